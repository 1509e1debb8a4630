//! Instruments of sent packs, scored once, by the version of the rules that is kept with the score.

use super::columns::{Columns, json};
use super::{Connection, Result, scores};
use measures::SCORER_VERSION;
use measures::ids::{InvitationId, ReferralId};
use measures::instruments::InstrumentId;
use measures::score::{Score, Unfinished};

/// One instrument of a sent pack, scored.
#[derive(Debug, Clone)]
pub struct Measurement {
    /// The invitation whose pack it was in.
    pub invitation: InvitationId,
    /// The instrument.
    pub instrument: InstrumentId,
    /// What it adds up to; none where each answer stands alone.
    pub score: Option<std::result::Result<Score, Unfinished>>,
}

/// Keeps what an instrument of a sent pack added up to. `wording` is the hash of the words it was asked in, if one was
/// kept. Hold the referral.
///
/// # Errors
/// When the database fails, or the pack was not sent.
pub async fn add(db: &mut Connection, measurement: &Measurement, wording: Option<&String>) -> Result<()> {
    let total = total(&measurement.score);
    sqlx::query(
        "insert into measurements
             (invitation_id, instrument, total, read_total, score, scorer_version, referral_id, sent_at, stand_in)
         values ($1, $2, $3, $3, $4, $5,
             (select s.referral_id from sent_packs s where s.invitation_id = $1),
             (select s.sent_at from sent_packs s where s.invitation_id = $1),
             (select w.stand_in from wordings w where w.hash = $6))",
    )
    .bind(measurement.invitation.to_string())
    .bind(measurement.instrument.as_str())
    .bind(total)
    .bind(json(&measurement.score)?)
    .bind(i64::from(SCORER_VERSION))
    .bind(wording)
    .execute(&mut *db)
    .await?;
    scores::keep(db, measurement.invitation, measurement.instrument).await
}

/// Notes what a measurement comes to as it was amended, for lists. What was sent stays as it is; an instrument of which
/// nothing was sent has no measurement. Hold the referral.
///
/// # Errors
/// When the database fails.
pub async fn read_as(
    db: &mut Connection,
    invitation: InvitationId,
    instrument: InstrumentId,
    score: &Option<std::result::Result<Score, Unfinished>>,
) -> Result<()> {
    sqlx::query("update measurements set read_total = $3 where invitation_id = $1 and instrument = $2")
        .bind(invitation.to_string())
        .bind(instrument.as_str())
        .bind(total(score))
        .execute(&mut *db)
        .await?;
    scores::keep(db, invitation, instrument).await
}

/// Hundredths of a point, where there is a total.
fn total(score: &Option<std::result::Result<Score, Unfinished>>) -> Option<i64> {
    Some(i64::from(score.as_ref()?.as_ref().ok()?.total.hundredths()))
}

/// Every measurement of a referral, as it was scored when it was sent.
///
/// # Errors
/// When the database fails.
pub async fn of(db: &mut Connection, referral: ReferralId) -> Result<Vec<Measurement>> {
    let rows = sqlx::query(
        "select m.invitation_id, m.instrument, m.score
         from measurements m join sent_packs s on s.invitation_id = m.invitation_id
         where s.referral_id = $1",
    )
    .bind(referral.to_string())
    .fetch_all(db)
    .await?;
    let measurement = |row: &sqlx::any::AnyRow| {
        Ok(Measurement {
            invitation: row.word("invitation_id")?,
            instrument: row.word("instrument")?,
            score: row.json("score")?,
        })
    };
    rows.iter().map(measurement).collect()
}
