//! Links between the patient's pages: real addresses, followed without leaving the page.

use crate::route::patient::Route;
use crate::visit::Visit;
use leptos::prelude::*;

/// A link to another place.
#[component]
pub(super) fn RouteLink(to: Route, children: Children) -> impl IntoView {
    let visit = expect_context::<Visit>();
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        visit.go(to);
    };
    view! { <a class="nhsuk-link" href=to.to_string() on:click=go>{children()}</a> }
}

/// The link back, at the top of a page.
#[component]
pub(super) fn BackLink(to: Route) -> impl IntoView {
    let visit = expect_context::<Visit>();
    let go_back = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        visit.go_back(to);
    };
    view! { <a class="nhsuk-back-link" href=to.to_string() on:click=go_back>"Back"</a> }
}
