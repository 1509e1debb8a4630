//! Hearing of what another server of the same service does. On SQLite there is no other: it is the same one.

use crate::clinic::{Clinic, hears, save, worrying};
use crate::hearing::{CHANGED, heard, hears_nothing, is_silent, line, next};
use crate::referring::send;
use chrono::TimeDelta;
use measures::ids::StaffId;
use measures::role::Role;
use server::Server;
use server::live::{Listener, Topic};
use server::store::{Db, Engine, changes};
use server::watching::go_round;
use std::time::Duration;

/// A server beside the clinic's, on the same records.
async fn beside(clinic: &Clinic) -> Server {
    if clinic.server.db.engine() == Engine::Sqlite {
        return clinic.server.clone();
    }
    let db = Db::open(&clinic.records.url).await.unwrap();
    let server = Server::new((*clinic.server.config).clone(), db, clinic.server.clock.clone());
    hears(&server).await;
    server
}

fn ours(clinic: &Clinic, at: &Server) -> Listener {
    at.live.listen([Topic::Staff(clinic.us.therapist)])
}

#[tokio::test]
async fn what_is_done_at_one_server_is_heard_at_the_other_once_it_can_be_read_there() {
    let clinic = Clinic::open().await;
    let other = beside(&clinic).await;
    let mut listeners = [ours(&clinic, &clinic.server), ours(&clinic, &other)];
    let patient = clinic.patient().await;
    for sequence in 1..=10 {
        patient.send(save(worrying(sequence % 4), sequence.into())).await.unwrap();
        for listener in &mut listeners {
            assert!(heard(listener).await);
        }
        let mut db = other.db.read().await.unwrap();
        let saved = sqlx::query_scalar::<_, i64>("select max(sequence) from answer_history");
        assert_eq!(saved.fetch_one(&mut *db).await.unwrap(), i64::from(sequence));
    }
    clinic.opened(&clinic.them).await.send(save(worrying(1), 1)).await.unwrap();
    assert!(hears_nothing(&mut listeners[1]).await, "it is told whose caseload it is");
}

#[tokio::test]
async fn a_form_an_alert_and_the_watch_of_one_server_are_heard_of_at_the_other() {
    let clinic = Clinic::taking_referrals().await;
    let referrer = clinic.ready().await;
    clinic.colleague(1, Role::Therapist, true).await;
    clinic.colleague(2, Role::Supervisor, false).await;
    let other = beside(&clinic).await;
    let of = |server: &Server, id| server.live.listen([Topic::Staff(StaffId::from_bits(id))]);
    let (mut inbox, mut duty) = (other.live.listen([Topic::Inbox]), of(&other, 101));
    let mut lead = of(&clinic.server, 102);
    referrer.send(send(1)).await.unwrap();
    assert!(heard(&mut inbox).await, "a form came");
    clinic.patient().await.send(save(worrying(3), 1)).await.unwrap();
    assert!(heard(&mut duty).await, "an alert went to the duty worker");
    assert!(hears_nothing(&mut lead).await && hears_nothing(&mut inbox).await);
    clinic.server.clock.advance(TimeDelta::hours(3));
    go_round(&other).await.unwrap();
    assert!(heard(&mut lead).await, "the other server passed it on");
}

#[tokio::test]
async fn what_is_not_committed_is_not_told() {
    let clinic = Clinic::open().await;
    let mut listener = ours(&clinic, &clinic.server);
    let topic = Topic::Staff(clinic.us.therapist);
    for committed in [false, true] {
        let mut db = clinic.server.db.write().await.unwrap();
        if clinic.server.db.engine() == Engine::Postgres {
            changes::tell(&mut db, topic).await.unwrap();
        }
        if committed {
            clinic.server.live.commit(db, [topic]).await.unwrap();
            assert!(heard(&mut listener).await);
        } else {
            drop(db);
            assert!(hears_nothing(&mut listener).await);
        }
    }
    assert!(hears_nothing(&mut listener).await, "it was told once");
}

/// Ends every connection on which a server listens, told by how it was last tried out, and says how many there were.
async fn cut(clinic: &Clinic) -> i64 {
    clinic
        .count(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity
             where datname = current_database() and query = 'select pg_notify($1, '''')'",
        )
        .await
}

#[tokio::test]
async fn while_a_server_cannot_hear_it_does_not_say_that_it_does() {
    let clinic = Clinic::open().await;
    if clinic.server.db.engine() == Engine::Sqlite {
        return assert!(clinic.server.live.hears(), "one process always hears itself");
    }
    let mut line = line(&clinic.therapist().await).await;
    clinic.records.let_in(false).await;
    assert_eq!(cut(&clinic).await, 1);
    while clinic.server.live.hears() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    clinic.patient().await.send(save(worrying(1), 1)).await.unwrap();
    clinic.server.clock.advance(TimeDelta::minutes(1));
    assert!(is_silent(&mut line).await, "nor that it is alive, because it would miss what changes");
    clinic.records.let_in(true).await;
    assert_eq!(next(&mut line).await.unwrap(), CHANGED, "what was missed is told as soon as it can be");
    clinic.patient().await.send(save(worrying(2), 2)).await.unwrap();
    assert_eq!(next(&mut line).await.unwrap(), CHANGED);
}

#[tokio::test]
async fn a_line_to_the_database_that_is_cut_is_opened_again_and_may_have_missed_anything() {
    let clinic = Clinic::open().await;
    let mut listener = ours(&clinic, &clinic.server);
    if clinic.server.db.engine() == Engine::Postgres {
        for _ in 0..3 {
            assert_eq!(cut(&clinic).await, 1);
            assert!(heard(&mut listener).await);
        }
    }
    clinic.patient().await.send(save(worrying(1), 1)).await.unwrap();
    assert!(heard(&mut listener).await);
}
