//! The power goes. Everything that the program asked of the disk is traced; then, for each confirmation, the records
//! are put together as a disk may hold them that loses whatever was not synced at that moment.

use crate::program::{Demo, tries};
use crate::saver::{Saver, traced};
use crate::trace::{CALLS, Step, steps};
use sqlx::Connection;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::thread::{self, sleep};
use std::time::Duration;

/// The records as they are on the disk, and what was asked of it since.
#[derive(Default)]
struct Disk {
    lasting: HashMap<String, Vec<u8>>,
    asked: HashMap<String, Vec<Asked>>,
    syncing: HashMap<(String, String), usize>,
}

enum Asked {
    Write(u64, Vec<u8>),
    Cut(u64),
}

impl Asked {
    fn happens(&self, file: &mut Vec<u8>) {
        match self {
            Self::Cut(to) => file.resize(usize::try_from(*to).unwrap(), 0),
            Self::Write(at, bytes) => {
                let at = usize::try_from(*at).unwrap();
                file.resize(file.len().max(at + bytes.len()), 0);
                file[at..at + bytes.len()].copy_from_slice(bytes);
            }
        }
    }
}

impl Disk {
    fn of(folder: &Path) -> Self {
        let files = ["demo.db", "demo.db-wal"]
            .map(|name| (name.to_owned(), fs::read(folder.join(name)).unwrap_or_default()));
        Self { lasting: files.into(), ..Self::default() }
    }

    /// A step is taken. `forgets_syncs_of` is what a disk, or a setting, does that does not sync that file.
    fn takes(&mut self, step: &Step, forgets_syncs_of: Option<&str>) {
        match step {
            Step::Wrote { file, at, bytes } => {
                self.asked.entry(file.clone()).or_default().push(Asked::Write(*at, bytes.clone()));
            }
            Step::Cut { file, to } => self.asked.entry(file.clone()).or_default().push(Asked::Cut(*to)),
            Step::Gone { file } => {
                self.asked.remove(file);
                self.lasting.insert(file.clone(), Vec::new());
            }
            Step::Syncs { file, thread } => {
                let asked = self.asked.get(file).map_or(0, Vec::len);
                self.syncing.insert((file.clone(), thread.clone()), asked);
            }
            Step::Synced { file, thread } => {
                let asked = self.syncing.remove(&(file.clone(), thread.clone())).unwrap();
                if forgets_syncs_of != Some(file) {
                    self.lasts(file, asked);
                }
            }
            Step::Confirmed(_) => {}
        }
    }

    /// The first so many things that were asked of a file are on the disk.
    fn lasts(&mut self, file: &str, asked: usize) {
        let all = self.asked.entry(file.to_owned()).or_default();
        let on_disk = self.lasting.entry(file.to_owned()).or_default();
        // Somebody else's sync may have been faster.
        let asked = asked.min(all.len());
        all.drain(..asked).for_each(|one| one.happens(on_disk));
        for ((syncing, _), waiting) in &mut self.syncing {
            if syncing == file {
                *waiting = waiting.saturating_sub(asked);
            }
        }
    }

    /// Writes down the records as they are when the power is back. A few of what was asked last may have happened too.
    fn write(&self, folder: &Path, some: usize) {
        for (name, lasting) in &self.lasting {
            let mut file = lasting.clone();
            let asked = self.asked.get(name).into_iter().flatten();
            // Not in the order in which it was asked, and not all: a disk has its own.
            asked
                .enumerate()
                .filter(|(number, _)| some > 0 && number % some == 0)
                .for_each(|(_, one)| one.happens(&mut file));
            fs::write(folder.join(name), file).unwrap();
        }
        let _ = fs::remove_file(folder.join("demo.db-shm"));
    }
}

/// What a folder's records hold, if they are whole.
async fn kept(folder: &Path) -> Result<HashSet<u32>, String> {
    sqlx::any::install_default_drivers();
    let url = format!("sqlite:{}", folder.join("demo.db").display());
    let mut db = sqlx::AnyConnection::connect(&url).await.map_err(|error| error.to_string())?;
    let check = sqlx::query_scalar("select cast(quick_check as text) from pragma_quick_check");
    let whole: String = check.fetch_one(&mut db).await.map_err(|error| error.to_string())?;
    let query =
        sqlx::query_scalar("select sequence from answer_history where instrument = 'phq9' and item = 1");
    let kept: Vec<i64> = query.fetch_all(&mut db).await.map_err(|error| error.to_string())?;
    db.close().await.map_err(|error| error.to_string())?;
    if whole == "ok" {
        Ok(kept.into_iter().map(|one| u32::try_from(one).unwrap()).collect())
    } else {
        Err(whole)
    }
}

/// At how many of so many cuts something that was confirmed is lost or the records are not whole.
async fn lost_at(start: &Path, steps: &[Step], cuts: usize, forgets_syncs_of: Option<&str>) -> usize {
    let after = tempfile::tempdir().unwrap();
    let (mut disk, mut confirmed, mut lost) = (Disk::of(start), Vec::new(), 0);
    let all = steps.iter().filter(|step| matches!(step, Step::Confirmed(_))).count();
    let every = (all / cuts).max(1);
    for step in steps {
        disk.takes(step, forgets_syncs_of);
        let Step::Confirmed(sequence) = step else { continue };
        confirmed.push(*sequence);
        if confirmed.len() % every == 0 {
            // Where syncs are forgotten, luck is not asked for.
            let some = if forgets_syncs_of.is_some() { 0 } else { (confirmed.len() / every) % 4 };
            disk.write(after.path(), some);
            let kept = kept(after.path()).await;
            let all_there = kept.is_ok_and(|kept| confirmed.iter().all(|one| kept.contains(one)));
            lost += usize::from(!all_there);
        }
    }
    lost
}

#[tokio::test]
async fn whatever_was_confirmed_is_there_after_the_power_was_gone() {
    let folder = tempfile::tempdir().unwrap();
    let (folder, start) = (folder.path(), tempfile::tempdir().unwrap());
    let trace = start.path().join("trace");
    drop(Demo::start(folder));
    let options = ["-y", "-xx", "-s", "70000", "-e", CALLS, "-o", trace.to_str().unwrap()];
    let Some(command) = traced(&options) else { return };
    for name in ["demo.db", "demo.db-wal"] {
        let _ = fs::copy(folder.join(name), start.path().join(name));
    }
    let demo = Demo::start_under(folder, command);
    let answers = tries(300, 2_000);
    thread::scope(|clients| {
        for client in 0..4 {
            let mut saver = Saver::after(&demo, client, u32::try_from(client + 1).unwrap() * 100_000);
            let demo = &demo;
            clients.spawn(move || (0..answers / 4).for_each(|_| drop(saver.save(demo))));
        }
    });
    drop(demo);
    // The tracer writes its last lines when what it traced is gone.
    sleep(Duration::from_millis(500));
    let steps = steps(&fs::read_to_string(&trace).unwrap());
    let confirmed = steps.iter().filter(|step| matches!(step, Step::Confirmed(_))).count();
    assert!(confirmed >= answers * 9 / 10, "{confirmed} of {answers} were confirmed, and traced");
    let cuts = tries(40, confirmed);
    assert_eq!(lost_at(start.path(), &steps, cuts, None).await, 0, "of {cuts} cuts");
    // What `synchronous = NORMAL` does: the log is not synced at a commit. If that were not seen, nothing would be.
    let lost = lost_at(start.path(), &steps, cuts, Some("demo.db-wal")).await;
    assert!(lost * 10 >= cuts * 9, "without syncs only {lost} of {cuts} cuts lose something");
}
