//! Acknowledging an alert.

use super::queue::{in_sight, is_short};
use crate::Server;
use crate::caller::Staff;
use crate::error::Result;
use crate::steps::acknowledging::acknowledge;
use crate::steps::noting::note;
use crate::steps::passing_on::pass_on;
use crate::store::audit::{Act, Entry};
use measures::alert::Action;
use measures::contract::Problem;
use measures::contract::clinician::AcknowledgeAlert;

pub(crate) async fn acknowledge_alert(server: Server, staff: Staff, call: AcknowledgeAlert) -> Result<()> {
    is_short(&call.note)?;
    if !Action::say_enough(&call.actions, &call.note) {
        return Err(Problem::SayWhatWasDone.into());
    }
    let alert = call.alert;
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let patient = in_sight(&server, &mut db, &staff, alert).await?.patient;
    if !acknowledge(&mut db, staff.id, call, now).await? {
        // Why not is asked afterwards, so that it cannot change in between.
        let by_now = in_sight(&server, &mut db, &staff, alert).await?.acknowledged_by;
        return Err(by_now.map_or(Problem::AlertHasGrown, |_| Problem::AlreadyAcknowledged).into());
    }
    note(&mut db, Entry::of(Act::AcknowledgedAlert).by(staff.id).patient(patient).about(alert), now).await?;
    let hearers = pass_on(&mut db, &server.config, patient, now).await?;
    Ok(server.live.commit(db, hearers).await?)
}
