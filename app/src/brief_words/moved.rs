//! What was answered and what moved.

use super::line::{Line, Piece, Row};
use super::totals;
use crate::score_words::difference_words;
use crate::worded::{Wordings, item_name, question};
use measures::brief::{Brief, Compared, ItemMoved, MOVED_BY, Movement};
use measures::score::Total;

/// More than this is not read in a minute; the tables have them all.
const MOST_ITEMS: usize = 5;
const NO_EARLIER_TIME: &str = "There is no earlier time to compare with.";

/// The totals, the items that moved and the areas of daily life that worsened.
pub(super) fn rows(brief: &Brief, wordings: &Wordings) -> Vec<Row> {
    let (daily, others): (Vec<_>, Vec<_>) = brief.moved.iter().partition(|moved| moved.is_daily_life());
    let mut rows = vec![Row::of("Totals", totals::lines(brief, wordings))];
    if let Some(compared) = others.iter().map(|movement| movement.compared).max() {
        let items = others.iter().flat_map(|movement| pairs(movement)).collect();
        let nothing = match compared {
            Compared::NoEarlierTime => NO_EARLIER_TIME,
            Compared::NoItemBothTimes => "No item but those that alert is answered both now and before.",
            Compared::Items => "No item moved by that much.",
        };
        rows.push(Row::of(format!("Moved by {MOVED_BY} or more"), listed(items, nothing, wordings)));
    }
    for movement in daily {
        let nothing = match movement.compared {
            Compared::NoEarlierTime => NO_EARLIER_TIME,
            Compared::NoItemBothTimes => "No area is answered both now and before.",
            Compared::Items => "No area is worse than last time.",
        };
        rows.push(Row::of("Daily life", listed(pairs(movement), nothing, wordings)));
    }
    rows
}

fn pairs(movement: &Movement) -> Vec<(&Movement, &ItemMoved)> {
    movement.items.iter().map(|item| (movement, item)).collect()
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
