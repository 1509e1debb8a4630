//! The alerts of a patient: those that wait, open and first; those that were dealt with, folded and last.

use super::acknowledging::Acknowledging;
use super::unrecorded::Unrecorded;
use crate::brief_words::alert_heading;
use crate::components::alert_story::AlertStory;
use crate::components::each::Each;
use crate::components::notice::Notice;
use crate::earlier::earlier_lines;
use crate::route::clinic::Screen;
use crate::times::date_and_clock;
use crate::worded::Wordings;
use leptos::prelude::*;
use measures::alert_queue::Happening;
use measures::contract::clinician::{Acknowledged, Alert, Happened, Measure};
use measures::ids::AlertId;

/// Alerts that wait to be acknowledged. They cannot be folded away; what is below them can be used meanwhile.
#[component]
pub fn OpenAlerts(
    /// All alerts of the patient.
    #[prop(into)]
    alerts: Signal<Vec<Alert>>,
    /// What was answered, which tells what belongs to the same appointment.
    #[prop(into)]
    measures: Signal<Vec<Measure>>,
    /// The words they are about.
    #[prop(into)]
    wordings: Signal<Wordings>,
    /// Whether they are of a patient on the caller's own caseload. Others acknowledge where the alert has gone to them.
    #[prop(default = Signal::stored(true), into)]
    own: Signal<bool>,
    /// Those that the server lets the caller acknowledge; all of them, where it shows no others.
    #[prop(optional, into)]
    in_sight: Option<Signal<Vec<AlertId>>>,
    /// Reads them again.
    again: Callback<()>,
) -> impl IntoView {
    let done = RwSignal::new(None);
    let open = Memo::new(move |_| {
        let open = |alert: &&Alert| alert.acknowledged.is_none();
        alerts.with(|alerts| alerts.iter().filter(open).cloned().collect::<Vec<_>>())
    });
    let taken = Memo::new(move |_| {
        let taken = |alert: &&Alert| alert.acknowledged.is_some();
        alerts.with(|alerts| alerts.iter().filter(taken).cloned().collect::<Vec<_>>())
    });
    // What was done about one alert says nothing about the next.
    Effect::new(move |before: Option<usize>| {
        let waiting = open.with(Vec::len);
        if before.is_some_and(|before| waiting > before) {
            done.set(None);
        }
        waiting
    });
    let waiting = move || match open.with(Vec::len) {
        0 if taken.with(Vec::is_empty) => String::new(),
        0 => "No alert waits to be acknowledged".to_owned(),
        1 => "1 alert to acknowledge".to_owned(),
        some => format!("{some} alerts to acknowledge"),
    };
    let earlier = move |alert: Signal<Alert>| {
        Memo::new(move |_| {
            alerts.with(|all| measures.with(|measures| alert.with(|open| earlier_lines(open, all, measures))))
        })
    };
    let banner = move |alert| {
        let refused = refused(alert, own, in_sight);
        view! { <OpenAlert alert=alert wordings=wordings earlier=earlier(alert) refused=refused again=again done=done/> }
    };
    view! {
        <p class="nhsuk-u-visually-hidden" role="status">{waiting}</p>
        <Notice words=done/>
        <Each of=taken key=|alert: &Alert| alert.alert view=overtaken/>
        <Each of=open key=|alert: &Alert| alert.alert view=banner/>
    }
}

/// What somebody had begun to write about an alert that has been acknowledged meanwhile, in the place of the form.
fn overtaken(alert: Signal<Alert>) -> impl IntoView {
    let id = alert.with_untracked(|alert| alert.alert);
    let life = Memo::new(move |_| {
        let happened = |Acknowledged { by, at, actions, note }: Acknowledged| Happened {
            happening: Happening::Acknowledged { actions, note },
            at,
            by: Some(by),
        };
        alert.with(|alert| alert.acknowledged.clone()).map(happened).into_iter().collect::<Vec<_>>()
    });
    view! { <Unrecorded alert=id life=life/> }
}

