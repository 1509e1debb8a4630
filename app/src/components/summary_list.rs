//! Questions beside their answers.

use leptos::prelude::*;

/// A list of rows, each a question with its answer; the rows are the children.
#[component]
pub fn SummaryList(
    /// The rows.
    children: Children,
) -> impl IntoView {
    view! { <dl class="nhsuk-summary-list">{children()}</dl> }
}

/// One question, its answer, and what can be done about it, which is the children.
#[component]
pub fn SummaryRow(
    /// The question.
    key: AnyView,
    /// The answer.
    value: AnyView,
    /// A link to change it.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="nhsuk-summary-list__row">
            <dt class="nhsuk-summary-list__key">{key}</dt>
            <dd class="nhsuk-summary-list__value">{value}</dd>
            <dd class="nhsuk-summary-list__actions">{children()}</dd>
        </div>
    }
}
