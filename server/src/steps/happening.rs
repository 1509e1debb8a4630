//! What staff do about an alert besides acknowledging it, each thing once.

use crate::error::Result;
use crate::store::{Connection, alert_events};
use chrono::{DateTime, Utc};
use measures::alert_queue::{Event, Happening, Life, NotNow};
use measures::ids::{AlertId, StaffId};

/// Adds what somebody did to an alert's life. False when it was there before: the same sent again by the same person is
/// the same.
///
/// # Errors
/// When the database fails. Within: why it cannot happen now.
pub async fn happen(
    db: &mut Connection,
    alert: AlertId,
    happening: Happening,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<std::result::Result<bool, NotNow>> {
    let raised_at = alert_events::hold(db, alert).await?;
    let life = Life::new(raised_at, alert_events::of(db, alert).await?);
    let same = |event: &Event| event.happening == happening && event.by == Some(by);
    if life.events().iter().any(same) {
        return Ok(Ok(false));
    }
    if let Err(why) = life.admits(&happening) {
        return Ok(Err(why));
    }
    if matches!(happening, Happening::Closed { .. }) {
        alert_events::close(db, alert, now).await?;
    }
    Ok(Ok(alert_events::add(db, alert, &Event { happening, at: now, by: Some(by) }).await?))
}
