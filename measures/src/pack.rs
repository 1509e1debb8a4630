//! Which instruments are asked together, and for what.

use crate::instruments::{InstrumentId, catalogue};
use crate::offered::{Occasion, Offered};
use crate::problem::ProblemDescriptor;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The instruments asked together, in order. Never empty, never one twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<InstrumentId>", into = "Vec<InstrumentId>")]
pub struct Pack(Vec<InstrumentId>);

/// A pack must have an instrument, and none twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAPack;

/// What is asked before an appointment of somebody referred for this problem. `can_ask` are the instruments that
/// the service may show, and of several measures paired with one problem the first it names in `preferred`, or else
/// the first in the catalogue, is asked.
///
/// The GAD-7 is asked whatever the paired measure, because it stands in for it where that is missing. Source of the
/// pairs: Clark (2018), Annual Review of Clinical Psychology 14, Table 2. Two sources.
///
/// # Errors
/// When the service may show none of them.
pub fn pack_for(
    problem: Option<ProblemDescriptor>,
    occasion: Occasion,
    preferred: &[InstrumentId],
    can_ask: impl Fn(InstrumentId) -> bool,
) -> Result<Pack, NotAPack> {
    let paired = problem.and_then(|problem| paired(problem, preferred, &can_ask));
    let is_asked = |id: &InstrumentId| match id.instrument().offered {
        Offered::Paired(_) => paired == Some(*id),
        offered => offered.is_asked(occasion) && can_ask(*id),
    };
    Pack::of(in_order(catalogue().filter(is_asked)))
}

/// The anxiety measure of a problem. None where it is the GAD-7.
#[must_use]
pub fn paired(
    problem: ProblemDescriptor,
    preferred: &[InstrumentId],
    can_ask: impl Fn(InstrumentId) -> bool,
) -> Option<InstrumentId> {
    let mut usable: Vec<_> = catalogue()
        .filter(|id| id.instrument().offered == Offered::Paired(problem) && can_ask(*id))
        .collect();
    let rank = |id: &InstrumentId| preferred.iter().position(|one| one == id).unwrap_or(usize::MAX);
    usable.sort_by_key(rank);
    usable.first().copied()
}

/// What is asked usually with some added and some left out, in the order in which packs are asked.
///
/// # Errors
/// When nothing is left.
pub fn changed(
    usual: &[InstrumentId],
    added: &[InstrumentId],
    left_out: &[InstrumentId],
) -> Result<Pack, NotAPack> {
    let has = |id: &InstrumentId| (usual.contains(id) || added.contains(id)) && !left_out.contains(id);
    Pack::of(in_order(catalogue().filter(has)))
}

/// In the order in which packs are asked.
fn in_order(instruments: impl Iterator<Item = InstrumentId>) -> Vec<InstrumentId> {
    let mut asked: Vec<_> = instruments.collect();
    asked.sort_by_key(|id| id.instrument().offered.place());
    asked
}

impl Pack {
    /// These instruments in this order.
    ///
    /// # Errors
    /// When there is none, or one twice.
    pub fn of(instruments: Vec<InstrumentId>) -> Result<Self, NotAPack> {
        let twice = |(index, id): (usize, &InstrumentId)| instruments[..index].contains(id);
        if instruments.is_empty() || instruments.iter().enumerate().any(twice) {
            return Err(NotAPack);
        }
        Ok(Self(instruments))
    }

    /// The instruments in the order they are asked.
    #[must_use]
    pub fn instruments(&self) -> &[InstrumentId] {
        &self.0
    }
}

impl TryFrom<Vec<InstrumentId>> for Pack {
    type Error = NotAPack;
    fn try_from(instruments: Vec<InstrumentId>) -> Result<Self, NotAPack> {
        Self::of(instruments)
    }
}

impl From<Pack> for Vec<InstrumentId> {
    fn from(pack: Pack) -> Self {
        pack.0
    }
}

impl fmt::Display for NotAPack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a pack must have an instrument, and none twice")
    }
}