/// An alert that waits, with the form to acknowledge it.
#[component]
pub fn OpenAlert(
    /// The alert.
    alert: Signal<Alert>,
    /// The words it is about.
    #[prop(into)]
    wordings: Signal<Wordings>,
    /// What was said in alerts that were dealt with, a line each.
    earlier: Memo<Vec<String>>,
    /// Why it is not theirs to acknowledge here, if it is not.
    #[prop(default = Signal::stored(None))]
    refused: Signal<Option<&'static str>>,
    /// Reads it again.
    again: Callback<()>,
    /// Where to say what came of it.
    done: RwSignal<Option<String>>,
    /// Whether it is looked at in the queue. Elsewhere there is a way there.
    #[prop(optional)]
    in_queue: bool,
) -> impl IntoView {
    let line = |line: String| view! { <p><strong>{line}</strong></p> };
    let heading = alert_heading(alert.with_untracked(|alert| alert.alert));
    let leads_on = move || refused.get().is_none() && !in_queue;
    view! {
        <section class="bh-alert" aria-labelledby=heading.clone()>
            <h2 class="bh-alert__heading" id=heading.clone() tabindex="-1">"Alert to acknowledge"</h2>
            <div class="bh-alert__body">
                {move || earlier.get().into_iter().map(line).collect_view()}
                {move || view! { <AlertStory alert=alert.get() wordings=wordings.get()/> }}
                <Show when=move || refused.get().is_none() fallback=move || view! { <p>{refused}</p> }>
                    <Acknowledging alert=alert again=again done=done/>
                </Show>
                <Show when=leads_on>{to_queue(alert)}</Show>
            </div>
        </section>
    }
}

/// Alerts that were dealt with: by whom, when and how, under their own line.
#[component]
pub fn AcknowledgedAlerts(
    /// All alerts of the patient.
    #[prop(into)]
    alerts: Signal<Vec<Alert>>,
    /// The words they are about.
    #[prop(into)]
    wordings: Signal<Wordings>,
    /// What they are called.
    #[prop(default = "Acknowledged alerts")]
    heading: &'static str,
    /// Whether they are of a patient on the caller's own caseload. Others look where the alerts have gone to them.
    #[prop(default = Signal::stored(true), into)]
    own: Signal<bool>,
    /// Those that the server shows the caller in the queue; all of them, where it shows no others.
    #[prop(optional, into)]
    in_sight: Option<Signal<Vec<AlertId>>>,
) -> impl IntoView {
    let closed = Memo::new(move |_| {
        let closed = |alert: &&Alert| alert.acknowledged.is_some();
        alerts.with(|alerts| alerts.iter().filter(closed).cloned().collect::<Vec<_>>())
    });
    view! {
        <Show when=move || closed.with(|closed| !closed.is_empty())>
            <h2>{heading}</h2>
            <Each of=closed key=|alert: &Alert| alert.alert view=move |alert| folded(alert, wordings, refused(alert, own, in_sight))/>
        </Show>
    }
}

fn folded(
    alert: Signal<Alert>,
    wordings: Signal<Wordings>,
    refused: Signal<Option<&'static str>>,
) -> impl IntoView {
    let line = move || {
        let by = |acknowledged: &_| {
            let Acknowledged { by, at, .. } = acknowledged;
            format!("{}, by {by}", date_and_clock(*at))
        };
        let closed = |alert: &Alert| if alert.closed.is_some() { "" } else { ". Not closed" };
        alert.with(|alert| Some(alert.acknowledged.as_ref().map(by)? + closed(alert)))
    };
    let place = alert_heading(alert.with_untracked(|alert| alert.alert));
    view! {
        <details class="nhsuk-details">
            <summary class="nhsuk-details__summary" id=place>
                <span class="nhsuk-details__summary-text">"Acknowledged " {line}</span>
            </summary>
            <div class="nhsuk-details__text">
                {move || view! { <AlertStory alert=alert.get() wordings=wordings.get()/> }}
                <Show when=move || refused.get().is_none()>{to_queue(alert)}</Show>
            </div>
        </details>
    }
}

/// Why an alert is not theirs to acknowledge, or to follow into the queue, if it is not.
fn refused(
    alert: Signal<Alert>,
    own: Signal<bool>,
    in_sight: Option<Signal<Vec<AlertId>>>,
) -> Signal<Option<&'static str>> {
    let seen =
        move || in_sight.is_none_or(|seen| seen.with(|all| alert.with(|alert| all.contains(&alert.alert))));
    Signal::derive(move || match (own.get(), seen()) {
        (false, _) => Some("Only the therapist acknowledges it here."),
        (true, false) => {
            Some("Your referral has ended. The therapist who looks after them now acknowledges it.")
        }
        (true, true) => None,
    })
}

/// The way to what happened to an alert, and to what is recorded after acknowledging it.
fn to_queue(alert: Signal<Alert>) -> impl IntoView {
    let link = Screen::Alert(alert.with_untracked(|alert| alert.alert)).to_string();
    view! { <p class="bh-screen-only"><a href=link>"What happened to this alert, contacts and closing"</a></p> }
}
