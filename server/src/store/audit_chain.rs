//! The chain that the entries of the audit form, so that a change to one of them shows.
//!
//! Each entry holds its number, from 1 without a gap, and a hash: the SHA-256, in hexadecimal, over the number, the hash
//! of the entry before (64 zeros before the first), and the entry's `id`, `at`, `act`, `staff_id`, `patient_id`, `about`
//! and `shown`, in this order. Each of these is written as its length in bytes, `:`, its text and `,`; a number in
//! decimal digits; what is null as `-,`. The end of the chain is kept apart, in `audit_head`.
//!
//! Nobody who may write to the database is kept from writing the whole chain anew. Against that helps a [`Seal`] that
//! was kept elsewhere: the log is told one every hour.

pub use super::audit_misfit::Misfit;
use super::columns::Columns;
use super::{Connection, Result};
use crate::secrets;
use sqlx::Row;
use sqlx::any::AnyRow;
use std::fmt::{Display, Formatter, Write};
use std::str::FromStr;

/// How many entries are read at once.
const AT_ONCE: i64 = 1_000;
/// What stands before the first entry.
const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A place in the chain and the hash that stands there: `42:9f86…`. It vouches for everything up to there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    number: i64,
    hash: String,
}

/// Gives every entry that has no place yet its place, in the order of their times. Whoever does so holds the end of the
/// chain until their transaction commits: this comes last in it.
pub(super) async fn link(db: &mut Connection) -> Result<()> {
    let held = sqlx::query(
        "update audit_head set number = number
         where one = 1 and exists (select 1 from audit where number is null) returning number, hash",
    );
    let Some(row) = held.fetch_optional(&mut *db).await? else { return Ok(()) };
    let mut head = seal(&row)?;
    loop {
        let rows = sqlx::query(
            "select id, at, act, staff_id, patient_id, about, shown from audit
             where number is null order by at, id limit $1",
        );
        let rows = rows.bind(AT_ONCE).fetch_all(&mut *db).await?;
        for row in &rows {
            head = head.followed_by(row)?;
            place(db, row, &head).await?;
        }
        if i64::try_from(rows.len()).is_ok_and(|many| many < AT_ONCE) {
            break;
        }
    }
    let moved = sqlx::query("update audit_head set number = $1, hash = $2 where one = 1");
    moved.bind(head.number).bind(head.hash).execute(db).await.map(drop)
}

/// Where the chain ends.
///
/// # Errors
/// When the database fails.
pub async fn head(db: &mut Connection) -> Result<Option<Seal>> {
    let row = sqlx::query("select number, hash from audit_head where one = 1").fetch_optional(db).await?;
    row.as_ref().map(seal).transpose()
}

/// Walks the whole chain and returns its end, or the first entry that does not fit. `sealed` is what an earlier walk
/// returned, or the log was told.
///
/// # Errors
/// When the database fails.
pub async fn verify(db: &mut Connection, sealed: Option<&Seal>) -> Result<std::result::Result<Seal, Misfit>> {
    let mut last = Seal { number: 0, hash: NOTHING.to_owned() };
    let mut is_as_sealed = sealed.is_none_or(|sealed| *sealed == last);
    loop {
        let rows = after(db, last.number).await?;
        for row in &rows {
            let (stands, next) = (seal(row)?, last.followed_by(row)?);
            if stands.number != next.number {
                return Ok(Err(Misfit::Missing(next.number)));
            }
            if stands.hash != next.hash {
                return Ok(Err(Misfit::Changed { number: next.number, id: row.text("id")? }));
            }
            is_as_sealed |= sealed == Some(&next);
            last = next;
        }
        if rows.is_empty() {
            break;
        }
    }
    Ok(ends(db, last).await?.and_then(|last| match sealed {
        Some(sealed) if !is_as_sealed => Err(Misfit::NotAsSealed(sealed.number)),
        _ => Ok(last),
    }))
}

