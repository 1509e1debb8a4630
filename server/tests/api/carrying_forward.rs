//! What a self-referral answered before the assessment: filed with it, and not asked again.

use crate::accepting::book;
use crate::clinic::{Caller, Clinic, answer, at};
use crate::referring::{measure, screen};
use crate::said::{fresh, invite};
use chrono::TimeDelta;
use measures::contract::Problem;
use measures::contract::clinician::{
    BookAppointment, InvitationView, InvitePatient, Mode, PackChange, PackProgress, ReadInvitation,
};
use measures::instruments::{InstrumentId, catalogue};
use measures::offered::Occasion;
use server::config::Config;

/// Answers every question of a measure with its second option, but the one that alerts with its first.
async fn answer_all(referrer: &Caller<'_>, instrument: &str, first: u32) {
    let declared = InstrumentId::parse(instrument).unwrap().instrument();
    for (item, sequence) in declared.items.iter().zip(first..) {
        let mut said = measure((instrument, item.number, 1), sequence);
        if item.alerts_from.is_some() {
            said.answer = answer(instrument, item.number, 0);
        }
        referrer.send(said).await.unwrap();
    }
}

#[tokio::test]
async fn the_measures_are_filed_with_the_first_appointment_and_not_asked_again() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.sent().await;
    answer_all(&referrer, "phq9", 30).await;
    answer_all(&referrer, "gad7", 50).await;
    referrer.send(measure(("wsas", 1, 1), 70)).await.unwrap();
    let given = clinic.now();
    let id = assessor.waiting().await.id;
    let referral = assessor.accept(id, None).await.unwrap();
    clinic.server.clock.advance(TimeDelta::minutes(5));
    let appointment = book(&assessor, referral, at("2026-11-30T10:00:00")).await.unwrap();
    let view = clinic.therapist().await.view(appointment).await;
    let totals: Vec<_> = view
        .measures
        .iter()
        .map(|measure| {
            let one = &measure.measurements[0];
            assert_eq!((one.at, one.sent, one.this_appointment), (given, true, true));
            one.score.as_ref().unwrap().as_ref().ok().map(|score| score.total.hundredths())
        })
        .collect();
    assert_eq!(totals, [Some(800), Some(700), None], "a measure half answered has no total");
    let read: InvitationView = assessor.send(ReadInvitation { appointment }).await.unwrap();
    let names = |all: &[InstrumentId]| all.iter().map(|id| id.as_str()).collect::<Vec<_>>();
    assert_eq!(names(&read.carried), ["phq9", "gad7"]);
    assert!(names(&read.usual).contains(&"wsas") && !names(&read.usual).contains(&"phq9"));
    let progress = clinic.therapist().await.view(appointment).await.entry.progress;
    assert_eq!(progress, PackProgress::Completed { at: given });
    assessor.send(invite(appointment)).await.unwrap();
    let progress = clinic.therapist().await.view(appointment).await.entry.progress;
    assert_eq!(progress, PackProgress::NotStarted, "the rest is still to be answered");
    let late = referrer.send(measure(("gad7", 1, 3), 90)).await;
    assert_eq!(late, Err(Problem::AlreadySent), "what was filed stays as it is");
    assert_eq!(clinic.count("select count(*) from sent_packs").await, 1);
    book(&assessor, referral, at("2026-12-07T10:00:00")).await.unwrap();
    assert_eq!(clinic.count("select count(*) from sent_packs").await, 1, "it is filed once");
}

#[tokio::test]
async fn what_was_answered_long_ago_is_asked_again_and_a_treatment_asks_everything() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.sent().await;
    answer_all(&referrer, "phq9", 30).await;
    let referral = assessor.accept(assessor.waiting().await.id, None).await.unwrap();
    let appointment = book(&assessor, referral, at("2026-12-05T10:00:00")).await.unwrap();
    // Within the days on the day of the invitation, and no longer when somebody reads it.
    let far = book(&assessor, referral, at("2026-12-20T10:00:00")).await.unwrap();
    let treatment = BookAppointment {
        appointment: fresh(),
        referral,
        starts: at("2026-11-27T10:00:00"),
        mode: Mode::Video,
        occasion: Occasion::Treatment,
    };
    let treatment = assessor.send(treatment).await.unwrap().appointment;
    for (days, appointment, carried) in
        [(0, appointment, 1), (0, far, 0), (0, treatment, 0), (15, appointment, 0)]
    {
        clinic.server.clock.advance(TimeDelta::days(days));
        let assessor = clinic.signed_in(crate::working_the_inbox::ASSESSOR).await;
        let read = assessor.send(ReadInvitation { appointment }).await.unwrap();
        assert_eq!(read.carried.len(), carried, "{days} days later");
    }
}

