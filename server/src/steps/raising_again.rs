//! Raising another alert for what alerted before.

use crate::error::Result;
use crate::secrets;
use crate::store::{Connection, Times, alert_disclosures, alerts};
use chrono::{DateTime, Utc};
use measures::answers::Answer;
use measures::ids::{AlertId, InvitationId, PatientId};

/// Another alert, whose story begins with the answer that raised the one before; or the patient's open one, joined by
/// it.
///
/// # Errors
/// When the database fails.
pub async fn raise_again(
    db: &mut Connection,
    invitation: InvitationId,
    patient: PatientId,
    answer: &Answer,
    times: Times,
    now: DateTime<Utc>,
) -> Result<AlertId> {
    let joined = alerts::raise(db, AlertId::from_bits(secrets::bits()?), patient, now).await?;
    alerts::add_occasion(db, joined, invitation, answer, times).await?;
    Ok(joined.alert)
}

/// Another alert for a patient in the place of one that was acknowledged: its story begins with the answer that last
/// alerted there, what the help page was last told, and all that a self-referral told.
///
/// # Errors
/// When the database fails.
pub async fn raise_anew(
    db: &mut Connection,
    before: AlertId,
    patient: PatientId,
    now: DateTime<Utc>,
) -> Result<()> {
    if let Some((invitation, answer, times)) = alerts::last_alerting_in(db, before).await? {
        let anew = raise_again(db, invitation, patient, &answer, times, now).await?;
        if alerts::repeat_safety(db, before, anew).await? {
            alerts::join(db, anew).await?;
        }
    }
    for (form, told, times) in alert_disclosures::of_alert(db, before).await? {
        let joined = alerts::raise(db, AlertId::from_bits(secrets::bits()?), patient, now).await?;
        alert_disclosures::add(db, joined, form, &told, times).await?;
    }
    Ok(())
}
