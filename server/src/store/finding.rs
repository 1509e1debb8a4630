//! Finding patients among those whose records somebody may read.

use super::caseload::{appointment, appointments};
use super::columns::Columns;
use super::scope::{Reader, access, in_scope};
use super::{Connection, Result};
use crate::clock::today_began;
use chrono::NaiveDate;
use measures::contract::clinician::FoundPatient;
use measures::ids::{PatientId, ReferralId};
use sqlx::any::AnyRow;

/// By what somebody is found.
#[derive(Debug)]
pub struct Findable {
    /// A referral of theirs.
    pub referral: ReferralId,
    /// Their name.
    pub name: String,
    /// What they like to be called.
    pub known_as: Option<String>,
    /// Their date of birth.
    pub date_of_birth: Option<NaiveDate>,
    /// Their NHS number, in digits.
    pub nhs_number: Option<String>,
}

/// The most that are shown at once.
pub const SHOWN: usize = 20;

/// Everybody whose record somebody may read, once for each referral, by name.
///
/// # Errors
/// When the database fails.
pub async fn everybody(db: &mut Connection, reader: Reader) -> Result<Vec<Findable>> {
    let query = sqlx::query(concat!(
        "select r.id, p.name, p.known_as, p.date_of_birth, p.nhs_number
         from referrals r join patients p on p.id = r.patient_id where ",
        in_scope!(),
        " order by p.name, r.id"
    ));
    let rows = reader.bound(query).fetch_all(db).await?;
    let findable = |row: &AnyRow| {
        Ok(Findable {
            referral: row.word("id")?,
            name: row.text("name")?,
            known_as: row.maybe("known_as", AnyRow::text)?,
            date_of_birth: row.maybe("date_of_birth", AnyRow::word)?,
            nhs_number: row.maybe("nhs_number", AnyRow::text)?,
        })
    };
    rows.iter().map(findable).collect()
}

/// One referral that somebody may read, as it is shown to whoever finds it.
///
/// # Errors
/// When the database fails.
pub async fn shown(
    db: &mut Connection,
    reader: Reader,
    referral: ReferralId,
) -> Result<Option<FoundPatient>> {
    let query = sqlx::query(concat!(
        "select r.id, p.name, p.known_as, p.date_of_birth, p.nhs_number, t.name as therapist,
                (select m.id from appointments m where m.referral_id = r.id
                 order by m.starts_at desc, m.id limit 1) as any_id,
                (select count(*) from referral_ends e
                 where e.referral_id = r.id and e.reopened_at is null) as ends, ",
        access!(),
        " as access, ",
        appointments!("$4"),
        "from referrals r
         join patients p on p.id = r.patient_id
         join staff t on t.id = r.therapist_id
         where r.id = $3 and ",
        in_scope!()
    ));
    let row = reader
        .bound(query)
        .bind(referral.to_string())
        .bind(today_began(reader.now).timestamp_millis())
        .fetch_optional(db)
        .await?;
    row.as_ref().map(found).transpose()
}

/// Everybody with a referral who was born on a day or has an NHS number, with the name, whoever's record it is. For
/// opening it with a reason, and nothing else.
///
/// # Errors
/// When the database fails.
pub async fn exactly(
    db: &mut Connection,
    date_of_birth: Option<NaiveDate>,
    nhs_number: Option<&str>,
) -> Result<Vec<(PatientId, String)>> {
    let rows = sqlx::query(
        "select p.id, p.name from patients p
         where (p.date_of_birth = $1 or p.nhs_number = $2)
             and exists (select 1 from referrals r where r.patient_id = p.id)",
    )
    .bind(date_of_birth.map(|day| day.to_string()))
    .bind(nhs_number)
    .fetch_all(db)
    .await?;
    rows.iter().map(|row| Ok((row.word("id")?, row.text("name")?))).collect()
}

/// The referrals of a patient that somebody may read, the latest to be booked first.
///
/// # Errors
/// When the database fails.
pub async fn of_patient(db: &mut Connection, reader: Reader, patient: PatientId) -> Result<Vec<ReferralId>> {
    let query = sqlx::query(concat!(
        "select r.id from referrals r where r.patient_id = $3 and ",
        in_scope!(),
        " order by (select max(a.starts_at) from appointments a where a.referral_id = r.id) desc, r.id"
    ));
    let rows = reader.bound(query).bind(patient.to_string()).fetch_all(db).await?;
    rows.iter().map(|row| row.word("id")).collect()
}

/// The referrals of a patient that somebody may not read, the latest to be booked first. For opening them with a reason,
/// and nothing else.
///
/// # Errors
/// When the database fails.
pub async fn out_of_scope(
    db: &mut Connection,
    reader: Reader,
    patient: PatientId,
) -> Result<Vec<ReferralId>> {
    let query = sqlx::query(concat!(
        "select r.id from referrals r where r.patient_id = $3 and not ",
        in_scope!(),
        " order by (select max(a.starts_at) from appointments a where a.referral_id = r.id) desc, r.id"
    ));
    let rows = reader.bound(query).bind(patient.to_string()).fetch_all(db).await?;
    rows.iter().map(|row| row.word("id")).collect()
}

fn found(row: &AnyRow) -> Result<FoundPatient> {
    let (last, next) = (appointment(row, "last")?, appointment(row, "next")?);
    let stands = next.or(last).map(|one| one.appointment);
    Ok(FoundPatient {
        referral: row.word("id")?,
        patient: row.text("name")?,
        known_as: row.maybe("known_as", AnyRow::text)?,
        date_of_birth: row.maybe("date_of_birth", AnyRow::word)?,
        nhs_number: row.maybe("nhs_number", AnyRow::text)?,
        therapist: row.text("therapist")?,
        ended: row.number::<i64>("ends")? > 0,
        access: row.word("access")?,
        last,
        next,
        opens: match stands {
            Some(stands) => Some(stands),
            None => row.maybe("any_id", AnyRow::word)?,
        },
    })
}
