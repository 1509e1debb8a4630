//! What every fact of a service is checked for.

use anyhow::{Result, bail, ensure};
use measures::promises::broken_promise;

/// Refuses what patients could not rely on: nothing at all, or a promise that nobody keeps.
pub(super) fn check_words(fact: &str, text: &str) -> Result<()> {
    ensure!(!text.trim().is_empty(), "`{fact}` is empty: patients rely on it");
    if let Some(promise) = broken_promise(text) {
        bail!("`{fact}` says “{promise}”, which nobody may be told here: {text}");
    }
    Ok(())
}

/// Refuses what nobody can dial.
pub(super) fn check_phone(fact: &str, phone: &str) -> Result<()> {
    ensure!(dialled(phone).len() >= 3, "`{fact}` has no phone number in it");
    Ok(())
}

/// Refuses an address that could be read on its way. A machine may talk to itself in the open: the demo does.
pub(super) fn check_address(fact: &str, address: &str) -> Result<()> {
    let (scheme, host) = address.split_once("://").unwrap_or_default();
    let itself = ["localhost", "127.0.0.1"].contains(&host.split(['/', ':']).next().unwrap_or_default());
    ensure!(
        !host.is_empty()
            && !host.contains(char::is_whitespace)
            && (scheme == "https" || scheme == "http" && itself),
        "`{fact}` is not an https address: {address}"
    );
    Ok(())
}

/// What a telephone dials: digits, and a leading plus.
#[must_use]
pub fn dialled(phone: &str) -> String {
    let phone = phone.trim();
    let plus = phone.starts_with('+').then_some('+');
    plus.into_iter().chain(phone.chars().filter(char::is_ascii_digit)).collect()
}
