//! Taking a self-referral on: as a new patient, or joined to one on record.

use crate::clinic::{Caller, Clinic, at, save, worrying};
use crate::declining::decline;
use crate::referring::{FORM, begin, screen, send};
use crate::said::{fresh, invite};
use crate::working_the_inbox::alert;
use chrono::{NaiveDateTime, TimeDelta};
use measures::contract::Problem;
use measures::contract::clinician::{BookAppointment, Booked, InboxState, KnownPatient, Mode};
use measures::ids::{AppointmentId, PatientId, ReferralId};
use measures::offered::Occasion;

/// The patient of our therapist, who was there before.
pub const OURS: PatientId = PatientId::from_bits(11);

/// Books an assessment by telephone.
pub async fn book(
    caller: &Caller<'_>,
    referral: ReferralId,
    starts: NaiveDateTime,
) -> Result<AppointmentId, Problem> {
    let (mode, occasion) = (Mode::Telephone, Occasion::Assessment);
    let booked =
        caller.send(BookAppointment { appointment: fresh(), referral, starts, mode, occasion }).await;
    booked.map(|Booked { appointment, .. }| appointment)
}

/// Somebody sends a form in which they say that this is who they are.
async fn sent_by(clinic: &Clinic, first: &str, last: &str, born: &str, postcode: &str) {
    let referrer = clinic.enters(&clinic.nobody(), &begin(rand())).await.unwrap().0;
    for ((id, typed), sequence) in FORM.into_iter().zip(1..).skip(1) {
        let changed = typed.iter().map(|(question, typed)| match *question {
            "first_name" => ("first_name", first),
            "last_name" => ("last_name", last),
            "date_of_birth" => ("date_of_birth", born),
            "postcode" => ("postcode", postcode),
            "nhs_number_known" => ("nhs_number_known", "no"),
            other => (other, *typed),
        });
        let typed: Vec<_> = changed.filter(|(question, _)| *question != "nhs_number").collect();
        referrer.send(screen(id, &typed, sequence)).await.unwrap();
    }
    referrer.send(send(1)).await.unwrap();
}

fn rand() -> u128 {
    server::secrets::bits().unwrap()
}

#[tokio::test]
async fn a_new_patient_and_a_referral_are_made_with_its_source_and_the_day_it_was_received() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    let id = assessor.waiting().await.id;
    clinic.server.clock.advance(TimeDelta::days(2));
    let assessor = clinic.signed_in(crate::working_the_inbox::ASSESSOR).await;
    let referral = assessor.accept(id, None).await.unwrap();
    let made = "select p.name || '/' || p.date_of_birth || '/' || p.nhs_number || '/' || p.postcode || '/' ||
                       r.source || '/' || r.received_on
                from referrals r join patients p on p.id = r.patient_id where r.source is not null";
    let expected = "Zoë O’Brien/1990-02-03/9434765919/LS1 4AP/B1/2026-11-23";
    assert_eq!(clinic.text(made).await, expected);
    let inbox = assessor.inbox().await;
    assert_eq!((inbox.waiting.len(), inbox.to_book.len(), inbox.decided.len()), (0, 1, 0));
    assert_eq!(inbox.to_book[0].state, InboxState::Accepted);
    let taken_on = assessor.read(id).await.taken_on.unwrap();
    assert_eq!((taken_on.referral, &*taken_on.therapist, taken_on.yours), (referral, "Thea Rapist", false));
    assert_eq!(taken_on.booked, None);
    let starts = at("2026-12-01T10:00:00");
    let appointment = book(&assessor, referral, starts).await.unwrap();
    let inbox = assessor.inbox().await;
    assert_eq!((inbox.to_book.len(), inbox.decided.len()), (0, 1));
    let taken_on = assessor.read(id).await.taken_on.unwrap();
    assert_eq!(taken_on.booked, Some((appointment, starts)));
    assert!(assessor.send(invite(appointment)).await.is_ok());
    assert_eq!(clinic.therapist().await.view(appointment).await.entry.patient, "Zoë O’Brien");
}

#[tokio::test]
async fn it_is_decided_once() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    let id = assessor.waiting().await.id;
    let all = futures_util::future::join_all((0..6).map(|_| assessor.accept(id, None))).await;
    assert_eq!(all.iter().filter(|told| told.is_ok()).count(), 1);
    assert_eq!(all.iter().filter(|told| **told == Err(Problem::AlreadyDecided)).count(), 5);
    assert_eq!(clinic.count("select count(*) from referrals").await, 3);
    assert_eq!(clinic.count("select count(*) from audit where act = 'accepted_self_referral'").await, 1);
}

#[tokio::test]
async fn whoever_may_be_the_same_person_is_found_whatever_the_spelling() {
    for (first, last, born, found, reason) in [
        ("AMARA", "Achebe", "10 5 1980", true, "capitals"),
        ("Amara ", "Ache-be", "10 5 1980", true, "spaces and marks"),
        ("Amára", "Achébe", "10 5 1980", true, "accents"),
        ("Amara", "Achebe", "11 5 1980", false, "born on another day"),
        ("Amara", "Achebo", "10 5 1980", false, "another name"),
    ] {
        let clinic = Clinic::taking_referrals().await;
        let assessor = clinic.assessor().await;
        sent_by(&clinic, first, last, born, "ls1 4ap").await;
        let entry = assessor.waiting().await;
        let known: Vec<KnownPatient> = assessor.read(entry.id).await.known;
        assert_eq!((entry.maybe_known, known.len()), (found, usize::from(found)), "{reason}");
        if let [known] = &known[..] {
            assert_eq!((known.patient, known.same_nhs_number, known.form), (OURS, false, None), "{reason}");
            assert_eq!(known.therapists, ["Thea Rapist"]);
        }
    }
}

