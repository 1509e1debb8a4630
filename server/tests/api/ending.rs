//! Ending a referral, and taking that back.

use crate::attending::record;
use crate::clinic::{Caller, Clinic, answer, at, save, submit, worrying};
use crate::said::{cancel, fresh, invite};
use chrono::{NaiveDate, TimeDelta};
use measures::attendance::Attendance;
use measures::brief::outcome_so_far;
use measures::contract::Problem;
use measures::contract::clinician::{
    BookAppointment, EndReferral, Mode, OpenPackTogether, ReadCaseload, ReopenReferral, SetIntensity,
    SetProblemDescriptor,
};
use measures::ending::EndCode;
use measures::ids::{PatientId, ReferralId};
use measures::offered::Occasion;
use measures::outcome::Rule;
use server::store::referrals;

const TODAY: &str = "2026-11-23";

fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

impl Caller<'_> {
    async fn ends(&self, on: &str) -> Result<(), Problem> {
        let (referral, on) = (self.clinic.us.referral, day(on));
        self.send(EndReferral { referral, code: EndCode::Completed, on }).await
    }

    async fn reopens(&self, reason: &str) -> Result<(), Problem> {
        let referral = self.clinic.us.referral;
        self.send(ReopenReferral { referral, reason: reason.to_owned() }).await
    }
}

/// A clinic whose only appointment was attended.
async fn attended() -> Clinic {
    let clinic = Clinic::open().await;
    let call = record(clinic.us.appointment, Attendance::OnTime);
    clinic.therapist().await.send(call).await.unwrap();
    clinic
}

#[tokio::test]
async fn a_caseload_lists_what_goes_on() {
    let clinic = attended().await;
    let therapist = clinic.therapist().await;
    let listed = async || therapist.send(ReadCaseload {}).await.unwrap().entries.len();
    assert_eq!(listed().await, 1);
    therapist.ends(TODAY).await.unwrap();
    assert_eq!(listed().await, 0);
    therapist.reopens("Ended by mistake.").await.unwrap();
    assert_eq!(listed().await, 1);
}

#[tokio::test]
async fn a_course_of_two_contacts_that_ended_is_finished() {
    let clinic = attended().await;
    let therapist = clinic.therapist().await;
    let again = therapist.books("2026-11-23T10:00:00").await;
    therapist.send(record(again, Attendance::Late)).await.unwrap();
    let finished = async || outcome_so_far(&therapist.our_view().await).holds(Rule::FinishedCourse);
    assert_eq!(finished().await, Some(false), "it goes on");
    therapist.ends(TODAY).await.unwrap();
    assert_eq!(finished().await, Some(true));
    let diary = therapist.diary().await;
    let end = diary.ended().unwrap();
    assert_eq!((end.code, end.on, end.by.as_str()), (EndCode::Completed, day(TODAY), "Thea Rapist"));
    for (act, times) in [("ended_referral", 1), ("reopened_referral", 0)] {
        let mut db = clinic.server.db.read().await.unwrap();
        let query = "select count(*) from audit where act = $1 and patient_id is not null";
        let noted: i64 = sqlx::query_scalar(query).bind(act).fetch_one(&mut *db).await.unwrap();
        assert_eq!(noted, times, "{act}");
    }
}

#[tokio::test]
async fn a_referral_with_an_appointment_that_is_booked_does_not_end() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    assert_eq!(therapist.ends(TODAY).await, Err(Problem::StillBooked));
    assert_eq!(clinic.count("select count(*) from referral_ends").await, 0);
    therapist.send(cancel(clinic.us.appointment)).await.unwrap();
    therapist.ends(TODAY).await.unwrap();
}

#[tokio::test]
async fn a_referral_ends_neither_in_the_future_nor_before_the_last_that_happened_in_it() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(submit(1)).await.unwrap();
    let therapist = clinic.therapist().await;
    therapist.send(cancel(clinic.us.appointment)).await.unwrap();
    assert_eq!(therapist.diary().await.last_day, Some(day(TODAY)));
    for on in ["2026-11-22", "2026-11-24"] {
        assert_eq!(therapist.ends(on).await, Err(Problem::NotUnderstood), "{on}");
    }
    therapist.ends(TODAY).await.unwrap();
}

#[tokio::test]
async fn what_has_ended_is_booked_no_more_and_nothing_of_it_is_changed() {
    let clinic = attended().await;
    let therapist = clinic.therapist().await;
    therapist.ends(TODAY).await.unwrap();
    let starts = at("2026-11-30T10:00:00");
    let (referral, mode, occasion) = (clinic.us.referral, Mode::Video, Occasion::FollowUp);
    let book = BookAppointment { appointment: fresh(), referral, starts, mode, occasion };
    assert_eq!(therapist.send(book).await, Err(Problem::ReferralEnded));
    let mut correct = record(clinic.us.appointment, Attendance::Late);
    (correct.seen, correct.note) = (1, "Late after all.".to_owned());
    assert_eq!(therapist.send(correct).await, Err(Problem::ReferralEnded));
    assert_eq!(therapist.ends(TODAY).await, Err(Problem::AlreadyDecided));
    let describe = SetProblemDescriptor { referral, problem_descriptor: None };
    assert_eq!(therapist.send(describe).await, Err(Problem::ReferralEnded));
    assert_eq!(therapist.send(SetIntensity { referral, intensity: None }).await, Err(Problem::ReferralEnded));
    let together = OpenPackTogether { appointment: clinic.us.appointment };
    assert_eq!(therapist.send(together).await, Err(Problem::ReferralEnded));
}

