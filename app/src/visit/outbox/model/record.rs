//! What the server of the model keeps.

use measures::answers::{Answer, Reply};
use measures::contract::patient::{SaveAnswer, Saved};
use std::collections::BTreeMap;

/// Questions that are answered in words, so that no two answers are alike.
pub(super) const ITEMS: [(&str, u8); 2] = [("iesr", 23), ("pcl5", 21)];

/// Of one invitation: every row, what stands, and the rest of what a phone is told.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) rows: Vec<(SaveAnswer, u64)>,
    pub(super) standing: BTreeMap<usize, (Answer, u32, u64)>,
    pub(super) sequence: u32,
    pub(super) is_closed: bool,
}

pub(super) fn words(call: &SaveAnswer) -> String {
    match call.answer.reply() {
        Reply::Wrote(words) => words.clone(),
        _ => String::new(),
    }
}

pub(super) fn place(answer: &Answer) -> usize {
    ITEMS.iter().position(|(id, _)| *id == answer.instrument().as_str()).unwrap()
}

impl Record {
    pub(super) fn save(&mut self, call: SaveAnswer, now: u64) -> Saved {
        let is_same = |(row, _): &(SaveAnswer, u64)| row.answer == call.answer && row.key == call.key;
        if !self.rows.iter().any(is_same) {
            let given = now - u64::from(call.waited_seconds) * 1_000;
            let below =
                self.standing.get(&place(&call.answer)).is_none_or(|stands| stands.1 <= call.sequence);
            if below && !self.is_closed {
                self.standing.insert(place(&call.answer), (call.answer.clone(), call.sequence, given));
            }
            self.sequence = self.sequence.max(call.sequence);
            self.rows.push((call, given));
        }
        Saved { sequence: self.sequence }
    }
}
