//! Submitting a pack: once, whole, and for good.

use crate::clinic::{Clinic, answer, at, save, submit, worrying};
use crate::said::cancel;
use axum::http::StatusCode;
use measures::contract::clinician::PackProgress;
use measures::contract::patient::SubmitPack;
use measures::contract::{Missing, Problem};
use measures::ids::SendingKey;
use measures::score::Total;
use server::store::Engine;
use sqlx::Connection;
use tempfile::TempDir;

#[tokio::test]
async fn what_was_sent_is_scored_attached_and_confirmed() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    let response = patient.post(&submit(1)).await;
    assert_eq!(response.status(), StatusCode::CREATED);
    let sent = patient.send(submit(1)).await.unwrap();
    assert_eq!(sent.at, at("2026-11-23T09:00:00"));
    assert_eq!(sent.appointment, Some(at("2026-11-23T10:30:00")));
    assert_eq!((sent.reference.len(), sent.reference.as_bytes()[4]), (9, b'-'));

    let view = clinic.therapist().await.our_view().await;
    assert_eq!(view.entry.progress, PackProgress::Completed { at: sent.at });
    let totals: Vec<_> = view
        .measures
        .iter()
        .map(|measure| {
            (
                measure.in_use.instrument.as_str(),
                measure.measurements[0].score.clone().unwrap().unwrap().total,
            )
        })
        .collect();
    assert_eq!(totals, [("phq9", Total::whole(8)), ("gad7", Total::whole(7)), ("wsas", Total::whole(5))]);
    assert!(view.measures.iter().all(|measure| measure.measurements[0].this_appointment));
}

#[tokio::test]
async fn the_scorer_is_kept_with_the_score_and_the_words_with_the_invitation() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(submit(1)).await.unwrap();
    let kept = "select count(*) from measurements where scorer_version = 1 and total is not null";
    assert_eq!(clinic.count(kept).await, 3);
    let worded = "select count(*) from invitations i join wordings w on i.wordings like '%' || w.hash || '%'
        where i.state = 'sent'";
    assert_eq!(clinic.count(worded).await, 3);
}

#[tokio::test]
async fn the_same_act_tried_twenty_times_at_once_is_one_record_with_one_reply() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    let tries = (0..20).map(|_| patient.send(submit(7)));
    let replies = futures_util::future::join_all(tries).await;
    let first = replies[0].clone().unwrap();
    assert!(replies.iter().all(|reply| reply.as_ref() == Ok(&first)), "{replies:?}");
    assert_eq!(clinic.count("select count(*) from sent_packs").await, 1);
    assert_eq!(clinic.count("select count(*) from measurements").await, 3);
}

#[tokio::test]
async fn the_first_reply_is_told_again_even_when_the_appointment_has_moved() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    let first = patient.send(submit(1)).await.unwrap();
    let call = cancel(clinic.us.appointment);
    clinic.therapist().await.send(call).await.unwrap();
    clinic.server.clock.advance(chrono::TimeDelta::hours(1));
    assert_eq!(patient.send(submit(1)).await, Ok(first));
}

#[tokio::test]
async fn the_same_key_with_other_answers_is_refused() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    patient.send(submit(1)).await.unwrap();
    let mut other = submit(1);
    other.answers[0] = save(answer("phq9", 1, 3), 99);
    assert_eq!(patient.send(other).await, Err(Problem::KeyReused));
}

#[tokio::test]
async fn another_device_sending_the_pack_again_is_refused_but_its_alert_is_not() {
    let clinic = Clinic::open().await;
    let (phone, laptop) = (clinic.patient().await, clinic.patient().await);
    phone.send(submit(1)).await.unwrap();
    let mut other = submit(2);
    other.answers[8] = save(worrying(3), 60);
    assert_eq!(laptop.send(other).await, Err(Problem::AlreadySent));
    let view = clinic.therapist().await.our_view().await;
    assert_eq!(view.alerts[0].occasions[0].answer, worrying(3));
    assert!(view.measures[0].measurements[0].answers.contains(&worrying(0)));
}

