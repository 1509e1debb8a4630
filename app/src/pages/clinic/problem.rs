//! What a referral is for, and changing it.

use super::session::Desk;
use super::setting::{Changing, Setting};
use leptos::prelude::*;
use measures::contract::clinician::SetProblemDescriptor;
use measures::ids::ReferralId;
use measures::problem::ProblemDescriptor;

/// The problem descriptor with a form to change it, folded away.
#[component]
pub fn Problem(
    /// The referral.
    referral: ReferralId,
    /// What it is for, if a clinician has said.
    problem: Signal<Option<ProblemDescriptor>>,
    /// Reads the appointment again.
    again: Callback<()>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let place = |problem| ProblemDescriptor::ALL.iter().position(|other| *other == problem);
    let now = Signal::derive(move || problem.get().and_then(place));
    let set = Changing::new(move |place: Option<usize>| {
        let problem_descriptor = place.and_then(|place| ProblemDescriptor::ALL.get(place)).copied();
        Box::pin(async move { desk.send(&SetProblemDescriptor { referral, problem_descriptor }).await })
    });
    view! {
        <Setting
            name="problem"
            says="Problem descriptor"
            label="Problem descriptor"
            summary="Change the problem descriptor"
            words=ProblemDescriptor::ALL.map(ProblemDescriptor::words).to_vec()
            now=now
            hint=Some("This changes what the next invitation asks; one already made stays as it is.")
            set=set
            again=again
        />
    }
}
