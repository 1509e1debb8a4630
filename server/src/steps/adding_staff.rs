//! Adding a member of staff.

use crate::store::Db;
use crate::store::staff::{NewStaff, add};
use crate::{password, secrets};
use anyhow::{Result, ensure};
use measures::ids::StaffId;

/// How many symbols of five random bits a first password has.
const SYMBOLS: usize = 16;

/// Adds a therapist with a password drawn here, which is told this once. `works_inbox` are those who decide about
/// referrals that people made themselves.
///
/// # Errors
/// When the user name is empty, has anything but letters, digits, dots and dashes, or is taken.
pub async fn add_staff(db: &Db, username: &str, name: &str, works_inbox: bool) -> Result<(StaffId, String)> {
    let username = username.to_lowercase();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    ensure!(
        !username.is_empty() && username.chars().all(plain),
        "a user name is letters, digits, dots and dashes"
    );
    ensure!(!name.trim().is_empty(), "a name is needed: it stands under what they acknowledge");
    let password: String = secrets::token()?.expose().chars().take(SYMBOLS).collect();
    let password_hash = password::hash(password.clone()).await?;
    let id = StaffId::from_bits(secrets::bits()?);
    let (username, name, password_hash) = (&*username, name.trim(), &*password_hash);
    let staff = NewStaff { id, username, name, works_inbox, password_hash };
    let mut db = db.write().await?;
    ensure!(add(&mut db, &staff).await?, "somebody is already called {username}");
    db.commit().await?;
    Ok((id, password))
}
