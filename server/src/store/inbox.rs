//! The inbox: forms by which people referred themselves, as whoever decides about them finds them.

use super::columns::{Columns, word};
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::contract::clinician::{Flag, InboxState, Telling};
use measures::ids::{PatientId, ReferralId, SelfReferralId, StaffId};
use measures::pack::Pack;
use measures::referral::Said;
use sqlx::any::AnyRow;

/// A form as it was received.
#[derive(Debug, Clone)]
pub struct Received {
    /// Its key.
    pub id: SelfReferralId,
    /// Where it stands.
    pub state: InboxState,
    /// "First last", as much of it as was told.
    pub name: String,
    /// What was quoted to the person.
    pub reference: String,
    /// The measures asked in it.
    pub pack: Option<Pack>,
    /// The hashes of their words, in its order.
    pub wordings: Vec<String>,
    /// Why a person looks twice.
    pub flags: Vec<Flag>,
    /// When the person was last heard of.
    pub seen_at: DateTime<Utc>,
    /// When it was sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// The patient, from the first answer that alerted or from sending on.
    pub patient: Option<PatientId>,
    /// The referral, once it was accepted or joined.
    pub referral: Option<ReferralId>,
    /// What was decided.
    pub decided: Option<Decided>,
    /// Whether an alert of the patient waits.
    pub alert: bool,
    /// When nobody went on with it, while what alerted in it is kept.
    pub let_go_at: Option<DateTime<Utc>>,
}

/// What was decided about a form.
#[derive(Debug, Clone)]
pub struct Decided {
    /// The name of whoever did.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why it was declined.
    pub reason: Option<String>,
    /// How the person is told, where it was declined.
    pub telling: Option<Telling>,
}

/// A decision to be kept.
#[derive(Debug, Default)]
pub struct Deciding<'a> {
    /// The patient it is about from now on.
    pub patient: Option<PatientId>,
    /// The referral it became.
    pub referral: Option<ReferralId>,
    /// Why it was declined.
    pub reason: Option<&'a str>,
    /// How the person is told, where it is declined.
    pub telling: Option<&'a Telling>,
}

/// What every query here selects, and from where.
macro_rules! received {
    ($rest:literal) => {
        concat!(
            "select f.id, f.state, f.reference, f.pack, f.wordings, f.flags, f.seen_at, f.sent_at, f.patient_id,
                    f.referral_id, f.decided_at, f.decision_reason, f.decision_message, f.let_go_at,
                    f.decision_untold, s.name as decided_by_name,
                    (select n.said from self_referral_statements n
                     where n.self_referral_id = f.id and n.question = 'first_name') as first_name,
                    (select n.said from self_referral_statements n
                     where n.self_referral_id = f.id and n.question = 'last_name') as last_name,
                    (select count(*) from alerts a
                     where a.patient_id = f.patient_id and a.acknowledged_at is null) as open_alerts
             from self_referrals f left join staff s on s.id = f.decided_by ",
            $rest
        )
    };
}

/// Forms that nobody has decided about, and those that are on nobody's caseload while their alert waits: left before
/// they were sent, or declined. Alerts first, then oldest.
///
/// # Errors
/// When the database fails.
pub async fn waiting(db: &mut Connection) -> Result<Vec<Received>> {
    let rows = sqlx::query(received!(
        "where f.state = 'sent' or f.state in ('unsent', 'declined') and exists (
             select 1 from alerts a where a.patient_id = f.patient_id and a.acknowledged_at is null)
         order by coalesce(f.sent_at, f.seen_at), f.id"
    ))
    .fetch_all(db)
    .await?;
    let mut waiting: Vec<_> = rows.iter().map(received).collect::<Result<_>>()?;
    // A stable sort leaves the oldest first.
    waiting.sort_by_key(|form| !form.alert);
    Ok(waiting)
}

/// Forms that were not sent and whose alert was acknowledged and is not closed, as far as somebody was heard of since an
/// instant. Oldest first.
///
/// # Errors
/// When the database fails.
pub async fn told_us(db: &mut Connection, since: DateTime<Utc>) -> Result<Vec<Received>> {
    let query = sqlx::query(received!(
        "where f.state = 'unsent' and f.seen_at >= $1
             and exists (select 1 from alerts a where a.patient_id = f.patient_id and a.closed_at is null)
             and not exists (
                 select 1 from alerts a where a.patient_id = f.patient_id and a.acknowledged_at is null)
         order by f.seen_at, f.id"
    ));
    query.bind(since.timestamp_millis()).fetch_all(db).await?.iter().map(received).collect()
}

