//! Many referrals at once, for lists: one query, however many referrals there are.

use super::columns::{Columns, read_word, unread};
use super::referral_ends::goes_on;
use super::scope::supervised;
use super::{Connection, Result};
use crate::clock::today_began;
use chrono::{DateTime, NaiveDate, Utc};
use measures::caseload::Scores;
use measures::contract::clinician::AppointmentAt;
use measures::ids::{AppointmentId, ReferralId, StaffId};
use measures::instruments::InstrumentId;
use measures::intensity::Intensity;
use measures::offered::Occasion;
use measures::outcome::Ends;
use measures::problem::ProblemDescriptor;
use measures::score::Total;
use sqlx::any::AnyRow;
use std::num::ParseIntError;
use std::str::FromStr;

/// Whose referrals a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Those on somebody's own caseload.
    Own(StaffId),
    /// Those of the therapists whom somebody supervises.
    Supervised(StaffId),
}

/// A referral as a list shows it.
#[derive(Debug)]
pub struct Listed {
    /// Which.
    pub referral: ReferralId,
    /// The patient's name.
    pub patient: String,
    /// The patient's date of birth.
    pub date_of_birth: Option<NaiveDate>,
    /// What it is for.
    pub problem: Option<ProblemDescriptor>,
    /// How intensive the treatment is.
    pub intensity: Option<Intensity>,
    /// Whose caseload it is on.
    pub therapist: String,
    /// Whether an alert of the patient waits.
    pub alert: bool,
    /// The last attended appointment.
    pub last: Option<AppointmentAt>,
    /// The next booked one.
    pub next: Option<AppointmentAt>,
    /// The last of all, for where neither is there.
    pub any: Option<AppointmentId>,
    /// How many were missed since the last that was attended.
    pub missed: u32,
    /// What each that was attended was for, in no order.
    pub attended: Vec<Occasion>,
    /// What the scores of each measure come to: those that were asked in the same kind of words as the last.
    pub scores: Vec<(InstrumentId, Scores)>,
}

impl Listed {
    /// What the scores of a measure come to; nothing where there are none.
    #[must_use]
    pub fn scores_of(&self, id: InstrumentId) -> Scores {
        self.scores
            .iter()
            .find(|(scored, _)| *scored == id)
            .map_or_else(Scores::default, |(_, scores)| *scores)
    }
}

/// Writes a query about the referrals `r` that go on, for either list.
macro_rules! either {
    ($whose:expr, $before:expr, $after:expr) => {
        match $whose {
            Whose::Own(staff) => {
                let own = concat!($before, " r.therapist_id = $1 and ", goes_on!("r"), $after);
                sqlx::query(own).bind(staff.to_string())
            }
            Whose::Supervised(staff) => {
                let theirs = concat!($before, supervised!(), " and ", goes_on!("r"), $after);
                sqlx::query(theirs).bind(staff.to_string())
            }
        }
    };
}

/// The last attended appointment of a referral `r`, and the first booked one from `$from` on, each with its time in one column:
/// each is sought once. [`appointment`] reads them.
macro_rules! appointments {
    ($from:literal) => {
        concat!(
            "(select m.starts_local || ' ' || m.id from appointments m
              where m.referral_id = r.id and m.booking = 'attended'
              order by m.starts_at desc, m.id desc limit 1) as last,
             (select m.starts_local || ' ' || m.id from appointments m
              where m.referral_id = r.id and m.booking = 'booked' and m.starts_at >= ",
            $from,
            " order by m.starts_at, m.id limit 1) as next "
        )
    };
}
pub(super) use appointments;

