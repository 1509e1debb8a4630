//! Writing who did what.

use crate::error::Result;
use crate::secrets;
use crate::store::{Connection, audit};
use chrono::{DateTime, Utc};

/// Adds an entry to the audit, in the same transaction as what it tells of.
pub(crate) async fn note(db: &mut Connection, entry: audit::Entry, now: DateTime<Utc>) -> Result<()> {
    let id = format!("{:032x}", secrets::bits()?);
    Ok(audit::add(db, &id, entry, now).await?)
}
