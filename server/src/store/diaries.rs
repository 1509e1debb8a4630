//! A referral's appointments, whatever became of them, for whoever keeps its diary.

use super::appointments::{Appointment, appointment};
use super::columns::{Columns, word};
use super::{Connection, Result};
use chrono::{DateTime, NaiveDate, Utc};
use measures::attachment::Booking;
use measures::ids::{AppointmentId, ReferralId};
use sqlx::any::AnyRow;

/// When the last things happened in a referral.
#[derive(Debug, Clone, Copy)]
pub struct Last {
    /// The day on which it was received, if that is known.
    pub received_on: Option<NaiveDate>,
    /// When the last appointment began that was not given up.
    pub appointment_at: Option<DateTime<Utc>>,
    /// When the last pack was sent.
    pub sent_at: Option<DateTime<Utc>>,
}

/// Every appointment of a referral, by time.
///
/// # Errors
/// When the database fails.
pub async fn of(db: &mut Connection, referral: ReferralId) -> Result<Vec<Appointment>> {
    let rows = sqlx::query(
        "select id, referral_id, starts_local, starts_at, mode, booking, moved_from, occasion
         from appointments where referral_id = $1 order by starts_at, id",
    )
    .bind(referral.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(appointment).collect()
}

/// Says what became of an appointment.
///
/// # Errors
/// When the database fails.
pub async fn became(db: &mut Connection, id: AppointmentId, booking: Booking) -> Result<()> {
    let query = sqlx::query("update appointments set booking = $2 where id = $1");
    query.bind(id.to_string()).bind(word(booking)?).execute(db).await.map(drop)
}

/// When the last things happened in a referral.
///
/// # Errors
/// When the database fails.
pub async fn last(db: &mut Connection, referral: ReferralId) -> Result<Last> {
    let row = sqlx::query(
        "select r.received_on,
                (select max(a.starts_at) from appointments a
                 where a.referral_id = r.id and a.booking in ('attended', 'did_not_attend')) as appointment_at,
                (select max(p.sent_at) from sent_packs p where p.referral_id = r.id) as sent_at
         from referrals r where r.id = $1",
    )
    .bind(referral.to_string())
    .fetch_one(db)
    .await?;
    Ok(Last {
        received_on: row.maybe("received_on", AnyRow::word)?,
        appointment_at: row.maybe("appointment_at", AnyRow::instant)?,
        sent_at: row.maybe("sent_at", AnyRow::instant)?,
    })
}
