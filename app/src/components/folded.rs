//! What is shown on request.

use leptos::prelude::*;

/// Folded text under a line that opens it. What is seen of the line may be short: the rest of it is heard. On paper there
/// is no line to open, and what is folded is not there.
#[component]
pub fn Folded(
    /// The line.
    #[prop(into)]
    summary: String,
    /// What follows it for those who hear it.
    #[prop(optional, into)]
    about: String,
    /// What is folded.
    children: Children,
) -> impl IntoView {
    let about = (!about.is_empty())
        .then(|| view! { <span class="nhsuk-u-visually-hidden">{format!(" {about}")}</span> });
    view! {
        <details class="nhsuk-details bh-folded">
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">{summary}</span>
                {about}
            </summary>
            <div class="nhsuk-details__text">{children()}</div>
        </details>
    }
}
