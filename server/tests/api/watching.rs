//! Watching the queue: what nobody acknowledges is passed on within staffed hours, once, whoever watches and whatever
//! happens to them; and a watch that stops is an alarm.

use crate::clinic::{Clinic, at, feels, save, worrying};
use crate::colleagues::{desks, desks_in};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::{NaiveDateTime, TimeDelta};
use measures::alert::KeepSafe;
use measures::alert_queue::Desk;
use measures::contract::clinician::ReadWatch;
use measures::role::Role;
use server::Server;
use server::clock::instant;
use server::config::{Config, Gateway, Messages};
use server::store::Db;
use server::watching::go_round;
use tower::ServiceExt;

/// A clinic at that time, whose patient has just said something, and feels able to keep safe.
async fn alerted_at(time: &str) -> Clinic {
    let clinic = Clinic::open_at(at(time)).await;
    let patient = clinic.patient().await;
    patient.send(save(worrying(1), 1)).await.unwrap();
    patient.send(feels(KeepSafe::Yes, 2)).await.unwrap();
    clinic
}

fn set(server: &Server, time: NaiveDateTime) {
    server.clock.set(instant(time).unwrap());
}

/// Another process on the same records.
async fn another(clinic: &Clinic) -> Server {
    let db = Db::open(&clinic.records.url).await.unwrap();
    Server::new(Config::invented(None).unwrap(), db, clinic.server.clock.clone())
}

#[tokio::test]
async fn what_nobody_acknowledges_goes_to_the_lead_and_then_to_the_manager_within_staffed_hours() {
    for (raised, lead, manager, why) in [
        ("2026-11-23T09:00:00", "2026-11-23T11:00:00", "2026-11-23T15:00:00", "on one day"),
        ("2026-11-27T16:30:00", "2026-11-30T10:30:00", "2026-11-30T14:30:00", "over a weekend"),
        ("2026-11-28T23:59:00", "2026-11-30T11:00:00", "2026-11-30T15:00:00", "at 23:59 on a Saturday"),
        ("2026-12-24T16:00:00", "2026-12-29T10:00:00", "2026-12-29T14:00:00", "over Christmas"),
        (
            "2027-03-25T16:30:00",
            "2027-03-30T10:30:00",
            "2027-03-30T14:30:00",
            "over Easter, the clocks go forward",
        ),
        ("2027-10-29T16:30:00", "2027-11-01T10:30:00", "2027-11-01T14:30:00", "the clocks go back"),
        ("2026-12-31T15:30:00", "2027-01-04T09:30:00", "2027-01-04T13:30:00", "over the turn of the year"),
    ] {
        let clinic = alerted_at(raised).await;
        let out_of_hours = clinic.therapist().await.queue().await[0].out_of_hours;
        assert_eq!(out_of_hours, raised == "2026-11-28T23:59:00", "{why}");
        let mut server = clinic.server.clone();
        // By then the appointment has passed: the therapist alone is not enough any more.
        let mut been = vec![Desk::Therapist, Desk::Duty];
        for (due, desk) in [(lead, Desk::Lead), (manager, Desk::Manager)] {
            set(&server, at(due) - TimeDelta::seconds(1));
            go_round(&server).await.unwrap();
            assert_eq!(desks_in(&server.db).await, desks(&been), "{why}: too early for {desk:?}");
            // Between the two the program stops and starts again.
            server.db.close().await;
            server = another(&clinic).await;
            set(&server, at(due));
            go_round(&server).await.unwrap();
            been.push(desk);
            assert_eq!(desks_in(&server.db).await, desks(&been), "{why}: {desk:?}");
        }
        server.db.close().await;
    }
}

#[tokio::test]
async fn what_fell_due_while_nothing_ran_is_found_at_the_next_start() {
    let clinic = alerted_at("2026-11-23T09:00:00").await;
    clinic.server.db.close().await;
    let server = another(&clinic).await;
    set(&server, at("2026-12-01T09:00:00"));
    go_round(&server).await.unwrap();
    // The appointment has passed as well.
    let everybody = desks(&[Desk::Therapist, Desk::Duty, Desk::Lead, Desk::Manager]);
    assert_eq!(desks_in(&server.db).await, everybody);
    server.db.close().await;
}

