//! Every instrument the portal knows: one file of declarations each, one file of words, and one line here.

use crate::evidence::{Band, Evidence};
use crate::instrument::Instrument;
use crate::score::Total;
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use std::fmt;

/// Lists the instruments. Each line is a file here and a file of words. The lists stand apart, so that a program
/// that never asks for the evidence or for the words does not carry them, and one that reads totals not where each
/// number comes from.
macro_rules! instruments {
    ($($name:ident),+ $(,)?) => {
        $(mod $name;)+
        static CATALOGUE: &[&Instrument] = &[$(&$name::INSTRUMENT),+];
        static EVIDENCE: &[&Evidence] = &[$(&$name::EVIDENCE),+];
        static BANDS: &[&[Band]] = &[$($name::EVIDENCE.bands),+];
        static ASKS_MORE_FROM: &[Option<Total>] = &[$($name::EVIDENCE.asks_more_from()),+];
        static SHIPPED: &[&str] = &[$(include_str!(concat!("../../wording/", stringify!($name), ".json"))),+];
    };
}

// Of two that are paired with one problem the first is asked, unless the service prefers the other.
instruments!(phq9, gad7, wsas, spin, iesr, pcl5, pdss, oci, mi, hai, phobia, employment, peqa, peqt);

/// Every instrument, in the order of the list.
pub fn catalogue() -> impl Iterator<Item = InstrumentId> {
    (0..CATALOGUE.len()).map(InstrumentId)
}

/// The name of an instrument that exists. On the wire and in the store it is the instrument's `id`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InstrumentId(usize);

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

    pub(crate) const fn first() -> Self {
        Self(0)
    }

    /// The name as stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.instrument().id
    }

    /// The declaration.
    #[must_use]
    pub fn instrument(self) -> &'static Instrument {
        CATALOGUE[self.0]
    }

    /// What staff need to read its totals, and where each number comes from.
    #[must_use]
    pub fn evidence(self) -> &'static Evidence {
        EVIDENCE[self.0]
    }

    /// The band a total falls in, where any are agreed. A substituted total between two whole points belongs to the band
    /// it has not left.
    #[must_use]
    pub fn band(self, total: Total) -> Option<&'static Band> {
        BANDS[self.0].iter().rev().find(|band| total >= band.from)
    }

    /// Points of one item that stands alone from which a clinician asks more. Not caseness.
    #[must_use]
    pub fn asks_more_from(self) -> Option<Total> {
        ASKS_MORE_FROM[self.0]
    }

    /// The words that ship with it, as a wording file: the published ones where they are free to reproduce, stand-ins
    /// of our own for the rest.
    #[must_use]
    pub fn shipped_wording(self) -> &'static str {
        SHIPPED[self.0]
    }
}

impl fmt::Debug for InstrumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for UnknownInstrument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no instrument has this name")
    }
}

impl Serialize for InstrumentId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for InstrumentId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::parse(&id).map_err(D::Error::custom)
    }
}
