//! Alerts as they are read: whose, how many answers, what was said since, and who acknowledged them.

use super::columns::Columns;
use super::hand::entered_by;
use super::referral_ends::looks_after;
use super::{Connection, Result, Times};
use chrono::{DateTime, Utc};
use measures::alert::{Action, KeepSafe, Reach};
use measures::answers::Answer;
use measures::attachment::Slot;
use measures::contract::clinician::{Came, EnteredBy};
use measures::ids::{AlertId, InvitationId, PatientId, StaffId};
use sqlx::any::AnyRow;

/// An alert without its story.
#[derive(Debug)]
pub struct Head {
    /// Its key.
    pub alert: AlertId,
    /// How it was acknowledged.
    pub acknowledged: Option<Acknowledged>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
}

/// How an alert was acknowledged.
#[derive(Debug)]
pub struct Acknowledged {
    /// The name of whoever did.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What was done.
    pub actions: Vec<Action>,
    /// In their words.
    pub note: String,
}

/// One answer of an alert's story.
#[derive(Debug)]
pub struct Occasion {
    /// The alert.
    pub alert: AlertId,
    /// When.
    pub times: Times,
    /// The invitation it was given in.
    pub invitation: InvitationId,
    /// What was said.
    pub answer: Answer,
    /// Whether its pack was sent.
    pub sent: bool,
    /// How it came in, where that is known.
    pub came: Option<Came>,
}

/// One answer to the help page.
#[derive(Debug)]
pub struct Safety {
    /// The alert.
    pub alert: AlertId,
    /// When.
    pub times: Times,
    /// Whether the patient feels able to keep safe.
    pub keep_safe: Option<KeepSafe>,
    /// How to reach the patient.
    pub reach: Option<Reach>,
    /// Who entered it, and how.
    pub by: EnteredBy,
}

/// A patient's open alert and one of the places to see it.
#[derive(Debug)]
pub struct Waiting {
    /// The patient.
    pub patient: PatientId,
    /// The patient's name.
    pub patient_name: String,
    /// When it was raised.
    pub raised_at: DateTime<Utc>,
    /// One of the patient's appointments, whatever became of it.
    pub appointment: Option<Slot>,
}

