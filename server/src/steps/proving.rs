//! The second factor: whether a code is right, and what becomes of the session of whoever shows that it is theirs.

use super::noting::note;
use crate::authenticator::step_of;
use crate::cookies::staff_cookie;
use crate::error::{Result, Verdict};
use crate::secrets;
use crate::store::audit::{Act, Entry};
use crate::store::{Connection, code_tries, recovery_codes, staff_factors, staff_sessions};
use axum_extra::extract::cookie::Cookie;
use chrono::{DateTime, Utc};
use measures::contract::Problem;
use measures::ids::StaffId;
use measures::second_factor::{Code, RECOVERY_CODES, grouped};

/// What a code showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// The app is theirs.
    App,
    /// It was one of their recovery codes, and so many are left.
    Recovery(u8),
}

/// Takes a code, if it is right and was not taken before. Counts first and compares second; what is refused was counted
/// and noted as well: commit it. Whatever is wrong with a code, the answer is the same.
pub(crate) async fn take(
    db: &mut Connection,
    staff: StaffId,
    code: &Code,
    now: DateTime<Utc>,
) -> Result<Verdict<Proof>> {
    let may_try = code_tries::count(db, staff, now).await?;
    let proof = match (may_try, code) {
        (false, _) => None,
        (true, Code::App(code)) => is_shown(db, staff, code, now).await?.then_some(Proof::App),
        (true, Code::Recovery(code)) => match recovery_codes::take(db, staff, &kept(staff, code), now).await?
        {
            true => Some(Proof::Recovery(recovery_codes::left(db, staff).await?)),
            false => None,
        },
    };
    let Some(proof) = proof else {
        note(db, Entry::of(Act::RefusedCode).by(staff), now).await?;
        return Ok(Err(if may_try { Problem::WrongPassword } else { Problem::TooManyTries }));
    };
    code_tries::forget(db, staff).await?;
    if matches!(proof, Proof::Recovery(_)) {
        note(db, Entry::of(Act::UsedRecoveryCode).by(staff), now).await?;
    }
    Ok(Ok(proof))
}

/// Whether their app shows this code, which is taken with that.
async fn is_shown(db: &mut Connection, staff: StaffId, code: &str, now: DateTime<Utc>) -> Result<bool> {
    let secret = staff_factors::of(db, staff).await?.and_then(|factor| factor.secret);
    let Some(secret) = secret else { return Ok(false) };
    match step_of(&secret, code, now)? {
        Some(step) => Ok(staff_factors::take_step(db, staff, step).await?),
        None => Ok(false),
    }
}

/// Gives somebody new recovery codes, which are told this once.
pub(crate) async fn new_recovery_codes(
    db: &mut Connection,
    staff: StaffId,
    now: DateTime<Utc>,
) -> Result<Vec<String>> {
    let codes = (0..RECOVERY_CODES).map(|_| secrets::spelled()).collect::<anyhow::Result<Vec<_>>>()?;
    let hashes: Vec<_> = codes.iter().map(|code| kept(staff, code)).collect();
    recovery_codes::replace(db, staff, &hashes, now).await?;
    Ok(codes.iter().map(|code| grouped(code, "-")).collect())
}

/// What is kept of a recovery code: nobody else's is the same.
fn kept(staff: StaffId, code: &str) -> String {
    secrets::hash(format!("{staff} {code}"))
}

/// Gives a session another cookie, as after every step that makes it worth more.
pub(crate) async fn rotate(db: &mut Connection, session: &str) -> Result<(String, Cookie<'static>)> {
    let cookie = secrets::session()?;
    let token_hash = secrets::hash(&cookie);
    if !staff_sessions::rotate(db, session, &token_hash).await? {
        return Err(Problem::SignedOut.into());
    }
    Ok((token_hash, staff_cookie(cookie)))
}

/// The same, of somebody who has just shown everything that is asked for.
pub(crate) async fn let_in(
    db: &mut Connection,
    session: &str,
    now: DateTime<Utc>,
) -> Result<(String, Cookie<'static>)> {
    let (token_hash, cookie) = rotate(db, session).await?;
    staff_sessions::proved(db, &token_hash, now).await?;
    Ok((token_hash, cookie))
}
