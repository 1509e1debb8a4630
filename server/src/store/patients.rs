//! Patients.

use super::{Connection, Result};
use chrono::NaiveDate;
use measures::ids::PatientId;

/// Who somebody is, as far as they told it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Identity<'a> {
    /// "First last".
    pub name: &'a str,
    /// What they like to be called.
    pub known_as: Option<&'a str>,
    /// When they were born.
    pub date_of_birth: Option<NaiveDate>,
    /// Ten digits.
    pub nhs_number: Option<&'a str>,
    /// In its one spelling.
    pub postcode: Option<&'a str>,
}

/// Keeps who a patient is as they told it so far, where nobody has decided about them yet: adds them or changes what is
/// there.
///
/// # Errors
/// When the database fails.
pub async fn tell(db: &mut Connection, id: PatientId, who: &Identity<'_>) -> Result<()> {
    sqlx::query(
        "insert into patients (id, name, known_as, date_of_birth, nhs_number, postcode)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do update set name = excluded.name, known_as = excluded.known_as,
             date_of_birth = excluded.date_of_birth, nhs_number = excluded.nhs_number,
             postcode = excluded.postcode",
    )
    .bind(id.to_string())
    .bind(who.name)
    .bind(who.known_as)
    .bind(who.date_of_birth.map(|day| day.to_string()))
    .bind(who.nhs_number)
    .bind(who.postcode)
    .execute(db)
    .await
    .map(drop)
}

/// Keeps the NHS number that somebody told, where none is known of the patient and no other patient with a referral has
/// it: the national return refuses two people with one number.
///
/// # Errors
/// When the database fails.
pub async fn learn_nhs_number(db: &mut Connection, id: PatientId, number: &str) -> Result<()> {
    let query = sqlx::query(
        "update patients set nhs_number = $2 where id = $1 and nhs_number is null and not exists (
             select 1 from patients o join referrals r on r.patient_id = o.id
             where o.nhs_number = $2 and o.id <> $1)",
    );
    query.bind(id.to_string()).bind(number).execute(db).await.map(drop)
}

/// Adds a patient.
///
/// # Errors
/// When the database fails.
pub async fn add(db: &mut Connection, id: PatientId, name: &str, date_of_birth: NaiveDate) -> Result<()> {
    sqlx::query("insert into patients (id, name, date_of_birth) values ($1, $2, $3)")
        .bind(id.to_string())
        .bind(name)
        .bind(date_of_birth.to_string())
        .execute(db)
        .await
        .map(drop)
}
