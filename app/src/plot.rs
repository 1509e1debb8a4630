//! Where the points of a chart go. Whole units of a fixed box: the browser scales the drawing as it likes.

use measures::score::{Scoring, Total};

/// The width of the box.
pub const WIDTH: i32 = 320;
/// The height of the box.
pub const HEIGHT: i32 = 184;
/// Where the axis of totals stands.
pub const LEFT: i32 = 30;
/// Where the line of dates ends.
pub const RIGHT: i32 = 312;
/// The height of the highest possible total. What is above it is room for labels.
pub const TOP: i32 = 36;
/// The height of the lowest possible total.
pub const BOTTOM: i32 = 154;

/// Half a date, so that the first one stands clear of the axis.
const MARGIN: i32 = 24;
const MOST_LABELS: usize = 5;

/// One instrument over its occasions, laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plot {
    /// Every occasion, oldest first, at equal distances.
    pub places: Vec<Place>,
    /// The points to join. An occasion without a total breaks the line: nothing is drawn across what is not known.
    pub lines: Vec<String>,
    /// The height of the caseness line.
    pub caseness: Option<i32>,
}

/// One occasion on the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// How far to the right.
    pub x: i32,
    /// The height of its total, if it has one.
    pub y: Option<i32>,
    /// Whether there is room to write at it.
    pub labelled: bool,
}

/// Lays out totals that are made like this, oldest first; none where an occasion has no total.
#[must_use]
pub fn plot(scoring: &Scoring, caseness: Option<Total>, totals: &[Option<Total>]) -> Plot {
    let place = |(index, total): (usize, &Option<Total>)| Place {
        x: across(index, totals.len()),
        y: total.map(|total| height(scoring, total)),
        labelled: is_labelled(index, totals.len()),
    };
    let places: Vec<_> = totals.iter().enumerate().map(place).collect();
    let lines = places.split(|place| place.y.is_none()).filter(|run| run.len() > 1).map(polyline).collect();
    Plot { places, lines, caseness: caseness.map(|total| height(scoring, total)) }
}

fn across(index: usize, count: usize) -> i32 {
    let (first, last) = (LEFT + MARGIN, RIGHT - MARGIN);
    let counts = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    match count {
        0 | 1 => i32::midpoint(first, last),
        _ => first + (last - first) * counts(index) / counts(count - 1),
    }
}

fn height(scoring: &Scoring, total: Total) -> i32 {
    let Scoring { lowest, highest, .. } = *scoring;
    BOTTOM - (BOTTOM - TOP) * (total - lowest).hundredths() / (highest - lowest).hundredths()
}

/// The last occasion always has its words, and of the others as many as fit, evenly.
fn is_labelled(index: usize, count: usize) -> bool {
    (count - 1 - index).is_multiple_of(count.div_ceil(MOST_LABELS))
}

fn polyline(run: &[Place]) -> String {
    let points: Vec<_> = run.iter().filter_map(|place| Some(format!("{},{}", place.x, place.y?))).collect();
    points.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::instruments::{InstrumentId, catalogue};
    use measures::thresholds::InUse;

    fn totals(points: &[i32]) -> Vec<Option<Total>> {
        points.iter().map(|points| Some(Total::whole(*points))).collect()
    }

    fn scored() -> impl Iterator<Item = (InstrumentId, &'static Scoring)> {
        catalogue().filter_map(|id| Some((id, id.instrument().scoring.as_ref()?)))
    }

    fn laid_out(totals: &[Option<Total>]) -> Plot {
        plot(scored().next().unwrap().1, None, totals)
    }

    #[test]
    fn every_total_an_instrument_allows_is_drawn_between_the_top_and_the_bottom() {
        for (id, scoring) in scored() {
            let plot = plot(scoring, None, &[Some(scoring.lowest), Some(scoring.highest)]);
            let heights: Vec<_> = plot.places.iter().map(|place| place.y).collect();
            assert_eq!(heights, [Some(BOTTOM), Some(TOP)], "{id:?}");
        }
    }

    #[test]
    fn the_caseness_line_lies_where_a_total_at_caseness_lies() {
        for (id, scoring) in scored() {
            let Some(caseness) = InUse::published(id).caseness else { continue };
            let plot = plot(scoring, Some(caseness.value), &[Some(caseness.value)]);
            assert_eq!(plot.caseness, plot.places[0].y, "{id:?}");
        }
    }

    #[test]
    fn an_occasion_without_a_total_breaks_the_line() {
        let mut totals = totals(&[4, 6, 0, 3, 2, 1]);
        totals[2] = None;
        let plot = laid_out(&totals);
        let joined: Vec<_> = plot.lines.iter().map(|line| line.split(' ').count()).collect();
        assert_eq!(joined, [2, 3]);
        assert_eq!(plot.places.len(), 6);
    }

    #[test]
    fn a_single_total_is_a_point_without_a_line() {
        let plot = laid_out(&totals(&[5]));
        assert!(plot.lines.is_empty());
        assert!(plot.places[0].labelled);
    }

    #[test]
    fn a_long_course_keeps_few_labels_and_the_last_one() {
        for count in 1..40 {
            let plot = laid_out(&totals(&vec![1; count]));
            let labels = plot.places.iter().filter(|place| place.labelled).count();
            assert!((1..=MOST_LABELS).contains(&labels), "{labels} labels for {count} occasions");
            assert!(plot.places[count - 1].labelled, "the last of {count}");
        }
    }

    #[test]
    fn no_two_dates_meet_and_none_reaches_over_the_axis_or_the_edge() {
        /// How wide "30 Aug" is set.
        const DATE: i32 = 42;
        for count in 1..60 {
            let places = laid_out(&totals(&vec![1; count])).places;
            let labels: Vec<_> = places.iter().filter(|place| place.labelled).map(|place| place.x).collect();
            assert!(labels.windows(2).all(|pair| pair[1] - pair[0] > DATE), "{count}: {labels:?}");
            assert!(
                labels.iter().all(|x| (LEFT + DATE / 2..=WIDTH - DATE / 2).contains(x)),
                "{count}: {labels:?}"
            );
        }
    }
}
