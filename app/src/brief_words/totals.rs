//! The totals: of the appointment, and where it has none, the last ones, which say that they are the last.

use super::line::Line;
use crate::score_words::{difference_words, points, range};
use crate::threshold_words::change_words;
use crate::times::short_day_and_month;
use crate::worded::Wordings;
use measures::brief::{Brief, Earlier, LastTotal, Movement};
use measures::instrument::Instrument;
use measures::score::Total;
use measures::thresholds::Change;
use measures::wording::Wording;

/// What the appointment has, daily life at the end, then the last totals of what nobody has answered for it.
pub(super) fn lines(brief: &Brief, wordings: &Wordings) -> Vec<Line> {
    let (daily, others): (Vec<_>, Vec<_>) = brief.moved.iter().partition(|moved| moved.is_daily_life());
    let last = |moved: &Movement| brief.last.iter().find(|last| last.instrument == moved.instrument);
    let answered = others.iter().chain(&daily).filter_map(|moved| total(moved, last(moved), wordings));
    let mut lines: Vec<_> = answered.collect();
    let nothing = lines.is_empty();
    if brief.moved.is_empty() {
        lines.push(Line::of("Nothing is answered for this appointment."));
    } else if nothing {
        lines.push(Line::of("No measure that has a total is answered for this appointment."));
    }
    let is_answered = |last: &&LastTotal| brief.moved.iter().any(|moved| moved.instrument == last.instrument);
    let unanswered = brief.last.iter().filter(|last| !is_answered(last));
    lines.extend(unanswered.map(|last| {
        let name = last.instrument.instrument().name;
        let begins = if nothing { format!("{name}, last") } else { format!("{name} is not answered. Last") };
        last_total(Line::of(begins), last, wordings)
    }));
    lines
}

/// "PHQ-9 **14** of 27. Down 4 since 24 Feb. Down 8 since 27 Jan (first): **reliable improvement**."
fn total(movement: &Movement, last: Option<&LastTotal>, wordings: &Wordings) -> Option<Line> {
    let instrument = movement.instrument.instrument();
    instrument.scoring.as_ref()?;
    let line = Line::of(format!("{} ", instrument.name));
    let Some(total) = movement.total else {
        let line = line.plain("has no total: items are missing.");
        return Some(match last {
            Some(last) => last_total(line.plain(" Last"), last, wordings),
            None => line,
        });
    };
    let line = line.strong(points(instrument, total)).plain(format!(" {}.", range(instrument)));
    let line = compared(line, instrument, total, movement.last, "");
    let line = compared(line, instrument, total, movement.first, " (first)");
    Some(remarks(line, movement.amended, wordings.at(movement.wording)))
}

/// "… on 15 Nov: **21** of 27. Up 9 since 1 Sep (first): **reliable deterioration**."
fn last_total(line: Line, last: &LastTotal, wordings: &Wordings) -> Line {
    let instrument = last.instrument.instrument();
    let line = line.plain(format!(" on {}: ", short_day_and_month(last.at.date())));
    let line = line.strong(points(instrument, last.total)).plain(format!(" {}.", range(instrument)));
    let line = compared(line, instrument, last.total, last.first, " (first)");
    remarks(line, last.amended, wordings.at(last.wording))
}

/// How a total differs from an earlier one, and what that means where it is a change that is known to be one.
fn compared(
    line: Line,
    instrument: &Instrument,
    total: Total,
    earlier: Option<Earlier>,
    which: &str,
) -> Line {
    let Some(earlier) = earlier else { return line };
    let difference = difference_words(earlier.total, total, |total| points(instrument, total));
    let compared = if earlier.total == total { "as on" } else { "since" };
    let line =
        line.plain(format!(" {difference} {compared} {}{which}", short_day_and_month(earlier.at.date())));
    match earlier.change {
        None | Some(Change::NoReliableChange) => line.plain("."),
        Some(change) => line.plain(": ").strong(change_words(change)).plain("."),
    }
}

fn remarks(line: Line, amended: bool, wording: Option<&Wording>) -> Line {
    let line = if amended { line.plain(" (amended)") } else { line };
    if wording.is_some_and(Wording::is_stand_in) { line.plain(" (stand-in wording)") } else { line }
}
