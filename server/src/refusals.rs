//! What staff ask for that is not there or not theirs leaves an entry in the audit: the call, and what it named.

use crate::Server;
use crate::caller::Staff;
use crate::error::{Error, Result};
use crate::steps::noting::note_reading;
use crate::store::audit::{Act, Entry};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use measures::contract::Problem;

/// How many records an entry names.
const NAMED: usize = 4;
/// How many digits the name of a record has.
const DIGITS: usize = 32;

/// Notes that a call of a member of staff found nothing, if it was that. What cannot be noted is logged: the call is
/// refused either way.
pub(crate) async fn note_refusal(server: &Server, parts: &mut Parts, path: &str, body: &[u8], error: &Error) {
    if !matches!(error, Error::Problem(Problem::NotFound)) {
        return;
    }
    if let Err(error) = note(server, parts, about(path, body)).await {
        tracing::error!("a refusal is not in the audit: {error}");
    }
}

async fn note(server: &Server, parts: &mut Parts, about: String) -> Result<()> {
    // Patients name no records: what they can ask for is what their visit is for.
    let Ok(staff) = Staff::from_request_parts(parts, server).await else { return Ok(()) };
    note_reading(server, &staff, Entry::of(Act::RefusedCall).about(about)).await
}

/// The call and the records it names, by whatever field. Nothing else of it: what was typed may be a patient's.
fn about(path: &str, body: &[u8]) -> String {
    let body = String::from_utf8_lossy(body);
    let is_name = |text: &&str| {
        text.len() == DIGITS && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    std::iter::once(path).chain(body.split('"').filter(is_name).take(NAMED)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_names_the_call_and_its_records_and_nothing_that_was_typed() {
        let id = "0123456789abcdef0123456789abcdef";
        let body = format!(r#"{{"alert":"{id}","number":1,"note":"She said so","key":"0123"}}"#);
        assert_eq!(about("/api/see-alert", body.as_bytes()), format!("/api/see-alert {id}"));
    }
}
