//! Wording files: a map that has a key once, and the empty form for a service to fill.

use super::{ItemWording, Wording, WordingFile};
use std::collections::BTreeMap;

/// A map of a file. A key that stands twice is refused where it stands, rather than read as the last of the two.
pub(super) mod unique {
    use serde::de::{Error, MapAccess, Visitor};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::collections::BTreeMap;
    use std::fmt;
    use std::marker::PhantomData;

    pub fn serialize<T: Serialize, S: Serializer>(
        map: &BTreeMap<String, T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        map.serialize(serializer)
    }

    pub fn deserialize<'de, T, D>(deserializer: D) -> Result<BTreeMap<String, T>, D::Error>
    where
        T: Deserialize<'de>,
        D: Deserializer<'de>,
    {
        deserializer.deserialize_map(Once(PhantomData))
    }

    struct Once<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Once<T> {
        type Value = BTreeMap<String, T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map with each key once")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
            let mut map = BTreeMap::new();
            while let Some(key) = entries.next_key::<String>()? {
                if map.contains_key(&key) {
                    return Err(A::Error::custom(format!("“{key}” stands here a second time")));
                }
                map.insert(key, entries.next_value()?);
            }
            Ok(map)
        }
    }
}

impl Wording {
    /// The same file without its words, for a service to put its licensed words in. As it is, it is refused: every
    /// word is missing.
    #[must_use]
    pub fn template(&self) -> WordingFile {
        let blank = |words: &BTreeMap<String, String>| -> BTreeMap<String, String> {
            words.keys().map(|name| (name.clone(), String::new())).collect()
        };
        let item = |words: &ItemWording| ItemWording {
            text: String::new(),
            hint: words.hint.as_ref().map(|_| String::new()),
            section: words.section.as_ref().map(|_| String::new()),
            section_intro: words.section_intro.as_ref().map(|_| String::new()),
            options: blank(&words.options),
        };
        WordingFile {
            wording_version: String::new(),
            licence: String::new(),
            expires: None,
            notice: None,
            instruction: self.file.instruction.as_ref().map(|_| String::new()),
            stem: self.file.stem.as_ref().map(|_| String::new()),
            options: blank(&self.file.options),
            scales: blank(&self.file.scales),
            items: self.file.items.iter().map(|(id, words)| (id.clone(), item(words))).collect(),
            ..self.file.clone()
        }
    }
}
