//! What became of invented appointments, and two whose day is behind them: one who came for the last time, and one who
//! did not come.

use super::people::Person;
use super::record::{Patient, Recorder};
use crate::clock::local;
use crate::error::Result;
use crate::steps::ending::end;
use crate::store::Connection;
use crate::store::appointments::Appointment;
use crate::store::attendances::{self, Recording};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use measures::attachment::Booking;
use measures::attendance::Attendance;
use measures::contract::clinician::{EndReferral, Mode};
use measures::ending::EndCode;
use measures::ids::StaffId;
use measures::offered::Occasion;
use measures::problem::ProblemDescriptor;

/// How many sessions went before.
const SESSIONS: u32 = 9;

/// Records what became of an appointment that is behind, as its therapist would at its end.
pub async fn mark(db: &mut Connection, appointment: &Appointment, by: StaffId) -> Result<()> {
    let attendance = match appointment.booking {
        Booking::Attended => Attendance::OnTime,
        Booking::DidNotAttend => Attendance::DidNotAttend,
        Booking::Booked | Booking::Cancelled | Booking::Moved => return Ok(()),
    };
    let mode = attendance.took_place().then_some(appointment.mode);
    let what = Recording { attendance, mode, note: "", by };
    let at = appointment.starts_at + TimeDelta::minutes(50);
    attendances::add(db, appointment.id, 1, what, at).await?;
    Ok(())
}

/// What the session of that number is for, counting from 0.
pub fn occasion(session: u32) -> Occasion {
    match session {
        0 => Occasion::Assessment,
        1 => Occasion::FirstTreatment,
        _ => Occasion::Treatment,
    }
}

/// Somebody whose referral ended today after the last session, and somebody who did not come today.
pub async fn behind(recorder: &mut Recorder<'_>, therapist: StaffId) -> Result<()> {
    let came = somebody(recorder, ["Maeve", "Doyle"], therapist).await?;
    let slot = ago(recorder, 140);
    let last =
        recorder.book(&came, slot, Mode::Telephone, Booking::Attended, Occasion::EndOfTreatment).await?;
    recorder.answer(&came, &last, SESSIONS, false, last.starts_at - TimeDelta::minutes(45)).await?;
    let (referral, on) = (came.referral, local(recorder.now).date());
    let ending = EndReferral { referral, code: EndCode::Completed, on };
    end(recorder.db, ending, came.therapist, recorder.now).await??;

    let stayed_away = somebody(recorder, ["Callum", "Reid"], therapist).await?;
    let slot = ago(recorder, 110);
    recorder.book(&stayed_away, slot, Mode::Video, Booking::DidNotAttend, Occasion::Treatment).await?;
    Ok(())
}

async fn somebody(
    recorder: &mut Recorder<'_>,
    [given_name, family_name]: [&'static str; 2],
    therapist: StaffId,
) -> Result<Patient> {
    let date_of_birth = NaiveDate::from_ymd_opt(1987, 6, 21).unwrap_or_default();
    let person = Person { given_name, family_name, date_of_birth };
    let patient = recorder.patient(&person, therapist, Some(ProblemDescriptor::Depression)).await?;
    let time = NaiveTime::MIN + TimeDelta::hours(10);
    recorder.history(&patient, SESSIONS, time).await?;
    Ok(patient)
}

/// So many minutes ago, and never before today.
fn ago(recorder: &Recorder<'_>, minutes: i64) -> NaiveDateTime {
    let now = local(recorder.now);
    let rounded = now.date().and_time(NaiveTime::MIN)
        + TimeDelta::minutes((now - now.date().and_time(NaiveTime::MIN)).num_minutes() / 10 * 10);
    (rounded - TimeDelta::minutes(minutes)).max(now.date().and_time(NaiveTime::MIN))
}
