//! Courses of care. Ownership is part of every query that a caller's own words reach.

use super::columns::{Columns, word};
use super::referral_ends::looks_after;
use super::{Connection, Result};
use chrono::NaiveDate;
use measures::ids::{PatientId, ReferralId, StaffId};
use measures::intensity::Intensity;
use measures::problem::ProblemDescriptor;
use sqlx::any::AnyRow;

/// Adds a referral to a therapist's caseload.
///
/// # Errors
/// When the database fails.
pub async fn add(
    db: &mut Connection,
    id: ReferralId,
    patient: PatientId,
    therapist: StaffId,
    problem: Option<ProblemDescriptor>,
) -> Result<()> {
    sqlx::query(
        "insert into referrals (id, patient_id, therapist_id, problem_descriptor) values ($1, $2, $3, $4)",
    )
    .bind(id.to_string())
    .bind(patient.to_string())
    .bind(therapist.to_string())
    .bind(problem.map(word).transpose()?)
    .execute(db)
    .await
    .map(drop)
}

/// Says where a referral came from, in the data set's code, and on which day in London it was received.
///
/// # Errors
/// When the database fails.
pub async fn came_from(
    db: &mut Connection,
    id: ReferralId,
    source: &str,
    received_on: NaiveDate,
) -> Result<()> {
    sqlx::query("update referrals set source = $2, received_on = $3 where id = $1")
        .bind(id.to_string())
        .bind(source)
        .bind(received_on.to_string())
        .execute(db)
        .await
        .map(drop)
}

/// Whose course of care it is.
///
/// # Errors
/// When the database fails.
pub async fn patient(db: &mut Connection, id: ReferralId) -> Result<PatientId> {
    let query = sqlx::query("select patient_id from referrals where id = $1");
    query.bind(id.to_string()).fetch_one(db).await?.word("patient_id")
}

/// The courses of care of a patient.
///
/// # Errors
/// When the database fails.
pub async fn of_patient(db: &mut Connection, patient: PatientId) -> Result<Vec<ReferralId>> {
    let query = sqlx::query("select id from referrals where patient_id = $1 order by id");
    query.bind(patient.to_string()).fetch_all(db).await?.iter().map(|row| row.word("id")).collect()
}

/// Every therapist with a referral of a patient, ended or not.
///
/// # Errors
/// When the database fails.
pub async fn therapists_of(db: &mut Connection, patient: PatientId) -> Result<Vec<StaffId>> {
    let query = sqlx::query("select distinct therapist_id from referrals where patient_id = $1");
    let rows = query.bind(patient.to_string()).fetch_all(db).await?;
    rows.iter().map(|row| row.word("therapist_id")).collect()
}

/// The therapist on whose caseload a referral is, and their name.
///
/// # Errors
/// When the database fails.
pub async fn therapist_of(db: &mut Connection, id: ReferralId) -> Result<(StaffId, String)> {
    let row = sqlx::query(
        "select s.id, s.name from referrals r join staff s on s.id = r.therapist_id where r.id = $1",
    )
    .bind(id.to_string())
    .fetch_one(db)
    .await?;
    Ok((row.word("id")?, row.text("name")?))
}

/// What a referral is for.
///
/// # Errors
/// When the database fails.
pub async fn problem(db: &mut Connection, id: ReferralId) -> Result<Option<ProblemDescriptor>> {
    let query = sqlx::query("select problem_descriptor from referrals where id = $1");
    query.bind(id.to_string()).fetch_one(db).await?.maybe("problem_descriptor", AnyRow::word)
}

/// Says what a referral is for. Hold it.
///
/// # Errors
/// When the database fails.
pub async fn set_problem(
    db: &mut Connection,
    id: ReferralId,
    problem: Option<ProblemDescriptor>,
) -> Result<()> {
    let query = sqlx::query("update referrals set problem_descriptor = $2 where id = $1");
    query.bind(id.to_string()).bind(problem.map(word).transpose()?).execute(db).await.map(drop)
}

/// Says how intensive the treatment is. Hold the referral.
///
/// # Errors
/// When the database fails.
pub async fn set_intensity(db: &mut Connection, id: ReferralId, intensity: Option<Intensity>) -> Result<()> {
    let query = sqlx::query("update referrals set intensity = $2 where id = $1");
    query.bind(id.to_string()).bind(intensity.map(word).transpose()?).execute(db).await.map(drop)
}

/// Keeps everybody else from changing a referral's appointments and packs until this transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn hold(db: &mut Connection, id: ReferralId) -> Result<()> {
    let query = sqlx::query("update referrals set changes = changes + 1 where id = $1");
    query.bind(id.to_string()).execute(db).await.map(drop)
}

/// As [`hold_on_caseload`], and also whoever works the inbox holds what came out of it.
///
/// # Errors
/// When the database fails.
pub async fn hold_to_book(
    db: &mut Connection,
    staff: StaffId,
    works_inbox: bool,
    id: ReferralId,
) -> Result<bool> {
    let held = sqlx::query(
        "update referrals set changes = changes + 1
         where id = $1 and (therapist_id = $2
             or $3 = 1 and exists (select 1 from self_referrals f where f.referral_id = referrals.id))",
    )
    .bind(id.to_string())
    .bind(staff.to_string())
    .bind(i64::from(works_inbox))
    .execute(db)
    .await?;
    Ok(held.rows_affected() == 1)
}

/// As [`hold`], if the referral is on the therapist's caseload; false if it is not, or is none.
///
/// # Errors
/// When the database fails.
pub async fn hold_on_caseload(db: &mut Connection, therapist: StaffId, id: ReferralId) -> Result<bool> {
    let held = sqlx::query("update referrals set changes = changes + 1 where id = $1 and therapist_id = $2")
        .bind(id.to_string())
        .bind(therapist.to_string())
        .execute(db)
        .await?;
    Ok(held.rows_affected() == 1)
}

/// Every therapist who looks after the patient: with a referral that goes on or, where none does, with any. An alert is the
/// patient's, so it is theirs.
///
/// # Errors
/// When the database fails.
pub async fn caseloads_of(db: &mut Connection, patient: PatientId) -> Result<Vec<StaffId>> {
    let query = concat!(
        "select distinct r.therapist_id from referrals r where r.patient_id = $1 and ",
        looks_after!()
    );
    let rows = sqlx::query(query).bind(patient.to_string()).fetch_all(db).await?;
    rows.iter().map(|row| row.word("therapist_id")).collect()
}
