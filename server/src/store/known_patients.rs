//! Patients on record who may be the same person as somebody who referred themselves.

use super::columns::Columns;
use super::patients::Identity;
use super::{Connection, Result};
use chrono::NaiveDate;
use measures::ids::{PatientId, SelfReferralId};
use sqlx::any::AnyRow;

/// A patient on record.
#[derive(Debug, Clone)]
pub struct Known {
    /// Their key.
    pub id: PatientId,
    /// Their name.
    pub name: String,
    /// Their date of birth.
    pub date_of_birth: NaiveDate,
    /// Ten digits.
    pub nhs_number: Option<String>,
    /// In its one spelling.
    pub postcode: Option<String>,
    /// The undecided form by which alone they are known.
    pub form: Option<SelfReferralId>,
}

/// Everybody on record with this NHS number or this date of birth but the patient of the form itself: those with a
/// referral, and those whose own form waits.
///
/// # Errors
/// When the database fails.
pub async fn like(db: &mut Connection, who: &Identity<'_>, form: SelfReferralId) -> Result<Vec<Known>> {
    let rows = sqlx::query(
        "select p.id, p.name, p.date_of_birth, p.nhs_number, p.postcode, f.id as form
         from patients p
         left join self_referrals f on f.patient_id = p.id and f.state in ('unsent', 'sent')
         where (p.nhs_number = $1 or p.date_of_birth = $2) and p.date_of_birth is not null
             and (f.id is not null and f.id <> $3
                  or f.id is null and exists (select 1 from referrals r where r.patient_id = p.id))
         order by p.name, p.id",
    )
    .bind(who.nhs_number)
    .bind(who.date_of_birth.map(|date| date.to_string()))
    .bind(form.to_string())
    .fetch_all(db)
    .await?;
    let known = |row: &AnyRow| {
        Ok(Known {
            id: row.word("id")?,
            name: row.text("name")?,
            date_of_birth: row.word("date_of_birth")?,
            nhs_number: row.maybe("nhs_number", AnyRow::text)?,
            postcode: row.maybe("postcode", AnyRow::text)?,
            form: row.maybe("form", AnyRow::word)?,
        })
    };
    rows.iter().map(known).collect()
}

/// Whether somebody is a patient with a referral: they can be joined.
///
/// # Errors
/// When the database fails.
pub async fn has_referral(db: &mut Connection, patient: PatientId) -> Result<bool> {
    let query = sqlx::query("select 1 from referrals where patient_id = $1 limit 1");
    Ok(query.bind(patient.to_string()).fetch_optional(db).await?.is_some())
}

/// The names of those on whose caseloads a patient is.
///
/// # Errors
/// When the database fails.
pub async fn therapists_of(db: &mut Connection, patient: PatientId) -> Result<Vec<String>> {
    let rows = sqlx::query(
        "select distinct s.name from referrals r join staff s on s.id = r.therapist_id
         where r.patient_id = $1 order by s.name",
    )
    .bind(patient.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(|row| row.text("name")).collect()
}
