//! What the server does not have yet, kept on the phone so that only a key of the server's opens it: AES-256-GCM in
//! `IndexedDB`, by `public/phone.js`. The page holds the key in memory only.

use std::pin::Pin;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Lent by `public/boot.js`, which loads what it needs when it is first asked.
    #[wasm_bindgen(catch)]
    async fn phone(act: &str, place: &str, key: &str, text: &str) -> Result<JsValue, JsValue>;
}

/// The key of one form or one invitation, and what it is kept by: only the hash of that is ever stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    place: String,
    key: String,
}

impl Seal {
    /// The key as the server spells it. None if it is no key.
    #[must_use]
    pub fn of(place: &str, key: String) -> Option<Self> {
        let is_key = key.len() == 64 && key.bytes().all(|symbol| symbol.is_ascii_hexdigit());
        is_key.then(|| Self { place: place.to_owned(), key })
    }

    /// Keeps this on the phone, in the place of what was kept before; nothing is to forget what was. Whether it is
    /// kept: not where the browser cannot, nor once another tab has taken the place over.
    pub async fn keep(&self, text: &str) -> bool {
        ask("keep", &self.place, &self.key, text).await.is_truthy()
    }

    /// What was kept under this key, if anything was. From here on the place is this tab's.
    pub async fn kept(&self) -> Option<String> {
        ask("kept", &self.place, &self.key, "").await.as_string()
    }
}

/// Forgets what is kept in a place. A browser that refuses keeps what nobody can read.
pub async fn forget(place: &str) {
    ask("forget", place, "", "").await;
}

/// Boxed, because each future that waits for it would bring its own copy of the code that does.
fn ask<'a>(
    act: &'a str,
    place: &'a str,
    key: &'a str,
    text: &'a str,
) -> Pin<Box<dyn Future<Output = JsValue> + 'a>> {
    Box::pin(async move { phone(act, place, key, text).await.unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_256_bits() {
        assert!(Seal::of("form", "0f".repeat(32)).is_some());
        for broken in ["", "0f", &"0f".repeat(31), &"0f".repeat(33), &"0x".repeat(32), &"ä".repeat(32)] {
            assert!(Seal::of("form", broken.to_owned()).is_none(), "{broken}");
        }
    }
}
