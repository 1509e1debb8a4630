//! Storing: what happens when nothing can be written, and what both databases have in common.

use crate::clinic::{Clinic, save, worrying};
use crate::records::Records;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use measures::contract::clinician::ReadSession;
use server::store::{Db, Engine, deployment};
use sqlx::Connection;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
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

#[test]
fn both_databases_have_the_same_tables() {
    let spelled = |text: &str| {
        // The first line says which folder it is in.
        let lines = text.lines().skip(1).map(|line| match line.trim_start().starts_with("--") {
            true => line.to_owned(),
            false => line.replace(") strict;", ");").replace(" integer", " bigint"),
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let folder = |engine: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
    let all = |engine: &str| -> BTreeMap<_, _> {
        let files = fs::read_dir(folder(engine)).unwrap().map(Result::unwrap);
        files.map(|file| (file.file_name(), spelled(&fs::read_to_string(file.path()).unwrap()))).collect()
    };
    let sqlite = all("sqlite");
    assert_eq!(sqlite, all("postgres"));
    assert!(sqlite.values().map(|text| text.matches("create table").count()).sum::<usize>() > 15);
}
