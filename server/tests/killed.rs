//! The program is killed in the middle of saving, again and again: whatever it confirmed is in the records.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use serde_json::{Value, json};
use server::store::Db;
use std::collections::HashSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Result, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

const ROUNDS: u32 = 3;
const CLIENTS: u32 = 4;
/// How long the clients save before the program is killed.
const SAVING: Duration = Duration::from_millis(300);
/// No client saves as many in one round.
const MANY: u32 = 100_000;

/// The real program with invented records, killed when the test is over.
struct Demo {
    program: Child,
    address: String,
}

/// What a phone that has opened an invitation shows.
#[derive(Default)]
struct Session {
    cookie: String,
    visit: String,
}

impl Demo {
    fn start(folder: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
        command.args(["demo", "--port", "0", "--data"]).arg(folder);
        let mut program = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines().map(Result::unwrap);
        let address = lines.find_map(|line| Some(line.strip_prefix("Listening on http://")?.to_owned()));
        Self { program, address: address.unwrap() }
    }
}

impl Drop for Demo {
    /// With SIGKILL: nothing is finished and nothing is closed.
    fn drop(&mut self) {
        self.program.kill().unwrap();
        self.program.wait().unwrap();
    }
}

/// Makes a call on a connection of its own and returns the reply, head and all.
fn post(address: &str, path: &str, session: &Session, body: &Value) -> Result<String> {
    let body = body.to_string();
    let Session { cookie, visit } = session;
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\nx-beforehand: 1\r\ncookie: {cookie}\r\n\
         x-beforehand-visit: {visit}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut reply = String::new();
    stream.read_to_string(&mut reply)?;
    Ok(reply)
}

/// Opens an invitation.
fn open(address: &str, invitation: &Value) -> Session {
    let (_, token) = invitation["link"].as_str().unwrap().split_once('#').unwrap();
    let call = json!({ "token": token, "date_of_birth": invitation["date_of_birth"] });
    let reply = post(address, "/api/open-invitation", &Session::default(), &call).unwrap();
    let cookie = reply.lines().find_map(|line| line.strip_prefix("set-cookie: "));
    let cookie = cookie.unwrap().split(';').next().unwrap().to_owned();
    let (_, body) = reply.split_once("\r\n\r\n").unwrap();
    let opened: Value = serde_json::from_str(body).unwrap();
    Session { cookie, visit: opened["open"]["visit"].as_str().unwrap().to_owned() }
}

/// Saves answers one after the other until the program is gone. Returns the sequences that were confirmed.
fn save(address: &str, session: &Session, sequences: impl Iterator<Item = u32>) -> Vec<u32> {
    let confirmed = |sequence: &u32| {
        let answer = json!({ "instrument": "phq9", "item": 1, "reply": { "chosen": sequence % 4 } });
        let call = json!({ "answer": answer, "sequence": sequence, "waited_seconds": 0 });
        let reply = post(address, "/api/save-answer", session, &call);
        reply.is_ok_and(|reply| reply.starts_with("HTTP/1.1 200 "))
    };
    sequences.take_while(confirmed).collect()
}

/// One life of the program: the sequences it confirmed before it was killed.
fn life(folder: &Path, round: u32) -> Vec<u32> {
    let demo = Demo::start(folder);
    let story: Value = serde_json::from_slice(&fs::read(folder.join("demo.json")).unwrap()).unwrap();
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
    for round in 1..=ROUNDS {
        let in_this_life = life(folder.path(), round);
        assert!(!in_this_life.is_empty(), "nothing was saved before the program was killed");
        confirmed.extend(in_this_life);
        let kept = kept(folder.path()).await;
        let lost: Vec<_> = confirmed.iter().filter(|sequence| !kept.contains(sequence)).collect();
        assert!(lost.is_empty(), "confirmed and lost: {lost:?}");
    }
}