/// Forms that were taken on and whose referral goes on and has no appointment that stands, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn to_book(db: &mut Connection) -> Result<Vec<Received>> {
    let rows = sqlx::query(received!(
        "where f.state in ('accepted', 'joined') and not exists (
             select 1 from appointments b where b.referral_id = f.referral_id
                 and b.booking in ('booked', 'attended', 'did_not_attend'))
             and not exists (
             select 1 from referral_ends e where e.referral_id = f.referral_id and e.reopened_at is null)
         order by f.sent_at, f.id"
    ))
    .fetch_all(db)
    .await?;
    rows.iter().map(received).collect()
}

/// Forms that were decided since an instant, latest first.
///
/// # Errors
/// When the database fails.
pub async fn decided_since(db: &mut Connection, since: DateTime<Utc>) -> Result<Vec<Received>> {
    let query = sqlx::query(received!("where f.decided_at >= $1 order by f.decided_at desc, f.id"));
    query.bind(since.timestamp_millis()).fetch_all(db).await?.iter().map(received).collect()
}

/// A form that is this member of staff's to read: the referral that it became is on their caseload; or they work the
/// inbox, and it was sent, or something said in it alerted.
///
/// # Errors
/// When the database fails.
pub async fn in_sight(
    db: &mut Connection,
    staff: StaffId,
    works_inbox: bool,
    id: SelfReferralId,
) -> Result<Option<Received>> {
    let row = sqlx::query(received!(
        "where f.id = $1 and (
             exists (select 1 from referrals r where r.id = f.referral_id and r.therapist_id = $2)
             or $3 = 1 and (f.state <> 'unsent'
                 or exists (select 1 from alerts a where a.patient_id = f.patient_id)))"
    ))
    .bind(id.to_string())
    .bind(staff.to_string())
    .bind(i64::from(works_inbox))
    .fetch_optional(db)
    .await?;
    row.as_ref().map(received).transpose()
}

/// Keeps what was decided about a form. Hold it, and see that nobody has decided.
///
/// # Errors
/// When the database fails.
pub async fn decide(
    db: &mut Connection,
    id: SelfReferralId,
    state: InboxState,
    by: StaffId,
    what: &Deciding<'_>,
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "update self_referrals
         set state = $2, decided_by = $3, decided_at = $4, patient_id = coalesce($5, patient_id),
             referral_id = $6, decision_reason = $7, decision_message = $8, decision_untold = $9
         where id = $1",
    )
    .bind(id.to_string())
    .bind(word(state)?)
    .bind(by.to_string())
    .bind(now.timestamp_millis())
    .bind(what.patient.map(|id| id.to_string()))
    .bind(what.referral.map(|id| id.to_string()))
    .bind(what.reason)
    .bind(what.telling.and_then(Telling::message))
    .bind(i64::from(what.telling == Some(&Telling::Nobody)))
    .execute(db)
    .await
    .map(drop)
}

fn received(row: &AnyRow) -> Result<Received> {
    let decided = |at| -> Result<Decided> {
        Ok(Decided {
            at,
            by: row.text("decided_by_name")?,
            reason: row.maybe("decision_reason", AnyRow::text)?,
            telling: telling(row)?,
        })
    };
    let wrote = |column| -> Result<Option<String>> {
        Ok(row.maybe(column, AnyRow::json::<Said>)?.and_then(|said| match said {
            Said::Wrote(words) => Some(words),
            _ => None,
        }))
    };
    let names = [wrote("first_name")?, wrote("last_name")?];
    Ok(Received {
        id: row.word("id")?,
        name: names.into_iter().flatten().collect::<Vec<_>>().join(" "),
        state: row.word("state")?,
        reference: row.text("reference")?,
        pack: row.maybe("pack", AnyRow::json)?,
        wordings: row.maybe("wordings", AnyRow::json)?.unwrap_or_default(),
        flags: row.json("flags")?,
        seen_at: row.instant("seen_at")?,
        sent_at: row.maybe("sent_at", AnyRow::instant)?,
        patient: row.maybe("patient_id", AnyRow::word)?,
        referral: row.maybe("referral_id", AnyRow::word)?,
        decided: row.maybe("decided_at", AnyRow::instant)?.map(decided).transpose()?,
        alert: row.number::<i64>("open_alerts")? > 0,
        let_go_at: row.maybe("let_go_at", AnyRow::instant)?,
    })
}

/// How whoever sent a declined form is told; none where it was not declined.
fn telling(row: &AnyRow) -> Result<Option<Telling>> {
    if row.word::<InboxState>("state")? != InboxState::Declined {
        return Ok(None);
    }
    let silent = if row.number::<i64>("decision_untold")? == 1 { Telling::Nobody } else { Telling::ByStaff };
    Ok(Some(row.maybe("decision_message", AnyRow::text)?.map_or(silent, Telling::Message)))
}
