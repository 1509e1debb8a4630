//! Whose screens show a patient's record, so that they hear of whatever is committed about it.

use crate::error::Result;
use crate::live::Topic;
use crate::store::{Connection, glass_openings, referrals, self_referrals};
use chrono::{DateTime, Utc};
use measures::ids::{PatientId, ReferralId};
use std::collections::BTreeSet;

/// Whoever reads a patient's record: each therapist with a referral of theirs, ended or not, and whoever has it open with a
/// reason. Supervisors hear what their supervisees hear.
///
/// # Errors
/// When the database fails.
pub async fn readers_of(
    db: &mut Connection,
    patient: PatientId,
    now: DateTime<Utc>,
) -> Result<BTreeSet<Topic>> {
    let therapists = referrals::therapists_of(db, patient).await?;
    let opened = glass_openings::readers_of(db, patient, now).await?;
    Ok(therapists.into_iter().chain(opened).map(Topic::Staff).collect())
}

/// Whoever is to hear of a change to a referral, its appointments or its invitations: those who read the patient's record,
/// and the inbox if it knows the patient, since it shows what is still to be booked and who was invited.
///
/// # Errors
/// When the database fails.
pub async fn hearers_of(
    db: &mut Connection,
    referral: ReferralId,
    now: DateTime<Utc>,
) -> Result<BTreeSet<Topic>> {
    let patient = referrals::patient(db, referral).await?;
    let mut hearers = readers_of(db, patient, now).await?;
    hearers.extend(inbox_of(db, patient).await?);
    Ok(hearers)
}

/// The inbox, if it knows a patient.
///
/// # Errors
/// When the database fails.
pub async fn inbox_of(db: &mut Connection, patient: PatientId) -> Result<Option<Topic>> {
    Ok(self_referrals::made_or_joined(db, patient).await?.then_some(Topic::Inbox))
}
