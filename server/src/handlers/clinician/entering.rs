//! The second half of signing in; and the same asked again of whoever is in.

use super::linking::square;
use crate::Server;
use crate::authenticator::{address, code_of, secret, step_at, step_of};
use crate::entrant::{Entrant, is_fresh};
use crate::error::Result;
use crate::password;
use crate::post::Entered;
use crate::steps::noting::note;
use crate::steps::proving::{self, Proof};
use crate::store::audit::{Act, Entry};
use crate::store::staff::Credentials;
use crate::store::staff_factors::Factor;
use crate::store::{own_sessions, staff, staff_factors};
use chrono::{DateTime, Utc};
use measures::contract::Problem;
use measures::contract::clinician::{
    AuthenticatorOffered, AuthenticatorSet, ChoosePassword, ConfirmAuthenticator, DemoCode, GiveCode, LetIn,
    Next, ReadDemoCode, SetUpAuthenticator,
};
use measures::password::weakness;
use measures::second_factor::{Code, grouped};

/// What is asked next of somebody whose password was right. Whoever has an app shows its code before anything else.
pub(crate) fn next(staff: &Credentials, factor: Option<&Factor>) -> Next {
    match factor.and_then(|factor| factor.secret.as_ref()) {
        Some(_) => Next::GiveCode,
        None if staff.password_is_first => Next::ChoosePassword,
        None => Next::SetUpAuthenticator,
    }
}

pub(crate) async fn choose_password(
    server: Server,
    entrant: Entrant,
    call: ChoosePassword,
) -> Result<Entered<Next>> {
    let now = server.clock.now();
    let known = staff::by_id(&mut *server.db.read().await?, entrant.id).await?;
    // The same again would be as well known to whoever handed it out.
    if weakness(&call.password, &known.username).is_some()
        || password::is_right(call.password.clone(), Some(known.password_hash)).await?
    {
        return Err(Problem::NotUnderstood.into());
    }
    let hash = password::hash(call.password).await?;
    let mut db = server.db.write().await?;
    let (known, factor) =
        (staff::by_id(&mut db, entrant.id).await?, staff_factors::of(&mut db, entrant.id).await?);
    // Whoever is in changes their password in another way, which asks for the old one.
    if entrant.proved_at.is_some() || next(&known, factor.as_ref()) != Next::ChoosePassword {
        return Err(Problem::NotFound.into());
    }
    staff::set_password(&mut db, entrant.id, &hash, false).await?;
    let (session, cookie) = proving::rotate(&mut db, &entrant.session).await?;
    own_sessions::end_others(&mut db, entrant.id, Some(&session)).await?;
    note(&mut db, Entry::of(Act::ChosePassword).by(entrant.id), now).await?;
    db.commit().await?;
    Ok((Some(cookie), Next::SetUpAuthenticator))
}

pub(crate) async fn set_up_authenticator(
    server: Server,
    entrant: Entrant,
    _: SetUpAuthenticator,
) -> Result<AuthenticatorOffered> {
    let mut db = server.db.write().await?;
    let known = staff::by_id(&mut db, entrant.id).await?;
    may_set_up(&entrant, &known, staff_factors::of(&mut db, entrant.id).await?.as_ref(), server.clock.now())?;
    let secret = secret()?;
    staff_factors::offer(&mut db, entrant.id, &secret).await?;
    db.commit().await?;
    let drawn = square(&address(&server.config.service.name, &known.username, &secret))?;
    Ok(AuthenticatorOffered { secret: grouped(&secret, " "), drawn })
}

pub(crate) async fn confirm_authenticator(
    server: Server,
    entrant: Entrant,
    call: ConfirmAuthenticator,
) -> Result<Entered<AuthenticatorSet>> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let (known, factor) =
        (staff::by_id(&mut db, entrant.id).await?, staff_factors::of(&mut db, entrant.id).await?);
    may_set_up(&entrant, &known, factor.as_ref(), now)?;
    let offered = factor.and_then(|factor| factor.offered).ok_or(Problem::NotFound)?;
    // Not counted: whoever gives this code was shown the secret that it comes from.
    let Code::App(code) = call.code else { return Err(Problem::WrongPassword.into()) };
    let step = step_of(&offered, &code, now)?.ok_or(Problem::WrongPassword)?;
    if !staff_factors::confirm(&mut db, entrant.id, &offered, step, now).await? {
        return Err(Problem::NotFound.into());
    }
    let recovery_codes = proving::new_recovery_codes(&mut db, entrant.id, now).await?;
    let (session, cookie) = proving::let_in(&mut db, &entrant.session, now).await?;
    own_sessions::end_others(&mut db, entrant.id, Some(&session)).await?;
    note(&mut db, Entry::of(Act::SetUpAuthenticator).by(entrant.id), now).await?;
    if entrant.proved_at.is_none() {
        note(&mut db, Entry::of(Act::SignedIn).by(entrant.id), now).await?;
    }
    // Not told: a page that hears of it before it has its new cookie would take itself for signed out. Those that were
    // ended find out with the next beat of their line.
    db.commit().await?;
    Ok((Some(cookie), AuthenticatorSet { recovery_codes, welcome: known.welcome(now) }))
}

/// On the way in, whoever has no app yet; once in, whoever has just given a code.
fn may_set_up(
    entrant: &Entrant,
    known: &Credentials,
    factor: Option<&Factor>,
    now: DateTime<Utc>,
) -> Result<()> {
    match entrant.proved_at {
        None if next(known, factor) == Next::SetUpAuthenticator => Ok(()),
        None => Err(Problem::NotFound.into()),
        proved_at if is_fresh(proved_at, now) => Ok(()),
        Some(_) => Err(Problem::CodeNeeded.into()),
    }
}

pub(crate) async fn give_code(server: Server, entrant: Entrant, call: GiveCode) -> Result<Entered<LetIn>> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let known = staff::by_id(&mut db, entrant.id).await?;
    let given = match proving::take(&mut db, entrant.id, &call.code, now).await? {
        Ok(proof) => {
            let (_, cookie) = proving::let_in(&mut db, &entrant.session, now).await?;
            let act = if entrant.proved_at.is_some() { Act::GaveCode } else { Act::SignedIn };
            note(&mut db, Entry::of(act).by(entrant.id), now).await?;
            let left = if let Proof::Recovery(left) = proof { Some(left) } else { None };
            Ok((Some(cookie), LetIn { welcome: known.welcome(now), recovery_codes_left: left }))
        }
        Err(refused) => Err(refused.into()),
    };
    // Committed either way: a try that was not counted could be made again.
    db.commit().await?;
    given
}

pub(crate) async fn read_demo_code(server: Server, entrant: Entrant, call: ReadDemoCode) -> Result<DemoCode> {
    let mut db = server.db.read().await?;
    let Some(factor) = staff_factors::in_demo(&mut db, entrant.id).await? else {
        return Ok(DemoCode { is_demo: false, code: None });
    };
    let now = step_at(server.clock.now());
    let (secret, step) = match call.setting_up {
        true => (factor.offered, now),
        false => (factor.secret, now.max(factor.last_step + 1)),
    };
    // The one after the next would not be taken yet.
    let code = secret.filter(|_| step <= now + 1).map(|secret| code_of(&secret, step)).transpose()?;
    Ok(DemoCode { is_demo: true, code })
}
