//! What moved since the last time that can be compared.

use crate::contract::clinician::{Measure, Measurement};
use crate::instrument::Item;
use crate::instruments::InstrumentId;
use crate::offered::{Offered, Role};
use crate::score::Total;
use crate::standing::Standing;
use crate::thresholds::Change;
use chrono::NaiveDateTime;

/// From how many points a change of one item is worth a word. Our own choice for a short list: no source calls it
/// reliable.
pub const MOVED_BY: u8 = 2;

/// How a measure that was answered for the appointment differs from before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// The measure.
    pub instrument: InstrumentId,
    /// The words it was asked in now: a place in the view's wordings, from 0.
    pub wording: usize,
    /// Whether something of it was amended after it was sent.
    pub amended: bool,
    /// Its total now, if it has one.
    pub total: Option<Total>,
    /// The last total before, if there are both.
    pub last: Option<Earlier>,
    /// The first total, where that is another than the last before.
    pub first: Option<Earlier>,
    /// Whether its items can be compared with before.
    pub compared: Compared,
    /// Items that moved by [`MOVED_BY`] or more, the greatest rise first; of the daily-life measure every rise as well.
    /// An item that alerts is told by itself, never as having fallen.
    pub items: Vec<ItemMoved>,
}

/// Whether the items of a measure can be compared with before, those that alert aside: they are told by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Compared {
    /// There is no earlier time that can be compared with.
    NoEarlierTime,
    /// There is, and no item has points both times.
    NoItemBothTimes,
    /// Some item has points both times.
    Items,
}

/// An earlier total that a later one is compared with.
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
    let before = |past: &&Measurement| Some((past.at, past.total()?));
    let mut totals = standing.before.iter().filter_map(before).filter(|_| total.is_some());
    let first = totals.next();
    let last = totals.next_back();
    let compare = |before| Some(earlier(measure, before, total?));
    let items = compared(standing, now);
    Some(Movement {
        instrument: standing.instrument,
        wording: now.wording,
        amended: now.record.as_sent.is_some(),
        total,
        last: last.or(first).and_then(compare),
        first: first.filter(|_| last.is_some()).and_then(compare),
        compared: how_far(standing, &items),
        items: told(standing.instrument, &items),
    })
}

/// A total of then with what the change from it to a later one means.
pub(super) fn earlier(measure: &Measure, (at, total): (NaiveDateTime, Total), later: Total) -> Earlier {
    Earlier { at, total, change: measure.in_use.change(total, later) }
}

fn how_far(standing: &Standing<'_>, items: &[ItemMoved]) -> Compared {
    match (standing.before.is_empty(), items.is_empty()) {
        (true, _) => Compared::NoEarlierTime,
        (false, true) => Compared::NoItemBothTimes,
        (false, false) => Compared::Items,
    }
}

/// Every item that has points both times.
fn compared(standing: &Standing<'_>, now: &Measurement) -> Vec<ItemMoved> {
    let points = |past: &Measurement, item: &Item| {
        past.answers.iter().find(|answer| answer.item() == item.number)?.points()
    };
    let compare = |item: &'static Item| {
        let before = |past: &&Measurement| Some((past.at, points(past, item)?));
        let (since, earlier) = standing.before.iter().rev().find_map(before)?;
        Some(ItemMoved { item, since, earlier, now: points(now, item)? })
    };
    let items = standing.instrument.instrument().items.iter();
    items.filter(|item| item.alerts_from.is_none()).filter_map(compare).collect()
}

/// Those worth a word, the greatest rise first.
fn told(instrument: InstrumentId, compared: &[ItemMoved]) -> Vec<ItemMoved> {
    let every_rise = is_daily_life(instrument);
    let mut told: Vec<ItemMoved> = Vec::new();
    for moved in compared {
        if moved.now.abs_diff(moved.earlier) >= MOVED_BY || (every_rise && moved.rise() > 0) {
            let place = told.partition_point(|other| other.rise() >= moved.rise());
            told.insert(place, *moved);
        }
    }
    told
}

fn is_daily_life(instrument: InstrumentId) -> bool {
    matches!(instrument.instrument().offered, Offered::EverySession { role: Role::DailyLife, .. })
}
