//! Answers are saved by many at once, and whatever was confirmed is kept.

use crate::program::{Demo, Session, open, post, tries};
use serde_json::json;
use server::store::Db;
use std::collections::HashSet;
use std::path::Path;
use std::thread;
use std::time::Duration;

const CLIENTS: u32 = 8;
/// How long the clients save before the program is killed.
const SAVING: Duration = Duration::from_millis(300);
/// No client saves as many in one round.
const MANY: u32 = 100_000;

/// Saves answers one after the other until the program is gone. Returns the sequences that were confirmed.
fn save(address: &str, session: &Session, sequences: impl Iterator<Item = u32>) -> Vec<u32> {
    let confirmed = |sequence: &u32| {
        let answer = json!({ "instrument": "phq9", "item": 1, "reply": { "chosen": sequence % 4 } });
        let call = json!({ "answer": answer, "sequence": sequence, "key": 0, "waited_seconds": 0 });
        let reply = post(address, "/api/save-answer", session, &call);
        reply.is_ok_and(|reply| reply.starts_with("HTTP/1.1 200 "))
    };
    sequences.take_while(confirmed).collect()
}

/// One life of the program: the sequences it confirmed before it was killed.
fn life(folder: &Path, round: u32) -> Vec<u32> {
    let demo = Demo::start(folder);
    let story = demo.story();
    let clients = (0..CLIENTS).map(|client| {
        let address = demo.address.clone();
        let session = open(&address, &story["invitations"][client as usize]);
        let first = (round * CLIENTS + client) * MANY + 1;
        thread::spawn(move || save(&address, &session, first..first + MANY))
    });
    let clients: Vec<_> = clients.collect();
    thread::sleep(SAVING);
    drop(demo);
    clients.into_iter().flat_map(|client| client.join().unwrap()).collect()
}

async fn kept(folder: &Path) -> HashSet<u32> {
    let db = Db::open(&format!("sqlite:{}", folder.join("demo.db").display())).await.unwrap();
    let mut reading = db.read().await.unwrap();
    let query = sqlx::query_scalar("select sequence from answer_history");
    let sequences: Vec<i64> = query.fetch_all(&mut *reading).await.unwrap();
    drop(reading);
    db.close().await;
    sequences.into_iter().map(|sequence| u32::try_from(sequence).unwrap()).collect()
}

#[tokio::test]
async fn whatever_was_confirmed_is_there_after_the_program_was_killed() {
    let folder = tempfile::tempdir().unwrap();
    let mut confirmed = Vec::new();
    for round in 1..=u32::try_from(tries(3, 1_000)).unwrap() {
        let in_this_life = life(folder.path(), round);
        assert!(!in_this_life.is_empty(), "nothing was saved before the program was killed");
        confirmed.extend(in_this_life);
        let kept = kept(folder.path()).await;
        let lost: Vec<_> = confirmed.iter().filter(|sequence| !kept.contains(sequence)).collect();
        assert!(lost.is_empty(), "confirmed and lost: {lost:?}");
    }
}
