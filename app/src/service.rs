//! The service's facts, which the server writes into each page.

use crate::api;
use leptos::prelude::document;
use measures::contract::public::ServiceFacts;
use std::sync::LazyLock;

static FACTS: LazyLock<ServiceFacts> = LazyLock::new(read);

/// The facts of the service this page belongs to.
///
/// # Panics
/// When the page carries none, so that the page says it has not opened.
#[must_use]
pub fn facts() -> &'static ServiceFacts {
    &FACTS
}

fn read() -> ServiceFacts {
    let written = document().get_element_by_id("service").and_then(|element| element.text_content());
    api::read(&written.unwrap_or_default()).expect("the page carries the service's facts")
}
