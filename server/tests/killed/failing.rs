//! A sync fails: the disk may have dropped what it was asked to keep, so that nothing may go on.

use crate::program::Demo;
use crate::saver::{Saver, kept, traced};
use std::fs;
use std::path::Path;

/// Saves until the program has stopped, which it must. What it stopped with.
async fn stopped(folder: &Path, options: &[&str], most: usize) -> Option<i32> {
    drop(Demo::start(folder));
    let Some(command) = traced(options) else { return Some(74) };
    let mut demo = Demo::start_under(folder, command);
    let mut saver = Saver::of(&demo, 0);
    let silent = (0..most).any(|_| saver.save(&demo).is_empty());
    let log = fs::read_to_string(folder.join("log")).unwrap();
    assert!(silent, "it goes on although the disk has failed: {log}");
    let stopped_with = demo.stopped();
    assert_eq!(log.matches("could not sync a commit: stopping").count(), 1, "{log}");
    drop(demo);
    let lost = saver.lost(&kept(folder).await);
    assert!(lost.is_empty(), "confirmed and lost: {lost:?}");
    stopped_with
}

#[tokio::test]
async fn a_commit_that_cannot_be_synced_is_not_confirmed_and_stops_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("demo.db-wal");
    let path = log.to_str().unwrap();
    let fails = "inject=fsync,fdatasync:error=EIO:when=30+";
    let options = ["-o", "/dev/null", "-P", path, "-e", "trace=fsync,fdatasync", "-e", fails];
    assert_eq!(stopped(folder.path(), &options, 200).await, Some(74));
}

#[tokio::test]
async fn a_file_that_cannot_be_synced_stops_the_program_before_its_log_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("demo.db");
    let path = file.to_str().unwrap();
    let fails = "inject=fsync,fdatasync:error=EIO";
    let options = ["-o", "/dev/null", "-P", path, "-e", "trace=fsync,fdatasync", "-e", fails];
    assert_eq!(stopped(folder.path(), &options, 2_000).await, Some(74));
}
