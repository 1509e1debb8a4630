//! Storing: what happens when nothing can be written, and what both databases have in common.

use crate::clinic::{Clinic, save, worrying};
use crate::records::Records;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use measures::contract::clinician::ReadSession;
use server::store::{Db, Engine, audit_chain, deployment};
use sqlx::Connection;
use sqlx::migrate::Migrator;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tower::ServiceExt;

/// Somebody else holds what a save must write.
async fn holding(clinic: &Clinic) -> sqlx::AnyConnection {
    let mut db = sqlx::AnyConnection::connect(&clinic.records.url).await.unwrap();
    let hold = match clinic.server.db.engine() {
        Engine::Sqlite => "begin immediate",
        Engine::Postgres => "begin; lock table deployment, answer_history in access exclusive mode",
    };
    sqlx::raw_sql(hold).execute(&mut db).await.unwrap();
    db
}

async fn get(clinic: &Clinic, path: &str) -> StatusCode {
    let request = Request::get(path).body(Body::empty()).unwrap();
    clinic.router.clone().oneshot(request).await.unwrap().status()
}

#[tokio::test]
async fn while_nothing_can_be_written_the_phone_is_told_to_try_again() {
    let clinic = Clinic::open().await;
    let patient = clinic.patient().await;
    let therapist = clinic.therapist().await;
    let held = holding(&clinic).await;
    let response = patient.post(&save(worrying(2), 1)).await;
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(response.headers().get("retry-after").unwrap(), "5");
    assert_eq!(get(&clinic, "/readyz").await, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(get(&clinic, "/healthz").await, StatusCode::OK);
    assert!(therapist.send(ReadSession {}).await.is_ok(), "reading goes on");
    held.close().await.unwrap();
    assert_eq!(clinic.count("select count(*) from answer_history").await, 0);
    assert_eq!(clinic.count("select count(*) from alerts").await, 0);
    assert_eq!(get(&clinic, "/readyz").await, StatusCode::OK);
    assert!(patient.send(save(worrying(2), 1)).await.is_ok());
}

#[tokio::test]
async fn invented_and_real_records_never_share_a_database() {
    let records = Records::fresh().await;
    let db = Db::open(&records.url).await.unwrap();
    deployment::claim(&db, deployment::Kind::Production).await.unwrap();
    deployment::claim(&db, deployment::Kind::Production).await.unwrap();
    assert!(deployment::claim(&db, deployment::Kind::Demo).await.is_err());
    db.close().await;
}

#[tokio::test]
async fn what_is_not_a_database_is_not_opened() {
    for url in ["", "beforehand.db", "mysql://localhost/x", "sqlite:/no/such/folder/x.db"] {
        assert!(Db::open(url).await.is_err(), "{url}");
    }
}

fn migrations(engine: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine)
}

/// An answer, its alert and what was said on the help page, from when only the time they came was kept.
const BEFORE_GIVEN: &str = "
    insert into staff values ('s', 's', 'S', 'none');
    insert into patients values ('p', 'P', '1980-05-10');
    insert into referrals (id, patient_id, therapist_id) values ('r', 'p', 's');
    insert into appointments values ('a', 'r', '2026-11-23T10:30:00', 9000, 'video', 'booked', null);
    insert into invitations (id, referral_id, asked_for, token_hash, pack, reference, state, made_at, expires_at)
        values ('i', 'r', 'a', 'hash', '[]', '0000-0000', 'open', 1, 9000);
    insert into answer_history (invitation_id, instrument, item, choice, sequence, received_at)
        values ('i', 'phq9', 9, 1, 1, 4001);
    insert into alerts (id, patient_id, raised_at, entries) values ('l', 'p', 4001, 2);
    insert into alert_occasions (alert_id, number, invitation_id, instrument, item, choice, received_at)
        values ('l', 1, 'i', 'phq9', 9, 1, 4001);
    insert into alert_safety (alert_id, invitation_id, sequence, received_at) values ('l', 'i', 2, 5002)";

/// A database with the tables of a version, in which this was written.
async fn written_in(version: i64, rows: &'static str) -> Records {
    let records = Records::fresh().await;
    let (engine, url) = match records.url.starts_with("sqlite:") {
        true => ("sqlite", format!("{}?mode=rwc", records.url)),
        false => ("postgres", records.url.clone()),
    };
    sqlx::any::install_default_drivers();
    let mut old = sqlx::AnyConnection::connect(&url).await.unwrap();
    Migrator::new(migrations(engine)).await.unwrap().run_to(version, &mut old).await.unwrap();
    sqlx::raw_sql(rows).execute(&mut old).await.unwrap();
    old.close().await.unwrap();
    records
}

#[tokio::test]
async fn what_came_before_the_time_it_was_given_was_kept_has_the_time_it_came() {
    let records = written_in(2, BEFORE_GIVEN).await;
    let db = Db::open(&records.url).await.unwrap();
    for (query, came) in [
        ("select given_at from answer_history", 4001),
        ("select given_at from alert_occasions", 4001),
        ("select given_at from alert_safety", 5002),
    ] {
        let given: i64 = sqlx::query_scalar(query).fetch_one(&mut *db.read().await.unwrap()).await.unwrap();
        assert_eq!(given, came, "{query}");
    }
    db.close().await;
}

