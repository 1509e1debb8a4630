//! Acknowledging an alert.

use crate::Server;
use crate::caller::Staff;
use crate::error::Result;
use crate::steps::noting::note;
use crate::steps::telling::commit;
use crate::store::audit::{Act, Entry};
use crate::store::{alert_stories, alerts};
use measures::alert::Action;
use measures::contract::Problem;
use measures::contract::clinician::AcknowledgeAlert;

/// The longest note, in characters.
const LONGEST_NOTE: usize = 2_000;

pub(crate) async fn acknowledge_alert(server: Server, staff: Staff, call: AcknowledgeAlert) -> Result<()> {
    if call.note.chars().count() > LONGEST_NOTE || call.note.contains('\0') {
        return Err(Problem::NotUnderstood.into());
    }
    if !Action::say_enough(&call.actions, &call.note) {
        return Err(Problem::SayWhatWasDone.into());
    }
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let found = alert_stories::on_caseload(&mut db, staff.id, call.alert).await?;
    let patient = found.ok_or(Problem::NotFound)?.patient;
    if !alerts::acknowledge(&mut db, staff.id, &call, now).await? {
        // Why not is asked afterwards, so that it cannot change in between.
        let now_found = alert_stories::on_caseload(&mut db, staff.id, call.alert).await?;
        let by_now = now_found.and_then(|alert| alert.acknowledged);
        return Err(by_now.map_or(Problem::AlertHasGrown, |_| Problem::AlreadyAcknowledged).into());
    }
    let entry = Entry::of(Act::AcknowledgedAlert).by(staff.id).patient(patient).about(call.alert);
    note(&mut db, entry, now).await?;
    Ok(commit(&server, db, patient).await?)
}
