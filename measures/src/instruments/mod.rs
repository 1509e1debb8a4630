//! Every instrument the portal knows, one file each. A test compares this list with the folder.

mod gad7;
mod phq9;
mod wsas;

use crate::instrument::Instrument;
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use std::fmt;

static CATALOGUE: &[&Instrument] = &[&phq9::PHQ9, &gad7::GAD7, &wsas::WSAS];

/// Every instrument, in the order of the list.
pub fn catalogue() -> impl Iterator<Item = InstrumentId> {
    CATALOGUE.iter().map(|instrument| InstrumentId(instrument))
}

/// The name of an instrument that exists. On the wire and in the store it is the instrument's `id`.
#[derive(Clone, Copy)]
pub struct InstrumentId(&'static Instrument);

/// No instrument has this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownInstrument;

impl InstrumentId {
    /// The instrument of that name.
    ///
    /// # Errors
    /// When there is none.
    pub fn parse(id: &str) -> Result<Self, UnknownInstrument> {
        catalogue().find(|known| known.as_str() == id).ok_or(UnknownInstrument)
    }

    /// The name as stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0.id
    }

    /// The declaration.
    #[must_use]
    pub fn instrument(self) -> &'static Instrument {
        self.0
    }
}

impl PartialEq for InstrumentId {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

impl Eq for InstrumentId {}

impl std::hash::Hash for InstrumentId {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.id.hash(state);
    }
}

impl fmt::Debug for InstrumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.id)
    }
}

impl fmt::Display for UnknownInstrument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no instrument has this name")
    }
}

impl Serialize for InstrumentId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.id)
    }
}

impl<'de> Deserialize<'de> for InstrumentId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::parse(&id).map_err(D::Error::custom)
    }
}
