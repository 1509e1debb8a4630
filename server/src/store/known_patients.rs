//! Patients on record who may be the same person as somebody who referred themselves.

use super::columns::Columns;
use super::referral_ends::looks_after;
use super::{Connection, Result};
use chrono::{DateTime, NaiveDate, Utc};
use measures::ids::{PatientId, SelfReferralId};
use sqlx::any::AnyRow;

/// A patient on record who has the NHS number or the date of birth of somebody who referred themselves.
#[derive(Debug, Clone)]
pub struct Known {
    /// The form of whoever referred themselves.
    pub like: SelfReferralId,
    /// Who they say they are.
    pub own: OnRecord,
    /// The patient.
    pub id: PatientId,
    /// Who that is.
    pub who: OnRecord,
    /// The form by which alone the patient is known: undecided, or declined.
    pub form: Option<SelfReferralId>,
    /// When that was declined.
    pub declined_at: Option<DateTime<Utc>>,
}

/// Who somebody is, as far as it stands in the records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnRecord {
    /// Their name.
    pub name: String,
    /// Their date of birth.
    pub date_of_birth: Option<NaiveDate>,
    /// Ten digits.
    pub nhs_number: Option<String>,
    /// In its one spelling.
    pub postcode: Option<String>,
}

/// Everybody on record with the NHS number or the date of birth of somebody whose form nobody has decided about: those with
/// a referral, and those whose own form waits or was declined. By name.
macro_rules! like {
    ($which:literal) => {
        concat!(
            "select f.id as like_id, own.name as own_name, own.date_of_birth as own_date_of_birth,
                    own.nhs_number as own_nhs_number, own.postcode as own_postcode,
                    p.id, p.name, p.date_of_birth, p.nhs_number, p.postcode, o.id as form,
                    o.decided_at as declined_at
             from self_referrals f
             join patients own on own.id = f.patient_id
             join patients p on p.nhs_number = own.nhs_number or p.date_of_birth = own.date_of_birth
             left join self_referrals o on o.patient_id = p.id
                 and o.state in ('unsent', 'sent', 'declined')
             where f.state in ('unsent', 'sent') and p.id <> own.id and p.date_of_birth is not null
                 and (o.id is not null or exists (select 1 from referrals r where r.patient_id = p.id)) ",
            $which,
            " order by p.name, p.id"
        )
    };
}

/// Those who are like the person of one form.
///
/// # Errors
/// When the database fails.
pub async fn like(db: &mut Connection, form: SelfReferralId) -> Result<Vec<Known>> {
    let query = sqlx::query(like!("and f.id = $1")).bind(form.to_string());
    query.fetch_all(db).await?.iter().map(known).collect()
}

/// Those who are like the person of any form.
///
/// # Errors
/// When the database fails.
pub async fn like_anybody(db: &mut Connection) -> Result<Vec<Known>> {
    sqlx::query(like!("")).fetch_all(db).await?.iter().map(known).collect()
}

fn known(row: &AnyRow) -> Result<Known> {
    let own = OnRecord {
        name: row.text("own_name")?,
        date_of_birth: row.maybe("own_date_of_birth", AnyRow::word)?,
        nhs_number: row.maybe("own_nhs_number", AnyRow::text)?,
        postcode: row.maybe("own_postcode", AnyRow::text)?,
    };
    let who = OnRecord {
        name: row.text("name")?,
        date_of_birth: row.maybe("date_of_birth", AnyRow::word)?,
        nhs_number: row.maybe("nhs_number", AnyRow::text)?,
        postcode: row.maybe("postcode", AnyRow::text)?,
    };
    let (like, id, form) = (row.word("like_id")?, row.word("id")?, row.maybe("form", AnyRow::word)?);
    Ok(Known { like, own, id, who, form, declined_at: row.maybe("declined_at", AnyRow::instant)? })
}

/// Whether somebody is a patient with a referral: they can be joined.
///
/// # Errors
/// When the database fails.
pub async fn has_referral(db: &mut Connection, patient: PatientId) -> Result<bool> {
    let query = sqlx::query("select 1 from referrals where patient_id = $1 limit 1");
    Ok(query.bind(patient.to_string()).fetch_optional(db).await?.is_some())
}

/// The names of the therapists who look after a patient.
///
/// # Errors
/// When the database fails.
pub async fn therapists_of(db: &mut Connection, patient: PatientId) -> Result<Vec<String>> {
    let rows = sqlx::query(concat!(
        "select distinct s.name from referrals r join staff s on s.id = r.therapist_id
         where r.patient_id = $1 and ",
        looks_after!(),
        " order by s.name"
    ))
    .bind(patient.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(|row| row.text("name")).collect()
}
