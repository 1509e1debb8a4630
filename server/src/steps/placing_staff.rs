//! Changing what a member of staff is here for, and who supervises them.

use super::noting::note;
use crate::store::audit::{Act, Entry};
use crate::store::{Connection, Db, own_sessions, staff, supervision};
use anyhow::{Context, Result, ensure};
use chrono::{DateTime, Utc};
use measures::ids::StaffId;
use measures::role::Role;

/// Who is changed, and how, as the command is typed.
#[derive(Debug, clap::Args)]
pub struct Changing {
    /// The name they sign in with.
    #[arg(long)]
    username: String,
    /// Their role: `therapist`, `supervisor`, `service_manager` or `administrator`.
    #[arg(long, value_parser = role_named)]
    role: Option<Role>,
    /// Whether they are a duty worker: `true` or `false`.
    #[arg(long)]
    duty: Option<bool>,
    /// The user name of a supervisor of theirs. Say it once for each: those said take the place of all before.
    #[arg(long = "supervisor", conflicts_with = "no_supervisor")]
    supervisors: Vec<String>,
    /// They have no supervisor any more.
    #[arg(long)]
    no_supervisor: bool,
    /// Nobody signs in with the account any more. Whoever is in with it is out at once.
    #[arg(long, conflicts_with = "enabled")]
    disabled: bool,
    /// The account can be signed in with again.
    #[arg(long)]
    enabled: bool,
}

impl Changing {
    /// The user name, and what is changed.
    #[must_use]
    pub fn told(self) -> (String, Change) {
        let Self { username, role, duty, supervisors, no_supervisor, disabled, enabled } = self;
        let said = no_supervisor || !supervisors.is_empty();
        let disabled = (disabled || enabled).then_some(disabled);
        (username, Change { role, duty, supervisors: said.then_some(supervisors), disabled })
    }
}

/// The role that commands call so.
///
/// # Errors
/// When there is no such role.
pub fn role_named(text: &str) -> Result<Role, String> {
    Role::ALL.into_iter().find(|role| role.name() == text).ok_or_else(|| format!("there is no role `{text}`"))
}

/// What is changed about somebody; what is not said stays.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// Their role.
    pub role: Option<Role>,
    /// Whether they are a duty worker as well.
    pub duty: Option<bool>,
    /// The user names of all their supervisors, possibly none.
    pub supervisors: Option<Vec<String>>,
    /// Whether nobody signs in with the account.
    pub disabled: Option<bool>,
}

/// Changes somebody. It takes effect with their next call.
///
/// # Errors
/// When nobody has the user name, or one of the supervisors is nobody, is no supervisor by role or is themselves.
pub async fn place_staff(db: &Db, username: &str, change: &Change) -> Result<()> {
    let now = Utc::now();
    let mut db = db.write().await?;
    let found = staff::by_username(&mut db, username).await?;
    let id = found.with_context(|| format!("nobody is called {username}"))?.id;
    staff::place(&mut db, id, change.role, change.duty).await?;
    if let Some(usernames) = &change.supervisors {
        let mut supervisors = Vec::<StaffId>::new();
        for username in usernames {
            let found = staff::by_username(&mut db, username).await?;
            let supervisor = found.with_context(|| format!("nobody is called {username}"))?;
            ensure!(supervisor.id != id, "nobody supervises themselves");
            ensure!(
                supervisor.role == Role::Supervisor,
                "{username} is no supervisor: change their role first"
            );
            supervisors.push(supervisor.id);
        }
        supervision::set(&mut db, id, &supervisors).await?;
    }
    note(&mut db, Entry::of(Act::ChangedStaff).about(id), now).await?;
    if let Some(disabled) = change.disabled {
        disable(&mut db, id, disabled, now).await?;
    }
    Ok(db.commit().await?)
}

async fn disable(db: &mut Connection, id: StaffId, disabled: bool, now: DateTime<Utc>) -> Result<()> {
    if !staff::set_disabled(db, id, disabled).await? {
        return Ok(());
    }
    let act = if disabled { Act::DisabledStaff } else { Act::EnabledStaff };
    own_sessions::end_others(db, id, None).await?;
    Ok(note(db, Entry::of(act).about(id), now).await?)
}
