//! Changing what a member of staff is here for, and who supervises them.

use crate::store::{Db, staff, supervision};
use anyhow::{Context, Result, ensure};
use measures::ids::StaffId;
use measures::role::Role;

/// What is changed about somebody; what is not said stays.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// Their role.
    pub role: Option<Role>,
    /// Whether they are a duty worker as well.
    pub duty: Option<bool>,
    /// The user names of all their supervisors, possibly none.
    pub supervisors: Option<Vec<String>>,
}

/// Changes somebody. It takes effect with their next call.
///
/// # Errors
/// When nobody has the user name, or one of the supervisors is nobody, is no supervisor by role or is themselves.
pub async fn place_staff(db: &Db, username: &str, change: &Change) -> Result<()> {
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
    Ok(db.commit().await?)
}
