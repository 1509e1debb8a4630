//! Letting somebody begin anew who has lost their phone or forgotten their password.

use super::noting::note;
use crate::store::audit::{Act, Entry};
use crate::store::{Db, code_tries, own_sessions, recovery_codes, sign_in_tries, staff, staff_factors};
use crate::{password, secrets};
use anyhow::{Context, Result};
use chrono::Utc;

/// Gives somebody a first password that is told this once, forgets their app and their recovery codes, and ends every
/// session of theirs.
///
/// # Errors
/// When nobody has the user name.
pub async fn reset_staff(db: &Db, username: &str) -> Result<String> {
    let password = secrets::spelled()?;
    let hash = password::hash(password.clone()).await?;
    let mut db = db.write().await?;
    let found = staff::by_username(&mut db, username).await?;
    let id = found.with_context(|| format!("nobody is called {username}"))?.id;
    staff::set_password(&mut db, id, &hash, true).await?;
    staff_factors::forget(&mut db, id).await?;
    recovery_codes::replace(&mut db, id, &[], Utc::now()).await?;
    code_tries::forget(&mut db, id).await?;
    sign_in_tries::forget(&mut db, &secrets::hash(username.to_lowercase())).await?;
    own_sessions::end_others(&mut db, id, None).await?;
    note(&mut db, Entry::of(Act::ResetStaff).about(id), Utc::now()).await?;
    db.commit().await?;
    Ok(password)
}
