//! The words of every instrument: those that ship, how they are shown, and what is refused.

mod pinned;
mod refused;
mod shipped;
mod showing;
mod template;

use measures::instrument::Item;
use measures::instruments::{InstrumentId, catalogue};
use measures::wording::Wording;
use serde_json::Value;

/// The words that ship with an instrument.
fn shipped(id: &str) -> Wording {
    read(&file(id)).unwrap_or_else(|refusal| panic!("{id}: {refusal}"))
}

/// The same as they are written down.
fn file(id: &str) -> Value {
    let id = InstrumentId::parse(id).expect("it is in the catalogue");
    serde_json::from_str(id.shipped_wording()).expect("JSON")
}

/// What reading a file comes to: the words, or the sentence that refuses them.
fn read(file: &Value) -> Result<Wording, String> {
    serde_json::from_str(&file.to_string()).map_err(|refusal| refusal.to_string())
}

fn item(id: &str, number: u8) -> &'static Item {
    InstrumentId::parse(id).expect("it is in the catalogue").instrument().item(number).expect("an item")
}

fn ids() -> impl Iterator<Item = &'static str> {
    catalogue().map(InstrumentId::as_str)
}
