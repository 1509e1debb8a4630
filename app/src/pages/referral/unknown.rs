//! What is said while it cannot be found out whether there is a form to go on with. A new one would take its place.

use super::stopped::CallUs;
use crate::api::Failure;
use crate::arrival::arrive;
use crate::components::button::Button;
use crate::draft::Draft;
use crate::words;
use leptos::prelude::*;

#[component]
pub(super) fn UnknownPage(failure: Failure) -> impl IntoView {
    let title = "We could not open the form";
    arrive(title);
    let draft = expect_context::<Draft>();
    let again = Callback::new(move |()| draft.look_again());
    view! {
        <h1 class="nhsuk-heading-l" tabindex="-1">{title}</h1>
        <p>"If you have begun a form before, it is still there."</p>
        <p>{words::failure(&failure)}</p>
        <div class="bh-actions"><Button words="Try again" on_press=again/></div>
        <h2 class="nhsuk-heading-m">"If you need help now"</h2>
        <p>
            "Call 111 and select the mental health option. Call 999 or go to A&E if your life is at risk. "
            <a href="#help">"All ways to get help now"</a>
        </p>
        <CallUs/>
    }
}
