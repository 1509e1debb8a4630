//! What is typed and not yet saved, kept on the phone so that only this form's key opens it: AES-256-GCM, under a key
//! that the server gives and the page holds in memory only.

use crate::chance::random;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, ArrayBuffer, Object, Promise, Reflect, Uint8Array};
use web_sys::{CryptoKey, Storage, SubtleCrypto};

/// Where it is kept.
const PLACE: &str = "beforehand-form";
const ALGORITHM: &str = "AES-GCM";
/// The bytes before the sealed ones, never the same twice under one key.
const NONCE: usize = 12;

/// The key of one form.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Seal(Vec<u8>);

impl Seal {
    /// The key as the server spells it. None if it is no key.
    pub(super) fn of(hexadecimal: &str) -> Option<Self> {
        unhex(hexadecimal).filter(|key| key.len() == 32).map(Self)
    }

    /// Keeps this on the phone, in the place of what was kept before. A browser that cannot keeps nothing.
    pub(super) async fn keep(&self, text: &str) -> Option<()> {
        let nonce = random::<NONCE>()?;
        let sealed = self.run(&nonce, text.as_bytes(), Way::Close).await?;
        storage()?.set_item(PLACE, &hex(&[&nonce, sealed.as_slice()].concat())).ok()
    }

    /// What was kept under this key, if anything was.
    pub(super) async fn kept(&self) -> Option<String> {
        let bytes = unhex(&storage()?.get_item(PLACE).ok()??)?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
        String::from_utf8(self.run(nonce, sealed, Way::Open).await?).ok()
    }

    async fn run(&self, nonce: &[u8], bytes: &[u8], way: Way) -> Option<Vec<u8>> {
        let subtle = subtle()?;
        let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
        let raw = Uint8Array::from(self.0.as_slice());
        let key = subtle.import_key_with_str("raw", &raw, ALGORITHM, false, &usages).ok()?;
        let key: CryptoKey = wait(key).await?.dyn_into().ok()?;
        let how = Object::new();
        Reflect::set(&how, &"name".into(), &ALGORITHM.into()).ok()?;
        Reflect::set(&how, &"iv".into(), &Uint8Array::from(nonce)).ok()?;
        let bytes = Uint8Array::from(bytes);
        let done = match way {
            Way::Close => subtle.encrypt_with_object_and_buffer_source(&how, &key, &bytes),
            Way::Open => subtle.decrypt_with_object_and_buffer_source(&how, &key, &bytes),
        };
        let done: ArrayBuffer = wait(done.ok()?).await?.dyn_into().ok()?;
        Some(Uint8Array::new(&done).to_vec())
    }
}

/// Forgets whatever is kept.
pub(super) fn forget() {
    if let Some(storage) = storage() {
        // A browser that refuses keeps what nobody can read.
        let _ = storage.remove_item(PLACE);
    }
}

enum Way {
    Close,
    Open,
}

async fn wait(promise: Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}

/// Browsers have it only where the line to the server is secure.
fn subtle() -> Option<SubtleCrypto> {
    window().is_secure_context().then(|| window().crypto().ok())?.map(|crypto| crypto.subtle())
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pair = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    text.len().is_multiple_of(2).then(|| (0..text.len()).step_by(2).map(pair).collect())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_back_as_they_were_written() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(unhex(&hex(&bytes)), Some(bytes));
        for broken in ["0", "0g", "ä", "00 "] {
            assert_eq!(unhex(broken), None, "{broken}");
        }
    }

    #[test]
    fn a_key_has_256_bits() {
        assert!(Seal::of(&"0f".repeat(32)).is_some());
        for broken in ["", "0f", &"0f".repeat(31), &"0f".repeat(33), &"0x".repeat(32)] {
            assert!(Seal::of(broken).is_none(), "{broken}");
        }
    }
}
