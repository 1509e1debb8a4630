//! Words as they are read: first whatever was sent, then what it is for. The readers that serde derives for each type
//! of the file tell the line of a mistake, but a phone, which is sent no mistakes, would download four times as much.

use super::checking::{Fault, fault};
use super::{ItemWording, Wording, WordingFile};
use crate::civil::read_date;
use crate::instruments::InstrumentId;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

impl<'de> Deserialize<'de> for Wording {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let file = Read::deserialize(from)?.map("file").and_then(file).map_err(D::Error::custom)?;
        // A page is sent words by its own server, which has checked them.
        if cfg!(target_family = "wasm") {
            let instrument = InstrumentId::parse(&file.instrument).map_err(D::Error::custom)?;
            return Ok(Self { instrument, file });
        }
        Self::try_from(file).map_err(D::Error::custom)
    }
}

/// Whatever stands at a place of the file.
enum Read {
    Nothing,
    Text(String),
    Map(Entries),
}

/// What a map holds, in the order written, each key once.
struct Entries(Vec<(String, Read)>);

fn file(mut entries: Entries) -> Result<WordingFile, Fault> {
    let expires = entries.maybe("expires")?;
    let file = WordingFile {
        instrument: entries.text("instrument")?,
        language: entries.text("language")?,
        wording_version: entries.text("wording_version")?,
        licence: entries.text("licence")?,
        expires: match expires {
            Some(day) => Some(read_date(&day).ok_or_else(|| fault("expires", "not a date"))?),
            None => None,
        },
        notice: entries.maybe("notice")?,
        instruction: entries.maybe("instruction")?,
        stem: entries.maybe("stem")?,
        options: entries.texts("options")?,
        scales: entries.texts("scales")?,
        items: entries.items()?,
    };
    entries.none_left().map(|()| file)
}

fn item(mut entries: Entries) -> Result<ItemWording, Fault> {
    let item = ItemWording {
        text: entries.text("text")?,
        hint: entries.maybe("hint")?,
        section: entries.maybe("section")?,
        section_intro: entries.maybe("section_intro")?,
        options: entries.texts("options")?,
    };
    entries.none_left().map(|()| item)
}

impl Entries {
    fn take(&mut self, key: &str) -> Read {
        let place = self.0.iter().position(|(name, _)| name == key);
        place.map_or(Read::Nothing, |place| self.0.swap_remove(place).1)
    }

    fn maybe(&mut self, key: &str) -> Result<Option<String>, Fault> {
        match self.take(key) {
            Read::Nothing => Ok(None),
            Read::Text(text) => Ok(Some(text)),
            Read::Map(_) => Err(fault(key, "this must be text")),
        }
    }

    fn text(&mut self, key: &str) -> Result<String, Fault> {
        self.maybe(key)?.ok_or_else(|| fault(key, "this is missing"))
    }

    fn texts(&mut self, key: &str) -> Result<BTreeMap<String, String>, Fault> {
        let mut texts = BTreeMap::new();
        let mut entries = match self.take(key) {
            Read::Nothing => Self(Vec::new()),
            read => read.map(key)?,
        };
        while let Some((name, _)) = entries.0.last() {
            let name = name.clone();
            let text = entries.text(&name)?;
            texts.insert(name, text);
        }
        Ok(texts)
    }

    fn items(&mut self) -> Result<BTreeMap<String, ItemWording>, Fault> {
        let mut items = BTreeMap::new();
        for (id, read) in self.take("items").map("items")?.0 {
            let words = item(read.map(&id)?)?;
            items.insert(id, words);
        }
        Ok(items)
    }

    fn none_left(self) -> Result<(), Fault> {
        self.0
            .first()
            .map_or(Ok(()), |(key, _)| Err(fault(key, "a wording file has nothing of that name here")))
    }
}

impl Read {
    fn map(self, at: &str) -> Result<Entries, Fault> {
        match self {
            Self::Map(entries) => Ok(entries),
            Self::Nothing | Self::Text(_) => Err(fault(at, "this must be a map")),
        }
    }
}

impl<'de> Deserialize<'de> for Read {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Read;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text, a map or nothing")
    }

    fn visit_unit<E>(self) -> Result<Read, E> {
        Ok(Read::Nothing)
    }

    fn visit_str<E>(self, text: &str) -> Result<Read, E> {
        Ok(Read::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Read, A::Error> {
        let mut entries: Vec<(String, Read)> = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if entries.iter().any(|(other, _)| *other == key) {
                return Err(A::Error::custom(format_args!("“{key}” stands here a second time")));
            }
            entries.push((key, map.next_value()?));
        }
        Ok(Read::Map(Entries(entries)))
    }
}
