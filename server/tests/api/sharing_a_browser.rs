//! Sharing a browser: its tabs have one cookie, and none writes into a visit that it did not open.

use crate::clinic::{Caller, Clinic, answer, feels, save, submit, worrying};
use axum::body::Body;
use axum::http::StatusCode;
use measures::alert::KeepSafe;
use measures::contract::patient::{CloseSitting, SaveAnswer, VISIT};
use measures::contract::{Call, Problem};
use measures::ids::VisitId;

/// A tab that knows its own visit, in a browser whose cookie is the one of the last visit that was opened in it.
fn tab<'a>(own: &Caller<'a>, last: &Caller<'a>) -> Caller<'a> {
    Caller { clinic: own.clinic, cookie: last.cookie.clone(), visit: own.visit }
}

async fn is_signed_out<C: Call>(tab: &Caller<'_>, call: C) {
    assert_eq!(tab.send(call).await.err(), Some(Problem::SignedOut), "{}", C::PATH);
}

async fn may_do_nothing(tab: &Caller<'_>) {
    is_signed_out(tab, save(worrying(2), 1)).await;
    is_signed_out(tab, feels(KeepSafe::No, 2)).await;
    is_signed_out(tab, submit(1)).await;
    is_signed_out(tab, CloseSitting {}).await;
}

#[tokio::test]
async fn a_tab_writes_nothing_into_the_visit_that_another_tab_has_opened() {
    let clinic = Clinic::open().await;
    let (ours, theirs) = (clinic.patient().await, clinic.opened(&clinic.them).await);
    may_do_nothing(&tab(&ours, &theirs)).await;
    for table in ["select count(*) from answer_history", "select count(*) from sent_packs"] {
        assert_eq!(clinic.count(table).await, 0, "{table}");
    }
    theirs.send(save(answer("phq9", 1, 1), 1)).await.unwrap();
}

#[tokio::test]
async fn a_tab_that_opens_its_invitation_again_goes_on_and_the_other_does_not() {
    let clinic = Clinic::open().await;
    let theirs = clinic.opened(&clinic.them).await;
    let again = clinic.patient().await;
    may_do_nothing(&tab(&theirs, &again)).await;
    again.send(save(worrying(1), 1)).await.unwrap();
    assert_eq!(clinic.therapist().await.our_view().await.alerts.len(), 1);
    let they_see = clinic.signed_in(clinic.them.therapist).await.view(clinic.them.appointment).await;
    assert!(they_see.alerts.is_empty());
}

#[tokio::test]
async fn every_opening_begins_a_visit_of_its_own() {
    let clinic = Clinic::open().await;
    let (before, now) = (clinic.patient().await, clinic.patient().await);
    assert_ne!(before.visit, now.visit);
    may_do_nothing(&tab(&before, &now)).await;
}

#[tokio::test]
async fn a_call_without_the_name_of_its_visit_is_nobodys() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    let nameless = Caller { clinic: &clinic, cookie: patient.cookie.clone(), visit: None };
    may_do_nothing(&nameless).await;
    may_do_nothing(&Caller { visit: Some(VisitId::from_bits(0)), ..nameless }).await;
    for misspelt in ["", "1", "not a name", &patient.visit.unwrap().to_string().to_uppercase()] {
        let nameless = Caller { clinic: &clinic, cookie: patient.cookie.clone(), visit: None };
        let body = Body::from(serde_json::to_string(&save(worrying(2), 1)).unwrap());
        let request = nameless.request(SaveAnswer::PATH).header(VISIT, misspelt).body(body).unwrap();
        assert_eq!(nameless.sent(request).await.status(), StatusCode::UNAUTHORIZED, "{misspelt:?}");
    }
}
