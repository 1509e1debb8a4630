//! Noticing how the watch over the alert queue stands, so that every open page shows it by itself. What has stopped cannot
//! tell that it has: each process looks for its own pages.

use crate::Server;
use crate::error::Result;
use crate::live::Topic;
use crate::watching::{Standing, standing};
use measures::alert_queue::Desk;
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};

/// How long it is from one look to the next.
const LOOK: Duration = Duration::from_secs(5);

/// Whoever looks, and remembers what was seen last: whether the queue was watched, and which desks nobody held.
#[derive(Debug, Default)]
pub struct Lookout(Option<(bool, Vec<Desk>)>);

impl Lookout {
    /// Tells the pages of this process if the watch stands otherwise than at the last look.
    ///
    /// # Errors
    /// When the records cannot be read. Then the last look is still the one before.
    pub async fn look(&mut self, server: &Server) -> Result<()> {
        let Standing { watched, empty_desks, .. } = standing(server).await?;
        let before = self.0.replace((watched, empty_desks));
        if before.is_some() && before != self.0 {
            server.live.notice(Topic::Watch);
        }
        Ok(())
    }
}

/// Looks at once and then every few seconds, until it is stopped.
pub async fn look_out_for_ever(server: Server) {
    let mut lookout = Lookout::default();
    let mut looks = interval(LOOK);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        looks.tick().await;
        if let Err(error) = lookout.look(&server).await {
            tracing::warn!("how the watch stands was not seen: {error}");
        }
    }
}
