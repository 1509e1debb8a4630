//! Recording what became of an appointment, and where answers and alerts go for it.

use crate::bad_input::not_understood;
use crate::clinic::{Caller, Clinic, at, feels, save, worrying};
use crate::colleagues::desks;
use crate::said::fresh;
use chrono::TimeDelta;
use measures::alert::KeepSafe;
use measures::alert_queue::{ContactOutcome, Desk};
use measures::attachment::Booking;
use measures::attendance::Attendance;
use measures::contract::Problem;
use measures::contract::clinician::{BookAppointment, Diary, Mode, ReadDiary, RecordAttendance};
use measures::ids::AppointmentId;
use measures::offered::Occasion;

/// Records what became of an appointment, as the first entry.
pub fn record(appointment: AppointmentId, attendance: Attendance) -> RecordAttendance {
    let mode = attendance.took_place().then_some(Mode::Video);
    RecordAttendance { appointment, seen: 0, attendance, mode, note: String::new() }
}

/// As [`record`], after as many entries, with a reason.
pub fn correct(appointment: AppointmentId, seen: u32, attendance: Attendance) -> RecordAttendance {
    RecordAttendance { seen, note: "Pressed the wrong one.".to_owned(), ..record(appointment, attendance) }
}

impl Caller<'_> {
    /// The diary that our appointment is in.
    pub async fn diary(&self) -> Diary {
        self.send(ReadDiary { appointment: self.clinic.us.appointment }).await.unwrap()
    }

    /// Another appointment of our patient.
    pub async fn books(&self, starts: &str) -> AppointmentId {
        let (referral, mode, occasion) = (self.clinic.us.referral, Mode::Telephone, Occasion::Treatment);
        let call = BookAppointment { appointment: fresh(), referral, starts: at(starts), mode, occasion };
        self.send(call).await.unwrap().appointment
    }
}

/// A clinic an hour after our appointment began.
pub async fn after_it_began() -> Clinic {
    let clinic = Clinic::open().await;
    clinic.server.clock.advance(TimeDelta::minutes(150));
    clinic
}

#[tokio::test]
async fn an_appointment_is_attended_in_the_way_that_was_recorded_and_counts_as_a_contact() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    assert_eq!(therapist.our_view().await.course.attended_treatment_contacts, 0);
    therapist.send(record(clinic.us.appointment, Attendance::Late)).await.unwrap();
    let view = therapist.our_view().await;
    assert_eq!((view.entry.booking, view.course.attended_treatment_contacts), (Booking::Attended, 1));
    let diary = therapist.diary().await;
    let [recorded] = &diary.recorded[..] else { panic!("one entry") };
    assert_eq!((recorded.attendance, recorded.mode), (Attendance::Late, Some(Mode::Video)));
    assert_eq!((recorded.by.as_str(), recorded.at), ("Thea Rapist", clinic.now()));
    assert_eq!(diary.appointments[0].mode, Mode::Telephone, "what was booked stays");
    let noted = "select count(*) from audit where act = 'recorded_attendance' and staff_id is not null";
    assert_eq!(clinic.count(noted).await, 1);
}

#[tokio::test]
async fn a_correction_needs_a_reason_and_is_kept_beside_what_it_corrects() {
    let clinic = after_it_began().await;
    let therapist = clinic.therapist().await;
    let appointment = clinic.us.appointment;
    therapist.send(record(appointment, Attendance::OnTime)).await.unwrap();
    let missed = correct(appointment, 1, Attendance::DidNotAttend);
    let silent = RecordAttendance { note: " ".to_owned(), ..missed.clone() };
    assert_eq!(therapist.send(silent).await, Err(Problem::SayWhy));
    let unseen = RecordAttendance { seen: 0, ..missed.clone() };
    assert_eq!(therapist.send(unseen).await, Err(Problem::AlreadyDecided));
    therapist.send(missed.clone()).await.unwrap();
    assert_eq!(therapist.send(missed).await, Err(Problem::AlreadyDecided));
    assert_eq!(therapist.our_view().await.entry.booking, Booking::DidNotAttend);
    let recorded: Vec<_> = therapist.diary().await.recorded.iter().map(|one| one.attendance).collect();
    assert_eq!(recorded, [Attendance::OnTime, Attendance::DidNotAttend]);
}

#[tokio::test]
async fn of_many_who_record_it_at_once_one_does() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let call = record(clinic.us.appointment, Attendance::OnTime);
    let all = futures_util::future::join_all((0..10).map(|_| therapist.send(call.clone()))).await;
    assert_eq!(all.iter().filter(|told| told.is_ok()).count(), 1);
    assert_eq!(all.iter().filter(|told| **told == Err(Problem::AlreadyDecided)).count(), 9);
}

#[tokio::test]
async fn nothing_is_recorded_before_it_can_be_known() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let tomorrow = therapist.books("2026-11-24T10:00:00").await;
    assert_eq!(therapist.send(record(tomorrow, Attendance::OnTime)).await, Err(Problem::TooEarly));
    let missed = record(clinic.us.appointment, Attendance::DidNotAttend);
    assert_eq!(therapist.send(missed.clone()).await, Err(Problem::TooEarly));
    clinic.server.clock.set(server::clock::instant(at("2026-11-23T10:30:00")).unwrap());
    let therapist = clinic.therapist().await;
    therapist.send(missed).await.unwrap();
    assert_eq!(therapist.send(record(tomorrow, Attendance::OnTime)).await, Err(Problem::TooEarly));
}