#[tokio::test]
async fn nothing_is_passed_on_twice_however_often_and_by_however_many_it_is_watched() {
    let clinic = alerted_at("2026-11-23T09:00:00").await;
    let other = another(&clinic).await;
    set(&clinic.server, at("2026-11-23T16:00:00"));
    let rounds = (0..10).map(|round| go_round(if round % 2 == 0 { &clinic.server } else { &other }));
    let rounds: Vec<_> = rounds.collect();
    for round in futures_util::future::join_all(rounds).await {
        round.unwrap();
    }
    let everybody = desks(&[Desk::Therapist, Desk::Duty, Desk::Lead, Desk::Manager]);
    assert_eq!(clinic.desks().await, everybody);
    other.db.close().await;
}

#[tokio::test]
async fn an_acknowledged_alert_is_passed_on_to_nobody() {
    let clinic = alerted_at("2026-11-23T09:00:00").await;
    let therapist = clinic.therapist().await;
    therapist.acknowledges(&therapist.opens().await).await.unwrap();
    set(&clinic.server, at("2026-12-01T09:00:00"));
    go_round(&clinic.server).await.unwrap();
    assert_eq!(clinic.count("select count(*) from alert_events where kind = 'went_to'").await, 1);
}

#[tokio::test]
async fn seeing_an_alert_does_not_keep_it_from_the_lead() {
    let clinic = alerted_at("2026-11-23T09:00:00").await;
    let lead = clinic.colleague(1, Role::Supervisor, false).await;
    clinic.therapist().await.opens().await;
    assert_eq!(lead.queue().await, []);
    set(&clinic.server, at("2026-11-23T11:00:00"));
    go_round(&clinic.server).await.unwrap();
    let lead = clinic.signed_in(measures::ids::StaffId::from_bits(101)).await;
    let view = lead.opens().await;
    assert_eq!(view.entry.next, Some((Desk::Manager, at("2026-11-23T15:00:00"))));
    lead.acknowledges(&view).await.unwrap();
    assert_eq!(lead.queue().await.len(), 1, "whoever acknowledged it finishes it");
}

#[tokio::test]
async fn whoever_says_nothing_about_keeping_safe_is_passed_on_to_the_duty_worker() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(save(worrying(1), 1)).await.unwrap();
    for (minutes, been) in [(14, vec![Desk::Therapist]), (1, vec![Desk::Duty, Desk::Therapist])] {
        clinic.server.clock.advance(TimeDelta::minutes(minutes));
        go_round(&clinic.server).await.unwrap();
        assert_eq!(clinic.desks().await, desks(&been));
    }
}

/// A service whose gateway sends emails.
fn writing() -> Config {
    let (gateway, texts, emails) = (Gateway::Address("https://gateway.example".to_owned()), false, true);
    Config { messages: Some(Messages { gateway, texts, emails }), ..Config::invented(None).unwrap() }
}

#[tokio::test]
async fn whoever_an_alert_goes_to_is_written_to_once_and_nothing_is_said_of_whose_it_is() {
    let clinic = Clinic::open_with(writing(), at("2026-11-23T09:00:00")).await;
    clinic.colleague(1, Role::Therapist, true).await;
    clinic.colleague(2, Role::Supervisor, false).await;
    let messages = async || {
        let mut db = clinic.server.db.read().await.unwrap();
        let query = "select coalesce(subject, '') || ' ' || words from messages where patient_id is null";
        sqlx::query_scalar::<_, String>(query).fetch_all(&mut *db).await.unwrap()
    };
    clinic.patient().await.send(save(worrying(2), 1)).await.unwrap();
    clinic.patient().await.send(save(worrying(3), 2)).await.unwrap();
    let said = messages().await;
    assert_eq!(said, ["1 new safety item 1 new safety item. Sign in to the alert queue to read it."]);
    set(&clinic.server, at("2026-11-23T11:00:00"));
    for _ in 0..3 {
        go_round(&clinic.server).await.unwrap();
    }
    assert_eq!(messages().await.len(), 2, "the lead is told as well, once");
}

