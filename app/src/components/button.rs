//! Things to press.

use leptos::prelude::*;

/// A button. The one that goes on is primary; all others on the screen are secondary.
#[component]
pub fn Button(
    /// What it does.
    words: &'static str,
    /// Whether it is not the one that goes on.
    #[prop(optional)]
    secondary: bool,
    /// What happens when it is pressed.
    on_press: Callback<()>,
) -> impl IntoView {
    let class = if secondary { "nhsuk-button nhsuk-button--secondary" } else { "nhsuk-button" };
    view! { <button class=class type="button" on:click=move |_| on_press.run(())>{words}</button> }
}

/// The button of a form.
#[component]
pub fn SubmitButton(
    /// What it does.
    words: &'static str,
) -> impl IntoView {
    view! { <button class="nhsuk-button" type="submit">{words}</button> }
}

/// A form that stays on its page. What is wrong is said by the app, not by the browser.
#[component]
pub fn Form(
    /// Its id.
    id: &'static str,
    /// What happens when it is submitted.
    on_submit: Callback<()>,
    /// What it asks.
    children: Children,
) -> impl IntoView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    view! { <form id=id on:submit=submit novalidate>{children()}</form> }
}
