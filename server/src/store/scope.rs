//! Whose records somebody may read: those of their own caseload, those of the therapists whom they supervise, and those
//! they opened with a reason. The one place that says so; writing is for the holder of the caseload alone.

use super::appointments::{Appointment, appointment};
use super::columns::Columns;
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::contract::clinician::Access;
use measures::ids::{AppointmentId, StaffId};
use measures::intensity::Intensity;
use sqlx::Any;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;

/// Somebody who reads, and when.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// Who.
    pub staff: StaffId,
    /// When: what they opened stays open for a time.
    pub now: DateTime<Utc>,
}

/// Whether `$1` supervises the therapist of the referral `r`. Who is no supervisor any more, by role, does not.
macro_rules! supervised {
    () => {
        " exists (select 1 from supervision v join staff u on u.id = v.supervisor_id
                  where v.supervisee_id = r.therapist_id and v.supervisor_id = $1 and u.role = 'supervisor') "
    };
}
pub(super) use supervised;

/// Which of the referrals `r` a reader may read. [`Reader::bound`] binds it.
macro_rules! in_scope {
    () => {
        concat!(
            " (r.therapist_id = $1 or ",
            $crate::store::scope::supervised!(),
            " or exists (select 1 from glass_openings g join staff o on o.id = g.staff_id
                         where g.patient_id = r.patient_id and g.staff_id = $1 and g.until_at > $2
                             and o.role <> 'administrator')) "
        )
    };
}
pub(super) use in_scope;

/// What a reader may do with the referral `r`, as [`Access`] is written.
macro_rules! access {
    () => {
        concat!(
            " case when r.therapist_id = $1 then 'own' when ",
            $crate::store::scope::supervised!(),
            " then 'supervised' else 'opened' end "
        )
    };
}
pub(super) use access;

/// An appointment that somebody may read.
#[derive(Debug)]
pub struct Readable {
    /// The appointment.
    pub appointment: Appointment,
    /// Whose caseload its referral is on.
    pub therapist: StaffId,
    /// How intensive the treatment is, if the therapist has said.
    pub intensity: Option<Intensity>,
    /// What the reader may do with it.
    pub access: Access,
}

impl Reader {
    /// Binds whoever reads as `$1` and the moment as `$2`.
    pub(super) fn bound<'q>(self, query: Query<'q, Any, AnyArguments>) -> Query<'q, Any, AnyArguments> {
        query.bind(self.staff.to_string()).bind(self.now.timestamp_millis())
    }
}

/// An appointment that somebody may read.
///
/// # Errors
/// When the database fails.
pub async fn readable(db: &mut Connection, reader: Reader, id: AppointmentId) -> Result<Option<Readable>> {
    let query = sqlx::query(concat!(
        "select a.id, a.referral_id, a.starts_local, a.starts_at, a.mode, a.booking, a.moved_from, a.occasion,
                r.therapist_id, r.intensity, ",
        access!(),
        " as access
         from appointments a join referrals r on r.id = a.referral_id
         where a.id = $3 and ",
        in_scope!()
    ));
    let row = reader.bound(query).bind(id.to_string()).fetch_optional(db).await?;
    let readable = |row: AnyRow| {
        Ok(Readable {
            appointment: appointment(&row)?,
            therapist: row.word("therapist_id")?,
            intensity: row.maybe("intensity", AnyRow::word)?,
            access: row.word("access")?,
        })
    };
    row.map(readable).transpose()
}