/// A service that asks nothing but these.
async fn asking_only(asked: &[&str]) -> Clinic {
    let mut config = Config::invented(None).unwrap();
    config.programme.settings.not_asked = catalogue().filter(|id| !asked.contains(&id.as_str())).collect();
    let clinic = Clinic::open_with(config, at("2026-11-23T09:00:00")).await;
    clinic.load_practices().await;
    clinic
}

#[tokio::test]
async fn where_nothing_is_left_to_ask_no_empty_link_is_made() {
    let clinic = asking_only(&["phq9", "gad7"]).await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.sent().await;
    answer_all(&referrer, "phq9", 30).await;
    answer_all(&referrer, "gad7", 50).await;
    let referral = assessor.accept(assessor.waiting().await.id, None).await.unwrap();
    let appointment = book(&assessor, referral, at("2026-11-30T10:00:00")).await.unwrap();
    let read = assessor.send(ReadInvitation { appointment }).await.unwrap();
    assert_eq!((read.usual.len(), read.carried.len()), (0, 2));
    assert_eq!(assessor.send(invite(appointment)).await.err(), Some(Problem::NothingToAsk));
    let added = vec![InstrumentId::parse("phq9").unwrap()];
    let change = PackChange { added, left_out: vec![], reason: "It was weeks ago.".to_owned() };
    let again = InvitePatient { change: Some(change), ..invite(appointment) };
    assert!(assessor.send(again).await.is_ok(), "somebody may ask again, and says why");
}

/// What is not asked again of somebody who told this of their work and their medicine.
async fn carried(told: &[(&'static str, &[(&str, &str)])], days: i64) -> Vec<&'static str> {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.sent().await;
    for ((id, typed), sequence) in told.iter().zip(30..) {
        referrer.send(screen(id, typed, sequence)).await.unwrap();
    }
    let referral = assessor.accept(assessor.waiting().await.id, None).await.unwrap();
    let appointment = book(&assessor, referral, at("2026-12-05T10:00:00")).await.unwrap();
    clinic.server.clock.advance(TimeDelta::days(days));
    let assessor = clinic.signed_in(crate::working_the_inbox::ASSESSOR).await;
    let read = assessor.send(ReadInvitation { appointment }).await.unwrap();
    let names = |all: &[InstrumentId]| all.iter().map(|id| id.as_str()).collect::<Vec<_>>();
    let carried = names(&read.carried);
    assert!(carried.iter().all(|name| !names(&read.usual).contains(name)), "{carried:?}");
    carried
}

#[tokio::test]
async fn what_the_form_itself_told_of_work_and_medicine_is_not_asked_again() {
    const WORK: (&str, &[(&str, &str)]) = ("work", &[("employment", "retired")]);
    const BENEFITS: (&str, &[(&str, &str)]) = ("benefits", &[("benefits", "no")]);
    const MEDICINE: (&str, &[(&str, &str)]) = ("medicine", &[("medicine", "declined")]);
    assert_eq!(carried(&[WORK, BENEFITS, MEDICINE], 0).await, ["employment"]);
    assert_eq!(carried(&[WORK, BENEFITS, MEDICINE], 15).await, [""; 0], "long ago");
    assert_eq!(carried(&[WORK, BENEFITS], 0).await, [""; 0], "medicine was not told");
    let working = ("work", &[("employment", "employed"), ("hours", "from_30")][..]);
    assert_eq!(carried(&[working, BENEFITS, MEDICINE], 0).await, [""; 0], "half of it");
}
