//! Words as they are read: first whatever was sent, then what it is for. The readers that serde derives for each type
//! of the file tell the line of a mistake, but a phone, which is sent no mistakes, would download four times as much.

use super::{ItemWording, Wording, WordingFile};
use crate::civil::read_date;
use crate::instruments::InstrumentId;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

impl<'de> Deserialize<'de> for Wording {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let file = Read::deserialize(from)?.file().ok_or_else(|| D::Error::custom("not a wording file"))?;
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

impl Read {
    fn file(self) -> Option<WordingFile> {
        let mut entries = self.map()?;
        let expires = entries.maybe("expires")?;
        let file = WordingFile {
            instrument: entries.maybe("instrument")??,
            language: entries.maybe("language")??,
            wording_version: entries.maybe("wording_version")??,
            licence: entries.maybe("licence")??,
            expires: if let Some(day) = expires { Some(read_date(&day)?) } else { None },
            notice: entries.maybe("notice")?,
            instruction: entries.maybe("instruction")?,
            stem: entries.maybe("stem")?,
            options: entries.texts("options")?,
            scales: entries.texts("scales")?,
            items: entries.items()?,
        };
        entries.0.is_empty().then_some(file)
    }

    fn item(self) -> Option<ItemWording> {
        let mut entries = self.map()?;
        let item = ItemWording {
            text: entries.maybe("text")??,
            hint: entries.maybe("hint")?,
            section: entries.maybe("section")?,
            section_intro: entries.maybe("section_intro")?,
            options: entries.texts("options")?,
        };
        entries.0.is_empty().then_some(item)
    }

    fn map(self) -> Option<Entries> {
        if let Self::Map(entries) = self { Some(entries) } else { None }
    }
}

impl Entries {
    fn take(&mut self, key: &str) -> Read {
        let place = self.0.iter().position(|(name, _)| name == key);
        place.map_or(Read::Nothing, |place| self.0.swap_remove(place).1)
    }

    /// Text that may be missing. None where something else stands there.
    fn maybe(&mut self, key: &str) -> Option<Option<String>> {
        match self.take(key) {
            Read::Nothing => Some(None),
            Read::Text(text) => Some(Some(text)),
            Read::Map(_) => None,
        }
    }

    fn texts(&mut self, key: &str) -> Option<BTreeMap<String, String>> {
        let entries = match self.take(key) {
            Read::Nothing => Vec::new(),
            read => read.map()?.0,
        };
        let mut texts = BTreeMap::new();
        for (name, read) in entries {
            let Read::Text(text) = read else { return None };
            texts.insert(name, text);
        }
        Some(texts)
    }

    fn items(&mut self) -> Option<BTreeMap<String, ItemWording>> {
        let mut items = BTreeMap::new();
        for (id, read) in self.take("items").map()?.0 {
            items.insert(id, read.item()?);
        }
        Some(items)
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
