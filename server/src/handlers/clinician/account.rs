//! One's own account: where one is signed in, the password, and the recovery codes.

use crate::Server;
use crate::caller::{STAFF_DAY, STAFF_IDLE, Staff};
use crate::clock::local;
use crate::error::Result;
use crate::live::Topic;
use crate::post::Entered;
use crate::steps::noting::note;
use crate::steps::proving;
use crate::steps::trying_password::{Tried, try_password};
use crate::store::audit::{Act, Entry};
use crate::store::{own_sessions, recovery_codes, staff, staff_factors};
use crate::{password, store};
use measures::contract::Problem;
use measures::contract::clinician::{
    Account, ChangePassword, EndOtherSessions, EndSession, OwnSession, ReadAccount, RecoveryCodes,
    RenewRecoveryCodes,
};
use measures::password::weakness;

pub(crate) async fn read_account(server: Server, staff: Staff, _: ReadAccount) -> Result<Account> {
    let now = server.clock.now();
    let mut db = server.db.read().await?;
    let lasts = |one: &store::own_sessions::OwnSession| {
        now - one.seen_at <= STAFF_IDLE && now - one.made_at <= STAFF_DAY
    };
    let all = own_sessions::of(&mut db, staff.id).await?;
    let mut sessions: Vec<_> = all
        .into_iter()
        .filter(lasts)
        .map(|one| OwnSession {
            id: one.id,
            browser: one.browser,
            since: local(one.made_at),
            used: local(one.seen_at),
            is_this: one.token_hash == staff.session,
        })
        .collect();
    sessions.sort_by_key(|one| !one.is_this);
    Ok(Account {
        username: staff::by_id(&mut db, staff.id).await?.username,
        authenticator_since: staff_factors::of(&mut db, staff.id)
            .await?
            .and_then(|one| one.set_at)
            .map(local),
        recovery_codes_left: recovery_codes::left(&mut db, staff.id).await?,
        sessions,
    })
}

pub(crate) async fn end_session(server: Server, staff: Staff, call: EndSession) -> Result<()> {
    let mut db = server.db.write().await?;
    if !own_sessions::end(&mut db, staff.id, call.session).await? {
        return Err(Problem::NotFound.into());
    }
    let entry = Entry::of(Act::EndedSessions).by(staff.id).about(call.session);
    note(&mut db, entry, server.clock.now()).await?;
    // Every page of theirs that listens looks whether it is this session that has ended.
    Ok(server.live.commit(db, [Topic::Staff(staff.id)]).await?)
}

pub(crate) async fn end_other_sessions(server: Server, staff: Staff, _: EndOtherSessions) -> Result<()> {
    let mut db = server.db.write().await?;
    own_sessions::end_others(&mut db, staff.id, Some(&staff.session)).await?;
    note(&mut db, Entry::of(Act::EndedSessions).by(staff.id), server.clock.now()).await?;
    Ok(server.live.commit(db, [Topic::Staff(staff.id)]).await?)
}

pub(crate) async fn change_password(
    server: Server,
    staff: Staff,
    call: ChangePassword,
) -> Result<Entered<()>> {
    let now = server.clock.now();
    staff.has_just_proved(now)?;
    let username = staff::by_id(&mut *server.db.read().await?, staff.id).await?.username;
    if weakness(&call.new, &username).is_some() || call.new == call.old {
        return Err(Problem::NotUnderstood.into());
    }
    let tried = try_password(&server, &username, call.old).await?;
    let mut db = server.db.write().await?;
    let changed = match tried {
        Tried::Right(_) => {
            drop(db);
            let hash = password::hash(call.new).await?;
            db = server.db.write().await?;
            staff::set_password(&mut db, staff.id, &hash, false).await?;
            let (session, cookie) = proving::rotate(&mut db, &staff.session).await?;
            own_sessions::end_others(&mut db, staff.id, Some(&session)).await?;
            note(&mut db, Entry::of(Act::ChangedPassword).by(staff.id), now).await?;
            Ok((Some(cookie), ()))
        }
        Tried::Wrong { problem, .. } => {
            note(&mut db, Entry::of(Act::RefusedPassword).by(staff.id), now).await?;
            Err(problem.into())
        }
    };
    // Committed either way, and not told: see `confirm_authenticator`.
    db.commit().await?;
    changed
}

pub(crate) async fn renew_recovery_codes(
    server: Server,
    staff: Staff,
    _: RenewRecoveryCodes,
) -> Result<RecoveryCodes> {
    let now = server.clock.now();
    staff.has_just_proved(now)?;
    let mut db = server.db.write().await?;
    let codes = proving::new_recovery_codes(&mut db, staff.id, now).await?;
    note(&mut db, Entry::of(Act::RenewedRecoveryCodes).by(staff.id), now).await?;
    db.commit().await?;
    Ok(RecoveryCodes { codes })
}