/// A patient's alerts, unacknowledged first, then latest first.
///
/// # Errors
/// When the database fails.
pub async fn of(db: &mut Connection, patient: PatientId) -> Result<Vec<Head>> {
    let rows = sqlx::query(
        "select a.id, a.acknowledged_at, a.closed_at, e.what, e.note, staff.name
         from alerts a
         left join alert_events e on e.alert_id = a.id and e.kind = 'acknowledged'
         left join staff on staff.id = e.staff_id
         where a.patient_id = $1
         order by case when a.acknowledged_at is null then 0 else 1 end, a.raised_at desc, a.id",
    )
    .bind(patient.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(head).collect()
}

/// Every answer in the stories of a patient's alerts, oldest first. How each came in stands where everything is kept that
/// was answered or amended: at the same moment, and once.
///
/// # Errors
/// When the database fails.
pub async fn occasions(db: &mut Connection, patient: PatientId) -> Result<Vec<Occasion>> {
    let rows = sqlx::query(
        "select o.alert_id, o.invitation_id, o.instrument, o.item, o.choice, o.given_at, o.received_at, i.state,
                h.how, e.name as entered_name, s.name as amended_name
         from alert_occasions o
         join alerts a on a.id = o.alert_id
         join invitations i on i.id = o.invitation_id
         left join answer_history h on h.invitation_id = o.invitation_id and h.instrument = o.instrument
             and h.item = o.item and coalesce(h.choice, -1) = coalesce(o.choice, -1) and h.sequence = (
                 select max(n.sequence) from answer_history n
                 where n.invitation_id = o.invitation_id and n.instrument = o.instrument and n.item = o.item
                     and coalesce(n.choice, -1) = coalesce(o.choice, -1) and n.received_at = o.received_at)
         left join staff e on e.id = h.entered_by
         left join answer_amendments m on m.invitation_id = o.invitation_id and m.instrument = o.instrument
             and m.item = o.item and m.number = (
                 select max(n.number) from answer_amendments n
                 where n.invitation_id = o.invitation_id and n.instrument = o.instrument and n.item = o.item
                     and coalesce(n.choice, -1) = coalesce(o.choice, -1) and n.made_at = o.received_at)
         left join staff s on s.id = m.staff_id
         where a.patient_id = $1 order by o.alert_id, o.number",
    )
    .bind(patient.to_string())
    .fetch_all(db)
    .await?;
    let occasion = |row: &AnyRow| {
        Ok(Occasion {
            alert: row.word("alert_id")?,
            times: row.times()?,
            invitation: row.word("invitation_id")?,
            answer: row.answer()?,
            sent: row.text("state")? == "sent",
            came: came(row)?,
        })
    };
    rows.iter().map(occasion).collect()
}

/// Every answer to the help page in the stories of a patient's alerts, latest first.
///
/// # Errors
/// When the database fails.
pub async fn safety(db: &mut Connection, patient: PatientId) -> Result<Vec<Safety>> {
    let rows = sqlx::query(
        "select s.alert_id, s.keep_safe, s.reach, s.given_at, s.received_at, s.how, e.name as entered_name
         from alert_safety s join alerts a on a.id = s.alert_id left join staff e on e.id = s.entered_by
         where a.patient_id = $1 order by s.received_at desc, s.sequence desc",
    )
    .bind(patient.to_string())
    .fetch_all(db)
    .await?;
    let safety = |row: &AnyRow| {
        Ok(Safety {
            alert: row.word("alert_id")?,
            times: row.times()?,
            keep_safe: row.maybe("keep_safe", AnyRow::word)?,
            reach: row.maybe("reach", AnyRow::json)?,
            by: entered_by(row)?,
        })
    };
    rows.iter().map(safety).collect()
}

/// The open alerts on a therapist's caseload, once for each of the patient's appointments, longest waiting first.
///
/// # Errors
/// When the database fails.
pub async fn waiting(db: &mut Connection, therapist: StaffId) -> Result<Vec<Waiting>> {
    let rows = sqlx::query(concat!(
        "select l.patient_id, l.raised_at, p.name, a.id, a.starts_at, a.booking
         from alerts l
         join patients p on p.id = l.patient_id
         join referrals r on r.patient_id = l.patient_id and r.therapist_id = $1
         left join appointments a on a.referral_id = r.id
         where l.acknowledged_at is null and ",
        looks_after!(),
        " order by l.raised_at, l.patient_id, a.starts_at, a.id"
    ))
    .bind(therapist.to_string())
    .fetch_all(db)
    .await?;
    let waiting = |row: &AnyRow| {
        let slot = |id| -> Result<Slot> {
            Ok(Slot { appointment: id, starts_at: row.instant("starts_at")?, booking: row.word("booking")? })
        };
        Ok(Waiting {
            patient: row.word("patient_id")?,
            patient_name: row.text("name")?,
            raised_at: row.instant("raised_at")?,
            appointment: row.maybe("id", AnyRow::word)?.map(slot).transpose()?,
        })
    };
    rows.iter().map(waiting).collect()
}

fn came(row: &AnyRow) -> Result<Option<Came>> {
    if let Some(by) = row.maybe("amended_name", AnyRow::text)? {
        return Ok(Some(Came::Amended { by }));
    }
    let how = row.maybe("how", AnyRow::text)?;
    how.map(|_| entered_by(row).map(Came::Entered)).transpose()
}

fn head(row: &AnyRow) -> Result<Head> {
    let acknowledged = |at| -> Result<Acknowledged> {
        Ok(Acknowledged { at, by: row.text("name")?, actions: row.json("what")?, note: row.text("note")? })
    };
    Ok(Head {
        alert: row.word("id")?,
        acknowledged: row.maybe("acknowledged_at", AnyRow::instant)?.map(acknowledged).transpose()?,
        closed_at: row.maybe("closed_at", AnyRow::instant)?,
    })
}
