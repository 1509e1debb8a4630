//! Who is asking. A handler names its caller in its signature, and there is no other way to get one.

use crate::Server;
use crate::cookies::{PATIENT_COOKIE, REFERRER_COOKIE, STAFF_COOKIE};
use crate::error::{Error, Result};
use crate::secrets;
use crate::store::staff_sessions::{self, Session};
use crate::store::{patient_sessions, self_referral_sessions};
use axum::extract::FromRequestParts;
use axum::http::{Method, header::USER_AGENT, request::Parts};
use axum_extra::extract::cookie::CookieJar;
use chrono::{DateTime, TimeDelta, Utc};
use measures::contract::Problem;
use measures::contract::clinician::QUIET;
use measures::contract::patient::VISIT;
use measures::ids::{InvitationId, PatientId, ReferralId, SelfReferralId, StaffId, VisitId};
use measures::role::Role;

/// Anybody at all.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Anyone;

/// Anybody at all, with what their browser calls itself, if it does.
pub(crate) struct Browser(pub(crate) String);

/// Somebody who opened an invitation. Good for that invitation and nothing else.
#[derive(Debug, Clone)]
pub(crate) struct Patient {
    pub(crate) invitation: InvitationId,
    pub(crate) referral: ReferralId,
    pub(crate) patient: PatientId,
    /// Whether they are on the device on which they first opened it, where that is known.
    pub(crate) first_device: Option<bool>,
    /// What the session is known by.
    pub(crate) session: String,
}

/// Somebody who has a form open by which they refer themselves. Good for that form and nothing else.
#[derive(Debug, Clone)]
pub(crate) struct Referrer {
    pub(crate) form: SelfReferralId,
    /// What the session is known by.
    pub(crate) session: String,
}

/// Anybody at all, and the session in which this browser last had a form open, if it had one.
#[derive(Debug, Clone)]
pub(crate) struct Returning(pub(crate) Option<String>);

/// A member of staff who signed in.
#[derive(Debug, Clone)]
pub(crate) struct Staff {
    pub(crate) id: StaffId,
    pub(crate) name: String,
    /// Whether they decide about referrals that people made themselves.
    pub(crate) works_inbox: bool,
    pub(crate) role: Role,
    /// Whether they are a duty worker as well.
    pub(crate) duty: bool,
    /// What the session is known by.
    pub(crate) session: String,
    /// When they signed in.
    pub(crate) since: DateTime<Utc>,
    /// When they last gave a code.
    pub(crate) proved_at: Option<DateTime<Utc>>,
    /// Whether they asked for this call themselves. Their page repeats by itself what was asked for.
    pub(crate) asked: bool,
}

/// A member of staff who decides about referrals that people made themselves. To anybody else these are not there.
#[derive(Debug, Clone)]
pub(crate) struct Assessor {
    pub(crate) id: StaffId,
    /// Who they are besides.
    pub(crate) staff: Staff,
}

/// How long a patient, or somebody who refers themselves, may be silent.
pub(crate) const PATIENT_IDLE: TimeDelta = TimeDelta::hours(20);
/// How long somebody may take from the password to the rest.
pub(crate) const STAFF_ENTERING: TimeDelta = TimeDelta::minutes(10);
/// How long a member of staff may be silent.
pub(crate) const STAFF_IDLE: TimeDelta = TimeDelta::minutes(15);
/// How long anybody may stay signed in, silent or not.
pub(crate) const STAFF_DAY: TimeDelta = TimeDelta::hours(12);
/// How old "last heard of" may get before it is written again.
const FRESH: TimeDelta = TimeDelta::seconds(30);

impl FromRequestParts<Server> for Anyone {
    type Rejection = Error;

    async fn from_request_parts(_: &mut Parts, _: &Server) -> Result<Self> {
        Ok(Self)
    }
}

impl FromRequestParts<Server> for Browser {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &Server) -> Result<Self> {
        let name = parts.headers.get(USER_AGENT).map(|name| String::from_utf8_lossy(name.as_bytes()));
        Ok(Self(name.unwrap_or_default().into_owned()))
    }
}

impl FromRequestParts<Server> for Patient {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self> {
        let token_hash = presented(parts, PATIENT_COOKIE)?;
        let visit = visit(parts)?;
        let now = server.clock.now();
        let mut db = server.db.read().await?;
        let session =
            patient_sessions::of_visit(&mut db, &token_hash, visit).await?.ok_or(Problem::SignedOut)?;
        drop(db);
        if now - session.seen_at > PATIENT_IDLE {
            return Err(Problem::SignedOut.into());
        }
        if in_use(parts, session.seen_at, now) {
            let mut db = server.db.write().await?;
            patient_sessions::seen(&mut db, &token_hash, now).await?;
            db.commit().await?;
        }
        Ok(Self {
            invitation: session.invitation,
            referral: session.referral,
            patient: session.patient,
            first_device: session.first_device,
            session: token_hash,
        })
    }
}

