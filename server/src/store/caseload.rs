//! Many referrals at once, for lists: so many queries, however many referrals there are.

use super::columns::Columns;
use super::referral_ends::goes_on;
use super::scope::supervised;
use super::{Connection, Result};
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

/// Whose referrals a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Those on somebody's own caseload.
    Own(StaffId),
    /// Those of the therapists whom somebody supervises.
    Supervised(StaffId),
}

/// A referral as a list shows it, without its scores.
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

/// The last attended appointment `l` of a referral `r`, and the next booked one `n` from `$2` on.
macro_rules! appointments {
    () => {
        "left join appointments l on l.id = (
             select m.id from appointments m
             where m.referral_id = r.id and m.booking = 'attended' order by m.starts_at desc, m.id limit 1)
         left join appointments n on n.id = (
             select m.id from appointments m
             where m.referral_id = r.id and m.booking = 'booked' and m.starts_at >= $2
             order by m.starts_at, m.id limit 1) "
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
            "select r.id, r.problem_descriptor, r.intensity, p.name, p.date_of_birth, t.name as therapist,
                    l.id as last_id, l.starts_local as last_starts, n.id as next_id, n.starts_local as next_starts,
                    (select count(*) from alerts a
                     where a.patient_id = r.patient_id and a.acknowledged_at is null) as open_alerts,
                    (select count(*) from appointments m
                     where m.referral_id = r.id and m.booking = 'did_not_attend'
                         and m.starts_at > coalesce(l.starts_at, -1)) as missed,
                    case when l.id is null and n.id is null then (
                        select m.id from appointments m where m.referral_id = r.id
                        order by case when m.booking in ('booked', 'did_not_attend') then 0 else 1 end,
                            m.starts_at desc, m.id limit 1) end as any_id
             from referrals r
             join patients p on p.id = r.patient_id
             join staff t on t.id = r.therapist_id ",
            appointments!(),
            " where "
        ),
        " order by p.name, r.id"
    );
    let rows = query.bind(now.timestamp_millis()).fetch_all(db).await?;
    rows.iter().map(one).collect()
}

/// How many attended appointments of each kind the referrals of a list have.
///
/// # Errors
/// When the database fails.
pub async fn attended(db: &mut Connection, whose: Whose) -> Result<Vec<(ReferralId, Vec<(Occasion, u32)>)>> {
    const OCCASIONS: [(Occasion, &str); 6] = [
        (Occasion::Assessment, "assessment"),
        (Occasion::AssessmentAndTreatment, "assessment_and_treatment"),
        (Occasion::FirstTreatment, "first_treatment"),
        (Occasion::Treatment, "treatment"),
        (Occasion::EndOfTreatment, "end_of_treatment"),
        (Occasion::FollowUp, "follow_up"),
    ];
    let query = either!(
        whose,
        "select a.referral_id,
             sum(case when a.occasion = 'assessment' then 1 else 0 end) as assessment,
             sum(case when a.occasion = 'assessment_and_treatment' then 1 else 0 end) as assessment_and_treatment,
             sum(case when a.occasion = 'first_treatment' then 1 else 0 end) as first_treatment,
             sum(case when a.occasion = 'treatment' then 1 else 0 end) as treatment,
             sum(case when a.occasion = 'end_of_treatment' then 1 else 0 end) as end_of_treatment,
             sum(case when a.occasion = 'follow_up' then 1 else 0 end) as follow_up
         from referrals r join appointments a on a.referral_id = r.id
         where a.booking = 'attended' and ",
        " group by a.referral_id"
    );
    let rows = query.fetch_all(db).await?;
    let counted = |row: &AnyRow| {
        let counts = OCCASIONS.iter().map(|(occasion, column)| Ok((*occasion, row.number(column)?)));
        Ok((row.word("referral_id")?, counts.collect::<Result<_>>()?))
    };
    rows.iter().map(counted).collect()
}

/// The scores of a measure in those referrals of a list that are for a problem, or in all of them: those that were
/// asked in the same kind of words as the last.
///
/// # Errors
/// When the database fails.
pub async fn scores(
    db: &mut Connection,
    whose: Whose,
    measure: InstrumentId,
    problem: Option<ProblemDescriptor>,
) -> Result<Vec<(ReferralId, Scores)>> {
    // Of the kind of words that nobody noted, 2: it is compared with nothing but its like.
    let query = either!(
        whose,
        "select r.id, c.read_total as last_total,
                (select m.read_total from measurements m
                 where m.referral_id = r.id and m.instrument = $2 and m.read_total is not null
                     and coalesce(m.stand_in, 2) = coalesce(c.stand_in, 2)
                 order by m.sent_at, m.invitation_id limit 1) as first_total,
                (select count(*) from measurements m
                 where m.referral_id = r.id and m.instrument = $2 and m.read_total is not null
                     and coalesce(m.stand_in, 2) = coalesce(c.stand_in, 2)) as scores
         from referrals r
         join measurements c on c.instrument = $2 and c.invitation_id = (
             select m.invitation_id from measurements m
             where m.referral_id = r.id and m.instrument = $2 and m.read_total is not null
             order by m.sent_at desc, m.invitation_id desc limit 1)
         where ($3 = '' or r.problem_descriptor = $3) and ",
        ""
    );
    let problem = problem.map(super::columns::word).transpose()?.unwrap_or_default();
    let rows = query.bind(measure.as_str()).bind(problem).fetch_all(db).await?;
    rows.iter().map(|row| Ok((row.word("id")?, of_row(row)?))).collect()
}

fn of_row(row: &AnyRow) -> Result<Scores> {
    let count = row.number("scores")?;
    let total = |column| -> Result<Total> { Ok(Total::from_hundredths(row.number(column)?)) };
    let last = total("last_total")?;
    // One score alone is a first score.
    let ends = Ends { first: Some(total("first_total")?), last: (count > 1).then_some(last) };
    Ok(Scores { ends, count })
}

fn one(row: &AnyRow) -> Result<Listed> {
    Ok(Listed {
        referral: row.word("id")?,
        patient: row.text("name")?,
        date_of_birth: row.maybe("date_of_birth", AnyRow::word)?,
        problem: row.maybe("problem_descriptor", AnyRow::word)?,
        intensity: row.maybe("intensity", AnyRow::word)?,
        therapist: row.text("therapist")?,
        alert: row.number::<i64>("open_alerts")? > 0,
        last: appointment(row, "last_id", "last_starts")?,
        next: appointment(row, "next_id", "next_starts")?,
        any: row.maybe("any_id", AnyRow::word)?,
        missed: row.number("missed")?,
    })
}

/// The appointment of two columns, if there is one.
pub(super) fn appointment(row: &AnyRow, id: &str, starts: &str) -> Result<Option<AppointmentAt>> {
    let found = |appointment| Ok(AppointmentAt { appointment, starts: row.word(starts)? });
    row.maybe(id, AnyRow::word)?.map(found).transpose()
}
