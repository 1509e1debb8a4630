//! A number of points, held exactly.

use serde::{Deserialize, Serialize};
use std::fmt;

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
    fn totals_travel_as_hundredths() {
        assert_eq!(serde_json::to_string(&Total::whole(13)).unwrap(), "1300");
        assert_eq!(serde_json::from_str::<Total>("1375").unwrap(), Total::from_hundredths(13_75));
        assert!(serde_json::from_str::<Total>("13.75").is_err());
    }
}
