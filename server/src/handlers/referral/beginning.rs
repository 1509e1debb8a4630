//! Beginning a form, and going on with it.

use super::practices::chosen;
use super::{commit, referring};
use crate::Server;
use crate::caller::Returning;
use crate::cookies::referrer_cookie;
use crate::error::{Result, Verdict};
use crate::network::Network;
use crate::post::Entered;
use crate::secrets;
use crate::steps::asking::words_under;
use crate::steps::beginning_referral::begin;
use crate::steps::changing_referral::still_open;
use crate::steps::noting::note;
use crate::steps::saving_screen::save_screen;
use crate::store::audit::{Act, Entry};
use crate::store::self_referrals::{self, SelfReferral};
use crate::store::tries::Left;
use crate::store::{
    Connection, self_referral_answers, self_referral_links, self_referral_sessions, self_referral_statements,
    self_referral_tries,
};
use axum_extra::extract::cookie::Cookie;
use chrono::{DateTime, TimeDelta, Utc};
use measures::contract::Problem;
use measures::contract::clinician::InboxState;
use measures::contract::referral::{BeginReferral, DraftOpened, ResumeReferral, SaveScreen};
use measures::ids::{SelfReferralId, VisitId};
use measures::referral::later;

/// How long a form is locked after five wrong dates.
const LOCK: TimeDelta = TimeDelta::minutes(15);
/// Of a form that is begun, the first save.
const FIRST: u32 = 1;

pub(crate) async fn begin_referral(
    server: Server,
    network: Network,
    call: BeginReferral,
) -> Result<Entered<DraftOpened>> {
    let (referring, now) = (referring(&server)?, server.clock.now());
    let mut db = server.db.write().await?;
    let mut form = begin(&mut db, &server.config, referring, network, &call, now).await??;
    let BeginReferral { screen, said, waited_seconds, .. } = call;
    let first = SaveScreen { screen, said, sequence: FIRST, waited_seconds };
    save_screen(&mut db, referring, &mut form, &first, now).await??;
    let entered = entered(&mut db, &server, &form, now).await?;
    commit(&server, db, form.patient).await?;
    Ok(entered)
}

pub(crate) async fn resume_referral(
    server: Server,
    Returning(session): Returning,
    call: ResumeReferral,
) -> Result<Entered<DraftOpened>> {
    referring(&server)?;
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let opened = match right_person(&mut db, session.as_deref(), &call, now).await? {
        Ok(form) => {
            if let Some(before) = &session {
                self_referral_sessions::end(&mut db, before).await?;
            }
            self_referrals::seen(&mut db, form.id, now).await?;
            entered(&mut db, &server, &form, now).await
        }
        Err(refused) => Err(refused.into()),
    };
    // Committed either way: a try that was not counted could be made again.
    db.commit().await?;
    opened
}

/// The form that is gone on with, if it is theirs: by its link, or by the cookie of a browser in which it was open.
/// [`Problem::NotFound`] for a browser in which none was.
async fn right_person(
    db: &mut Connection,
    session: Option<&str>,
    call: &ResumeReferral,
    now: DateTime<Utc>,
) -> Result<Verdict<SelfReferral>> {
    let id = match (&call.token, session) {
        (Some(token), _) => self_referral_links::of_link(db, &secrets::hash(token.expose()), now).await?,
        (None, Some(session)) => self_referral_sessions::form_of(db, session).await?,
        (None, None) => None,
    };
    if id.is_none() && call.token.is_none() {
        return Ok(Err(Problem::NotFound));
    }
    let verdict = match call.date_of_birth {
        Some(_) => right_date(db, id, call, now).await?,
        None => without_date(db, id, call).await?,
    };
    let act = if verdict.is_ok() { Act::OpenedReferral } else { Act::RefusedReferral };
    let patient = verdict.as_ref().ok().and_then(|form| form.patient);
    let entry = Entry::of(act).patient(patient);
    note(db, id.iter().fold(entry, |entry, id| entry.about(id)), now).await?;
    Ok(verdict)
}

/// The form, if its date of birth is the one typed. Counts first and compares second. A link that is nobody's takes the
/// same steps as a wrong date: neither reply nor time tells them apart.
async fn right_date(
    db: &mut Connection,
    id: Option<SelfReferralId>,
    call: &ResumeReferral,
    now: DateTime<Utc>,
) -> Result<Verdict<SelfReferral>> {
    let known_by = id.map(|id| id.to_string()).unwrap_or_default();
    let tried = self_referral_tries::count(db, &known_by, now, now + LOCK).await?;
    let left = self_referral_tries::left(db, &known_by, now).await?;
    Ok(match (tried, left) {
        (Some(form), _) if form.date_of_birth.is_some() && form.date_of_birth == call.date_of_birth => {
            self_referral_tries::uncount(db, form.id).await?;
            Ok(form)
        }
        (_, Some(Left::Nothing)) => Err(Problem::InvitationClosed),
        (_, Some(Left::Later)) => Err(Problem::TooManyTries),
        (_, Some(Left::More) | None) => Err(Problem::NotYou),
    })
}

/// The form, if its browser opens it and no date of birth was given in it yet.
async fn without_date(
    db: &mut Connection,
    id: Option<SelfReferralId>,
    call: &ResumeReferral,
) -> Result<Verdict<SelfReferral>> {
    let form = match id {
        Some(id) if call.token.is_none() => self_referrals::hold(db, id).await?,
        _ => None,
    };
    Ok(form.filter(|form| form.date_of_birth.is_none()).ok_or(Problem::NotYou))
}

/// Begins a visit to a form.
async fn entered(
    db: &mut Connection,
    server: &Server,
    form: &SelfReferral,
    now: DateTime<Utc>,
) -> Result<(Option<Cookie<'static>>, DraftOpened)> {
    let referring = referring(server)?;
    let (session, visit) = (secrets::session()?, VisitId::from_bits(secrets::bits()?));
    self_referral_sessions::begin(db, &secrets::hash(&session), visit, form.id, now).await?;
    let (programme, mut wordings) = (&server.config.programme, Vec::new());
    for (place, instrument) in form.pack.iter().flat_map(|pack| pack.instruments()).enumerate() {
        wordings.push(words_under(db, programme, *instrument, form.wordings.get(place)).await?);
    }
    let answers = self_referral_answers::of(db, form.id).await?;
    let standing = self_referral_statements::of(db, form.id).await?;
    let (said, practice) = match form.sent {
        // Whoever finds the link and knows a birthday reads nothing of what was sent.
        Some(_) => (later(standing), None),
        None => (standing, chosen(db, referring, form.id).await?),
    };
    let opened = DraftOpened {
        visit,
        seal: form.seal.clone(),
        said,
        practice,
        pack: form.pack.clone(),
        wordings,
        answers: answers.into_iter().map(|standing| standing.answer).collect(),
        sequence: form.sequence,
        sent: form.sent.as_ref().map(|sent| sent.reply.clone()),
        decided: !matches!(form.state, InboxState::Unsent | InboxState::Sent),
        open: still_open(form),
    };
    Ok((Some(referrer_cookie(session, referring.draft_days)), opened))
}
