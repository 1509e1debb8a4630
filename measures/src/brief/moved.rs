//! What moved since the last time that can be compared.

use crate::answers::{Answer, Answers};
use crate::contract::clinician::{Measure, Measurement};
use crate::instrument::Item;
use crate::instruments::InstrumentId;
use crate::offered::{Offered, Role};
use crate::score::Total;
use crate::standing::Standing;
use crate::thresholds::Change;
use chrono::NaiveDateTime;
use std::cmp::Reverse;

/// From how many points a change of one item is worth a word. Our own choice for a short list: no source calls it
/// reliable.
pub const MOVED_BY: u8 = 2;

/// How a measure that was answered for the appointment differs from before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// The measure.
    pub instrument: InstrumentId,
    /// Its total now, if it has one.
    pub total: Option<Total>,
    /// The last total before, if there are both.
    pub last: Option<Earlier>,
    /// The first total, where that is another than the last before.
    pub first: Option<Earlier>,
    /// Items that moved by [`MOVED_BY`] or more, the greatest rise first; of the daily-life measure every rise as well.
    /// An item that alerts is told by itself, never as having fallen.
    pub items: Vec<ItemMoved>,
}

/// An earlier total that the present one is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earlier {
    /// When it was sent.
    pub at: NaiveDateTime,
    /// The total.
    pub total: Total,
    /// What the change from it means; none where the measure has no such number.
    pub change: Option<Change>,
}

/// An item that moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemMoved {
    /// The item.
    pub item: &'static Item,
    /// When it was last answered with points before.
    pub since: NaiveDateTime,
    /// Its points then.
    pub earlier: u8,
    /// Its points now.
    pub now: u8,
}

impl Movement {
    /// Whether it asks how daily life goes.
    #[must_use]
    pub fn is_daily_life(&self) -> bool {
        is_daily_life(self.instrument)
    }
}

impl ItemMoved {
    /// By how many points, upwards.
    #[must_use]
    pub fn rise(&self) -> i16 {
        i16::from(self.now) - i16::from(self.earlier)
    }
}

/// None where nothing was answered for the appointment.
pub(super) fn moved(measure: &Measure, standing: &Standing<'_>) -> Option<Movement> {
    let now = standing.now?;
    let total = now.total();
    let earlier = |past: &&Measurement| Some((past.at, past.total()?));
    let mut totals = standing.before.iter().filter_map(earlier).filter(|_| total.is_some());
    let first = totals.next();
    let last = totals.next_back();
    let change = |earlier| measure.in_use.change(earlier, total?);
    let compared = |(at, total)| Earlier { at, total, change: change(total) };
    Some(Movement {
        instrument: standing.instrument,
        total,
        last: last.or(first).map(compared),
        first: first.filter(|_| last.is_some()).map(compared),
        items: items(standing, now),
    })
}

fn items(standing: &Standing<'_>, now: &Measurement) -> Vec<ItemMoved> {
    let instrument = standing.instrument.instrument();
    let points = |past: &Measurement, item: &Item| {
        Answers::of(standing.instrument, &past.answers).get(item.number).and_then(Answer::points)
    };
    let compared = |item: &'static Item| {
        let before = |past: &&Measurement| Some((past.at, points(past, item)?));
        let (since, earlier) = standing.before.iter().rev().find_map(before)?;
        Some(ItemMoved { item, since, earlier, now: points(now, item)? })
    };
    let told = instrument.items.iter().filter(|item| item.alerts_from.is_none()).filter_map(compared);
    let every_rise = is_daily_life(standing.instrument);
    let is_worth_a_word =
        |moved: &ItemMoved| moved.now.abs_diff(moved.earlier) >= MOVED_BY || (every_rise && moved.rise() > 0);
    let mut items: Vec<_> = told.filter(is_worth_a_word).collect();
    items.sort_by_key(|moved| Reverse(moved.rise()));
    items
}

fn is_daily_life(instrument: InstrumentId) -> bool {
    matches!(instrument.instrument().offered, Offered::EverySession { role: Role::DailyLife, .. })
}
