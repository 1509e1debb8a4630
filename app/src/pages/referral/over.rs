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
            "It was sent from another page or device. What you added here after that may not be part of it. Phone us \
             about anything that we should know.",
        ),
        Over::PartClosed => (
            "This part has closed",
            "It closed while you were answering, so your last answers may not be part of your referral. If we \
             should know of them, phone us, or tell your therapist if you have an appointment.",
        ),
    };
    arrive(title);
    let again = Callback::new(move |()| draft.begin_anew());
    let may_begin = matches!(why, Over::Closed | Over::ThrownAway).then(|| {
        view! { <div class="bh-actions"><Button words="Start again" secondary=true on_press=again/></div> }
    });
    let rest = Callback::new(move |()| draft.go_on_with_the_rest());
    let may_go_on = (why == Over::PartClosed).then(|| {
        view! {
            <p>
                "If you need help now, call 111 and select the mental health option. Call 999 or go to A&E if your life \
                 is at risk. " <a href="#help">"All ways to get help now"</a>
            </p>
            <div class="bh-actions"><Button words="Go on" on_press=rest/></div>
        }
    });
    view! {
        <h1 class="nhsuk-heading-l" tabindex="-1">{title}</h1>
        <p>{says}</p>
        {may_begin}
        <CallUs/>
        {may_go_on}
    }
}
