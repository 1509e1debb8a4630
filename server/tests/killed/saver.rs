//! Somebody who saves answers one after the other and remembers what was confirmed.

use crate::program::{Demo, Session, open, post};
use serde_json::json;
use server::store::Db;
use std::collections::HashSet;
use std::path::Path;
use std::process::Command;

pub struct Saver {
    session: Session,
    next: u32,
    pub confirmed: Vec<u32>,
}

impl Saver {
    pub fn of(demo: &Demo, invitation: usize) -> Self {
        Self::after(demo, invitation, 0)
    }

    /// One whose sequences begin after this one, so that they are nobody else's.
    pub fn after(demo: &Demo, invitation: usize, last: u32) -> Self {
        let session = open(&demo.address, &demo.story()["invitations"][invitation]);
        Self { session, next: last + 1, confirmed: Vec::new() }
    }

    /// Saves one more. The first line of the reply; empty where there was none.
    pub fn save(&mut self, demo: &Demo) -> String {
        let sequence = self.next;
        self.next += 1;
        let answer = json!({ "instrument": "phq9", "item": 1, "reply": { "chosen": sequence % 4 } });
        let call = json!({ "answer": answer, "sequence": sequence, "key": 0, "waited_seconds": 0 });
        let reply = post(&demo.address, "/api/save-answer", &self.session, &call).unwrap_or_default();
        if reply.starts_with("HTTP/1.1 200 ") {
            self.confirmed.push(sequence);
        }
        reply
    }

    /// What was confirmed and is not among these.
    pub fn lost(&self, kept: &HashSet<u32>) -> Vec<u32> {
        self.confirmed.iter().filter(|sequence| !kept.contains(sequence)).copied().collect()
    }
}

/// The sequences that the records of a folder hold.
pub async fn kept(folder: &Path) -> HashSet<u32> {
    let db = Db::open(&format!("sqlite:{}", folder.join("demo.db").display())).await.unwrap();
    let query = sqlx::query_scalar::<_, i64>(
        "select sequence from answer_history where instrument = 'phq9' and item = 1",
    );
    let kept = query.fetch_all(&mut *db.read().await.unwrap()).await.unwrap();
    db.close().await;
    kept.into_iter().map(|sequence| u32::try_from(sequence).unwrap()).collect()
}

/// The program under `strace`, which needs to be there and to be allowed. Where it is not, only those who asked for
/// everything hear of it as a failure.
pub fn traced(options: &[&str]) -> Option<Command> {
    let tried = Command::new("strace").args(["-o", "/dev/null", "true"]).output();
    if !tried.is_ok_and(|tried| tried.status.success()) {
        assert!(std::env::var("BEFOREHAND_TORTURE").is_err(), "strace is needed");
        eprintln!("not shown here: strace is needed");
        return None;
    }
    let mut command = Command::new("strace");
    // The program stays our own child, and the tracer is its grandchild.
    command.args(["-D", "-f", "-qq"]).args(options).arg(env!("CARGO_BIN_EXE_server"));
    Some(command)
}
