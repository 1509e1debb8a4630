//! The line is cut while a pack is sent: at every byte of the call, and of the reply.

use crate::program::{Demo, Session, body, opened, opening, tries};
use serde_json::{Value, json};
use socket2::SockRef;
use sqlx::Connection;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::path::Path;
use std::time::Duration;

/// How a line ends.
#[derive(Debug, Clone, Copy)]
enum End {
    /// In order, but too early.
    Closed,
    /// As when a phone loses its network and a router says so.
    Reset,
    /// Not at all: nothing more comes.
    Silent,
}

const ENDS: [End; 3] = [End::Closed, End::Reset, End::Silent];

/// A whole pack as one call, byte by byte.
fn call(demo: &Demo, session: &Session, key: u32) -> Vec<u8> {
    let mut answers = Vec::new();
    for (instrument, items) in [("phq9", 10), ("gad7", 7), ("wsas", 5)] {
        for item in 1..=items {
            let chosen = u8::from((instrument, item) != ("phq9", 9));
            let answer = json!({ "instrument": instrument, "item": item, "reply": { "chosen": chosen } });
            answers.push(
                json!({ "answer": answer, "sequence": answers.len() + 1, "key": 0, "waited_seconds": 0 }),
            );
        }
    }
    session.request(
        &demo.address,
        "/api/submit-pack",
        &json!({ "key": format!("{key:032x}"), "answers": answers }),
    )
}

/// Sends so many bytes of a call and ends the line. It lives on where the end is silence.
fn cut(address: &str, call: &[u8], bytes: usize, end: End) -> Option<TcpStream> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(&call[..bytes]).unwrap();
    match end {
        End::Closed => stream.shutdown(Shutdown::Write).map(|()| None).unwrap(),
        End::Reset => SockRef::from(&stream).set_linger(Some(Duration::ZERO)).map(|()| None).unwrap(),
        End::Silent => Some(stream),
    }
}

/// How many packs, and how many of their scores, were kept.
async fn kept(folder: &Path) -> (i64, i64) {
    let url = format!("sqlite:{}?mode=ro", folder.join("demo.db").display());
    let mut db = sqlx::AnyConnection::connect(&url).await.unwrap();
    let mut counts = Vec::new();
    for query in ["select count(*) from sent_packs", "select count(*) from measurements"] {
        counts.push(sqlx::query_scalar::<_, i64>(query).fetch_one(&mut db).await.unwrap());
    }
    db.close().await.unwrap();
    (counts[0], counts[1])
}

#[tokio::test]
async fn a_pack_whose_line_is_cut_at_any_byte_is_there_once_or_not_at_all_and_never_confirmed_without() {
    sqlx::any::install_default_drivers();
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let demo = Demo::start(folder);
    let story = demo.story();
    let invitations = story["invitations"].as_array().unwrap();
    // Those who were asked the usual and have sent nothing.
    let unanswered = |invitation: &Value| {
        let (session, opened) = open_whole(&demo, invitation);
        (opened["open"]["pack"] == json!(["phq9", "gad7", "wsas"])).then_some(session)
    };
    let mut patients: Vec<_> = invitations.iter().rev().filter_map(unanswered).collect();
    let before = kept(folder).await;

    let whole = call(&demo, &patients.pop().unwrap(), 1);
    let step = (whole.len() * ENDS.len() / tries(120, whole.len() * ENDS.len())).max(1);
    let mut silent = Vec::new();
    for (number, bytes) in (0..whole.len()).step_by(step).enumerate() {
        for end in ENDS {
            silent.extend(cut(&demo.address, &whole, bytes, end));
        }
        // As many lines as a program may have open.
        if number % 200 == 199 {
            assert_eq!(kept(folder).await, before, "cut before byte {bytes}");
            silent.clear();
        }
    }
    assert_eq!(kept(folder).await, before, "a call that did not come whole");

    let mut sent = before;
    let reply = whole_reply(&demo, &whole);
    sent = (sent.0 + 1, sent.1 + 3);
    assert_eq!(kept(folder).await, sent, "the call that came whole");
    let step = (reply / tries(30, reply)).max(1);
    for bytes in (0..=reply).step_by(step) {
        // A pack of its own while there are some, and then the same again.
        let fresh = patients.pop().map(|session| call(&demo, &session, 2));
        sent = if fresh.is_some() { (sent.0 + 1, sent.1 + 3) } else { sent };
        let call = fresh.as_ref().unwrap_or(&whole);
        let mut stream = TcpStream::connect(&demo.address).unwrap();
        stream.write_all(call).unwrap();
        let mut heard = vec![0; bytes];
        stream.read_exact(&mut heard).unwrap();
        if bytes > 0 {
            assert_eq!(kept(folder).await, sent, "confirmed in part, {bytes} bytes of the reply");
        }
        // With something unread, this resets the line.
        drop(stream);
        assert!(whole_reply(&demo, call) > 0, "sent again");
        assert_eq!(kept(folder).await, sent, "sent again after {bytes} bytes of the reply");
    }
}

fn open_whole(demo: &Demo, invitation: &Value) -> (Session, Value) {
    let reply = opening(&demo.address, invitation);
    (opened(&reply), body(&reply))
}

/// Makes the call and hears all of the reply, which confirms it. How long the reply is.
fn whole_reply(demo: &Demo, call: &[u8]) -> usize {
    let mut stream = TcpStream::connect(&demo.address).unwrap();
    stream.write_all(call).unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).unwrap();
    assert!(reply.starts_with("HTTP/1.1 201 "), "{reply}");
    reply.len()
}
