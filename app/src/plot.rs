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
mod tests {
    use super::*;
    use chrono::{NaiveDate, NaiveTime, TimeDelta};
    use measures::instruments::{InstrumentId, catalogue};

    fn week(number: usize) -> NaiveDateTime {
        let first = NaiveDate::from_ymd_opt(2026, 1, 6).unwrap().and_time(NaiveTime::MIN);
        first + TimeDelta::weeks(i64::try_from(number).unwrap())
    }

    fn totals(points: &[i32]) -> Vec<(NaiveDateTime, Option<Total>)> {
        points.iter().enumerate().map(|(at, points)| (week(at), Some(Total::whole(*points)))).collect()
    }

    fn timeline(totals: &[(NaiveDateTime, Option<Total>)]) -> Timeline {
        Timeline::of(totals.iter().map(|(at, _)| *at)).unwrap()
    }

    fn scored() -> impl Iterator<Item = (InstrumentId, &'static Scoring)> {
        catalogue().filter_map(|id| Some((id, id.instrument().scoring.as_ref()?)))
    }

    fn of(id: InstrumentId, totals: &[Total]) -> Plot {
        let dated: Vec<_> = totals.iter().enumerate().map(|(at, total)| (week(at), Some(*total))).collect();
        let scoring = id.instrument().scoring.as_ref().unwrap();
        plot(scoring, &InUse::published(id), timeline(&dated), &dated)
    }

    /// Totals of the first instrument of the catalogue.
    fn laid_out(totals: &[(NaiveDateTime, Option<Total>)]) -> Plot {
        let (id, scoring) = scored().next().unwrap();
        plot(scoring, &InUse::published(id), timeline(totals), totals)
    }

    #[test]
    fn every_total_an_instrument_allows_is_drawn_between_the_top_and_the_bottom() {
        for (id, scoring) in scored() {
            let plot = of(id, &[scoring.lowest, scoring.highest]);
            let heights: Vec<_> = plot.places.iter().map(|place| place.y).collect();
            assert_eq!(heights, [Some(BOTTOM), Some(TOP)], "{id:?}");
        }
    }

    #[test]
    fn the_caseness_line_lies_where_a_total_at_caseness_lies() {
        for (id, _) in scored() {
            let Some(caseness) = InUse::published(id).caseness else { continue };
            let plot = of(id, &[caseness.value]);
            assert_eq!(plot.caseness, plot.places[0].y, "{id:?}");
        }
    }

    #[test]
    fn the_band_reaches_a_reliable_change_from_the_first_total_and_no_further_than_there_are_totals() {
        for (id, scoring) in scored() {
            let Some(change) = InUse::published(id).reliable_change else { continue };
            let fell = of(id, &[scoring.highest, scoring.highest - change.value]);
            assert_eq!(fell.unchanged.unwrap(), (TOP, fell.places[1].y.unwrap()), "{id:?}");
            let low = of(id, &[scoring.lowest]);
            assert_eq!(low.unchanged.unwrap().1, BOTTOM, "{id:?}");
        }
        let mut missing = totals(&[0, 20, 11]);
        missing[0].1 = None;
        assert_eq!(laid_out(&missing).unchanged, laid_out(&totals(&[20])).unchanged);
        missing.iter_mut().for_each(|(_, total)| *total = None);
        assert_eq!(laid_out(&missing).unchanged, None);
    }

    #[test]
    fn an_occasion_without_a_total_breaks_the_line() {
        let mut totals = totals(&[4, 6, 0, 3, 2, 1]);
        totals[2].1 = None;
        let plot = laid_out(&totals);
        let joined: Vec<_> = plot.lines.iter().map(|[from, to]| (from.0, to.0)).collect();
        let x = |at: usize| plot.places[at].x;
        assert_eq!(joined, [(x(0), x(1)), (x(3), x(4)), (x(4), x(5))]);
        assert_eq!((plot.places.len(), plot.places[2].y), (6, None));
    }

    #[test]
    fn a_single_total_is_a_point_without_a_line() {
        let plot = laid_out(&totals(&[5]));
        assert!(plot.lines.is_empty() && plot.places[0].labelled);
        assert_eq!(plot.places[0].x.to_string(), "54.50%");
    }

    #[test]
    fn one_time_stands_at_one_place_whichever_measure_was_answered_then() {
        let all = totals(&[1; 9]);
        let shared = timeline(&all);
        let (id, scoring) = scored().next().unwrap();
        let some = plot(scoring, &InUse::published(id), shared, &all[3..6]);
        assert_eq!(some.places[0].x, laid_out(&all).places[3].x);
        assert_eq!(shared.across(week(0) - TimeDelta::weeks(9)), shared.across(week(0)));
    }

    #[test]
    fn dates_never_meet_and_the_first_and_the_last_are_there() {
        /// Of 288 pixels, on the narrowest phone.
        const DATE: i32 = 42 * 10_000 / 288;
        for count in 1..=60 {
            let places = laid_out(&totals(&vec![1; count])).places;
            let labels: Vec<_> =
                places.iter().filter(|place| place.labelled).map(|place| place.x.0).collect();
            assert!(labels.windows(2).all(|pair| pair[1] - pair[0] > DATE), "{count}: {labels:?}");
            assert!(labels.iter().all(|x| (DATE / 2..=10_000 - DATE / 2).contains(x)), "{count}: {labels:?}");
            assert!(places[0].labelled && places[count - 1].labelled, "{count}");
            assert!(places.is_sorted_by_key(|place| place.x), "{count}");
        }
    }
}