#[tokio::test]
async fn another_postcode_is_another_person_and_an_nhs_number_is_the_same_one() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    let first = assessor.waiting().await.id;
    // The same words again, which the person also sent before; and the same name at another address.
    clinic.sent().await;
    sent_by(&clinic, "Zoe", "OBrien", "3 2 1990", "ls9 9zz").await;
    let waiting = assessor.inbox().await.waiting;
    let maybe: Vec<_> = waiting.iter().map(|entry| entry.maybe_known).collect();
    assert_eq!(maybe, [true, true, false]);
    let known = assessor.read(waiting[1].id).await.known;
    assert_eq!(known.len(), 1);
    assert_eq!((known[0].form, known[0].same_nhs_number), (Some(first), true));
    let joined = assessor.accept(waiting[1].id, Some(known[0].patient)).await;
    assert_eq!(joined, Err(Problem::NotFound), "only a patient with a referral can be joined");
    assessor.accept(first, None).await.unwrap();
    assessor.accept(waiting[1].id, Some(known[0].patient)).await.unwrap();
    assert_eq!(clinic.count("select count(distinct patient_id) from referrals").await, 3);
    let people = "select count(*) from patients where name = 'Zoë O’Brien'";
    assert_eq!(clinic.count(people).await, 1, "the row that stood for the form is empty");
}

#[tokio::test]
async fn somebody_declined_before_is_a_possible_match_with_the_day_and_cannot_be_joined() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    let first = assessor.waiting().await.id;
    assessor.send(decline(first, None)).await.unwrap();
    clinic.sent().await;
    let entry = assessor.waiting().await;
    let known = assessor.read(entry.id).await.known;
    assert!(entry.maybe_known && known.len() == 1, "{known:?}");
    assert_eq!((known[0].form, known[0].same_nhs_number), (Some(first), true));
    assert_eq!(known[0].declined_on, Some(at("2026-11-23T00:00:00").date()));
    assert_eq!(assessor.accept(entry.id, Some(known[0].patient)).await, Err(Problem::NotFound));
    assert!(assessor.accept(entry.id, None).await.is_ok());
}

#[tokio::test]
async fn a_joined_patient_learns_an_nhs_number_that_no_other_patient_has() {
    for also in [false, true] {
        let clinic = Clinic::taking_referrals().await;
        let assessor = clinic.assessor().await;
        if also {
            clinic.sent().await;
            assessor.accept(assessor.waiting().await.id, None).await.unwrap();
        }
        clinic.sent().await;
        assessor.accept(assessor.waiting().await.id, Some(OURS)).await.unwrap();
        let have = "select count(*) from patients where nhs_number = '9434765919'";
        assert_eq!(clinic.count(have).await, 1, "another patient has it: {also}");
    }
}

#[tokio::test]
async fn a_joined_form_s_alert_goes_on_in_the_patient_s_own() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    clinic.patient().await.send(save(worrying(2), 1)).await.unwrap();
    let referrer = clinic.sent().await;
    alert(&referrer, 30).await;
    let id = assessor.waiting().await.id;
    assessor.accept(id, Some(OURS)).await.unwrap();
    let joined =
        "select count(*) from audit a join self_referrals f on f.id = a.about and f.patient_id = a.patient_id
                  where a.act = 'joined_self_referral' and a.staff_id = f.decided_by";
    assert_eq!(clinic.count(joined).await, 1);
    let alerts = clinic.therapist().await.our_view().await.alerts;
    assert_eq!((alerts.len(), alerts[0].occasions.len(), alerts[0].disclosures.len()), (1, 1, 2));
    // What is told later goes on there, too.
    referrer
        .send(screen("safety_others", &[("someone_else", "yes"), ("safe_to_contact", "no")], 50))
        .await
        .unwrap();
    let view = clinic.therapist().await.our_view().await;
    assert_eq!((view.alerts.len(), view.alerts[0].disclosures.len()), (1, 4));
    // Whoever opens the appointment reads it before they reach for the phone.
    let form = view.form.unwrap();
    assert_eq!((form.open, form.unsafe_to_phone), (None, true));
    assert!(form.ways.iter().any(|way| way.asked == "Mobile phone number"));
    clinic.therapist().await.acknowledge(&view.alerts[0]).await.unwrap();
    assert_eq!(clinic.count("select count(*) from alerts where acknowledged_at is null").await, 0);
}

#[tokio::test]
async fn only_what_came_out_of_the_inbox_is_booked_from_it() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    let starts = at("2026-11-30T10:00:00");
    assert_eq!(book(&assessor, clinic.us.referral, starts).await, Err(Problem::NotFound));
    assert_eq!(assessor.send(invite(clinic.us.appointment)).await.err(), Some(Problem::NotFound));
}
