//! Whom somebody looks for, as typed into one box: parts of a name, a date of birth, an NHS number.

use chrono::{Month, NaiveDate};

/// What was typed, by its kinds. Each narrows the search.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    /// Parts of names, in any order, as they were typed.
    pub names: Vec<String>,
    /// A date of birth.
    pub born: Option<NaiveDate>,
    /// The ten digits of an NHS number. Whether they can be one is not asked: nobody is found by a wrong one.
    pub nhs_number: Option<String>,
}

/// The most characters that are looked for.
pub const LONGEST: usize = 100;

impl Sought {
    /// What a text looks for. Of two dates, or two numbers, the first.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let parts: Vec<&str> = text.split(is_between).filter(|part| !part.is_empty()).collect();
        let (mut sought, mut place) = (Self::default(), 0);
        while let Some(part) = parts.get(place) {
            let rest = &parts[place..];
            let taken = if let Some((digits, taken)) = ten_digits(rest) {
                sought.nhs_number.get_or_insert(digits);
                taken
            } else if let Some(day) = day(rest) {
                sought.born.get_or_insert(day);
                3
            } else {
                sought.names.push((*part).to_owned());
                1
            };
            place += taken;
        }
        sought
    }

    /// Whether it looks for nobody.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Dates and numbers are written with marks between their parts, and double names too.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '/' | '.' | '-' | '‐'..='―')
}

/// Ten digits that stand together, or in groups as an NHS number is printed, and how many parts they take.
fn ten_digits(parts: &[&str]) -> Option<(String, usize)> {
    let digits = |parts: &[&str]| {
        let all = parts.concat();
        (all.len() == 10 && all.bytes().all(|b| b.is_ascii_digit())).then_some(all)
    };
    [1, 3].into_iter().find_map(|taken| Some((digits(parts.get(..taken)?)?, taken)))
}

/// Day, month and year in three parts, the month as a number or by its name; or the year first.
fn day(parts: &[&str]) -> Option<NaiveDate> {
    let [one, month, other] = parts.get(..3)? else { return None };
    let (day, year) = if one.len() == 4 { (other, one) } else { (one, other) };
    let number = |text: &str, most: usize| {
        let plain = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse::<u32>().ok()).flatten()
    };
    let named = || month.parse::<Month>().ok().map(|month| month.number_from_month());
    let year = number(year, 4).filter(|_| year.len() == 4)?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, number(month, 2).or_else(named)?, number(day, 2)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sought(names: &[&str], born: Option<&str>, nhs_number: Option<&str>) -> Sought {
        Sought {
            names: names.iter().map(|&name| name.to_owned()).collect(),
            born: born.map(|day| day.parse().unwrap()),
            nhs_number: nhs_number.map(str::to_owned),
        }
    }

    #[test]
    fn what_is_typed_is_told_apart() {
        for (typed, expected) in [
            ("", sought(&[], None, None)),
            (" siobhán  o’brien ", sought(&["siobhán", "o’brien"], None, None)),
            ("Roberts-Taylor, Zoë", sought(&["Roberts", "Taylor", "Zoë"], None, None)),
            ("山田太郎", sought(&["山田太郎"], None, None)),
            ("12/5/1980", sought(&[], Some("1980-05-12"), None)),
            ("1980-05-12", sought(&[], Some("1980-05-12"), None)),
            ("bell 12 May 1980", sought(&["bell"], Some("1980-05-12"), None)),
            ("12.05.1980 ben", sought(&["ben"], Some("1980-05-12"), None)),
            ("943 476 5919", sought(&[], None, Some("9434765919"))),
            ("9434765919 bell", sought(&["bell"], None, Some("9434765919"))),
            ("31/2/1980", sought(&["31", "2", "1980"], None, None)),
            ("12/5/80", sought(&["12", "5", "80"], None, None)),
        ] {
            assert_eq!(Sought::of(typed), expected, "{typed:?}");
        }
    }
}
