//! Alerts that are not closed, and who may see them: the therapists who look after the patient, whoever holds a desk that
//! the alert went to, and whoever acknowledged it.

use super::alert_events::{columns, event};
use super::columns::Columns;
use super::referral_ends::looks_after;
use super::{Connection, Result};
use crate::clock::today_began;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use measures::alert_queue::{Desk, Event};
use measures::ids::{AlertId, AppointmentId, PatientId, ReferralId, StaffId};
use sqlx::Any;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use std::collections::BTreeSet;

/// Somebody who may see some alerts.
#[derive(Debug)]
pub struct Viewer {
    /// Whose patients' alerts they are.
    pub staff: StaffId,
    /// The desks they hold.
    pub desks: Vec<Desk>,
}

/// An alert as the queue lists it.
#[derive(Debug)]
pub struct Listed {
    /// The alert.
    pub alert: AlertId,
    /// The patient.
    pub patient: PatientId,
    /// The patient's name.
    pub patient_name: String,
    /// The patient's date of birth, if they have said.
    pub date_of_birth: Option<NaiveDate>,
    /// When it was raised.
    pub raised_at: DateTime<Utc>,
    /// Whether everything it is about was sent.
    pub sent: bool,
    /// The patient's next appointment.
    pub next: Option<Next>,
    /// The name of whoever acknowledged it.
    pub acknowledged_by: Option<String>,
}

/// The next appointment of a patient.
#[derive(Debug)]
pub struct Next {
    /// Which.
    pub appointment: AppointmentId,
    /// When it starts, in local time.
    pub starts: NaiveDateTime,
    /// Whether it is on the viewer's caseload.
    pub yours: bool,
}

/// Which of the alerts `a` a viewer may see. [`seen_by`] binds it.
macro_rules! in_sight {
    () => {
        concat!(
            " (exists (select 1 from referrals r where r.patient_id = a.patient_id and r.therapist_id = $1 and ",
            looks_after!(),
            ") or exists (select 1 from alert_events v where v.alert_id = a.id and (
                v.kind = 'went_to' and v.once in ($2, $3, $4, $5, $6)
                or v.kind = 'acknowledged' and v.staff_id = $1))) "
        )
    };
}

/// The alerts `a` as [`listed`] reads them, with the first booked appointment from `$7` on.
macro_rules! listed {
    ($which:literal) => {
        concat!(
            "select a.id, a.patient_id, a.raised_at, p.name, p.date_of_birth, w.name as acknowledged_by,
                    n.id as appointment_id, n.starts_local,
                    (select count(*) from referrals y
                     where y.id = n.referral_id and y.therapist_id = $1) as yours,
                    (select count(*) from alert_occasions o join invitations i on i.id = o.invitation_id
                     where o.alert_id = a.id and i.state <> 'sent')
                    + (select count(*) from alert_disclosures d join self_referrals s on s.id = d.self_referral_id
                       where d.alert_id = a.id and s.state = 'unsent') as unsent
             from alerts a
             join patients p on p.id = a.patient_id
             left join alert_events k on k.alert_id = a.id and k.kind = 'acknowledged'
             left join staff w on w.id = k.staff_id
             left join appointments n on n.id = (
                 select m.id from appointments m join referrals f on f.id = m.referral_id
                 where f.patient_id = a.patient_id and m.booking = 'booked' and m.starts_at >= $7
                 order by m.starts_at, m.id limit 1)
             where ",
            in_sight!(),
            $which
        )
    };
}

/// The alerts that are not closed and that somebody may see, oldest first, each with the first booked appointment since
/// today began.
///
/// # Errors
/// When the database fails.
pub async fn open(db: &mut Connection, viewer: &Viewer, now: DateTime<Utc>) -> Result<Vec<Listed>> {
    let query = listed!("and a.closed_at is null order by a.raised_at, a.id");
    let rows =
        seen_by(sqlx::query(query), viewer).bind(today_began(now).timestamp_millis()).fetch_all(db).await?;
    rows.iter().map(listed).collect()
}

/// An alert that somebody may see, closed or not.
///
/// # Errors
/// When the database fails.
pub async fn in_sight(
    db: &mut Connection,
    viewer: &Viewer,
    alert: AlertId,
    now: DateTime<Utc>,
) -> Result<Option<Listed>> {
    let query =
        seen_by(sqlx::query(listed!("and a.id = $8")), viewer).bind(today_began(now).timestamp_millis());
    let row = query.bind(alert.to_string()).fetch_optional(db).await?;
    row.as_ref().map(listed).transpose()
}

/// The alerts of a patient that somebody may see, closed or not.
///
/// # Errors
/// When the database fails.
pub async fn in_sight_of(db: &mut Connection, viewer: &Viewer, patient: PatientId) -> Result<Vec<AlertId>> {
    let query = concat!("select a.id from alerts a where a.patient_id = $7 and ", in_sight!());
    let rows = seen_by(sqlx::query(query), viewer).bind(patient.to_string()).fetch_all(db).await?;
    rows.iter().map(|row| row.word("id")).collect()
}

