//! Loading GP practices from the list that the Organisation Data Service publishes (`epraccur.csv`, without a header).

use super::noting::note;
use crate::store::audit::{Act, Entry};
use crate::store::practices::{self, Practice};
use crate::store::{Connection, Db};
use anyhow::{Context, Result, ensure};
use chrono::Utc;
use csv::{ByteRecord, ReaderBuilder};
use std::io::Read;

/// What became of a list.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Practices that take patients.
    pub open: usize,
    /// Practices that closed. They stay, for those who chose them before.
    pub closed: usize,
    /// Rows about something else than a GP practice: prisons, walk-in centres, hospices.
    pub skipped: usize,
    /// Rows that could not be read: the line each begins on, and why.
    pub bad: Vec<(u64, &'static str)>,
}

/// The columns, counted from 0. Source: the ODS file specification of `epraccur`.
const CODE: usize = 0;
const NAME: usize = 1;
const ADDRESS: std::ops::Range<usize> = 4..9;
const POSTCODE: usize = 9;
const STATUS: usize = 12;
const COMMISSIONER: usize = 14;
const SETTING: usize = 25;

/// The prescribing setting of a GP practice.
const GP_PRACTICE: &str = "4";
/// The status of one that is active; others are closed, dormant or only proposed.
const ACTIVE: &str = "A";

/// Loads a list, all of it or nothing. A second load brings what is there up to date; rows that cannot be read are
/// told of and change nothing.
///
/// # Errors
/// When the list cannot be read to its end, holds no practice at all, or the database fails.
pub async fn load_practices(db: &Db, list: impl Read) -> Result<Loaded> {
    let mut rows = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(list);
    let (mut loaded, mut row) = (Loaded::default(), ByteRecord::new());
    let mut db = db.write().await?;
    while rows.read_byte_record(&mut row).context("the list cannot be read")? {
        let line = row.position().map_or(0, csv::Position::line);
        match practice(&row) {
            Ok(Some(practice)) => keep(&mut db, &practice, &mut loaded).await?,
            Ok(None) => loaded.skipped += 1,
            Err(why) => loaded.bad.push((line, why)),
        }
    }
    ensure!(loaded.open > 0, "no GP practice is in it that takes patients: is it the list `epraccur.csv`?");
    let entry = Entry::of(Act::LoadedPractices).shown(loaded.open + loaded.closed);
    note(&mut db, entry, Utc::now()).await?;
    db.commit().await?;
    Ok(loaded)
}

async fn keep(db: &mut Connection, practice: &Practice, loaded: &mut Loaded) -> Result<()> {
    *(if practice.open { &mut loaded.open } else { &mut loaded.closed }) += 1;
    Ok(practices::put(db, practice).await?)
}

/// The practice of a row, or why it cannot be read. None for what is no GP practice.
fn practice(row: &ByteRecord) -> Result<Option<Practice>, &'static str> {
    let column = |place| {
        let text = row.get(place).ok_or("it has too few columns")?;
        std::str::from_utf8(text).map(str::trim).map_err(|_| "it is not UTF-8")
    };
    if column(SETTING)? != GP_PRACTICE {
        return Ok(None);
    }
    let code = column(CODE)?;
    if code.len() != 6 || !code.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()) {
        return Err("its code is not six capitals and digits");
    }
    let (name, postcode) = (column(NAME)?, column(POSTCODE)?);
    if name.is_empty() || postcode.is_empty() {
        return Err("it has no name or no postcode");
    }
    let lines = ADDRESS.map(column).collect::<Result<Vec<_>, _>>()?;
    let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    let practice = Practice {
        code: code.to_owned(),
        name: name.to_owned(),
        address: lines.join(", "),
        postcode: postcode.to_owned(),
        commissioner: column(COMMISSIONER)?.to_owned(),
        open: column(STATUS)? == ACTIVE,
    };
    // No database keeps this character.
    let kept = [&practice.name, &practice.address, &practice.postcode, &practice.commissioner];
    if kept.iter().any(|text| text.contains('\0')) {
        Err("it has a character that no text has")
    } else {
        Ok(Some(practice))
    }
}