impl FromRequestParts<Server> for Referrer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self> {
        let token_hash = presented(parts, REFERRER_COOKIE)?;
        let visit = visit(parts)?;
        let now = server.clock.now();
        let mut db = server.db.read().await?;
        let session = self_referral_sessions::of_visit(&mut db, &token_hash, visit).await?;
        let session = session.filter(|session| now - session.seen_at <= PATIENT_IDLE);
        let session = session.ok_or(Problem::SignedOut)?;
        drop(db);
        if in_use(parts, session.seen_at, now) {
            let mut db = server.db.write().await?;
            self_referral_sessions::seen(&mut db, &token_hash, now).await?;
            db.commit().await?;
        }
        Ok(Self { form: session.form, session: token_hash })
    }
}

impl FromRequestParts<Server> for Returning {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &Server) -> Result<Self> {
        Ok(Self(presented(parts, REFERRER_COOKIE).ok()))
    }
}

impl FromRequestParts<Server> for Staff {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self> {
        let token_hash = presented(parts, STAFF_COOKIE)?;
        let now = server.clock.now();
        let session = signed_in(server, &token_hash, now).await?.ok_or(Problem::SignedOut)?;
        if in_use(parts, session.seen_at, now) {
            let mut db = server.db.write().await?;
            staff_sessions::seen(&mut db, &token_hash, now).await?;
            db.commit().await?;
        }
        Ok(Self {
            id: session.staff,
            name: session.name,
            works_inbox: session.works_inbox,
            role: session.role,
            duty: session.duty,
            session: token_hash,
            since: session.made_at,
            proved_at: session.proved_at,
            asked: asked(parts),
        })
    }
}

impl FromRequestParts<Server> for Assessor {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self> {
        let staff = Staff::from_request_parts(parts, server).await?;
        if !staff.works_inbox {
            return Err(Problem::NotFound.into());
        }
        Ok(Self { id: staff.id, staff })
    }
}

impl Staff {
    /// Whether they are signed in even now, so that what goes on for long can end with the session.
    pub(crate) async fn is_still_here(&self, server: &Server) -> Result<bool> {
        Ok(signed_in(server, &self.session, server.clock.now()).await?.is_some())
    }
}

/// The session of a member of staff who is in, unless it is over.
async fn signed_in(server: &Server, token_hash: &str, now: DateTime<Utc>) -> Result<Option<Session>> {
    Ok(staff_session(server, token_hash, now).await?.filter(|session| session.proved_at.is_some()))
}

/// The session of a member of staff who is in or on the way in, unless it is over.
pub(crate) async fn staff_session(
    server: &Server,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<Session>> {
    let found = staff_sessions::by_token(&mut *server.db.read().await?, token_hash).await?;
    let lasts = |session: &Session| match session.proved_at {
        Some(_) => now - session.seen_at <= STAFF_IDLE && now - session.made_at <= STAFF_DAY,
        None => now - session.made_at <= STAFF_ENTERING,
    };
    Ok(found.filter(lasts))
}

/// The hash of the session that the request shows.
pub(crate) fn presented(parts: &Parts, name: &str) -> Result<String> {
    let jar = CookieJar::from_headers(&parts.headers);
    let cookie = jar.get(name).ok_or(Problem::SignedOut)?;
    Ok(secrets::hash(cookie.value()))
}

/// The visit that the page has open. Its cookie is every tab's and may by now be that of somebody else's visit.
fn visit(parts: &Parts) -> Result<VisitId> {
    let named = parts.headers.get(VISIT).and_then(|name| name.to_str().ok());
    Ok(named.and_then(|name| name.parse().ok()).ok_or(Problem::SignedOut)?)
}

/// Whether the request shows somebody at the screen. A page that only listens, and asks by itself for what it hears
/// of, may have been left open.
fn in_use(parts: &Parts, seen_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    parts.method == Method::POST && asked(parts) && now - seen_at > FRESH
}

/// Whether somebody asked, and not the page by itself.
fn asked(parts: &Parts) -> bool {
    parts.headers.get(QUIET).is_none_or(|quiet| quiet != "1")
}
