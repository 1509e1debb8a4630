//! Committing what was done to a patient, and telling every therapist of theirs that something changed.

use crate::Server;
use crate::live::Topic;
use crate::store::{Result, Transaction, referrals};
use measures::ids::PatientId;

pub(crate) async fn commit(server: &Server, mut db: Transaction, patient: PatientId) -> Result<()> {
    let caseloads = referrals::caseloads_of(&mut db, patient).await?;
    server.live.commit(db, caseloads.into_iter().map(Topic::Caseload)).await
}
