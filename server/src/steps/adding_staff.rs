//! Adding a member of staff.

use super::noting::note;
use crate::store::Db;
use crate::store::audit::{Act, Entry};
use crate::store::staff::{NewStaff, Place, add};
use crate::{password, secrets};
use anyhow::{Result, ensure};
use chrono::Utc;
use measures::ids::StaffId;

/// How many symbols of five random bits a first password has.
const SYMBOLS: usize = 16;

/// Adds a member of staff with a password drawn here, which is told this once.
///
/// # Errors
/// When the user name is empty, has anything but letters, digits, dots and dashes, or is taken; when there is no name,
/// or the address is none.
pub async fn add_staff(db: &Db, username: &str, name: &str, place: Place<'_>) -> Result<(StaffId, String)> {
    let username = username.to_lowercase();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    ensure!(
        !username.is_empty() && username.chars().all(plain),
        "a user name is letters, digits, dots and dashes"
    );
    if let Some(email) = place.email {
        ensure!(
            email.split_once('@').is_some_and(|(one, other)| !one.is_empty() && other.contains('.')),
            "{email} is no address"
        );
    }
    ensure!(!name.trim().is_empty(), "a name is needed: it stands under what they acknowledge");
    let password: String = secrets::token()?.expose().chars().take(SYMBOLS).collect();
    let password_hash = password::hash(password.clone()).await?;
    let id = StaffId::from_bits(secrets::bits()?);
    let (username, name, password_hash) = (&*username, name.trim(), &*password_hash);
    let staff = NewStaff { id, username, name, place, password_hash };
    let mut db = db.write().await?;
    ensure!(add(&mut db, &staff).await?, "somebody is already called {username}");
    note(&mut db, Entry::of(Act::AddedStaff).about(id), Utc::now()).await?;
    db.commit().await?;
    Ok((id, password))
}
