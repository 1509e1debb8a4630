//! Where the points of a chart go. Across in hundredths of a percent, so that a chart is as wide as its place and its
//! words stay the size they are; down in pixels.

use chrono::NaiveDateTime;
use measures::score::{Scoring, Total};
use measures::thresholds::InUse;
use std::fmt;

/// The height of a chart.
pub const HEIGHT: i32 = 168;
/// The height of the highest possible total. What is above it is room for labels.
pub const TOP: i32 = 22;
/// The height of the lowest possible total.
pub const BOTTOM: i32 = 140;
/// Where the axis of totals stands.
pub const LEFT: Across = Across(9_00);
/// Where the line of dates ends.
pub const RIGHT: Across = Across(10_000);

/// The first and the last time stand clear of the axis and of the edge: half a date on the narrowest phone.
const FIRST: i64 = 17_00;
const LAST: i64 = 92_00;
/// How far apart two dates are that do not meet on the narrowest phone.
const BETWEEN_LABELS: i32 = 17_00;

/// How far to the right, in hundredths of a percent of the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Across(i32);

/// The time that all charts of a page share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeline {
    from: NaiveDateTime,
    until: NaiveDateTime,
}

/// One instrument over its occasions, laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plot {
    /// Every occasion, oldest first.
    pub places: Vec<Place>,
    /// The points to join, two and two. An occasion without a total breaks the line: nothing is drawn across what is
    /// not known.
    pub lines: Vec<[(Across, i32); 2]>,
    /// The height of the caseness line.
    pub caseness: Option<i32>,
    /// From which height down to which a total is less than a reliable change from the first total.
    pub unchanged: Option<(i32, i32)>,
}

/// One occasion on the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// How far to the right.
    pub x: Across,
    /// The height of its total, if it has one.
    pub y: Option<i32>,
    /// Whether there is room to write at it.
    pub labelled: bool,
}

impl Timeline {
    /// From the first of these times to the last; none where there is none.
    pub fn of(times: impl IntoIterator<Item = NaiveDateTime>) -> Option<Self> {
        let mut times = times.into_iter();
        let first = times.next()?;
        let all = Self { from: first, until: first };
        Some(times.fold(all, |all, at| Self { from: all.from.min(at), until: all.until.max(at) }))
    }

    /// Where a time stands. What is outside stands at the edge.
    #[must_use]
    pub fn across(&self, at: NaiveDateTime) -> Across {
        let all = (self.until - self.from).num_minutes();
        let passed = (at - self.from).num_minutes().clamp(0, all);
        let place = match all {
            0 => i64::midpoint(FIRST, LAST),
            _ => FIRST + (LAST - FIRST) * passed / all,
        };
        Across(i32::try_from(place).unwrap_or_default())
    }
}

/// Lays out the totals of an instrument, oldest first; none where an occasion has no total.
#[must_use]
pub fn plot(
    scoring: &Scoring,
    in_use: &InUse,
    timeline: Timeline,
    totals: &[(NaiveDateTime, Option<Total>)],
) -> Plot {
    let across: Vec<_> = totals.iter().map(|(at, _)| timeline.across(*at)).collect();
    let labelled = labelled(&across);
    let place = |((x, labelled), (_, total)): ((&Across, bool), &(_, Option<Total>))| Place {
        x: *x,
        y: total.map(|total| height(scoring, total)),
        labelled,
    };
    let places: Vec<_> = across.iter().zip(labelled).zip(totals).map(place).collect();
    let point = |place: &Place| Some((place.x, place.y?));
    let lines = places.windows(2).filter_map(|pair| Some([point(&pair[0])?, point(&pair[1])?]));
    Plot {
        lines: lines.collect(),
        caseness: in_use.caseness.as_ref().map(|threshold| height(scoring, threshold.value)),
        unchanged: unchanged(scoring, in_use, totals.iter().find_map(|(_, total)| *total)),
        places,
    }
}

fn unchanged(scoring: &Scoring, in_use: &InUse, first: Option<Total>) -> Option<(i32, i32)> {
    let (first, change) = (first?, in_use.reliable_change.as_ref()?.value);
    let fallen = first - change;
    let risen = first - (fallen - first);
    Some((height(scoring, risen.min(scoring.highest)), height(scoring, fallen.max(scoring.lowest))))
}

fn height(scoring: &Scoring, total: Total) -> i32 {
    let Scoring { lowest, highest, .. } = *scoring;
    BOTTOM - (BOTTOM - TOP) * (total - lowest).hundredths() / (highest - lowest).hundredths()
}

/// The last occasion always has its words, the first where it stands clear of that, and of those between whichever
/// stand clear of the first and of the next that has.
fn labelled(across: &[Across]) -> Vec<bool> {
    let first = across.first().map_or(0, |first| first.0);
    let mut next = None;
    let is_clear = |Across(x): &Across| {
        let of_first = *x == first || x - first >= BETWEEN_LABELS;
        let clear = next.is_none_or(|next: i32| of_first && next - x >= BETWEEN_LABELS);
        if clear {
            next = Some(*x);
        }
        clear
    };
    let mut labelled: Vec<_> = across.iter().rev().map(is_clear).collect();
    labelled.reverse();
    labelled
}

/// As SVG reads it: `37.25%`.
impl fmt::Display for Across {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}%", self.0 / 100, self.0 % 100)
    }
}

#[cfg(test)]
mod tests;
