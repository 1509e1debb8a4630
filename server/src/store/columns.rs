//! Columns as they are stored and as we hold them. Everything is text or a 64-bit number.

use super::{Result, Times};
use chrono::{DateTime, Utc};
use measures::answers::{Answer, Reply};
use measures::instrument::Asks;
use measures::instruments::InstrumentId;
use serde::Serialize;
use serde::de::value::{Error as NotThat, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};
use sqlx::any::AnyRow;
use sqlx::{Row, ValueRef};

/// Reads a row's columns as what they were written from.
pub(super) trait Columns {
    /// A word that stands for a value: a name of a record, a choice, a date.
    fn word<T: DeserializeOwned>(&self, column: &str) -> Result<T>;
    /// A value kept as JSON.
    fn json<T: DeserializeOwned>(&self, column: &str) -> Result<T>;
    /// Words that are only words.
    fn text(&self, column: &str) -> Result<String>;
    /// A whole number.
    fn number<T: TryFrom<i64, Error: std::error::Error + Send + Sync + 'static>>(
        &self,
        column: &str,
    ) -> Result<T>;
    /// An instant.
    fn instant(&self, column: &str) -> Result<DateTime<Utc>>;
    /// The times in the columns `given_at` and `received_at`.
    fn times(&self) -> Result<Times>;
    /// The answer in the columns `instrument`, `item` and `choice`: one that was chosen or withheld.
    fn answer(&self) -> Result<Answer>;
    /// The answer in those columns and `said`, of whatever kind.
    fn said(&self) -> Result<Answer>;
    /// A column that may be null, read by one of the above.
    fn maybe<T>(&self, column: &str, read: fn(&Self, &str) -> Result<T>) -> Result<Option<T>>;
}

impl Columns for AnyRow {
    fn word<T: DeserializeOwned>(&self, column: &str) -> Result<T> {
        read_word(column, &self.text(column)?)
    }

    fn json<T: DeserializeOwned>(&self, column: &str) -> Result<T> {
        serde_json::from_str(&self.text(column)?).map_err(|error| unread(column, error))
    }

    fn text(&self, column: &str) -> Result<String> {
        self.try_get(column)
    }

    fn number<T: TryFrom<i64, Error: std::error::Error + Send + Sync + 'static>>(
        &self,
        column: &str,
    ) -> Result<T> {
        T::try_from(self.try_get::<i64, _>(column)?).map_err(|error| unread(column, error))
    }

    fn instant(&self, column: &str) -> Result<DateTime<Utc>> {
        let millis = self.try_get(column)?;
        DateTime::from_timestamp_millis(millis).ok_or_else(|| unread(column, "an instant out of range"))
    }

    fn times(&self) -> Result<Times> {
        Ok(Times { given: self.instant("given_at")?, at: self.instant("received_at")? })
    }

    fn answer(&self) -> Result<Answer> {
        let reply = self.maybe("choice", Self::number)?.map_or(Reply::Withheld, Reply::Chosen);
        parsed(self.word("instrument")?, self.number("item")?, reply)
    }

    fn said(&self) -> Result<Answer> {
        let (instrument, item) = (self.word::<InstrumentId>("instrument")?, self.number("item")?);
        let reply = match (self.maybe("choice", Self::number)?, self.maybe("said", Self::text)?) {
            (Some(option), _) => Reply::Chosen(option),
            (None, None) => Reply::Withheld,
            (None, Some(_))
                if instrument.instrument().item(item).is_some_and(|item| item.asks == Asks::Day) =>
            {
                Reply::Day(self.word("said")?)
            }
            (None, Some(words)) => Reply::Wrote(words),
        };
        parsed(instrument, item, reply)
    }

    fn maybe<T>(&self, column: &str, read: fn(&Self, &str) -> Result<T>) -> Result<Option<T>> {
        if self.try_get_raw(column)?.is_null() { Ok(None) } else { read(self, column).map(Some) }
    }
}

/// What a word in this column stands for.
pub(super) fn read_word<T: DeserializeOwned>(column: &str, word: &str) -> Result<T> {
    let word: StrDeserializer<'_, NotThat> = word.into_deserializer();
    T::deserialize(word).map_err(|error| unread(column, error))
}

fn parsed(instrument: InstrumentId, item: u8, reply: Reply) -> Result<Answer> {
    Answer::parse(instrument, item, reply).map_err(|error| unread("choice", error.to_string()))
}

/// A column that holds nothing that was written into it.
pub(super) fn unread(
    column: &str,
    error: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> sqlx::Error {
    sqlx::Error::ColumnDecode { index: column.to_owned(), source: error.into() }
}

/// The word that stands for a value.
pub(super) fn word(value: impl Serialize) -> Result<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        Ok(other) => Err(sqlx::Error::Encode(format!("not a word: {other}").into())),
        Err(error) => Err(sqlx::Error::Encode(error.into())),
    }
}

/// A value as JSON.
pub(super) fn json(value: impl Serialize) -> Result<String> {
    serde_json::to_string(&value).map_err(|error| sqlx::Error::Encode(error.into()))
}

/// The place of the chosen option, and what was said where an item asks for words or a day. An answer withheld has
/// neither.
pub(super) fn choice(answer: &Answer) -> (Option<i64>, Option<String>) {
    match answer.reply() {
        Reply::Chosen(option) => (Some(i64::from(*option)), None),
        Reply::Wrote(words) => (None, Some(words.clone())),
        Reply::Day(day) => (None, Some(day.to_string())),
        Reply::Withheld => (None, None),
    }
}

/// What tells the tries of a phone apart. Null where only the sequence does.
pub(super) fn key(key: u64) -> Option<i64> {
    (key != 0).then_some(key.cast_signed())
}
