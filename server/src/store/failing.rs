//! Ways in which the disk fails: those after which nothing may go on.

/// What the program says of itself when it stops because of the disk (`EX_IOERR` of sysexits).
const DISK_FAILED: i32 = 74;

/// Stops the program if the disk could not sync or read back what it was asked to keep. It may have dropped it, and would
/// not say so a second time: only starting afresh reads what is really there.
pub(crate) fn stop_if_lost(error: &sqlx::Error) {
    let code = error.as_database_error().and_then(|error| error.code());
    if let Some(what) = code.as_deref().and_then(lost) {
        tracing::error!("the disk could not {what}: stopping");
        std::process::exit(DISK_FAILED);
    }
}

/// What the disk could not do, where SQLite cannot go on from it. A write that is refused is another matter, as of a disk
/// that is full: it is told at once, and nothing was confirmed.
fn lost(code: &str) -> Option<&'static str> {
    match code {
        // SQLITE_IOERR_FSYNC, _DIR_FSYNC.
        "1034" | "1290" => Some("sync a commit"),
        // SQLITE_IOERR_READ, _SHORT_READ, _CORRUPTFS.
        "266" | "522" | "8458" => Some("read the records"),
        // SQLITE_IOERR_TRUNCATE, _FSTAT, _CLOSE.
        "1546" | "1802" | "4106" => Some("keep the records' file"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_have_lost_something_is_told_from_what_was_refused() {
        for code in ["1034", "1290", "266"] {
            assert!(lost(code).is_some(), "{code}");
        }
        // Busy, full, not written, no room to share, PostgreSQL's disk full.
        for code in ["5", "13", "778", "4874", "53100"] {
            assert_eq!(lost(code), None, "{code}");
        }
    }
}
