//! Amending what was sent.

use super::together::held;
use crate::Server;
use crate::caller::Staff;
use crate::error::Result;
use crate::steps::amending::amend;
use crate::steps::passing_on::pass_on;
use measures::amending::AmendmentReason;
use measures::contract::Problem;
use measures::contract::clinician::{AmendAnswer, Amended};

pub(crate) async fn amend_answer(server: Server, staff: Staff, call: AmendAnswer) -> Result<Amended> {
    if call.note.chars().count() > AmendmentReason::LONGEST_NOTE || call.note.contains('\0') {
        return Err(Problem::NotUnderstood.into());
    }
    if !call.reason.says_enough(&call.note) {
        return Err(Problem::SayWhy.into());
    }
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let (invitation, patient) = held(&mut db, &staff, call.invitation).await?;
    let amended = amend(&mut db, &invitation, patient, &call, staff.id, now).await??;
    if amended == Amended::Made {
        let hearers = pass_on(&mut db, &server.config, patient, now).await?;
        server.live.commit(db, hearers).await?;
    }
    Ok(amended)
}
