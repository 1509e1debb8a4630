//! Sent packs with everything that their scores were made of, to be scored again.

use super::columns::{Columns, json};
use super::{Connection, Result};
use measures::SCORER_VERSION;
use measures::answers::Answer;
use measures::instruments::InstrumentId;
use measures::pack::Pack;
use measures::score::{Score, Unfinished};
use sqlx::any::AnyRow;

/// A score as it is kept.
#[derive(Debug)]
pub struct Kept {
    /// Of which instrument.
    pub instrument: InstrumentId,
    /// What it came to when it was sent, as JSON.
    pub score: String,
    /// The total of it, in hundredths of a point.
    pub total: Option<i64>,
    /// The total as it is read since it was amended.
    pub read_total: Option<i64>,
    /// Whether the rules of this program made it.
    pub by_these_rules: bool,
}

/// A sent pack.
#[derive(Debug)]
pub struct Scored {
    /// What was asked.
    pub pack: Pack,
    /// Its scores.
    pub kept: Vec<Kept>,
    /// The answers that were sent.
    pub sent: Vec<Answer>,
    /// Its amendments, each item's in the order they were made.
    pub amendments: Vec<Answer>,
}

/// The next sent packs by their keys, a good many at once.
///
/// # Errors
/// When the database fails.
pub async fn after(db: &mut Connection, last: &str) -> Result<Vec<String>> {
    let query =
        "select invitation_id from sent_packs where invitation_id > $1 order by invitation_id limit 500";
    let rows = sqlx::query(query).bind(last).fetch_all(db).await?;
    rows.iter().map(|row| row.text("invitation_id")).collect()
}

/// A sent pack with everything its scores were made of.
///
/// # Errors
/// When the database fails, or something of it cannot be read.
pub async fn of(db: &mut Connection, invitation: &str) -> Result<Scored> {
    let pack = sqlx::query("select pack from invitations where id = $1");
    let pack = pack.bind(invitation).fetch_one(&mut *db).await?.json("pack")?;
    let kept = sqlx::query(
        "select instrument, score, total, read_total, scorer_version from measurements where invitation_id = $1",
    );
    let kept = kept.bind(invitation).fetch_all(&mut *db).await?;
    let sent = sqlx::query("select instrument, item, choice, said from answers where invitation_id = $1");
    let sent = sent.bind(invitation).fetch_all(&mut *db).await?;
    let amendments = sqlx::query(
        "select instrument, item, choice, said from answer_amendments
         where invitation_id = $1 order by instrument, item, number",
    );
    let amendments = amendments.bind(invitation).fetch_all(db).await?;
    Ok(Scored {
        pack,
        kept: kept.iter().map(as_kept).collect::<Result<_>>()?,
        sent: sent.iter().map(Columns::said).collect::<Result<_>>()?,
        amendments: amendments.iter().map(Columns::said).collect::<Result<_>>()?,
    })
}

/// A score as it would be kept.
///
/// # Errors
/// Never, for a score.
pub fn spelled(score: &Option<std::result::Result<Score, Unfinished>>) -> Result<String> {
    json(score)
}

fn as_kept(row: &AnyRow) -> Result<Kept> {
    Ok(Kept {
        instrument: row.word("instrument")?,
        score: row.text("score")?,
        total: row.maybe("total", AnyRow::number)?,
        read_total: row.maybe("read_total", AnyRow::number)?,
        by_these_rules: row.number::<u64>("scorer_version")? == u64::from(SCORER_VERSION),
    })
}
