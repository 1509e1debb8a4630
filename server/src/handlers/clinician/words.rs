//! The words that a view needs, each once.

use crate::error::Result;
use crate::programme::Programme;
use crate::steps::asking::words_under;
use crate::store::{Connection, invitations};
use anyhow::Context;
use measures::ids::InvitationId;
use measures::instruments::InstrumentId;
use measures::thresholds::InUse;
use measures::wording::Wording;
use std::collections::HashMap;

/// Collects the words of what is shown. A place in the list stands for a wording.
pub(super) struct Words<'a> {
    programme: &'a Programme,
    shown: Vec<Wording>,
    hashes: HashMap<(InstrumentId, Option<String>), usize>,
    places: HashMap<InvitationId, HashMap<InstrumentId, usize>>,
}

impl<'a> Words<'a> {
    pub(super) fn of(programme: &'a Programme) -> Self {
        Self { programme, shown: Vec::new(), hashes: HashMap::new(), places: HashMap::new() }
    }

    /// The place of the words that an invitation asked an instrument in.
    pub(super) async fn place(
        &mut self,
        db: &mut Connection,
        invitation: InvitationId,
        instrument: InstrumentId,
    ) -> Result<usize> {
        if !self.places.contains_key(&invitation) {
            let found = invitations::by_id(db, invitation).await?;
            let mut places = HashMap::new();
            for (place, instrument) in found.pack.instruments().iter().enumerate() {
                let hash = found.wordings.get(place);
                places.insert(*instrument, self.place_under(db, *instrument, hash).await?);
            }
            self.places.insert(invitation, places);
        }
        let place = self.places.get(&invitation).and_then(|places| places.get(&instrument));
        Ok(*place.context("an answer to what its invitation did not ask")?)
    }

    /// The place of the words under a hash: most invitations of a referral were made in the same. Without a hash, of
    /// those that ship.
    pub(super) async fn place_under(
        &mut self,
        db: &mut Connection,
        instrument: InstrumentId,
        hash: Option<&String>,
    ) -> Result<usize> {
        let known = (instrument, hash.cloned());
        if let Some(place) = self.hashes.get(&known) {
            return Ok(*place);
        }
        self.shown.push(words_under(db, self.programme, instrument, hash).await?);
        self.hashes.insert(known, self.shown.len() - 1);
        Ok(self.shown.len() - 1)
    }

    /// The thresholds in use for an instrument.
    pub(super) fn thresholds(&self, instrument: InstrumentId) -> InUse {
        self.programme.thresholds().of(instrument)
    }

    /// Every wording that has a place, in order.
    pub(super) fn shown(self) -> Vec<Wording> {
        self.shown
    }
}