/// What happened to the alerts that are not closed and that somebody may see.
///
/// # Errors
/// When the database fails.
pub async fn events(db: &mut Connection, viewer: &Viewer) -> Result<Vec<(AlertId, Event)>> {
    let query = concat!(
        "select e.alert_id, ",
        columns!(),
        " from alerts a join alert_events e on e.alert_id = a.id where a.closed_at is null and ",
        in_sight!()
    );
    let rows = seen_by(sqlx::query(query), viewer).fetch_all(db).await?;
    rows.iter().map(|row| Ok((row.word("alert_id")?, event(row)?))).collect()
}

/// The alerts that wait to be acknowledged, and whose they are.
///
/// # Errors
/// When the database fails.
pub async fn waiting(db: &mut Connection) -> Result<Vec<(AlertId, PatientId)>> {
    let query = "select id, patient_id from alerts where acknowledged_at is null order by raised_at, id";
    let rows = sqlx::query(query).fetch_all(db).await?;
    rows.iter().map(|row| Ok((row.word("id")?, row.word("patient_id")?))).collect()
}

/// How many of the alerts that somebody may see wait to be acknowledged.
///
/// # Errors
/// When the database fails.
pub async fn waiting_for(db: &mut Connection, viewer: &Viewer) -> Result<u32> {
    let query =
        concat!("select count(*) as waiting from alerts a where a.acknowledged_at is null and ", in_sight!());
    seen_by(sqlx::query(query), viewer).fetch_one(db).await?.number("waiting")
}

/// The alert of a patient that waits, if one does.
///
/// # Errors
/// When the database fails.
pub async fn waiting_of(db: &mut Connection, patient: PatientId) -> Result<Option<AlertId>> {
    let row = sqlx::query("select id from alerts where patient_id = $1 and acknowledged_at is null")
        .bind(patient.to_string())
        .fetch_optional(db)
        .await?;
    row.map(|row| row.word("id")).transpose()
}

/// The patient of a referral, and the patient's alerts that are not closed.
///
/// # Errors
/// When the database fails.
pub async fn of_referral(db: &mut Connection, referral: ReferralId) -> Result<Vec<(AlertId, PatientId)>> {
    let rows = sqlx::query(
        "select a.id, a.patient_id from alerts a join referrals r on r.patient_id = a.patient_id
         where r.id = $1 and a.closed_at is null order by a.raised_at, a.id",
    )
    .bind(referral.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(|row| Ok((row.word("id")?, row.word("patient_id")?))).collect()
}

/// Where the alerts of a patient that are not closed have been put.
///
/// # Errors
/// When the database fails.
pub async fn desks_of(db: &mut Connection, patient: PatientId) -> Result<BTreeSet<Desk>> {
    let rows = sqlx::query(
        "select e.once from alerts a join alert_events e on e.alert_id = a.id
         where a.patient_id = $1 and a.closed_at is null and e.kind = 'went_to'",
    )
    .bind(patient.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(|row| row.word("once")).collect()
}

/// Who acknowledged the alerts of a patient that are not closed.
///
/// # Errors
/// When the database fails.
pub async fn acknowledgers_of(db: &mut Connection, patient: PatientId) -> Result<Vec<StaffId>> {
    let rows = sqlx::query(
        "select e.staff_id from alerts a join alert_events e on e.alert_id = a.id
         where a.patient_id = $1 and a.closed_at is null and e.kind = 'acknowledged'",
    )
    .bind(patient.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(|row| row.word("staff_id")).collect()
}

/// Binds whoever looks as `$1` to `$6`. A desk that they do not hold is null, which is in no list.
fn seen_by<'q>(query: Query<'q, Any, AnyArguments>, viewer: &Viewer) -> Query<'q, Any, AnyArguments> {
    // A therapist's own desk is the caseload.
    let desks = [Desk::Triage, Desk::Duty, Desk::Reviewer, Desk::Lead, Desk::Manager];
    let held = |desk: Desk| viewer.desks.contains(&desk).then(|| desk.name());
    desks.into_iter().fold(query.bind(viewer.staff.to_string()), |query, desk| query.bind(held(desk)))
}

fn listed(row: &AnyRow) -> Result<Listed> {
    let next = |appointment| -> Result<Next> {
        Ok(Next { appointment, starts: row.word("starts_local")?, yours: row.number::<i64>("yours")? > 0 })
    };
    Ok(Listed {
        alert: row.word("id")?,
        patient: row.word("patient_id")?,
        patient_name: row.text("name")?,
        date_of_birth: row.maybe("date_of_birth", AnyRow::word)?,
        raised_at: row.instant("raised_at")?,
        sent: row.number::<i64>("unsent")? == 0,
        next: row.maybe("appointment_id", AnyRow::word)?.map(next).transpose()?,
        acknowledged_by: row.maybe("acknowledged_by", AnyRow::text)?,
    })
}
