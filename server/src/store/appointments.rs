//! Booked times.

use super::columns::{Columns, word};
use super::spans::{appointments_of_span, referrals_of_span};
use super::{Connection, Result};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use measures::attachment::{Booking, Slot};
use measures::contract::clinician::Mode;
use measures::ids::{AppointmentId, PatientId, ReferralId, StaffId};
use measures::offered::Occasion;
use measures::problem::ProblemDescriptor;
use sqlx::any::AnyRow;

/// An appointment.
#[derive(Debug, Clone, Copy)]
pub struct Appointment {
    /// Its key.
    pub id: AppointmentId,
    /// Its referral.
    pub referral: ReferralId,
    /// When it starts, as agreed.
    pub starts: NaiveDateTime,
    /// The instant that is.
    pub starts_at: DateTime<Utc>,
    /// How it takes place.
    pub mode: Mode,
    /// What it is for.
    pub occasion: Occasion,
    /// What became of it.
    pub booking: Booking,
    /// The one given up for it.
    pub moved_from: Option<AppointmentId>,
}

/// An appointment with what a list says about it.
#[derive(Debug)]
pub struct Listed {
    /// The appointment.
    pub appointment: Appointment,
    /// Who it is with.
    pub patient: PatientId,
    /// The patient's name.
    pub patient_name: String,
    /// The patient's date of birth.
    pub date_of_birth: NaiveDate,
    /// What the referral is for.
    pub problem: Option<ProblemDescriptor>,
    /// Whether an alert of the patient waits.
    pub alert: bool,
}

/// Adds an appointment. False where there is one of its name.
///
/// # Errors
/// When the database fails.
pub async fn add(db: &mut Connection, appointment: &Appointment) -> Result<bool> {
    let added = sqlx::query(
        "insert into appointments (id, referral_id, starts_local, starts_at, mode, booking, moved_from, occasion)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing",
    )
    .bind(appointment.id.to_string())
    .bind(appointment.referral.to_string())
    .bind(word(appointment.starts)?)
    .bind(appointment.starts_at.timestamp_millis())
    .bind(word(appointment.mode)?)
    .bind(word(appointment.booking)?)
    .bind(appointment.moved_from.map(|id| id.to_string()))
    .bind(word(appointment.occasion)?)
    .execute(db)
    .await?;
    Ok(added.rows_affected() == 1)
}

/// An appointment on a therapist's caseload.
///
/// # Errors
/// When the database fails.
pub async fn on_caseload(
    db: &mut Connection,
    therapist: StaffId,
    id: AppointmentId,
) -> Result<Option<Appointment>> {
    let row = sqlx::query(
        "select a.id, a.referral_id, a.starts_local, a.starts_at, a.mode, a.booking, a.moved_from,
                a.occasion
         from appointments a join referrals r on r.id = a.referral_id
         where a.id = $1 and r.therapist_id = $2",
    )
    .bind(id.to_string())
    .bind(therapist.to_string())
    .fetch_optional(db)
    .await?;
    row.as_ref().map(appointment).transpose()
}

/// As [`on_caseload`], and also for whoever works the inbox, where the referral came out of it.
///
/// # Errors
/// When the database fails.
pub async fn to_invite(
    db: &mut Connection,
    staff: StaffId,
    works_inbox: bool,
    id: AppointmentId,
) -> Result<Option<Appointment>> {
    let row = sqlx::query(
        "select a.id, a.referral_id, a.starts_local, a.starts_at, a.mode, a.booking, a.moved_from,
                a.occasion
         from appointments a join referrals r on r.id = a.referral_id
         where a.id = $1 and (r.therapist_id = $2
             or $3 = 1 and exists (select 1 from self_referrals f where f.referral_id = r.id))",
    )
    .bind(id.to_string())
    .bind(staff.to_string())
    .bind(i64::from(works_inbox))
    .fetch_optional(db)
    .await?;
    row.as_ref().map(appointment).transpose()
}

