//! Writing who did what.

use crate::Server;
use crate::caller::Staff;
use crate::error::Result;
use crate::secrets;
use crate::store::{Connection, audit};
use chrono::{DateTime, Utc};

/// Adds an entry to the audit, in the same transaction as what it tells of.
pub(crate) async fn note(db: &mut Connection, entry: audit::Entry, now: DateTime<Utc>) -> Result<()> {
    let id = format!("{:032x}", secrets::bits()?);
    Ok(audit::add(db, &id, entry, now).await?)
}

/// Adds that a member of staff reads something, before they are shown it.
///
/// What a page reads again by itself belongs to the reading that was asked for. Without that one there is an entry all
/// the same: whatever a header says, nobody reads without a trace.
pub(crate) async fn note_reading(server: &Server, staff: &Staff, entry: audit::Entry) -> Result<()> {
    let entry = entry.by(staff.id);
    if !staff.asked && audit::has(&mut *server.db.read().await?, &entry, staff.since).await? {
        return Ok(());
    }
    let mut db = server.db.write().await?;
    note(&mut db, entry, server.clock.now()).await?;
    Ok(db.commit().await?)
}
