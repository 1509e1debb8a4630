//! A number that is shown only when somebody asks for it: others may see the screen.

use leptos::prelude::*;
use measures::nhs_number;

/// An NHS number behind a button, grouped as people read it.
#[component]
pub fn OnRequest(
    /// Its digits.
    #[prop(into)]
    digits: String,
    /// Whose it is, for those who hear the button without what is around it.
    #[prop(into)]
    whose: String,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let number = move || {
        shown.get().then(|| view! { <span class="bh-number">{nhs_number::shown(&digits)}</span> " " })
    };
    let word = move || if shown.get() { "Hide" } else { "Show" };
    view! {
        <span role="status">{number}</span>
        <button class="nhsuk-link" type="button" on:click=move |_| shown.update(|shown| *shown = !*shown)>
            {word}
            " the NHS number"
            <span class="nhsuk-u-visually-hidden">{format!(" {whose}")}</span>
        </button>
    }
}
