//! The inbox of self-referrals.

use super::forms::{entry, maybe_known};
use crate::Server;
use crate::caller::Assessor;
use crate::error::Result;
use crate::steps::noting::note_reading;
use crate::store::audit::{Act, Entry};
use crate::store::inbox::{self, Received};
use chrono::TimeDelta;
use measures::contract::clinician::{Inbox, InboxEntry, ReadInbox};
use measures::ids::SelfReferralId;
use std::collections::HashSet;

/// How long a decision is listed.
const LISTED: TimeDelta = TimeDelta::days(30);

pub(crate) async fn read_inbox(server: Server, assessor: Assessor, _: ReadInbox) -> Result<Inbox> {
    let now = server.clock.now();
    let mut db = server.db.read().await?;
    let known = maybe_known(&mut db).await?;
    let undecided = |form: &Received| entry(form, known.contains(&form.id));
    let decided = |form: &Received| entry(form, false);
    let waiting: Vec<_> = inbox::waiting(&mut db).await?.iter().map(undecided).collect();
    let expired = now - server.config.keeping().draft;
    let told_us: Vec<_> = inbox::told_us(&mut db, expired).await?.iter().map(undecided).collect();
    let to_book: Vec<_> = inbox::to_book(&mut db).await?.iter().map(decided).collect();
    let elsewhere: HashSet<SelfReferralId> =
        waiting.iter().chain(&to_book).map(|entry: &InboxEntry| entry.id).collect();
    let lately = inbox::decided_since(&mut db, now - LISTED).await?;
    let lately: Vec<_> = lately.iter().filter(|form| !elsewhere.contains(&form.id)).map(decided).collect();
    drop(db);
    let shown = waiting.len() + told_us.len() + to_book.len() + lately.len();
    note_reading(&server, &assessor.staff, Entry::of(Act::ReadInbox).shown(shown)).await?;
    Ok(Inbox { waiting, told_us, to_book, decided: lately })
}
