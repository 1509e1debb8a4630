//! Leaving the rest of a part for the phone: what it means, before it is done.

use super::links::{BackLink, RouteLink};
use super::start::lower_first;
use crate::arrival::{CameUp, arrive};
use crate::components::button::Button;
use crate::route::patient::Route;
use crate::visit::Visit;
use leptos::prelude::*;
use measures::sitting::{Place, Question, Sitting};

#[component]
pub(super) fn WithholdPage(at: Question, returning: bool, sitting: Sitting) -> impl IntoView {
    arrive("Talk about this part on the phone");
    let visit = expect_context::<Visit>();
    // The visit leads only to questions that the sitting asks.
    let (id, _) = sitting.declared(at)?;
    let about = lower_first(id.instrument().about);
    let stays = sitting.standing().any(|answer| answer.instrument() == id);
    let question = Route::At { place: Place::Question(at), returning };
    let came_up = CameUp::now();
    let skip = Callback::new(move |()| {
        // The second half of a double press on the link that led here says nothing.
        if !came_up.just_now() {
            visit.withhold_rest(at.part, returning);
        }
    });
    Some(view! {
        <BackLink to=question/>
        <h1 tabindex="-1">"Talk about this part on the phone"</h1>
        <p>{format!("Part {}: {about}.", at.part)}</p>
        <p>
            "We will not ask the rest of these questions now. Your therapist can go through them with you."
        </p>
        {stays.then(|| view! { <p>"What you have answered in this part stays."</p> })}
        <div class="bh-actions">
            <Button words="Yes, skip this part" on_press=skip/>
            <RouteLink to=question>"Go back to the question"</RouteLink>
        </div>
    })
}
