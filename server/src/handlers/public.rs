//! What anybody may ask: to be let in.

use crate::Server;
use crate::caller::{Browser, PATIENT_IDLE, STAFF_DAY};
use crate::cookies::{patient_cookie, staff_cookie};
use crate::entrant::Arriving;
use crate::error::{Result, Verdict};
use crate::handlers::clinician::next;
use crate::post::Entered;
use crate::programme::Programme;
use crate::secrets;
use crate::steps::asking::words_of;
use crate::steps::noting::note;
use crate::steps::sending::to_come;
use crate::steps::trying_password::{Tried, try_password};
use crate::store::audit::{Act, Entry};
use crate::store::invitations::{Invitation, State};
use crate::store::staff_sessions::NewSession;
use crate::store::tries::Left;
use crate::store::{
    Connection, answers, appointments, invitation_links, invitation_tries, patient_sessions, sent_packs,
    staff_factors, staff_sessions,
};
use chrono::{DateTime, TimeDelta, Utc};
use measures::attachment::SentPack;
use measures::contract::Problem;
use measures::contract::clinician::Next;
use measures::contract::public::{OpenInvitation, Opened, SignIn};
use measures::ids::{SessionId, VisitId};

/// How long a link is locked after five wrong dates.
const LOCK: TimeDelta = TimeDelta::minutes(15);

pub(crate) async fn open_invitation(
    server: Server,
    Browser(browser): Browser,
    call: OpenInvitation,
) -> Result<Entered<Opened>> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let entered = match right_person(&mut db, &call, now).await? {
        Ok(invitation) => {
            let (session, visit) = (secrets::session()?, VisitId::from_bits(secrets::bits()?));
            patient_sessions::end_idle(&mut db, now - PATIENT_IDLE).await?;
            // What the browser calls itself tells devices apart within this invitation only.
            let device = secrets::hash(format!("{} {browser}", invitation.id));
            let of_device = (invitation.id, device.as_str());
            patient_sessions::begin(&mut db, &secrets::hash(&session), visit, of_device, now).await?;
            let opened = opened(&mut db, &server.config.programme, visit, &invitation, now).await?;
            Ok((Some(patient_cookie(session)), opened))
        }
        Err(refused) => Err(refused.into()),
    };
    // Committed either way: a try that was not counted could be made again.
    db.commit().await?;
    entered
}

/// The invitation of the link, if the date is right and it can still be used. Counts first and compares second.
/// A link that is nobody's takes the same steps as a wrong date: neither reply nor time tells them apart.
async fn right_person(
    db: &mut Connection,
    call: &OpenInvitation,
    now: DateTime<Utc>,
) -> Result<Verdict<Invitation>> {
    let token_hash = secrets::hash(call.token.expose());
    let tried = invitation_tries::count(db, &token_hash, now, now + LOCK).await?;
    let left = invitation_tries::left(db, &token_hash, now).await?;
    let verdict = match (&tried, left) {
        (Some(tried), _) if tried.date_of_birth == call.date_of_birth => {
            invitation_tries::uncount(db, tried.invitation.id).await?;
            let usable = tried.invitation.state == State::Sent || tried.invitation.is_open(now);
            if usable { Ok(tried.invitation.clone()) } else { Err(Problem::InvitationClosed) }
        }
        (_, Some(Left::Nothing)) => Err(Problem::InvitationClosed),
        (_, Some(Left::Later)) => Err(Problem::TooManyTries),
        (_, Some(Left::More) | None) => Err(Problem::NotYou),
    };
    let act = if verdict.is_ok() { Act::OpenedInvitation } else { Act::RefusedInvitation };
    let entry = Entry::of(act).patient(tried.as_ref().map(|tried| tried.patient));
    let entry = tried.iter().fold(entry, |entry, tried| entry.about(tried.invitation.id));
    note(db, entry, now).await?;
    Ok(verdict)
}

async fn opened(
    db: &mut Connection,
    programme: &Programme,
    visit: VisitId,
    invitation: &Invitation,
    now: DateTime<Utc>,
) -> Result<Opened> {
    let seal = invitation_links::seal(db, invitation.id, &secrets::session()?).await?;
    if let Some(sending) = sent_packs::sending(db, invitation.id).await? {
        return Ok(Opened::Sent { visit, seal, at: sending.reply.at });
    }
    let slots = appointments::slots(db, invitation.referral).await?;
    let if_sent_now = SentPack { asked_for: invitation.asked_for, sent_at: now };
    let standing = answers::of(db, invitation.id).await?;
    let ago = |given: DateTime<Utc>| u32::try_from((now - given).num_seconds()).unwrap_or(0);
    Ok(Opened::Open {
        visit,
        seal,
        pack: invitation.pack.clone(),
        wordings: words_of(db, programme, invitation).await?,
        given: standing.iter().map(|(_, sequence, given)| (*sequence, ago(*given))).collect(),
        answers: standing.into_iter().map(|(answer, ..)| answer).collect(),
        sequence: invitation.sequence,
        appointment: to_come(if_sent_now, &slots),
    })
}

pub(crate) async fn sign_in(server: Server, arriving: Arriving, call: SignIn) -> Result<Entered<Next>> {
    // No database keeps this character, so nobody has such a name.
    if call.username.contains('\0') {
        return Err(Problem::NotUnderstood.into());
    }
    let now = server.clock.now();
    let tried = try_password(&server, &call.username, call.password).await?;
    let mut db = server.db.write().await?;
    let signed_in = match tried {
        Tried::Right(staff) => {
            let session = secrets::session()?;
            // Whoever signs in anew leaves the session that this browser had.
            if let Some(before) = &arriving.session {
                staff_sessions::end(&mut db, before).await?;
            }
            staff_sessions::end_idle(&mut db, now - STAFF_DAY).await?;
            let (id, token_hash) = (SessionId::from_bits(secrets::bits()?), secrets::hash(&session));
            let new = NewSession { id, staff: staff.id, token_hash: &token_hash, browser: &arriving.browser };
            staff_sessions::begin(&mut db, &new, now).await?;
            let factor = staff_factors::of(&mut db, staff.id).await?;
            Ok((Some(staff_cookie(session)), next(&staff, factor.as_ref())))
        }
        Tried::Wrong { problem, staff } => {
            note(&mut db, Entry::of(Act::RefusedSignIn).by(staff), now).await?;
            Err(problem.into())
        }
    };
    db.commit().await?;
    signed_in
}