async fn readiness(clinic: &Clinic) -> StatusCode {
    let request = Request::get("/readyz").body(Body::empty()).unwrap();
    clinic.router.clone().oneshot(request).await.unwrap().status()
}

#[tokio::test]
async fn a_watch_that_stops_is_an_alarm_on_every_screen_and_for_the_machines() {
    let clinic = Clinic::open().await;
    for (minutes, watched) in [(0, true), (3, true), (1, false)] {
        clinic.server.clock.advance(TimeDelta::minutes(minutes));
        let therapist = clinic.therapist().await;
        let watch = therapist.send(ReadWatch {}).await.unwrap();
        assert_eq!((watch.watched, watch.last), (watched, Some(at("2026-11-23T09:00:00"))));
        let ready = if watched { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
        assert_eq!(readiness(&clinic).await, ready, "{minutes}");
    }
    go_round(&clinic.server).await.unwrap();
    assert_eq!(readiness(&clinic).await, StatusCode::OK);
    assert!(clinic.therapist().await.send(ReadWatch {}).await.unwrap().watched);
    clinic.server.clock.advance(TimeDelta::hours(-1));
    assert_eq!(readiness(&clinic).await, StatusCode::SERVICE_UNAVAILABLE, "a mark from the future");
}

#[tokio::test]
async fn a_round_that_fails_leaves_no_mark() {
    let clinic = alerted_at("2026-11-23T09:00:00").await;
    let last = async || clinic.count("select went_round_at from watch").await;
    let before = last().await;
    let mut db = clinic.server.db.write().await.unwrap();
    sqlx::query("alter table alert_events rename to elsewhere").execute(&mut *db).await.unwrap();
    db.commit().await.unwrap();
    set(&clinic.server, at("2026-11-23T16:00:00"));
    assert!(go_round(&clinic.server).await.is_err());
    assert_eq!(last().await, before);
}

#[tokio::test]
async fn an_alert_that_cannot_be_read_keeps_no_other_back() {
    let clinic = alerted_at("2026-11-23T09:00:00").await;
    clinic.server.clock.advance(TimeDelta::minutes(1));
    let other = clinic.opened(&clinic.them).await;
    other.send(save(worrying(1), 1)).await.unwrap();
    let mut db = clinic.server.db.write().await.unwrap();
    // The one that has waited longest, which a round comes to first.
    let broken = "update alert_events set once = 'nowhere'
                  where alert_id = (select id from alerts order by raised_at limit 1)";
    assert!(sqlx::query(broken).execute(&mut *db).await.unwrap().rows_affected() > 0);
    db.commit().await.unwrap();
    set(&clinic.server, at("2026-11-23T16:00:00"));
    assert!(go_round(&clinic.server).await.is_err());
    let leads = "select count(*) from alert_events where kind = 'went_to' and once = 'lead'";
    assert_eq!(clinic.count(leads).await, 1);
}

#[tokio::test]
async fn a_desk_that_nobody_holds_is_told_of() {
    let clinic = Clinic::open().await;
    let empty = async || clinic.therapist().await.send(ReadWatch {}).await.unwrap().empty_desks;
    assert_eq!(empty().await, [Desk::Triage, Desk::Duty, Desk::Reviewer, Desk::Lead, Desk::Manager]);
    clinic.colleague(1, Role::Therapist, true).await;
    clinic.colleague(2, Role::Supervisor, false).await;
    assert_eq!(empty().await, [Desk::Manager]);
    clinic.colleague(3, Role::ServiceManager, false).await;
    assert_eq!(empty().await, []);
}