#[tokio::test]
async fn in_the_hour_that_the_clocks_repeat_an_appointment_begins_with_the_first() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let appointment = therapist.books("2027-10-31T01:30:00").await;
    let first = server::clock::instant(at("2027-10-31T01:30:00")).unwrap();
    clinic.server.clock.set(first - TimeDelta::seconds(1));
    let therapist = clinic.therapist().await;
    let missed = record(appointment, Attendance::DidNotAttend);
    assert_eq!(therapist.send(missed.clone()).await, Err(Problem::TooEarly));
    // The clocks show 01:15 for the second time.
    clinic.server.clock.set(first + TimeDelta::minutes(45));
    let therapist = clinic.therapist().await;
    therapist.send(missed).await.unwrap();
}

#[tokio::test]
async fn an_alert_that_belongs_to_it_is_acknowledged_before_it_is_marked_as_attended() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(save(worrying(1), 1)).await.unwrap();
    let therapist = clinic.therapist().await;
    let call = record(clinic.us.appointment, Attendance::OnTime);
    assert_eq!(therapist.send(call.clone()).await, Err(Problem::AlertWaits));
    assert_eq!(clinic.count("select count(*) from attendances").await, 0);
    let view = therapist.opens().await;
    assert_eq!(therapist.send(call.clone()).await, Err(Problem::AlertWaits), "seeing it is not enough");
    assert_eq!(therapist.diary().await.waiting, Some(view.alert.alert));
    therapist.acknowledges(&view).await.unwrap();
    assert!(!therapist.send(call).await.unwrap().alert_waits);
}

#[tokio::test]
async fn an_alert_of_a_later_day_belongs_to_the_next_appointment() {
    let clinic = Clinic::open().await;
    clinic.server.clock.advance(TimeDelta::hours(16));
    clinic.patient().await.send(save(worrying(1), 1)).await.unwrap();
    let therapist = clinic.therapist().await;
    let told = therapist.send(record(clinic.us.appointment, Attendance::OnTime)).await.unwrap();
    assert!(told.alert_waits, "and it waits all the same");
}

#[tokio::test]
async fn not_attending_raises_the_alert_again_until_the_patient_was_reached() {
    for attendance in [Attendance::DidNotAttend, Attendance::TooLate, Attendance::PatientCancelled] {
        for (outcome, waits) in
            [(None, true), (Some(ContactOutcome::NotReached), true), (Some(ContactOutcome::Spoke), false)]
        {
            let clinic = Clinic::open().await;
            let patient = clinic.patient().await;
            patient.send(save(worrying(1), 1)).await.unwrap();
            patient.send(feels(KeepSafe::Yes, 2)).await.unwrap();
            clinic.server.clock.advance(TimeDelta::minutes(150));
            let therapist = clinic.therapist().await;
            let view = therapist.opens().await;
            therapist.acknowledges(&view).await.unwrap();
            if let Some(outcome) = outcome {
                therapist.records(view.alert.alert, 1, outcome).await.unwrap();
            }
            let told = therapist.send(record(clinic.us.appointment, attendance)).await.unwrap();
            assert_eq!(told.alert_waits, waits, "{attendance:?} after {outcome:?}");
            if waits {
                assert_eq!(clinic.desks().await, desks(&[Desk::Duty, Desk::Therapist]));
            }
        }
    }
}

#[tokio::test]
async fn an_alert_that_waits_goes_to_the_duty_worker_when_the_patient_does_not_come() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    patient.send(save(worrying(1), 1)).await.unwrap();
    patient.send(feels(KeepSafe::Yes, 2)).await.unwrap();
    clinic.server.clock.advance(TimeDelta::minutes(100));
    let therapist = clinic.therapist().await;
    let told = therapist.send(record(clinic.us.appointment, Attendance::DidNotAttend)).await.unwrap();
    assert!(told.alert_waits);
    assert!(clinic.desks().await.contains(&"duty".to_owned()));
    assert_eq!(clinic.count("select count(*) from alert_events where kind = 'missed'").await, 1);
}

#[tokio::test]
async fn what_cannot_be_recorded_is_refused() {
    let clinic = after_it_began().await;
    let call = |rest: &str| format!(r#"{{"appointment": "ID", "seen": 0, {rest}}}"#);
    let long = "x".repeat(501);
    for (call, body) in [
        ("record-attendance", call(r#""attendance": "on_time", "mode": null, "note": """#)),
        ("record-attendance", call(r#""attendance": "did_not_attend", "mode": "video", "note": """#)),
        ("record-attendance", call(r#""attendance": "slept", "mode": null, "note": """#)),
        ("record-attendance", call(&format!(r#""attendance": "late", "mode": "video", "note": "{long}""#))),
        ("record-attendance", call(r#""attendance": "late", "mode": "video", "note": "\u0000""#)),
        ("cancel-appointment", r#"{"appointment": "ID", "by": "fate", "reason": "x"}"#.to_owned()),
        ("cancel-appointment", format!(r#"{{"appointment": "ID", "by": "patient", "reason": "{long}"}}"#)),
    ] {
        not_understood(&clinic.therapist().await, call, &[(&body, &body)]).await;
    }
}
