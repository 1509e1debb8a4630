//! Hearing what every process tells through the database, for as long as the program runs. The line is opened again
//! whenever it is lost.

use super::Live;
use crate::store::Db;
use crate::store::changes::Changes;
use anyhow::{Context, Result};
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// How long nothing may be heard before the line is tried out.
const SILENCE: Duration = Duration::from_secs(15);
/// How long opening the line or trying it out may take.
const PATIENCE: Duration = Duration::from_secs(5);
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// Passes on what is told, until the program stops.
pub(super) async fn follow(db: Db, live: Live) {
    let mut pause = FIRST_PAUSE;
    while !live.is_closed() {
        if let Err(lost) = pass_on(&db, &live, &mut pause).await {
            live.miss();
            tracing::warn!("changes are not heard of: {lost:#}");
            sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }
}

/// Opens the line and passes on what is heard, as long as the line holds.
async fn pass_on(db: &Db, live: &Live, pause: &mut Duration) -> Result<()> {
    let silent = "the database is silent";
    let mut changes = timeout(PATIENCE, Changes::listen(db)).await.context(silent)??;
    // Something in between may take what is said and pass nothing on.
    timeout(PATIENCE, changes.try_out()).await.context(silent)??;
    *pause = FIRST_PAUSE;
    live.hear();
    while !live.is_closed() {
        let heard = match timeout(SILENCE, changes.next()).await {
            Ok(heard) => heard?,
            Err(_) => timeout(PATIENCE, changes.try_out()).await.context(silent)??,
        };
        if heard.is_some() {
            live.pass_on(heard);
        }
    }
    Ok(())
}
