//! Keeping what the help page asked, where somebody will read it.

use crate::error::{Result, Verdict};
use crate::steps::raising_again::raise_again;
use crate::store::invitations::Invitation;
use crate::store::{Connection, Hand, Times, alert_events, alerts};
use chrono::{DateTime, Utc};
use measures::alert::{KeepSafe, Reach};
use measures::contract::Problem;
use measures::contract::patient::SaveSafety;
use measures::ids::PatientId;

/// The longest way to be reached, in characters.
const LONGEST_DETAIL: usize = 200;

/// Refuses a way to be reached that nobody reads and no database keeps.
pub fn can_be_kept(reach: Option<&Reach>) -> Verdict<()> {
    let detail = reach.map_or("", |reach| reach.detail.as_str());
    if detail.chars().count() > LONGEST_DETAIL || detail.contains('\0') {
        return Err(Problem::NotUnderstood);
    }
    Ok(())
}

/// Adds an answer to the help page to its alert; or to another, raised for it, where that one was acknowledged and
/// the answer asks for attention. The very same said twice is kept once. Hold the invitation.
///
/// # Errors
/// [`Problem::NotFound`] when the invitation had a part in no alert, and when the database fails.
pub async fn save_safety(
    db: &mut Connection,
    invitation: &Invitation,
    patient: PatientId,
    said: &SaveSafety,
    hand: Hand,
    now: DateTime<Utc>,
) -> Result<()> {
    let latest = alerts::latest_of(db, invitation.id).await?.ok_or(Problem::NotFound)?;
    // From here nobody acknowledges it who has not seen this.
    alert_events::hold(db, latest.alert).await?;
    let latest = alerts::latest_of(db, invitation.id).await?.ok_or(Problem::NotFound)?;
    if alerts::has_safety(db, invitation.id, said).await? {
        return Ok(());
    }
    let asks = said.keep_safe.is_some_and(KeepSafe::asks_for_attention);
    let alert = if asks && latest.acknowledged {
        // It begins with the answer that the help page was opened for.
        let (answer, times) = alerts::last_alerting(db, invitation.id).await?.ok_or(Problem::NotFound)?;
        raise_again(db, invitation.id, patient, &answer, times, now).await?
    } else {
        latest.alert
    };
    alerts::join(db, alert).await?;
    let times = Times::after_waiting(said.waited_seconds, invitation.made_at, now);
    Ok(alerts::add_safety(db, alert, invitation.id, said, (hand, times)).await?)
}
