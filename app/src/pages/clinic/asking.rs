//! What is asked before an appointment, and a form to ask something else.

use super::lettering::Lettering;
use super::new_link::NewLink;
use super::relinking::Relinking;
use crate::asking_words::{asked_lines, names};
use crate::components::letter::Meeting;
use crate::components::link_once::LinkOnce;
use crate::components::loaded::{Loaded, Reading};
use crate::service_clock::now;
use leptos::prelude::*;
use measures::contract::clinician::InvitationView;
use measures::ids::AppointmentId;

/// What was asked before this appointment and what a new invitation would ask, with a form to make one while the
/// appointment is booked.
#[component]
pub fn Asking(
    /// The appointment.
    appointment: AppointmentId,
    /// Whether it is still to take place.
    booked: Signal<bool>,
    /// What is asked before it.
    reading: Reading<InvitationView>,
    /// Whom a letter with the link would be for.
    meeting: Signal<Option<Meeting>>,
) -> impl IntoView {
    let (link, told) = (RwSignal::new(None), RwSignal::new(String::new()));
    let view = move |content: Signal<InvitationView>| {
        let unsent =
            Memo::new(move |_| content.with(|view| view.asked.as_ref().is_some_and(|asked| !asked.sent)));
        let until = Signal::derive(move || content.with(|view| Some(view.asked.as_ref()?.until)));
        let again = reading.again;
        let relink = move || {
            (booked.get() && unsent.get())
                .then(|| view! { <Relinking appointment=appointment link=link told=told again=again/> })
        };
        let form = move || {
            booked
                .get()
                .then(|| view! { <NewLink appointment=appointment content=content link=link again=again/> })
        };
        view! {
            {move || content.with(asked)}
            {relink}
            <p class="bh-status" role="status">{move || told.get()}</p>
            {move || content.with(usual)}
            {form}
            <LinkOnce link=link/>
            <Lettering link=link meeting=meeting until=until/>
        }
    };
    view! {
        <section aria-labelledby="asking">
            <h2 id="asking">"Questions before this appointment"</h2>
            <Loaded reading=reading part=true view=view/>
        </section>
    }
}

fn asked(content: &InvitationView) -> impl IntoView + use<> {
    let line = |line| view! { <p>{line}</p> };
    match &content.asked {
        Some(asked) => asked_lines(asked, now()).into_iter().map(line).collect_view().into_any(),
        None => view! { <p>"No questions are asked for this appointment."</p> }.into_any(),
    }
}

fn usual(content: &InvitationView) -> impl IntoView + use<> {
    let usual = match &content.usual[..] {
        [] => "A new link would ask nothing, unless you add to it.".to_owned(),
        usual => format!("A new link asks, unless you change it: {}.", names(usual)),
    };
    let carried = match &content.carried[..] {
        [] => String::new(),
        carried => {
            format!(" Not asked again, because the referral form has the answers: {}.", names(carried))
        }
    };
    view! { <p>{usual}{carried}</p> }
}
