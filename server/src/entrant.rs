//! Who comes to the staff's door: with a password, or half-way in.

use crate::Server;
use crate::browser;
use crate::caller::{Staff, presented, staff_session};
use crate::cookies::STAFF_COOKIE;
use crate::error::{Error, Result};
use axum::extract::FromRequestParts;
use axum::http::{header::USER_AGENT, request::Parts};
use chrono::{DateTime, TimeDelta, Utc};
use measures::contract::Problem;
use measures::ids::StaffId;
use measures::second_factor::FRESH_MINUTES;

/// Anybody at all, with what they bring: their browser's name in words, and the session that it shows, if any.
#[derive(Debug, Clone)]
pub(crate) struct Arriving {
    pub(crate) browser: String,
    pub(crate) session: Option<String>,
}

/// Somebody whose password was right. Whether they are in already, `proved_at` tells: on the way in it is none, and
/// then this is all that they are.
#[derive(Debug, Clone)]
pub(crate) struct Entrant {
    pub(crate) id: StaffId,
    /// What the session is known by.
    pub(crate) session: String,
    /// When they last gave a code.
    pub(crate) proved_at: Option<DateTime<Utc>>,
}

impl FromRequestParts<Server> for Arriving {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &Server) -> Result<Self> {
        let name = parts.headers.get(USER_AGENT).map(|name| String::from_utf8_lossy(name.as_bytes()));
        let browser = browser::in_words(&name.unwrap_or_default());
        Ok(Self { browser, session: presented(parts, STAFF_COOKIE).ok() })
    }
}

impl FromRequestParts<Server> for Entrant {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self> {
        let token_hash = presented(parts, STAFF_COOKIE)?;
        let session = staff_session(server, &token_hash, server.clock.now()).await?;
        let session = session.ok_or(Problem::SignedOut)?;
        Ok(Self { id: session.staff, session: token_hash, proved_at: session.proved_at })
    }
}

impl Staff {
    /// Goes on only where a code was given just now; the page asks for one otherwise.
    pub(crate) fn has_just_proved(&self, now: DateTime<Utc>) -> Result<()> {
        if is_fresh(self.proved_at, now) { Ok(()) } else { Err(Problem::CodeNeeded.into()) }
    }
}

/// Whether a code that was given then counts as given just now.
pub(crate) fn is_fresh(proved_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    proved_at.is_some_and(|at| now - at <= TimeDelta::minutes(FRESH_MINUTES))
}
