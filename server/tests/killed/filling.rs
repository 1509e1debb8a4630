//! The disk is full: no file may grow beyond a limit, which is the one way of filling a disk that anybody may use.

use crate::program::{Demo, tries};
use crate::saver::{Saver, kept};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

/// The program, which is told that a write is too long and not stopped for it.
fn without_the_signal() -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]).arg(env!("CARGO_BIN_EXE_server"));
    command
}

/// Lets no file of the program grow beyond so many bytes, or lets them all.
fn limit(demo: &Demo, bytes: Option<u64>) {
    let most = bytes.map_or("unlimited".to_owned(), |bytes| bytes.to_string());
    let id = demo.id().to_string();
    let done = Command::new("prlimit").args(["--pid", &id, &format!("--fsize={most}:unlimited")]).status();
    assert!(done.unwrap().success(), "prlimit");
}

fn log_size(folder: &Path) -> u64 {
    fs::metadata(folder.join("demo.db-wal")).map_or(0, |file| file.len())
}

#[tokio::test]
async fn a_full_disk_refuses_confirms_nothing_that_is_not_kept_and_recovers_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    drop(Demo::start(folder));
    let demo = Demo::start_under(folder, without_the_signal());
    let mut saver = Saver::of(&demo, 0);
    while !demo.is_ready() {
        sleep(Duration::from_millis(50));
    }
    for level in 0..u64::try_from(tries(8, 200)).unwrap() {
        assert!(saver.save(&demo).starts_with("HTTP/1.1 200 "), "level {level}");
        limit(&demo, Some(log_size(folder) + level * 347));
        let refused = (0..100).map(|_| saver.save(&demo)).find(|reply| !reply.starts_with("HTTP/1.1 200 "));
        let refused = refused.expect("a disk that never was full").to_lowercase();
        let log = || fs::read_to_string(folder.join("log")).unwrap();
        assert!(
            refused.starts_with("http/1.1 503 ") && refused.contains("retry-after: 5"),
            "{refused}{}",
            log()
        );
        // Where a whole answer does not fit, a few bytes may.
        assert!((0..50).any(|_| !demo.is_ready()), "level {level}");
        limit(&demo, None);
        let again = saver.save(&demo);
        assert!(again.starts_with("HTTP/1.1 200 "), "level {level}, with room again: {again}{}", log());
        assert!(demo.is_ready(), "level {level}, with room again");
        let lost = saver.lost(&kept(folder).await);
        assert!(lost.is_empty(), "level {level}: confirmed and lost: {lost:?}");
    }
    drop(demo);
    let lost = saver.lost(&kept(folder).await);
    assert!(lost.is_empty(), "after another start: {lost:?}");
}