/// The referrals of a list, by the patients' names.
///
/// # Errors
/// When the database fails.
pub async fn listed(db: &mut Connection, whose: Whose, now: DateTime<Utc>) -> Result<Vec<Listed>> {
    let query = either!(
        whose,
        concat!(
            "with one as materialized (
                 select r.id, r.problem_descriptor, r.intensity, p.name, p.date_of_birth, t.name as therapist,
                     case when a.id is null then 0 else 1 end as alert,
                     (select count(*) from appointments m
                      where m.referral_id = r.id and m.booking = 'did_not_attend' and m.starts_at > coalesce((
                          select max(l.starts_at) from appointments l
                          where l.referral_id = r.id and l.booking = 'attended'), -1)) as missed,
                     (select string_agg(m.occasion, ' ') from appointments m
                      where m.referral_id = r.id and m.booking = 'attended') as attended,
                     (select string_agg(s.instrument || ' ' || s.first_total || ' ' || s.last_total || ' ' || s.complete, ',')
                      from scores s where s.referral_id = r.id) as scores, ",
            appointments!("$2"),
            "    from referrals r
                 join patients p on p.id = r.patient_id
                 join staff t on t.id = r.therapist_id
                 left join alerts a on a.patient_id = r.patient_id and a.acknowledged_at is null
                 where "
        ),
        ")
         select one.*, case when one.last is null and one.next is null then (
             select m.id from appointments m where m.referral_id = one.id
             order by case when m.booking in ('booked', 'did_not_attend') then 0 else 1 end,
                 m.starts_at desc, m.id limit 1) end as any_id
         from one order by one.name, one.id"
    );
    let rows = query.bind(today_began(now).timestamp_millis()).fetch_all(db).await?;
    rows.iter().map(one).collect()
}

fn one(row: &AnyRow) -> Result<Listed> {
    Ok(Listed {
        referral: row.word("id")?,
        patient: row.text("name")?,
        date_of_birth: row.maybe("date_of_birth", AnyRow::word)?,
        problem: row.maybe("problem_descriptor", AnyRow::word)?,
        intensity: row.maybe("intensity", AnyRow::word)?,
        therapist: row.text("therapist")?,
        alert: row.number::<i64>("alert")? > 0,
        last: appointment(row, "last")?,
        next: appointment(row, "next")?,
        any: row.maybe("any_id", AnyRow::word)?,
        missed: row.number("missed")?,
        attended: row.maybe("attended", attended)?.unwrap_or_default(),
        scores: row.maybe("scores", scores)?.unwrap_or_default(),
    })
}

fn attended(row: &AnyRow, column: &str) -> Result<Vec<Occasion>> {
    row.text(column)?.split(' ').map(|occasion| read_word(column, occasion)).collect()
}

fn scores(row: &AnyRow, column: &str) -> Result<Vec<(InstrumentId, Scores)>> {
    row.text(column)?.split(',').map(|measure| scores_of(column, measure)).collect()
}

/// Reads a measure, its first total, its last, and how many scores there are.
fn scores_of(column: &str, measure: &str) -> Result<(InstrumentId, Scores)> {
    let words: Vec<_> = measure.split(' ').collect();
    let [instrument, first, last, count] = words[..] else { return Err(unread(column, "not four words")) };
    let total = |word| read_number(column, word).map(Total::from_hundredths);
    let count = read_number(column, count)?;
    // One score alone is a first score.
    let ends = Ends { first: Some(total(first)?), last: if count > 1 { Some(total(last)?) } else { None } };
    Ok((read_word(column, instrument)?, Scores { ends, count }))
}

fn read_number<T: FromStr<Err = ParseIntError>>(column: &str, word: &str) -> Result<T> {
    word.parse().map_err(|error| unread(column, error))
}

/// The appointment in one of the columns that [`appointments`] names, if there is one.
pub(super) fn appointment(row: &AnyRow, column: &str) -> Result<Option<AppointmentAt>> {
    row.maybe(column, |row, column| {
        let both = row.text(column)?;
        let (starts, id) = both.split_once(' ').unwrap_or_default();
        Ok(AppointmentAt { appointment: read_word(column, id)?, starts: read_word(column, starts)? })
    })
}