#[tokio::test]
async fn whose_referral_ended_looks_after_alerts_only_while_no_other_goes_on() {
    let clinic = attended().await;
    let patient = clinic.patient().await;
    let mut db = clinic.server.db.write().await.unwrap();
    let (another, ours) = (ReferralId::from_bits(91), PatientId::from_bits(11));
    referrals::add(&mut db, another, ours, clinic.them.therapist, None).await.unwrap();
    db.commit().await.unwrap();
    let therapist = clinic.therapist().await;
    therapist.ends(TODAY).await.unwrap();
    assert_eq!(patient.send(save(worrying(2), 1)).await.map(drop), Err(Problem::InvitationClosed));
    let other = clinic.signed_in(clinic.them.therapist).await;
    assert_eq!((therapist.queue().await.len(), other.queue().await.len()), (0, 1));
    let view = therapist.our_view().await;
    assert_eq!(
        (view.alerts.len(), view.in_sight.len()),
        (1, 0),
        "they read it, and it is another's to act on"
    );
    let seen = other.opens().await;
    assert_eq!(therapist.acknowledges(&seen).await, Err(Problem::NotFound));
    therapist.reopens("Ended the wrong one.").await.unwrap();
    assert_eq!((therapist.queue().await.len(), other.queue().await.len()), (1, 1));
    assert_eq!(therapist.our_view().await.in_sight, [seen.alert.alert]);
    therapist.acknowledges(&other.opens().await).await.unwrap();
}

#[tokio::test]
async fn the_end_withdraws_the_links_and_keeps_what_was_answered() {
    let clinic = attended().await;
    let patient = clinic.patient().await;
    patient.send(save(answer("phq9", 1, 2), 1)).await.unwrap();
    let therapist = clinic.therapist().await;
    therapist.ends(TODAY).await.unwrap();
    assert_eq!(clinic.nobody().send(clinic.us.open()).await.map(drop), Err(Problem::InvitationClosed));
    assert_eq!(patient.send(submit(1)).await, Err(Problem::InvitationClosed));
    let view = therapist.our_view().await;
    assert_eq!(view.measures[0].measurements[0].answers[0], answer("phq9", 1, 2));
    assert!(!view.measures[0].measurements[0].sent);
}

#[tokio::test]
async fn an_open_alert_outlives_the_end_and_a_late_answer_still_raises_one() {
    let clinic = attended().await;
    let patient = clinic.patient().await;
    clinic.therapist().await.ends(TODAY).await.unwrap();
    assert_eq!(patient.send(save(worrying(2), 1)).await.map(drop), Err(Problem::InvitationClosed));
    let therapist = clinic.therapist().await;
    assert_eq!(therapist.queue().await.len(), 1);
    therapist.reopens("Ended the wrong one.").await.unwrap();
    therapist.ends(TODAY).await.unwrap();
    let view = therapist.opens().await;
    assert!(therapist.diary().await.waiting.is_some());
    therapist.acknowledges(&view).await.unwrap();
}

#[tokio::test]
async fn a_referral_is_reopened_with_a_reason_and_both_are_kept() {
    let clinic = attended().await;
    let therapist = clinic.therapist().await;
    assert_eq!(therapist.reopens("Nothing to reopen.").await, Err(Problem::AlreadyDecided));
    therapist.ends(TODAY).await.unwrap();
    assert_eq!(therapist.reopens("  ").await, Err(Problem::SayWhy));
    assert_eq!(therapist.reopens(&"x".repeat(501)).await, Err(Problem::NotUnderstood));
    therapist.reopens("Ended the wrong one.").await.unwrap();
    assert!(!therapist.our_view().await.course.ended);
    let next = therapist.books("2026-11-30T10:00:00").await;
    therapist.send(invite(next)).await.unwrap();
    therapist.send(cancel(next)).await.unwrap();
    clinic.server.clock.advance(TimeDelta::days(1));
    let therapist = clinic.therapist().await;
    therapist.ends("2026-11-24").await.unwrap();
    let ends = therapist.diary().await.ends;
    let reopened = ends[0].reopened.as_ref().unwrap();
    assert_eq!((reopened.reason.as_str(), reopened.by.as_str()), ("Ended the wrong one.", "Thea Rapist"));
    assert_eq!((ends.len(), ends[1].on, &ends[1].reopened), (2, day("2026-11-24"), &None));
}

#[tokio::test]
async fn of_many_who_end_it_at_once_one_does() {
    let clinic = attended().await;
    let therapist = clinic.therapist().await;
    let all = futures_util::future::join_all((0..10).map(|_| therapist.ends(TODAY))).await;
    assert_eq!(all.iter().filter(|told| told.is_ok()).count(), 1);
    assert_eq!(all.iter().filter(|told| **told == Err(Problem::AlreadyDecided)).count(), 9);
}
