//! "Before your assessment": what else can be answered, in any order, now or later.

use super::links::RouteLink;
use super::stopped::CallUs;
use crate::arrival::arrive;
use crate::draft::{Draft, tasks};
use crate::route::referral::Route;
use leptos::prelude::*;
use measures::referral::{Form, Screen};
use measures::sitting::{Place, Sitting};

/// How far a task has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Untouched,
    Begun,
    Completed,
}

#[component]
pub(super) fn TasksPage() -> impl IntoView {
    arrive("Before your assessment");
    let draft = expect_context::<Draft>();
    let (form, open) = (draft.form(), draft.still_open());
    let row = |(title, screens): (&'static str, Vec<&'static Screen>)| {
        let (to, progress) = match screens.first() {
            Some(first) => (Route::asks(first, false), of_screens(&screens, &form)),
            None if open.measures => of_measures(&draft.sitting()?)?,
            None => return None,
        };
        Some(task(title, to, progress))
    };
    let rows = tasks().into_iter().filter_map(row).collect_view();
    view! {
        <h1 class="nhsuk-heading-l" tabindex="-1">"Before your assessment"</h1>
        <p>
            "Your referral has been sent. These questions help us prepare. Answer as many as you like, in any order. \
             You can leave any of them empty, and nothing here changes whether we contact you."
        </p>
        <p>"Everything is saved each time you press Continue. There is nothing to send."</p>
        {(!open.measures).then(|| view! {
            <p>
                "The questions about how you have been feeling have closed. They close when a first appointment is \
                 booked. If something has changed since, phone us, or tell your therapist."
            </p>
        })}
        <ul class="bh-tasks">{rows}</ul>
        <p>
            <strong>"Nobody is watching answers as they come in, including nights and weekends."</strong>
            " If you need help sooner, go to " <a href="#help">"Get help now"</a> "."
        </p>
        <ul class="bh-ways-out">
            <li><RouteLink to=Route::Later>"Save and come back later"</RouteLink></li>
            <li><RouteLink to=Route::Sent>"See my reference and what happens next"</RouteLink></li>
        </ul>
        <CallUs/>
    }
}

fn task(title: &'static str, to: Route, progress: Progress) -> AnyView {
    let status = match progress {
        Progress::Completed => view! { "Completed" }.into_any(),
        Progress::Begun => {
            view! { <strong class="nhsuk-tag nhsuk-tag--blue">"In progress"</strong> }.into_any()
        }
        Progress::Untouched => {
            view! { <strong class="nhsuk-tag nhsuk-tag--grey">"Not started"</strong> }.into_any()
        }
    };
    view! {
        <li class="bh-tasks__item">
            <RouteLink to=to>{title}</RouteLink>
            <span class="bh-tasks__status">{status}</span>
        </li>
    }
    .into_any()
}

/// A screen that was left counts, whatever was left empty on it.
fn of_screens(screens: &[&'static Screen], form: &Form) -> Progress {
    let asked = screens.iter().flat_map(|screen| form.questions(screen));
    let left: Vec<bool> = asked.map(|question| form.said(&question.id).is_some()).collect();
    progress(left.iter().any(|left| *left), left.iter().all(|left| *left))
}

fn of_measures(sitting: &Sitting) -> Option<(Route, Progress)> {
    let open = sitting.unanswered().count();
    let to = match sitting.place_to_resume() {
        // Everything was answered: it can be gone through again.
        Place::Check => Place::Question(sitting.questions().next()?),
        place => place,
    };
    Some((Route::Measure(to), progress(open < sitting.questions().count(), open == 0)))
}

fn progress(some: bool, all: bool) -> Progress {
    match (some, all) {
        (_, true) => Progress::Completed,
        (true, false) => Progress::Begun,
        (false, false) => Progress::Untouched,
    }
}
