//! Checking records: the database itself, the chain of the audit, and every score, computed again from the answers.

use crate::clock::local;
use crate::store::audit_chain::{self, Seal};
use crate::store::scored::{self, Kept, Scored, spelled};
use crate::store::soundness;
use crate::store::{Connection, Db};
use anyhow::{Result, bail};
use chrono::{DateTime, Utc};
use measures::amending::amended;
use measures::answers::Answers;
use measures::score::{Score, Unfinished, score};
use std::fmt::{Display, Formatter};

/// Records in which nothing was found wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sound {
    /// Where the audit ends.
    pub seal: Seal,
    /// How many scores were computed again.
    pub scores: u64,
    /// How many were made by earlier rules and are not compared.
    pub by_earlier_rules: u64,
    /// When something was last noted.
    pub last: Option<DateTime<Utc>>,
}

/// How many findings are told. Of a torn file there would be thousands.
const TOLD: usize = 20;

/// Checks records, all of one moment.
///
/// # Errors
/// With everything that is wrong, or when they cannot be read at all.
pub async fn check(db: &Db, sealed: Option<&Seal>) -> Result<Sound> {
    let mut reading = db.read().await?;
    let mut wrong = soundness::complaints(&mut reading, db.engine()).await?;
    let walked = audit_chain::verify(&mut reading, sealed).await?;
    wrong.extend(walked.as_ref().err().map(|misfit| format!("the audit: {misfit}")));
    let (scores, by_earlier_rules) = score_again(&mut reading, &mut wrong).await?;
    match walked {
        Ok(seal) if wrong.is_empty() => {
            Ok(Sound { seal, scores, by_earlier_rules, last: soundness::last_noted(&mut reading).await? })
        }
        _ => {
            let more = wrong.len().saturating_sub(TOLD);
            wrong.truncate(TOLD);
            wrong.extend((more > 0).then(|| format!("and {more} more")));
            bail!("the records are not sound:\n  {}", wrong.join("\n  "))
        }
    }
}

/// Computes every score again. How many were compared and how many not.
async fn score_again(db: &mut Connection, wrong: &mut Vec<String>) -> Result<(u64, u64)> {
    let (mut scores, mut earlier, mut last) = (0, 0, String::new());
    loop {
        let packs = scored::after(db, &last).await?;
        let Some(newest) = packs.last() else { return Ok((scores, earlier)) };
        last = newest.clone();
        for id in packs {
            let pack = match scored::of(db, &id).await {
                Ok(pack) => pack,
                Err(error) => {
                    wrong.push(format!("the pack {id} cannot be read: {error}"));
                    continue;
                }
            };
            for instrument in pack.pack.instruments() {
                if !pack.kept.iter().any(|kept| kept.instrument == *instrument) {
                    wrong.push(format!("the pack {id} has no score of {}", instrument.as_str()));
                }
            }
            for kept in &pack.kept {
                if !kept.by_these_rules {
                    earlier += 1;
                } else if is_right(kept, &pack)? {
                    scores += 1;
                } else {
                    let name = kept.instrument.as_str();
                    wrong.push(format!("the score of {name} in the pack {id} is not that of its answers"));
                }
            }
        }
    }
}

fn is_right(kept: &Kept, pack: &Scored) -> Result<bool> {
    let sent = score(&Answers::of(kept.instrument, &pack.sent));
    let of_it = |answers: &'_ [measures::answers::Answer]| {
        answers.iter().filter(|one| one.instrument() == kept.instrument).cloned().collect::<Vec<_>>()
    };
    let read = amended(kept.instrument, &of_it(&pack.sent), &of_it(&pack.amendments)).score;
    Ok(kept.score == spelled(&sent)?
        && kept.total == hundredths(&sent)
        && kept.read_total == hundredths(&read))
}

fn hundredths(score: &Option<std::result::Result<Score, Unfinished>>) -> Option<i64> {
    Some(i64::from(score.as_ref()?.as_ref().ok()?.total.hundredths()))
}

impl Display for Sound {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Self { seal, scores, by_earlier_rules, last } = self;
        writeln!(f, "The audit has {} entries, each where it was added. Its seal: {seal}", seal.entries())?;
        write!(f, "{scores} scores were computed again and are the same")?;
        if *by_earlier_rules > 0 {
            write!(f, "; {by_earlier_rules} were made by earlier rules and not compared")?;
        }
        if let Some(last) = last {
            write!(f, "\nThe last entry of the audit is of {}", local(*last).format("%-d %B %Y, %H:%M:%S"))?;
        }
        Ok(())
    }
}
