//! Reading what `strace` wrote: what was written and synced to files, and what was replied, in its order.

use std::collections::HashMap;

/// Something that the program asked of the system.
#[derive(Debug)]
pub enum Step {
    /// So many bytes were written into a file at a place.
    Wrote { file: String, at: u64, bytes: Vec<u8> },
    /// A file was cut to a length.
    Cut { file: String, to: u64 },
    /// A file began to be synced, by this thread.
    Syncs { file: String, thread: String },
    /// A file was synced.
    Synced { file: String, thread: String },
    /// A file went.
    Gone { file: String },
    /// An answer was confirmed.
    Confirmed(u32),
}

/// The calls that are traced.
pub const CALLS: &str = "trace=pwrite64,write,writev,sendto,fsync,fdatasync,ftruncate,unlink";

/// Every step, in its order.
pub fn steps(trace: &str) -> Vec<Step> {
    let mut begun = HashMap::new();
    let mut steps = Vec::new();
    for line in trace.lines() {
        let Some((thread, call)) = line.trim_start().split_once(' ') else { continue };
        let call = call.trim_start();
        if let Some(call) = call.strip_suffix(" <unfinished ...>") {
            steps.extend(begins(thread, call));
            begun.insert(thread.to_owned(), call.to_owned());
        } else if let Some((_, rest)) =
            call.strip_prefix("<... ").and_then(|call| call.split_once(" resumed>"))
        {
            let whole = format!("{}{rest}", begun.remove(thread).unwrap_or_default());
            steps.extend(ends(thread, &whole));
        } else {
            steps.extend(begins(thread, call));
            steps.extend(ends(thread, call));
        }
    }
    steps
}

/// What a call does as it begins: a sync holds for what was written by then, and a reply counts from its first byte.
fn begins(thread: &str, call: &str) -> Option<Step> {
    if call.starts_with("fsync(") || call.starts_with("fdatasync(") {
        return Some(Step::Syncs { file: file(call)?, thread: thread.to_owned() });
    }
    let replies = ["write(", "writev(", "sendto("].iter().any(|name| call.starts_with(name));
    if !replies || file(call).is_some() {
        return None;
    }
    let said = String::from_utf8(quoted(call)).ok()?;
    let (_, confirmed) = said.strip_prefix("HTTP/1.1 200 OK")?.split_once("{\"sequence\":")?;
    Some(Step::Confirmed(confirmed.trim_end_matches('}').parse().ok()?))
}

/// What a call has done when it is over.
fn ends(thread: &str, call: &str) -> Option<Step> {
    let (asked, came) = call.rsplit_once(" = ")?;
    if came.starts_with('-') {
        return None;
    }
    let numbers = |text: &str| -> Vec<u64> {
        let last = text.trim_end().trim_end_matches(')').rsplit('"').next().unwrap_or_default();
        last.split(", ").filter_map(|number| number.trim().parse().ok()).collect()
    };
    if asked.starts_with("pwrite64(") {
        let [_, at] = numbers(asked)[..] else { panic!("{asked}") };
        let written: usize = came.trim().parse().unwrap();
        let mut bytes = quoted(asked);
        assert!(bytes.len() >= written, "a write that was not traced whole");
        bytes.truncate(written);
        return Some(Step::Wrote { file: file(asked)?, at, bytes });
    }
    if asked.starts_with("ftruncate(") {
        let to = asked.trim_end().trim_end_matches(')').rsplit(", ").next()?.parse().ok()?;
        return Some(Step::Cut { file: file(asked)?, to });
    }
    if asked.starts_with("fsync(") || asked.starts_with("fdatasync(") {
        return Some(Step::Synced { file: file(asked)?, thread: thread.to_owned() });
    }
    let path = asked.strip_prefix("unlink(").map(|_| String::from_utf8(quoted(asked)))?;
    Some(Step::Gone { file: name(&path.ok()?)?.to_owned() })
}

/// The records' file that a call is about, if it is one of them.
fn file(call: &str) -> Option<String> {
    let (_, rest) = call.split_once('<')?;
    let (path, _) = rest.split_once('>')?;
    name(&String::from_utf8(hexadecimal(path)).ok()?).map(str::to_owned)
}

fn name(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next()?;
    ["demo.db", "demo.db-wal"].contains(&name).then_some(name)
}

/// Everything between quotation marks, one after the other: all of it is written as `\x41`.
fn quoted(call: &str) -> Vec<u8> {
    call.split('"').skip(1).step_by(2).flat_map(hexadecimal).collect()
}

fn hexadecimal(text: &str) -> Vec<u8> {
    text.split("\\x").skip(1).map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect()
}