/// Whether the chain ends where it is known to end.
async fn ends(db: &mut Connection, last: Seal) -> Result<std::result::Result<Seal, Misfit>> {
    let unlinked =
        sqlx::query("select id from audit where number is null or number < 1 order by at, id limit 1");
    if let Some(row) = unlinked.fetch_optional(&mut *db).await? {
        return Ok(Err(Misfit::Unlinked(row.text("id")?)));
    }
    Ok(match head(db).await? {
        Some(head) if head == last => Ok(last),
        Some(head) if head.number > last.number => Err(Misfit::Shortened(last.number + 1)),
        _ => Err(Misfit::NoHead),
    })
}

async fn after(db: &mut Connection, number: i64) -> Result<Vec<AnyRow>> {
    let rows = sqlx::query(
        "select number, hash, id, at, act, staff_id, patient_id, about, shown from audit
         where number > $1 order by number limit $2",
    );
    rows.bind(number).bind(AT_ONCE).fetch_all(db).await
}

async fn place(db: &mut Connection, row: &AnyRow, at: &Seal) -> Result<()> {
    let placed = sqlx::query("update audit set number = $2, hash = $3 where id = $1 and number is null");
    placed.bind(row.text("id")?).bind(at.number).bind(&at.hash).execute(db).await.map(drop)
}

fn seal(row: &AnyRow) -> Result<Seal> {
    let hash = row.try_get::<Option<String>, _>("hash")?.unwrap_or_default();
    Ok(Seal { number: row.try_get("number")?, hash })
}

impl Seal {
    /// What stands after this, if this entry is next.
    fn followed_by(&self, entry: &AnyRow) -> Result<Self> {
        let text = |column: &str| entry.try_get::<Option<String>, _>(column);
        let digits = |column: &str| -> Result<Option<String>> {
            Ok(entry.try_get::<Option<i64>, _>(column)?.map(|number| number.to_string()))
        };
        let fields = [
            text("id")?,
            digits("at")?,
            text("act")?,
            text("staff_id")?,
            text("patient_id")?,
            text("about")?,
            digits("shown")?,
        ];
        Ok(self.followed_by_fields(&fields))
    }

    fn followed_by_fields(&self, fields: &[Option<String>]) -> Self {
        let number = self.number + 1;
        let mut written = String::new();
        let before = [Some(number.to_string()), Some(self.hash.clone())];
        for field in before.iter().chain(fields) {
            // Writing into a string does not fail.
            let _ = match field {
                Some(text) => write!(written, "{}:{text},", text.len()),
                None => write!(written, "-,"),
            };
        }
        Self { number, hash: secrets::hash(written) }
    }

    /// How many entries it vouches for.
    #[must_use]
    pub fn entries(&self) -> i64 {
        self.number
    }
}

impl Display for Seal {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.number, self.hash)
    }
}

impl FromStr for Seal {
    type Err = &'static str;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        let parts = text.split_once(':').and_then(|(number, hash)| Some((number.parse().ok()?, hash)));
        let (number, hash) = parts.ok_or("a seal is a number, a colon and a hash")?;
        let is_a_hash = hash.len() == NOTHING.len() && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_a_hash {
            Ok(Self { number, hash: hash.to_owned() })
        } else {
            Err("a hash has 64 hexadecimal digits")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_over_what_is_documented_and_nothing_runs_into_its_neighbour() {
        let start = Seal { number: 0, hash: NOTHING.to_owned() };
        let fields = |staff: &str, patient: &str| {
            [Some("id"), Some("7"), Some("act"), Some(staff), Some(patient), None, None]
                .map(|one| one.map(str::to_owned))
        };
        let next = start.followed_by_fields(&fields("ab", "c"));
        let written = format!("1:1,64:{NOTHING},2:id,1:7,3:act,2:ab,1:c,-,-,");
        assert_eq!(next, Seal { number: 1, hash: secrets::hash(written) });
        assert_ne!(next, start.followed_by_fields(&fields("a", "bc")));
        assert_eq!(next.to_string().parse(), Ok(next));
        assert!("12:abc".parse::<Seal>().is_err() && "abc".parse::<Seal>().is_err());
    }
}
