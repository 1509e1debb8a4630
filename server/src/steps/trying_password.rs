//! Trying a password: counted first and compared second, for a name that somebody has or nobody.

use crate::Server;
use crate::error::Result;
use crate::store::staff::Credentials;
use crate::store::{sign_in_tries, staff};
use crate::{password, secrets};
use chrono::TimeDelta;
use measures::contract::Problem;
use measures::ids::StaffId;

/// How long a name is locked after so many wrong passwords.
const LOCK: TimeDelta = TimeDelta::minutes(15);
const WRONG_PASSWORDS: u32 = 5;

/// What came of it.
pub(crate) enum Tried {
    /// It is theirs. Earlier tries are forgotten.
    Right(Box<Credentials>),
    /// It is not, or nobody may try now.
    Wrong {
        /// What the caller is told, whatever was wrong.
        problem: Problem,
        /// Whose name it was.
        staff: Option<StaffId>,
    },
}

/// Tries a password. A name nobody has, and an account that is disabled, take the same steps as a wrong password:
/// neither reply nor time tells them apart.
pub(crate) async fn try_password(server: &Server, username: &str, password: String) -> Result<Tried> {
    let now = server.clock.now();
    let name_hash = secrets::hash(username.to_lowercase());
    let mut db = server.db.write().await?;
    sign_in_tries::forget_until(&mut db, now - LOCK).await?;
    let may_try = sign_in_tries::count(&mut db, &name_hash, WRONG_PASSWORDS, now).await?;
    let known = staff::by_username(&mut db, username).await?;
    db.commit().await?;
    let staff = known.as_ref().map(|known| known.id);
    if !may_try {
        return Ok(Tried::Wrong { problem: Problem::TooManyTries, staff });
    }
    let kept = known.as_ref().filter(|known| !known.is_disabled).map(|known| known.password_hash.clone());
    let right = password::is_right(password, kept).await?;
    match known {
        Some(known) if right => {
            let mut db = server.db.write().await?;
            sign_in_tries::forget(&mut db, &name_hash).await?;
            db.commit().await?;
            Ok(Tried::Right(Box::new(known)))
        }
        _ => Ok(Tried::Wrong { problem: Problem::WrongPassword, staff }),
    }
}
