//! How much anybody may ask at once. Who asks too often is told when to come back; nobody is locked out by what others
//! behind the same address did, and nothing of it is kept.

use crate::Server;
use crate::config;
use crate::cookies::{PATIENT_COOKIE, REFERRER_COOKIE};
use crate::error::Error;
use crate::network::Network;
use crate::post::refusal;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use governor::clock::{Clock, DefaultClock};
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use measures::contract::clinician::GiveCode;
use measures::contract::patient::{SaveAnswer, SaveSafety, SubmitPack};
use measures::contract::public::{OpenInvitation, SignIn};
use measures::contract::referral::{
    ResumeReferral, SaveMeasureAnswer, SaveScreen, SendReferral, SendReferralLink,
};
use measures::contract::{Call, Problem};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Where a browser reports that it stopped something.
pub(crate) const CSP_REPORTS: &str = "/api/csp";
/// How many calls are worked on at once.
const AT_ONCE: usize = 256;
/// So many wrong links, dates and passwords in so long a time are said aloud, once.
const FAILURES: u32 = 200;
const LATELY: Duration = Duration::from_secs(10 * 60);
/// How many keys are held before those that have been quiet are let go.
const HELD: usize = 10_000;

type Rates<K> = RateLimiter<K, HashMapStateStore<K>, DefaultClock>;

/// What has been asked lately, by whom.
pub struct Limits {
    /// By call and network.
    openings: Rates<(&'static str, Network)>,
    /// By session, as its cookie shows it.
    saves: Rates<String>,
    sends: Rates<String>,
    failures: Mutex<Failures>,
    turns: Arc<Semaphore>,
}

/// How often somebody was not let in.
#[derive(Debug)]
struct Failures {
    since: Instant,
    count: u32,
}

impl Limits {
    /// Nothing was asked yet.
    #[must_use]
    pub fn new(allowed: &config::Network) -> Self {
        Self {
            openings: RateLimiter::hashmap(Quota::per_minute(allowed.openings_per_minute)),
            saves: RateLimiter::hashmap(Quota::per_minute(allowed.saves_per_minute)),
            sends: RateLimiter::hashmap(Quota::per_minute(allowed.sends_per_minute)),
            failures: Mutex::new(Failures { since: Instant::now(), count: 0 }),
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// A turn to work on a call, until it is dropped. [`Problem::Busy`] at once where all are taken: who waits in a line
    /// that long has given up before it is their turn.
    pub(crate) fn turn(&self) -> Result<OwnedSemaphorePermit, Problem> {
        self.turns.clone().try_acquire_owned().map_err(|_| Problem::Busy)
    }

    /// Counts somebody who was not let in. True for the one that makes it many.
    fn failed(&self, now: Instant) -> bool {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        if now.duration_since(failures.since) > LATELY {
            *failures = Failures { since: now, count: 0 };
        }
        failures.count = failures.count.saturating_add(1);
        failures.count == FAILURES
    }
}

impl std::fmt::Debug for Limits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Limits").finish_non_exhaustive()
    }
}

/// By what a call is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    Opening(&'static str),
    Saving,
    Sending,
}

fn counted(path: &str) -> Option<Counted> {
    const OPENINGS: [&str; 5] =
        [OpenInvitation::PATH, ResumeReferral::PATH, SignIn::PATH, GiveCode::PATH, CSP_REPORTS];
    const SAVING: [&str; 4] = [SaveAnswer::PATH, SaveSafety::PATH, SaveScreen::PATH, SaveMeasureAnswer::PATH];
    const SENDING: [&str; 3] = [SubmitPack::PATH, SendReferral::PATH, SendReferralLink::PATH];
    if SAVING.contains(&path) {
        return Some(Counted::Saving);
    }
    if SENDING.contains(&path) {
        return Some(Counted::Sending);
    }
    OPENINGS.into_iter().find(|opening| *opening == path).map(Counted::Opening)
}

/// Lets a call through, or says when to come back.
pub(crate) async fn limit(State(server): State<Server>, request: Request, next: Next) -> Response {
    let Some(counted) = counted(request.uri().path()) else { return next.run(request).await };
    // What another site makes somebody's browser ask is not theirs, and takes nothing of what they may.
    if counted != Counted::Opening(CSP_REPORTS) && refusal(request.headers()).is_some() {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let wait = match counted {
        Counted::Opening(path) => match Network::from_request_parts(&mut parts, &server).await {
            Ok(network) => wait(&server.limits.openings, &(path, network)),
            Err(error) => return error.into_response(),
        },
        Counted::Saving => session(&parts).and_then(|session| wait(&server.limits.saves, &session)),
        Counted::Sending => session(&parts).and_then(|session| wait(&server.limits.sends, &session)),
    };
    if let Some(wait) = wait {
        return Error::too_often(wait);
    }
    let response = next.run(Request::from_parts(parts, body)).await;
    let refused = matches!(counted, Counted::Opening(_)) && response.status() == StatusCode::FORBIDDEN;
    if refused && server.limits.failed(Instant::now()) {
        tracing::error!(
            "somebody may be guessing: {FAILURES} wrong links, dates or passwords within ten minutes"
        );
    }
    response
}

/// How long somebody has to wait, if they have to.
fn wait<K: std::hash::Hash + Eq + Clone>(rates: &Rates<K>, key: &K) -> Option<Duration> {
    if rates.len() > HELD {
        rates.retain_recent();
    }
    rates.check_key(key).err().map(|not_until| not_until.wait_time_from(DefaultClock::default().now()))
}

/// The session that a patient or a referrer shows. Whoever shows none is refused for that.
fn session(parts: &Parts) -> Option<String> {
    let jar = CookieJar::from_headers(&parts.headers);
    let shown = [PATIENT_COOKIE, REFERRER_COOKIE].into_iter().find_map(|name| jar.get(name))?;
    Some(crate::secrets::hash(shown.value()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_failures_are_said_aloud_once_and_again_when_they_go_on() {
        let limits = Limits::new(&config::Network::default());
        let begun = Instant::now();
        let said = |at: Duration| (0..FAILURES + 50).filter(|_| limits.failed(begun + at)).count();
        assert_eq!(said(Duration::ZERO), 1);
        assert_eq!(said(LATELY / 2), 0, "that is the same ten minutes");
        assert_eq!(said(LATELY * 2), 1);
    }

    #[test]
    fn a_turn_that_is_over_is_somebody_elses() {
        let limits = Limits::new(&config::Network::default());
        let turns: Vec<_> = (0..AT_ONCE).map(|_| limits.turn().unwrap()).collect();
        assert_eq!(limits.turn().err(), Some(Problem::Busy));
        drop(turns);
        assert!(limits.turn().is_ok());
    }
}
