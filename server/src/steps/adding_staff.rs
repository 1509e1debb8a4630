//! Adding a member of staff.

use super::noting::note;
use super::placing_staff::role_named;
use crate::store::Db;
use crate::store::audit::{Act, Entry};
use crate::store::staff::{NewStaff, Place, add};
use crate::{password, secrets};
use anyhow::{Result, ensure};
use chrono::Utc;
use measures::ids::StaffId;
use measures::role::Role;

/// Who is added, as the command is typed.
#[derive(Debug, clap::Args)]
pub struct Adding {
    /// The name they sign in with.
    #[arg(long)]
    username: String,
    /// Their name as colleagues read it.
    #[arg(long)]
    name: String,
    /// They decide about referrals that people made themselves.
    #[arg(long)]
    inbox: bool,
    /// What they are here for: `therapist`, `supervisor`, `service_manager` or `administrator`.
    #[arg(long, default_value = "therapist", value_parser = role_named)]
    role: Role,
    /// They are a duty worker: they look at alerts that no therapist alone looks at.
    #[arg(long)]
    duty: bool,
    /// Where the service writes to them at work.
    #[arg(long)]
    email: Option<String>,
}

impl Adding {
    /// Adds them, and says what to tell them.
    ///
    /// # Errors
    /// As [`add_staff`].
    pub async fn told(&self, db: &Db) -> Result<String> {
        let Self { username, name, role, duty, .. } = self;
        let place = Place { role: *role, duty: *duty, works_inbox: self.inbox, email: self.email.as_deref() };
        let (_, password) = add_staff(db, username, name, place).await?;
        Ok(format!("{name} signs in as {username} for the first time with the password {password}"))
    }
}

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
    let password = secrets::spelled()?;
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
