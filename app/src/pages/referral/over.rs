//! Pages on which there is nothing more to do.

use super::stopped::CallUs;
use crate::arrival::arrive;
use crate::components::button::Button;
use crate::draft::{Draft, Over};
use leptos::prelude::*;

#[component]
pub(super) fn OverPage(why: Over) -> impl IntoView {
    let draft = expect_context::<Draft>();
    let (title, says) = match why {
        Over::Closed => (
            "This form is no longer here",
            "Its time is over, or its link has stopped working. Look for our newest message, or start again.",
        ),
        Over::Left => (
            "Your form is saved",
            "It has not been sent yet. You can close this page. To go on, open your link. We will ask for the date of \
             birth.",
        ),
        Over::ThrownAway => (
            "You have stopped this form",
            "Nothing was sent as a referral. What you told us has been deleted, unless you told us that you may not be \
             safe. Then the team keeps this form, with your name and how to reach you if you gave them.",
        ),
        Over::SentElsewhere => (
            "Your referral has been sent",
            "It was sent from another page or device. What you added here is saved with it.",
        ),
    };
    arrive(title);
    let again = Callback::new(move |()| draft.begin_anew());
    let may_begin = matches!(why, Over::Closed | Over::ThrownAway).then(|| {
        view! { <div class="bh-actions"><Button words="Start again" secondary=true on_press=again/></div> }
    });
    view! {
        <h1 class="nhsuk-heading-l" tabindex="-1">{title}</h1>
        <p>{says}</p>
        {may_begin}
        <CallUs/>
    }
}
