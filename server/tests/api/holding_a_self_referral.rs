//! The form itself, for the therapist on whose caseload is what it became: to read, and nothing more.

use crate::accepting::{OURS, book};
use crate::clinic::{Clinic, at};
use crate::declining::decline;
use crate::working_the_inbox::{ASSESSOR, alert};
use measures::contract::Problem;
use measures::contract::clinician::{InboxState, ReadSelfReferral};
use measures::referral::told::Told;

#[tokio::test]
async fn the_holder_of_the_caseload_reads_the_whole_form() {
    for join in [None, Some(OURS)] {
        let clinic = Clinic::taking_referrals().await;
        let (assessor, therapist) = (clinic.assessor().await, clinic.therapist().await);
        let referrer = clinic.sent().await;
        alert(&referrer, 30).await;
        let id = assessor.waiting().await.id;
        assert_eq!(therapist.send(ReadSelfReferral { id }).await.err(), Some(Problem::NotFound));
        let referral = assessor.accept(id, join).await.unwrap();
        let view = therapist.read(id).await;
        let rows = || view.applying.iter().flat_map(|section| &section.rows);
        let words = "I cannot sleep, and I worry about everything.";
        assert!(rows().any(|row| row.told == Told::Words(words.to_owned())));
        assert!(rows().any(|row| row.told == Told::Words("07700 900123".to_owned())));
        assert!(view.therapists.is_empty() && view.known.is_empty(), "there is nothing for them to decide");
        assert_eq!((view.alerts.len(), view.taken_on.as_ref().unwrap().yours), (1, true));
        let appointment = book(&therapist, referral, at("2026-12-01T10:00:00")).await.unwrap();
        assert_eq!(therapist.view(appointment).await.self_referral, Some(id));
        assert_eq!(therapist.our_view().await.self_referral, None, "another referral was made otherwise");
        assert!(!assessor.read(id).await.therapists.is_empty());
    }
}

#[tokio::test]
async fn to_everybody_else_it_is_not_there() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    let id = assessor.waiting().await.id;
    assessor.accept(id, None).await.unwrap();
    let (ours, theirs) = (clinic.therapist().await, clinic.signed_in(clinic.them.therapist).await);
    assert!(ours.send(ReadSelfReferral { id }).await.is_ok());
    assert_eq!(theirs.send(ReadSelfReferral { id }).await.err(), Some(Problem::NotFound));
    assert_eq!(clinic.nobody().send(ReadSelfReferral { id }).await.err(), Some(Problem::SignedOut));
    assert_eq!(ours.send(decline(id, None)).await, Err(Problem::NotFound), "reading is not deciding");
    assert_eq!(ours.accept(id, None).await, Err(Problem::NotFound));
}

#[tokio::test]
async fn a_reading_names_who_read_whose_form() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    let id = assessor.waiting().await.id;
    assessor.accept(id, None).await.unwrap();
    clinic.therapist().await.read(id).await;
    let read =
        "select count(*) from audit a join self_referrals f on f.id = a.about and f.patient_id = a.patient_id
                join referrals r on r.id = f.referral_id and r.therapist_id = a.staff_id
                where a.act = 'read_self_referral'";
    assert_eq!(clinic.count(read).await, 1);
}

#[tokio::test]
async fn everybody_who_is_shown_as_a_possible_match_is_written_down() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    clinic.sent().await;
    let waiting = assessor.inbox().await.waiting;
    assert_eq!(assessor.read(waiting[0].id).await.known.len(), 1);
    let shown = "select count(*) from audit a join self_referrals f on f.patient_id = a.patient_id and f.id <> a.about
                 where a.act = 'saw_possible_match' and a.staff_id is not null";
    assert_eq!(clinic.count(shown).await, 1);
    for (quiet, entries) in [("1", 1), ("0", 2)] {
        assessor.post_quiet(&ReadSelfReferral { id: waiting[0].id }, quiet).await;
        assert_eq!(clinic.count(shown).await, entries, "what a page repeats is no other showing");
    }
    let first = assessor.read(waiting[1].id).await;
    assert_eq!(first.entry.state, InboxState::Sent);
    assert_eq!(clinic.count(shown).await, 3, "the other one, in its turn");
    assert_eq!(assessor.clinic.signed_in(ASSESSOR).await.inbox().await.waiting.len(), 2);
}
