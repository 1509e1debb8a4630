//! The caseload and the supervisor's list, from stored totals.

use crate::clinic::{Clinic, at, save, submit, worrying};
use measures::attachment::Booking;
use measures::caseload::Reason;
use measures::contract::clinician::{
    AppointmentAt, CaseloadEntry, Mode, ReadCaseload, ReadSupervision, SetIntensity, SetProblemDescriptor,
};
use measures::ids::{AppointmentId, InvitationId};
use measures::instruments::InstrumentId;
use measures::intensity::Intensity;
use measures::offered::Occasion;
use measures::problem::ProblemDescriptor;
use measures::role::Role;
use measures::score::Total;
use server::clock::instant;
use server::steps::placing_staff::{Change, place_staff};
use server::store::appointments::{self, Appointment};
use server::store::{measurements, scores};

async fn entry(clinic: &Clinic) -> CaseloadEntry {
    let mut entries = clinic.therapist().await.send(ReadCaseload {}).await.unwrap().entries;
    assert_eq!(entries.len(), 1);
    entries.remove(0)
}

/// A past appointment of our patient.
async fn past(clinic: &Clinic, number: u128, starts: &str, booking: Booking, occasion: Occasion) {
    let starts = at(starts);
    let appointment = Appointment {
        id: AppointmentId::from_bits(1000 + number),
        referral: clinic.us.referral,
        starts,
        starts_at: instant(starts).unwrap(),
        mode: Mode::Video,
        occasion,
        booking,
        moved_from: None,
    };
    let mut db = clinic.server.db.write().await.unwrap();
    appointments::add(&mut db, &appointment).await.unwrap();
    db.commit().await.unwrap();
}

/// A pack of our patient, sent on a day, in which every total of every measure was this, in published words or not.
async fn scored(clinic: &Clinic, number: u128, sent_at: i64, totals: &[(&str, i32)], stand_in: i64) {
    let mut db = clinic.server.db.write().await.unwrap();
    let id = InvitationId::from_bits(2000 + number).to_string();
    let referral = clinic.us.referral.to_string();
    sqlx::query(
        "insert into invitations (id, referral_id, asked_for, token_hash, pack, reference, state, made_at, expires_at)
         values ($1, $2, $3, $1, '[\"phq9\"]', $1, 'sent', 0, 0)",
    )
    .bind(&id)
    .bind(&referral)
    .bind(clinic.us.appointment.to_string())
    .execute(&mut *db)
    .await
    .unwrap();
    sqlx::query(
        "insert into sent_packs (invitation_id, referral_id, asked_for, sent_at, sending_key, body_hash, reply)
         values ($1, $2, $3, $4, '', '', '')",
    )
    .bind(&id)
    .bind(&referral)
    .bind(clinic.us.appointment.to_string())
    .bind(sent_at)
    .execute(&mut *db)
    .await
    .unwrap();
    for (instrument, total) in totals {
        sqlx::query(
            "insert into measurements
                 (invitation_id, instrument, total, read_total, score, scorer_version, referral_id, sent_at,
                  stand_in)
             values ($1, $2, $3, $3, 'null', 1, $4, $5, $6)",
        )
        .bind(&id)
        .bind(instrument)
        .bind(i64::from(total * 100))
        .bind(&referral)
        .bind(sent_at)
        .bind(stand_in)
        .execute(&mut *db)
        .await
        .unwrap();
        scores::keep(&mut db, InvitationId::from_bits(2000 + number), self::id(instrument)).await.unwrap();
    }
    db.commit().await.unwrap();
}

/// Why our patient is on the list of a supervisor of our therapist.
async fn reasons(clinic: &Clinic) -> Vec<Reason> {
    let supervisor = clinic.colleague(1, Role::Supervisor, false).await;
    let supervisors = Some(vec!["colleague-1".to_owned()]);
    let change = Change { supervisors, ..Change::default() };
    place_staff(&clinic.server.db, "therapist-1", &change).await.unwrap();
    let looks = supervisor.send(ReadSupervision {}).await.unwrap();
    assert_eq!((looks.therapists.len(), looks.entries.len()), (1, 1));
    looks.entries[0].reasons.clone()
}

fn id(name: &str) -> InstrumentId {
    InstrumentId::parse(name).unwrap()
}

fn total(points: i32) -> Option<Total> {
    Some(Total::whole(points))
}

