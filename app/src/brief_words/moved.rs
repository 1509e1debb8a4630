//! What was answered and what moved.

use super::line::{Line, Piece, Row};
use crate::score_words::{difference_words, points, range};
use crate::threshold_words::change_words;
use crate::times::short_day_and_month;
use crate::worded::{Wordings, item_name, question};
use measures::brief::{Earlier, ItemMoved, MOVED_BY, Movement};
use measures::score::Total;
use measures::thresholds::Change;
use measures::wording::Wording;

/// More than this is not read in a minute; the tables have them all.
const MOST_ITEMS: usize = 5;
const NO_ITEM: &str = "No item moved by that much.";

/// The totals, the items that moved and the areas of daily life that worsened.
pub(super) fn rows(moved: &[Movement], wordings: &Wordings) -> Vec<Row> {
    let (daily, others): (Vec<_>, Vec<_>) = moved.iter().partition(|movement| movement.is_daily_life());
    let totals: Vec<_> =
        others.iter().chain(&daily).filter_map(|movement| total(movement, wordings)).collect();
    let totals = match totals.is_empty() {
        true => vec![Line::of("Nothing is answered for this appointment.")],
        false => totals,
    };
    let mut rows = vec![Row::of("Totals", totals)];
    if !others.is_empty() {
        let is_compared = others.iter().any(|movement| movement.is_compared);
        let items = others.iter().flat_map(|movement| pairs(movement)).collect();
        let nothing = nothing(is_compared, NO_ITEM);
        rows.push(Row::of(format!("Moved by {MOVED_BY} or more"), listed(items, nothing, wordings)));
    }
    for movement in daily {
        let nothing = nothing(movement.is_compared, "No area is worse than last time.");
        rows.push(Row::of("Daily life", listed(pairs(movement), nothing, wordings)));
    }
    rows
}

fn nothing(is_compared: bool, words: &'static str) -> &'static str {
    if is_compared { words } else { "There is no earlier time to compare with." }
}

fn pairs(movement: &Movement) -> Vec<(&Movement, &ItemMoved)> {
    movement.items.iter().map(|item| (movement, item)).collect()
}

/// "PHQ-9 **14** of 27. Down 4 since 24 Feb. Down 8 since 27 Jan (first): **reliable improvement**."
fn total(movement: &Movement, wordings: &Wordings) -> Option<Line> {
    let instrument = movement.instrument.instrument();
    instrument.scoring.as_ref()?;
    let line = Line::of(format!("{} ", instrument.name));
    let Some(total) = movement.total else { return Some(line.plain("has no total: items are missing.")) };
    let line = line.strong(points(instrument, total)).plain(format!(" {}.", range(instrument)));
    let compared = |line: Line, first: &str, earlier: &Option<Earlier>| match earlier {
        None => line,
        Some(earlier) => {
            let difference = difference_words(earlier.total, total, |total| points(instrument, total));
            let compared = if earlier.total == total { "as on" } else { "since" };
            let line = line
                .plain(format!(" {difference} {compared} {}{first}", short_day_and_month(earlier.at.date())));
            match earlier.change {
                None | Some(Change::NoReliableChange) => line.plain("."),
                Some(change) => line.plain(": ").strong(change_words(change)).plain("."),
            }
        }
    };
    let line = compared(line, "", &movement.last);
    let line = compared(line, " (first)", &movement.first);
    let line = if movement.amended { line.plain(" (amended)") } else { line };
    let stand_in = wordings.at(movement.wording).is_some_and(Wording::is_stand_in);
    Some(if stand_in { line.plain(" (stand-in wording)") } else { line })
}

/// Those that rose most come first, whichever measure they belong to.
fn listed(items: Vec<(&Movement, &ItemMoved)>, nothing: &'static str, wordings: &Wordings) -> Vec<Line> {
    let mut ordered: Vec<(&Movement, &ItemMoved)> = Vec::new();
    for item in items {
        ordered.insert(ordered.partition_point(|(_, other)| other.rise() >= item.1.rise()), item);
    }
    let shown = ordered.iter().take(MOST_ITEMS).map(|(movement, item)| moved(movement, item, wordings));
    let mut lines: Vec<_> = shown.collect();
    match ordered.len() {
        0 => lines.push(Line::of(nothing)),
        some if some > MOST_ITEMS => {
            lines.push(Line::of(format!("And {} more: see the answers below.", some - MOST_ITEMS)));
        }
        _ => {}
    }
    lines
}

/// "**Up 2**, from 1 to 3: PHQ-9 item 3, Trouble falling or staying asleep, or sleeping too much"
fn moved(movement: &Movement, moved: &ItemMoved, wordings: &Wordings) -> Line {
    let ItemMoved { item, earlier, now, .. } = moved;
    let whole = |points: u8| Total::whole(points.into());
    let difference = difference_words(whole(*earlier), whole(*now), |total| total.to_string());
    let name =
        format!(", from {earlier} to {now}: {} {}, ", movement.instrument.instrument().name, item_name(item));
    let wording = wordings.at(movement.wording);
    Line::default().strong(difference).plain(name).with(Piece::Plain(question(wording, item)))
}