/// Gives up a booked time. False when it is not booked.
///
/// # Errors
/// When the database fails.
pub async fn give_up(db: &mut Connection, id: AppointmentId, booking: Booking) -> Result<bool> {
    let given_up = sqlx::query("update appointments set booking = $2 where id = $1 and booking = 'booked'")
        .bind(id.to_string())
        .bind(word(booking)?)
        .execute(db)
        .await?;
    Ok(given_up.rows_affected() == 1)
}

/// Every appointment of a referral, as far as attaching needs it.
///
/// # Errors
/// When the database fails.
pub async fn slots(db: &mut Connection, referral: ReferralId) -> Result<Vec<Slot>> {
    let rows = sqlx::query("select id, starts_at, booking from appointments where referral_id = $1")
        .bind(referral.to_string())
        .fetch_all(db)
        .await?;
    rows.iter().map(slot).collect()
}

/// A therapist's appointments that start in a span of time, whatever became of them, earliest first.
///
/// # Errors
/// When the database fails.
pub async fn between(
    db: &mut Connection,
    therapist: StaffId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<Listed>> {
    let rows = sqlx::query(concat!(
        "select a.id, a.referral_id, a.starts_local, a.starts_at, a.mode, a.booking, a.moved_from,
                a.occasion, r.patient_id, r.problem_descriptor, p.name, p.date_of_birth,
                (select count(*) from alerts l
                 where l.patient_id = r.patient_id and l.acknowledged_at is null) as open_alerts ",
        appointments_of_span!("join patients p on p.id = r.patient_id"),
        " order by a.starts_at, a.id"
    ))
    .bind(therapist.to_string())
    .bind(from.timestamp_millis())
    .bind(until.timestamp_millis())
    .fetch_all(db)
    .await?;
    rows.iter().map(listed).collect()
}

/// What each attended appointment of a referral was for.
///
/// # Errors
/// When the database fails.
pub async fn attended(db: &mut Connection, referral: ReferralId) -> Result<Vec<Occasion>> {
    let rows =
        sqlx::query("select occasion from appointments where referral_id = $1 and booking = 'attended'")
            .bind(referral.to_string())
            .fetch_all(db)
            .await?;
    rows.iter().map(|row| row.word("occasion")).collect()
}

/// The appointments that what is open may lead to, for the referrals that have one in a span of time: those it was asked
/// for, and those that are still to start.
///
/// # Errors
/// When the database fails.
pub async fn slots_between(
    db: &mut Connection,
    therapist: StaffId,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    now: DateTime<Utc>,
) -> Result<Vec<(ReferralId, Slot)>> {
    let rows = sqlx::query(concat!(
        "select distinct m.referral_id, m.id, m.starts_at, m.booking
         from invitations i
         join appointments m on m.referral_id = i.referral_id and (m.id = i.asked_for or m.starts_at >= $4)
         where i.state = 'open' and i.referral_id in",
        referrals_of_span!()
    ))
    .bind(therapist.to_string())
    .bind(from.timestamp_millis())
    .bind(until.timestamp_millis())
    .bind(now.timestamp_millis())
    .fetch_all(db)
    .await?;
    rows.iter().map(|row| Ok((row.word("referral_id")?, slot(row)?))).collect()
}

/// The appointment of a row that has all its columns.
pub(super) fn appointment(row: &AnyRow) -> Result<Appointment> {
    Ok(Appointment {
        id: row.word("id")?,
        referral: row.word("referral_id")?,
        starts: row.word("starts_local")?,
        starts_at: row.instant("starts_at")?,
        mode: row.word("mode")?,
        occasion: row.word("occasion")?,
        booking: row.word("booking")?,
        moved_from: row.maybe("moved_from", AnyRow::word)?,
    })
}

fn slot(row: &AnyRow) -> Result<Slot> {
    Ok(Slot {
        appointment: row.word("id")?,
        starts_at: row.instant("starts_at")?,
        booking: row.word("booking")?,
    })
}

fn listed(row: &AnyRow) -> Result<Listed> {
    Ok(Listed {
        appointment: appointment(row)?,
        patient: row.word("patient_id")?,
        patient_name: row.text("name")?,
        date_of_birth: row.word("date_of_birth")?,
        problem: row.maybe("problem_descriptor", AnyRow::word)?,
        alert: row.number::<i64>("open_alerts")? > 0,
    })
}
