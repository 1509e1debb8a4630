//! Links between the patient's pages: real addresses, followed without leaving the page.

use crate::route::patient::Route;
use crate::visit::Visit;
use leptos::{ev::MouseEvent, prelude::*};

/// A link to another place.
#[component]
pub(super) fn RouteLink(to: Route, children: Children) -> impl IntoView {
    let visit = expect_context::<Visit>();
    link("nhsuk-link", to, Callback::new(move |()| visit.go(to)), children().into_any())
}

/// A link to another place that something must be done for first, which also goes there.
#[component]
pub(super) fn ActLink(to: Route, act: Callback<()>, children: Children) -> impl IntoView {
    link("nhsuk-link", to, act, children().into_any())
}

/// The link back, at the top of a page.
#[component]
pub(super) fn BackLink(to: Route) -> impl IntoView {
    let visit = expect_context::<Visit>();
    link("nhsuk-back-link", to, Callback::new(move |()| visit.go_back(to)), "Back".into_any())
}

fn link(class: &'static str, to: Route, go: Callback<()>, words: AnyView) -> AnyView {
    let follow = move |event: MouseEvent| {
        event.prevent_default();
        go.run(());
    };
    view! { <a class=class href=to.to_string() on:click=follow>{words}</a> }.into_any()
}
