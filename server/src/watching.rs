//! Going round the alert queue: every minute, what nobody has acknowledged is passed on to where it must be by now.
//!
//! Any number of processes may do so at once: what happens once is a key in the records. Each round ends with a mark of
//! its time, and only if nothing failed; without a fresh mark nobody may rely on the queue, and `/readyz` and every
//! screen of the clinic say so.

use crate::Server;
use crate::error::Result;
use crate::steps::passing_on::{goes_to, pass_on};
use crate::store::{alert_queue, staff, watch};
use chrono::{DateTime, TimeDelta, Utc};
use measures::alert_queue::Desk;
use measures::contract::Problem;
use measures::ids::{AlertId, PatientId};
use std::time::Duration;

/// How long it is from one round to the next.
const ROUND: Duration = Duration::from_secs(60);
/// How old the mark of the last round may be.
const STALE: TimeDelta = TimeDelta::minutes(3);

/// How the watch stands.
#[derive(Debug)]
pub(crate) struct Standing {
    /// When it last went round.
    pub(crate) last: Option<DateTime<Utc>>,
    /// Whether that is recent enough to rely on.
    pub(crate) watched: bool,
    /// Desks that nobody holds.
    pub(crate) empty_desks: Vec<Desk>,
}

/// Goes round at once and then every minute, until it is stopped.
pub async fn go_round_for_ever(server: Server) {
    let mut rounds = tokio::time::interval(ROUND);
    // A machine that slept has missed nothing that one round does not find.
    rounds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        rounds.tick().await;
        if let Err(error) = go_round(&server).await {
            tracing::error!("the alert queue was not gone round: {error}");
        }
    }
}

/// Passes on every alert that must be somewhere else by now. What fails for one does not keep the others back.
///
/// # Errors
/// When the records cannot be read, one of the alerts could not be passed on, or the mark could not be left.
pub async fn go_round(server: &Server) -> Result<()> {
    let now = server.clock.now();
    let waiting = alert_queue::waiting(&mut *server.db.read().await?).await?;
    let mut failed = None;
    for waits in waiting {
        failed = go_on_with(server, waits, now).await.err().or(failed);
    }
    if let Some(error) = failed {
        return Err(error);
    }
    let mut db = server.db.write().await?;
    watch::went_round(&mut db, now).await?;
    Ok(db.commit().await?)
}

/// Passes one alert on if it must be somewhere else by now. A transaction of its own: what cannot be read of this one
/// ends no other's.
async fn go_on_with(server: &Server, waits: (AlertId, PatientId), now: DateTime<Utc>) -> Result<()> {
    let mut db = server.db.read().await?;
    if goes_to(&mut db, &server.config.alerts, waits, now).await?.is_empty() {
        return Ok(());
    }
    drop(db);
    let mut db = server.db.write().await?;
    let hearers = pass_on(&mut db, &server.config, waits.1, now).await?;
    Ok(server.live.commit(db, hearers).await?)
}

/// How the watch stands now.
pub(crate) async fn standing(server: &Server) -> Result<Standing> {
    let mut db = server.db.read().await?;
    let last = watch::last(&mut db).await?;
    let everybody = staff::colleagues(&mut db).await?;
    let held = |desk: &Desk| {
        everybody.iter().any(|one| {
            server.config.alerts.desks_of(one.role, one.duty, one.works_inbox).any(|held| held == *desk)
        })
    };
    // A clock that was set back would make a mark fresh for ever.
    let fresh = |last: DateTime<Utc>| (server.clock.now() - last).abs() <= STALE;
    let desks = Desk::ALL.into_iter().filter(|desk| *desk != Desk::Therapist);
    Ok(Standing {
        last,
        watched: last.is_some_and(fresh),
        empty_desks: desks.filter(|desk| !held(desk)).collect(),
    })
}

/// Refuses to be ready while the queue is not watched.
pub(crate) async fn ready(server: &Server) -> Result<()> {
    if standing(server).await?.watched { Ok(()) } else { Err(Problem::Busy.into()) }
}
