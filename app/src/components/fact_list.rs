//! Facts under their names.

use leptos::prelude::*;

/// A list of names and what stands under each.
#[component]
pub fn FactList(
    /// The names and the facts, in order.
    facts: Vec<(AnyView, AnyView)>,
) -> impl IntoView {
    let row = |(name, fact): (AnyView, AnyView)| {
        view! {
            <div class="nhsuk-summary-list__row">
                <dt class="nhsuk-summary-list__key">{name}</dt>
                <dd class="nhsuk-summary-list__value">{fact}</dd>
            </div>
        }
    };
    view! { <dl class="nhsuk-summary-list">{facts.into_iter().map(row).collect_view()}</dl> }
}
