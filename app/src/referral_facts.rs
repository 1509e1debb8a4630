//! What the service decided about referrals, which the server writes into the form's page.

use crate::api;
use leptos::prelude::document;
use measures::contract::referral::ReferralFacts;
use measures::referral::{self, Screen};
use std::sync::LazyLock;

static FACTS: LazyLock<ReferralFacts> = LazyLock::new(read);

/// What the service decided.
///
/// # Panics
/// When the page carries nothing, so that the page says it has not opened.
#[must_use]
pub fn facts() -> &'static ReferralFacts {
    &FACTS
}

/// A screen of the form, or the one that the service added.
#[must_use]
pub fn screen(id: &str) -> Option<&'static Screen> {
    referral::screen(id).or_else(|| facts().extra.as_ref().filter(|extra| extra.id == id))
}

fn read() -> ReferralFacts {
    let written = document().get_element_by_id("referral").and_then(|element| element.text_content());
    api::read(&written.unwrap_or_default()).expect("the page carries what the service decided")
}