#[tokio::test]
async fn a_caseload_says_where_each_referral_stands() {
    let clinic = Clinic::open().await;
    past(&clinic, 1, "2026-11-02T10:00:00", Booking::Attended, Occasion::Assessment).await;
    past(&clinic, 2, "2026-11-09T10:00:00", Booking::Attended, Occasion::FirstTreatment).await;
    past(&clinic, 3, "2026-11-16T10:00:00", Booking::DidNotAttend, Occasion::Treatment).await;
    scored(&clinic, 1, 1, &[("phq9", 18), ("gad7", 12)], 0).await;
    scored(&clinic, 2, 2, &[("phq9", 9)], 0).await;
    let entry = entry(&clinic).await;
    assert_eq!(
        (entry.patient.as_str(), entry.date_of_birth),
        (clinic.us.name, Some(clinic.us.date_of_birth))
    );
    assert_eq!((entry.contacts, entry.problem, entry.intensity, entry.alert), (1, None, None, false));
    let last =
        AppointmentAt { appointment: AppointmentId::from_bits(1002), starts: at("2026-11-09T10:00:00") };
    let next = AppointmentAt { appointment: clinic.us.appointment, starts: at("2026-11-23T10:30:00") };
    assert_eq!((entry.last, entry.next, entry.opens), (Some(last), Some(next), Some(clinic.us.appointment)));
    assert_eq!((entry.depression.first, entry.depression.last), (total(18), total(9)));
    assert_eq!((entry.depression.scores, entry.anxiety.scores), (2, 1));
    assert_eq!((entry.anxiety.first, entry.anxiety.last, entry.anxiety.change), (total(12), None, None));
}

#[tokio::test]
async fn scores_in_another_kind_of_words_than_the_last_are_not_compared() {
    let clinic = Clinic::open().await;
    scored(&clinic, 1, 1, &[("phq9", 20)], 1).await;
    scored(&clinic, 2, 2, &[("phq9", 18)], 0).await;
    scored(&clinic, 3, 3, &[("phq9", 9)], 0).await;
    let depression = entry(&clinic).await.depression;
    assert_eq!((depression.first, depression.last, depression.scores), (total(18), total(9), 2));
}

#[tokio::test]
async fn the_first_and_the_last_are_those_that_were_sent_first_and_last_in_whichever_order_they_came() {
    let clinic = Clinic::open().await;
    for (number, sent_at, points) in [(1, 2, 14), (2, 3, 9), (3, 1, 18)] {
        scored(&clinic, number, sent_at, &[("phq9", points)], 0).await;
    }
    let depression = entry(&clinic).await.depression;
    assert_eq!((depression.first, depression.last, depression.scores), (total(18), total(9), 3));
}

#[tokio::test]
async fn a_score_that_is_not_complete_any_more_is_in_no_list() {
    let clinic = Clinic::open().await;
    scored(&clinic, 1, 1, &[("phq9", 20)], 0).await;
    scored(&clinic, 2, 2, &[("phq9", 9)], 0).await;
    for (number, left) in [(2, (total(20), None, 1)), (1, (None, None, 0))] {
        let mut db = clinic.server.db.write().await.unwrap();
        measurements::read_as(&mut db, InvitationId::from_bits(2000 + number), id("phq9"), &None)
            .await
            .unwrap();
        db.commit().await.unwrap();
        let depression = entry(&clinic).await.depression;
        assert_eq!((depression.first, depression.last, depression.scores), left);
    }
}

#[tokio::test]
async fn what_a_patient_sends_stands_in_the_list() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(submit(1)).await.unwrap();
    let entry = entry(&clinic).await;
    assert_eq!((entry.depression.scores, entry.anxiety.scores), (1, 1));
    assert_eq!(clinic.count("select count(*) from measurements where stand_in is null").await, 0);
    assert_eq!(clinic.count("select count(*) from measurements where referral_id is null").await, 0);
}

#[tokio::test]
async fn a_supervisor_is_told_each_reason_by_its_name() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let referral = clinic.us.referral;
    for week in 0..6 {
        let day = format!("2026-10-{:02}T10:00:00", 1 + 4 * week);
        past(&clinic, week, &day, Booking::Attended, Occasion::Treatment).await;
    }
    for day in [16, 18] {
        let starts = format!("2026-11-{day}T10:00:00");
        past(&clinic, day, &starts, Booking::DidNotAttend, Occasion::Treatment).await;
    }
    scored(&clinic, 1, 1, &[("phq9", 12), ("gad7", 14)], 0).await;
    scored(&clinic, 2, 2, &[("phq9", 19), ("gad7", 14)], 0).await;
    let problem_descriptor = Some(ProblemDescriptor::SocialAnxietyDisorder);
    therapist.send(SetProblemDescriptor { referral, problem_descriptor }).await.unwrap();
    therapist.send(SetIntensity { referral, intensity: Some(Intensity::Low) }).await.unwrap();
    clinic.patient().await.send(save(worrying(1), 1)).await.unwrap();
    let expected = [
        Reason::OpenAlert,
        Reason::ReliableDeterioration(id("phq9")),
        Reason::NoReliableImprovement(6),
        Reason::StepUp(id("phq9")),
        Reason::NoPairedMeasure(id("spin")),
        Reason::MissedInARow(2),
    ];
    assert_eq!(reasons(&clinic).await, expected);
}

#[tokio::test]
async fn who_improves_on_every_count_is_on_the_list_without_a_reason() {
    let clinic = Clinic::open().await;
    for week in 0..6 {
        let day = format!("2026-10-{:02}T10:00:00", 1 + 4 * week);
        past(&clinic, week, &day, Booking::Attended, Occasion::Treatment).await;
    }
    scored(&clinic, 1, 1, &[("phq9", 18), ("gad7", 14)], 0).await;
    scored(&clinic, 2, 2, &[("phq9", 8), ("gad7", 6)], 0).await;
    assert_eq!(reasons(&clinic).await, []);
}
