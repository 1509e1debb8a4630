//! Dates and local times on the wire: `2026-03-03` and `2026-03-03T10:30:00`, to the second. What chrono itself
//! would bring to read them reads every format there is, and a patient's phone would download all of it.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

/// For a date.
pub(crate) mod date {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use std::borrow::Cow;

    pub(crate) fn serialize<S: Serializer>(date: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&super::write_date(*date))
    }

    pub(crate) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<NaiveDate, D::Error> {
        let text = Cow::<str>::deserialize(from)?;
        super::read_date(&text).ok_or_else(|| D::Error::custom("not a date"))
    }
}

/// For a time.
pub(crate) mod time {
    use chrono::NaiveDateTime;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use std::borrow::Cow;

    pub(crate) fn serialize<S: Serializer>(at: &NaiveDateTime, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&super::write_time(*at))
    }

    pub(crate) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<NaiveDateTime, D::Error> {
        let text = Cow::<str>::deserialize(from)?;
        super::read_time(&text).ok_or_else(|| D::Error::custom("not a time"))
    }
}

/// For a time that may be missing.
pub(crate) mod maybe_time {
    use chrono::NaiveDateTime;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(at: &Option<NaiveDateTime>, to: S) -> Result<S::Ok, S::Error> {
        at.map(super::write_time).serialize(to)
    }

    pub(crate) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Option<NaiveDateTime>, D::Error> {
        let read = |text: String| super::read_time(&text).ok_or_else(|| D::Error::custom("not a time"));
        Option::<String>::deserialize(from)?.map(read).transpose()
    }
}

/// For a date that may be missing.
pub(crate) mod maybe_date {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(date: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
        date.map(super::write_date).serialize(to)
    }

    pub(crate) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
        let read = |text: String| super::read_date(&text).ok_or_else(|| D::Error::custom("not a date"));
        Option::<String>::deserialize(from)?.map(read).transpose()
    }
}

/// A date as it travels.
pub(crate) fn write_date(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

fn write_time(at: NaiveDateTime) -> String {
    format!("{}T{:02}:{:02}:{:02}", write_date(at.date()), at.hour(), at.minute(), at.second())
}

/// A date as it travelled.
pub(crate) fn read_date(text: &str) -> Option<NaiveDate> {
    let [year, month, day] = numbers(text, '-', [4, 2, 2])?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

fn read_time(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.split_once('T')?;
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    read_date(date)?.and_hms_opt(hour, minute, second)
}

/// Three numbers of so many digits each.
fn numbers(text: &str, between: char, digits: [usize; 3]) -> Option<[u32; 3]> {
    let mut parts = text.split(between);
    let mut numbers = [0; 3];
    for (number, digits) in numbers.iter_mut().zip(digits) {
        let part = parts.next()?;
        let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        *number = plain.then(|| part.parse().ok())??;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_chrono_writes_and_is_read_again() {
        for (year, month, day, hour) in
            [(1901, 1, 1, 0), (1985, 12, 31, 9), (2000, 2, 29, 23), (2026, 10, 5, 12)]
        {
            let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            let at = date.and_hms_opt(hour, 5, 59).unwrap();
            assert_eq!(write_date(date), date.to_string());
            assert_eq!(write_time(at), format!("{at:?}"));
            assert_eq!(read_date(&write_date(date)), Some(date));
            assert_eq!(read_time(&write_time(at)), Some(at));
        }
    }

    #[test]
    fn nothing_else_is_read() {
        for text in [
            "",
            "2026-3-3",
            "2026-03",
            "2026-02-30",
            "2026-03-03-01",
            "+026-03-03",
            "2026-03-0３",
            "20260303",
        ] {
            assert_eq!(read_date(text), None, "{text}");
        }
        for text in
            ["2026-03-03", "2026-03-03 10:30:00", "2026-03-03T10:30", "2026-03-03T24:00:00", "T10:30:00"]
        {
            assert_eq!(read_time(text), None, "{text}");
        }
    }
}
