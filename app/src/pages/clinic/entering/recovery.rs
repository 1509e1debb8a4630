//! Recovery codes, when they are new and when one was used.

use crate::components::button::Button;
use crate::components::page_heading::PageHeading;
use leptos::prelude::*;

/// New recovery codes, which are shown this once.
#[component]
pub fn RecoveryCodesShown(
    /// The codes.
    codes: Vec<String>,
    /// They are kept.
    go_on: Callback<()>,
) -> impl IntoView {
    let print = Callback::new(|()| {
        // A browser that does not print leaves the page as it is.
        let _ = window().print();
    });
    let code = |code: String| view! { <li><span class="bh-letter__address">{code}</span></li> };
    view! {
        <PageHeading title="Recovery codes">"Keep your recovery codes"</PageHeading>
        <p class="bh-narrow">
            "If you lose your phone, each of these lets you in once. Print them or write them down, and keep them where \
             nobody else finds them, not with your password. They are shown only now. Earlier codes have stopped working."
        </p>
        <ul class="nhsuk-list">{codes.into_iter().map(code).collect_view()}</ul>
        <div class="bh-screen-only">
            <Button words="I have kept them" on_press=go_on/>
            " "
            <Button words="Print" secondary=true on_press=print/>
        </div>
    }
}

/// How many are left when one was used.
#[component]
pub fn RecoveryCodesLeft(
    /// How many.
    left: u8,
    /// It was read.
    go_on: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="bh-signin">
            <PageHeading title="Recovery codes">"You used a recovery code"</PageHeading>
            <p>{left_words(left)}</p>
            <p>
                "If your phone is lost, replace the authenticator app under “Your account”. That stops the old one and makes \
                 new recovery codes."
            </p>
            <Button words="Continue" on_press=go_on/>
        </div>
    }
}

/// How many recovery codes can still be used, in a sentence.
#[must_use]
pub fn left_words(left: u8) -> String {
    match left {
        0 => "You have no recovery codes left. Make new ones under “Your account”.".to_owned(),
        1 => "You have 1 recovery code left.".to_owned(),
        some => format!("You have {some} recovery codes left."),
    }
}
