//! What a page was sent, read first as whatever it is and then as what it is for. The readers that serde derives would
//! otherwise each bring what finds the place of a mistake and what reads a structure from a bare list: twice as much to
//! download, for mistakes that a page's own server does not make.

mod purpose;

use purpose::{Entries, Items};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Anything that travels. No call and no reply carries a binary fraction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Nothing,
    /// `true` or `false`.
    Truth(bool),
    /// A whole number.
    Whole(i64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Names with what stands under them, in the order written.
    Map(Vec<(String, Json)>),
}

/// What was sent is not what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl Json {
    /// Reads it as what it is for.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn read<T: DeserializeOwned>(self) -> Result<T, Unreadable> {
        T::deserialize(self)
    }

    fn text(self) -> Result<String, Unreadable> {
        if let Self::Text(text) = self { Ok(text) } else { Err(Unreadable) }
    }

    fn whole(self) -> Result<i64, Unreadable> {
        if let Self::Whole(number) = self { Ok(number) } else { Err(Unreadable) }
    }

    fn list(self) -> Result<Items, Unreadable> {
        if let Self::List(items) = self { Ok(Items::of(items)) } else { Err(Unreadable) }
    }

    fn map(self) -> Result<Entries, Unreadable> {
        let Self::Map(entries) = self else { return Err(Unreadable) };
        Ok(Entries::of(entries))
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not what was asked for")
    }
}

impl std::error::Error for Unreadable {}

impl Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Whatever)
    }
}

struct Whatever;

impl<'de> Visitor<'de> for Whatever {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no fraction")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Nothing)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Json, E> {
        Ok(Json::Truth(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Whole(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Json, E> {
        i64::try_from(number).map(Json::Whole).map_err(E::custom)
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = from.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = from.next_entry()? {
            entries.push(entry);
        }
        Ok(Json::Map(entries))
    }
}

#[cfg(test)]
mod tests;