#[tokio::test]
async fn a_date_of_birth_may_be_unknown_and_those_that_are_known_stay() {
    let records = written_in(4, "insert into patients values ('p', 'P', '1980-05-10')").await;
    let db = Db::open(&records.url).await.unwrap();
    let query = "select date_of_birth from patients";
    let born: String = sqlx::query_scalar(query).fetch_one(&mut *db.read().await.unwrap()).await.unwrap();
    assert_eq!(born, "1980-05-10");
    db.close().await;
}

#[tokio::test]
async fn what_was_in_the_audit_before_takes_its_place_in_the_chain() {
    let rows = "insert into audit (id, at, act) values ('b', 2, 'signed_in'), ('a', 2, 'signed_out'), ('c', 1, 'signed_in')";
    let records = written_in(17, rows).await;
    let db = Db::open(&records.url).await.unwrap();
    let seal = audit_chain::verify(&mut db.read().await.unwrap(), None).await.unwrap().unwrap();
    let placed: Vec<String> = sqlx::query_scalar("select id from audit order by number")
        .fetch_all(&mut *db.read().await.unwrap())
        .await
        .unwrap();
    assert_eq!((seal.entries(), placed.concat().as_str()), (3, "cab"));
    db.close().await;
}

/// Two measures of one pack in two wordings, the second a stand-in; and two from when no words were kept, the one that was
/// sent later written first.
const BEFORE_KINDS: &str = "
    insert into staff (id, username, name, password_hash) values ('s', 's', 'S', 'none');
    insert into patients (id, name) values ('p', 'P');
    insert into referrals (id, patient_id, therapist_id) values ('r', 'p', 's');
    insert into appointments (id, referral_id, starts_local, starts_at, mode, booking)
        values ('a', 'r', '2026-11-23T10:30:00', 9000, 'video', 'booked');
    insert into wordings (hash, words) values
        ('1111111111111111111111111111111111111111111111111111111111111111', '{\"id\":\"phq9\"}'),
        ('2222222222222222222222222222222222222222222222222222222222222222', '{\"notice\":\"ours\"}');
    insert into invitations
            (id, referral_id, asked_for, token_hash, pack, wordings, reference, state, made_at, expires_at) values
        ('i', 'r', 'a', 'hash', '[\"phq9\",\"spin\"]',
         '[\"1111111111111111111111111111111111111111111111111111111111111111\",\"2222222222222222222222222222222222222222222222222222222222222222\"]',
         '0000-0000', 'sent', 1, 9000),
        ('j', 'r', 'a', 'other', '[\"phq9\"]', null, '0000-0001', 'sent', 1, 9000),
        ('k', 'r', 'a', 'third', '[\"phq9\"]', null, '0000-0002', 'sent', 1, 9000);
    insert into sent_packs (invitation_id, referral_id, asked_for, sent_at, sending_key, body_hash, reply) values
        ('i', 'r', 'a', 5001, 'k', '', ''), ('j', 'r', 'a', 5003, 'l', '', ''), ('k', 'r', 'a', 5002, 'm', '', '');
    insert into measurements (invitation_id, instrument, total, score, scorer_version) values
        ('i', 'phq9', 1800, 'null', 1), ('i', 'spin', 900, 'null', 1), ('j', 'phq9', 700, 'null', 1),
        ('k', 'phq9', 1200, 'null', 1)";

#[tokio::test]
async fn scores_from_before_know_when_and_in_which_kind_of_words_they_were_asked() {
    let records = written_in(7, BEFORE_KINDS).await;
    let db = Db::open(&records.url).await.unwrap();
    let query = "select instrument || ' ' || referral_id || ' ' || cast(sent_at as text) || ' '
                     || coalesce(cast(stand_in as text), 'not known')
                 from measurements order by sent_at, instrument";
    let kept: Vec<String> =
        sqlx::query_scalar(query).fetch_all(&mut *db.read().await.unwrap()).await.unwrap();
    assert_eq!(kept, ["phq9 r 5001 0", "spin r 5001 1", "phq9 r 5002 not known", "phq9 r 5003 not known"]);
    db.close().await;
}

#[tokio::test]
async fn scores_from_before_are_in_the_lists_with_their_like_alone() {
    let records = written_in(7, BEFORE_KINDS).await;
    let db = Db::open(&records.url).await.unwrap();
    let query = "select referral_id || ' ' || instrument || ' ' || cast(first_total as text) || ' '
                     || cast(last_total as text) || ' ' || cast(complete as text)
                 from scores order by instrument";
    let kept: Vec<String> =
        sqlx::query_scalar(query).fetch_all(&mut *db.read().await.unwrap()).await.unwrap();
    assert_eq!(kept, ["r phq9 1200 700 2", "r spin 900 900 1"]);
    db.close().await;
}

#[test]
fn both_databases_have_the_same_tables() {
    let spelled = |text: &str| {
        // What has no common spelling at all, triggers, stands last and is shown by what it does.
        let (text, _) =
            text.split_once("-- From here each database has its own spelling.").unwrap_or((text, ""));
        // The first line says which folder it is in.
        let lines = text.lines().skip(1).map(|line| match line.trim_start().starts_with("--") {
            true => line.to_owned(),
            false => line.replace(") strict;", ");").replace(" integer", " bigint"),
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let all = |engine: &str| -> BTreeMap<_, _> {
        let files = fs::read_dir(migrations(engine)).unwrap().map(Result::unwrap);
        files.map(|file| (file.file_name(), spelled(&fs::read_to_string(file.path()).unwrap()))).collect()
    };
    let sqlite = all("sqlite");
    assert_eq!(sqlite, all("postgres"));
    assert!(sqlite.values().map(|text| text.matches("create table").count()).sum::<usize>() > 15);
}
