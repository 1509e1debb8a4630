//! What became of an appointment, as its therapist records it.

use super::appointments::{held, rearranged};
use crate::Server;
use crate::caller::Staff;
use crate::error::Result;
use crate::steps::attending::attend;
use crate::store::attendances::Recording;
use crate::store::audit::Act;
use crate::store::{referral_ends, referrals};
use measures::contract::Problem;
use measures::contract::clinician::{LONGEST_REASON, Rearranged, RecordAttendance};

pub(crate) async fn record_attendance(
    server: Server,
    staff: Staff,
    call: RecordAttendance,
) -> Result<Rearranged> {
    let RecordAttendance { appointment, seen, attendance, mode, .. } = call;
    let note = fitting(&call.note)?;
    if attendance.took_place() != mode.is_some() {
        return Err(Problem::NotUnderstood.into());
    }
    if seen > 0 && note.is_empty() {
        return Err(Problem::SayWhy.into());
    }
    let mut db = server.db.write().await?;
    let appointment = held(&mut db, staff.id, appointment).await?;
    if referral_ends::has_ended(&mut db, appointment.referral).await? {
        return Err(Problem::ReferralEnded.into());
    }
    let patient = referrals::patient(&mut db, appointment.referral).await?;
    let what = Recording { attendance, mode, note, by: staff.id };
    attend(&mut db, &server.config, &appointment, patient, (seen, what), server.clock.now()).await??;
    rearranged(&server, &staff, db, Act::RecordedAttendance, &appointment).await
}

/// Words that a database keeps and somebody reads, without the space around them.
pub(super) fn fitting(words: &str) -> Result<&str> {
    let words = words.trim();
    if words.chars().count() > LONGEST_REASON || words.contains('\0') {
        return Err(Problem::NotUnderstood.into());
    }
    Ok(words)
}

/// As [`fitting`], and not blank.
pub(super) fn reason(words: &str) -> Result<&str> {
    match fitting(words)? {
        "" => Err(Problem::SayWhy.into()),
        words => Ok(words),
    }
}
