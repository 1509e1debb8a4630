//! Links between the form's pages: real addresses, followed without leaving the page.

use crate::draft::Draft;
use crate::route::referral::Route;
use leptos::{ev::MouseEvent, prelude::*};

/// A link to another place.
#[component]
pub(super) fn RouteLink(to: Route, children: Children) -> impl IntoView {
    let draft = expect_context::<Draft>();
    link("nhsuk-link", to, Callback::new(move |()| draft.go(to)), children().into_any())
}

/// The link back, at the top of a page.
#[component]
pub(super) fn BackLink(to: Route) -> impl IntoView {
    let draft = expect_context::<Draft>();
    link("nhsuk-back-link", to, Callback::new(move |()| draft.go_back(to)), "Back".into_any())
}

fn link(class: &'static str, to: Route, go: Callback<()>, words: AnyView) -> AnyView {
    let follow = move |event: MouseEvent| {
        event.prevent_default();
        go.run(());
    };
    view! { <a class=class href=to.to_string() on:click=follow>{words}</a> }.into_any()
}
