//! A number of points, held exactly.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A total, or a difference between two, held exactly in hundredths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Total(i32);

impl Total {
    /// So many whole points.
    #[must_use]
    pub const fn whole(points: i32) -> Self {
        Self(points * 100)
    }

    /// So many hundredths of a point, as stored.
    #[must_use]
    pub const fn from_hundredths(hundredths: i32) -> Self {
        Self(hundredths)
    }

    /// The hundredths of a point.
    #[must_use]
    pub const fn hundredths(self) -> i32 {
        self.0
    }
}

/// Not a number of points with at most two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotPoints;

/// As it is written: `19`, `2.3`. Never by way of binary fractions.
impl FromStr for Total {
    type Err = NotPoints;
    fn from_str(text: &str) -> Result<Self, NotPoints> {
        let (points, rest) = text.split_once('.').unwrap_or((text, "0"));
        let digits =
            |part: &str, most| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(points, 5) || !digits(rest, 2) {
            return Err(NotPoints);
        }
        format!("{points}{rest:0<2}").parse().map(Self).map_err(|_| NotPoints)
    }
}

impl fmt::Display for NotPoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a number of points with at most two decimals")
    }
}

impl std::ops::Sub for Total {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

/// Without needless noughts: `20`, `13.75`, `2.5`.
impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, points, rest) =
            (if self.0 < 0 { "-" } else { "" }, self.0.abs() / 100, self.0.abs() % 100);
        match rest {
            0 => write!(f, "{sign}{points}"),
            tenths if tenths % 10 == 0 => write!(f, "{sign}{points}.{}", tenths / 10),
            hundredths => write!(f, "{sign}{points}.{hundredths:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Total;

    #[test]
    fn a_total_is_written_without_needless_noughts() {
        for (hundredths, words) in [
            (0, "0"),
            (20_00, "20"),
            (13_75, "13.75"),
            (2_50, "2.5"),
            (5, "0.05"),
            (-6_00, "-6"),
            (-50, "-0.5"),
            (-1_25, "-1.25"),
        ] {
            assert_eq!(Total::from_hundredths(hundredths).to_string(), words);
        }
    }

    #[test]
    fn points_are_read_as_they_are_written() {
        for (text, hundredths) in [("19", 19_00), ("2.3", 2_30), ("2.30", 2_30), ("0.73", 73), ("2.05", 2_05)]
        {
            assert_eq!(text.parse(), Ok(Total::from_hundredths(hundredths)), "{text}");
        }
        for text in ["", "-1", "2.345", "2.", ".5", "2,3", "1e2", "NaN", "999999"] {
            assert_eq!(text.parse::<Total>(), Err(super::NotPoints), "{text}");
        }
    }

    #[test]
    fn totals_travel_as_hundredths() {
        assert_eq!(serde_json::to_string(&Total::whole(13)).unwrap(), "1300");
        assert_eq!(serde_json::from_str::<Total>("1375").unwrap(), Total::from_hundredths(13_75));
        assert!(serde_json::from_str::<Total>("13.75").is_err());
    }
}