#[tokio::test]
async fn an_unfinished_pack_is_refused_with_what_is_missing_and_keeps_what_came() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    let mut pack = submit(1);
    pack.answers[8].answer = worrying(1);
    pack.answers.retain(|said| said.answer.item() != 2 || said.answer.instrument().as_str() == "gad7");
    let missing = vec![Missing { part: 1, item: 2 }, Missing { part: 3, item: 2 }];
    assert_eq!(patient.send(pack.clone()).await, Err(Problem::Unfinished { missing }));
    assert_eq!(clinic.therapist().await.our_view().await.alerts.len(), 1);
    assert_eq!(clinic.count("select count(*) from sent_packs").await, 0);
    let rest = vec![save(answer("phq9", 2, 1), 50), save(answer("wsas", 2, 1), 51)];
    patient.send(SubmitPack { key: SendingKey::from_bits(2), answers: rest }).await.unwrap();
}

#[tokio::test]
async fn nothing_comes_back_as_answered_that_was_only_on_the_phone() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    let nothing = SubmitPack { key: SendingKey::from_bits(1), answers: vec![] };
    let Err(Problem::Unfinished { missing }) = patient.send(nothing).await else { panic!("it was sent") };
    // The item that hangs on another is not asked yet.
    assert_eq!(missing.len(), 9 + 7 + 5);
}

#[tokio::test]
async fn a_question_that_hangs_on_another_is_asked_only_with_it() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    let mut pack = submit(1);
    for said in pack.answers.iter_mut().take(9) {
        said.answer = answer("phq9", said.answer.item(), 0);
    }
    pack.answers.remove(9);
    patient.send(pack).await.unwrap();
    let view = clinic.therapist().await.our_view().await;
    assert_eq!(view.measures[0].measurements[0].score.clone().unwrap().unwrap().total, Total::whole(0));
}

#[tokio::test]
async fn every_alert_of_a_pack_is_raised_once_however_often_it_is_sent() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    let mut pack = submit(1);
    pack.answers[8].answer = worrying(1);
    for _ in 0..3 {
        patient.send(pack.clone()).await.unwrap();
    }
    let alerts = clinic.therapist().await.our_view().await.alerts;
    assert_eq!((alerts.len(), alerts[0].occasions.len()), (1, 1));
    assert_eq!(clinic.count("select count(*) from audit where act = 'submitted_pack'").await, 1);
}

/// While the folder is there no score can be written, although what is written before it can: as on a disk that
/// fills up.
async fn scores_cannot_be_written(clinic: &Clinic) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("elsewhere.db");
    let elsewhere = format!("sqlite:{}?mode=rwc", file.display());
    let mut other = sqlx::AnyConnection::connect(&elsewhere).await.unwrap();
    sqlx::raw_sql("create table refused (total integer)").execute(&mut other).await.unwrap();
    other.close().await.unwrap();
    let breaking = format!(
        "commit; attach 'file:{}?immutable=1' as elsewhere;
         create temp trigger full after insert on main.measurements
             begin insert into refused values (1); end;
         begin immediate",
        file.display()
    );
    let mut db = clinic.server.db.write().await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(breaking)).execute(&mut *db).await.unwrap();
    db.commit().await.unwrap();
    folder
}

#[tokio::test]
async fn nothing_is_kept_of_a_pack_whose_sending_failed_half_way() {
    let clinic = Clinic::open().await;
    // PostgreSQL by itself keeps nothing of a transaction in which anything failed.
    if clinic.server.db.engine() == Engine::Postgres {
        return;
    }
    let patient = clinic.patient().await;
    let _folder = scores_cannot_be_written(&clinic).await;
    assert_eq!(patient.send(submit(1)).await, Err(Problem::Busy));
    for table in ["select count(*) from sent_packs", "select count(*) from answer_history"] {
        assert_eq!(clinic.count(table).await, 0, "{table}");
    }
}
