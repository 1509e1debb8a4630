//! An alert on its way from being raised to being closed, with the program killed at every step of it.

use crate::program::{Demo, Session, begin, body, open, post, sign_in};
use serde_json::{Value, json};
use server::store::Db;
use std::path::Path;
use std::thread;
use std::time::Duration;

/// How long after a call was begun the program is killed: before it was read, in the middle, after it was replied to.
const DELAYS: [u64; 5] = [0, 3, 8, 20, 60];
/// In the demo, who is on duty.
const ON_DUTY: usize = 2;

/// What is wrong if a query finds any. Each is something half done, or done twice.
const WRONG: [(&str, &str); 6] = [
    (
        "an answer that alerts and no alert that tells of it",
        "select count(*) from answer_history h where h.instrument = 'phq9' and h.item = 9 and h.choice > 0 and not exists (
             select 1 from alert_occasions o where o.invitation_id = h.invitation_id and o.choice = h.choice)",
    ),
    (
        "two alerts of a patient that wait",
        "select count(*) from alerts a join alerts b on a.patient_id = b.patient_id and a.id < b.id
         where a.acknowledged_at is null and b.acknowledged_at is null",
    ),
    (
        "a story that is not as long as it says",
        "select count(*) from alerts a where a.entries <>
             (select count(*) from alert_occasions o where o.alert_id = a.id)
             + (select count(*) from alert_safety s where s.alert_id = a.id)
             + (select count(*) from alert_disclosures d where d.alert_id = a.id)",
    ),
    (
        "acknowledged by nobody, or by somebody and still waiting",
        "select count(*) from alerts a where (a.acknowledged_at is null) = exists (
             select 1 from alert_events e where e.alert_id = a.id and e.kind = 'acknowledged')",
    ),
    (
        "closed by nobody, or by somebody and still on the queue",
        "select count(*) from alerts a where (a.closed_at is null) = exists (
             select 1 from alert_events e where e.alert_id = a.id and e.kind = 'closed')",
    ),
    (
        "something that staff did and the audit does not tell of",
        "select count(*) from alert_events e where e.kind in ('seen', 'contact') and not exists (
             select 1 from audit t where t.about = e.alert_id and t.staff_id = e.staff_id)
         and e.at > (select min(at) from audit)",
    ),
];

async fn count(folder: &Path, query: &'static str) -> i64 {
    let db = Db::open(&format!("sqlite:{}", folder.join("demo.db").display())).await.unwrap();
    let count = sqlx::query_scalar(query).fetch_one(&mut *db.read().await.unwrap()).await.unwrap();
    db.close().await;
    count
}

async fn nothing_is_wrong(folder: &Path, when: &str) {
    for (what, query) in WRONG {
        assert_eq!(count(folder, query).await, 0, "{what}, {when}");
    }
}

/// The calls that bring an alert from being raised to being closed. Who makes each, and what it must come to if it is
/// made again.
fn calls(patient: &Session, staff: &Session, alert: &Value) -> Vec<(&'static str, Session, Value)> {
    let answer = json!({ "instrument": "phq9", "item": 9, "reply": { "chosen": 2 } });
    let saved = json!({ "answer": answer, "sequence": 1, "key": 0, "waited_seconds": 0 });
    let safety = json!({ "keep_safe": "no", "reach": null, "sequence": 2, "key": 0, "waited_seconds": 0 });
    let acknowledged = json!({ "alert": alert, "seen": 2, "actions": ["spoke_to_patient"], "note": "" });
    let contact = json!({ "alert": alert, "number": 1, "outcome": "spoke", "note": "At once." });
    vec![
        ("/api/save-answer", patient.clone(), saved),
        ("/api/save-safety", patient.clone(), safety),
        ("/api/see-alert", staff.clone(), json!({ "alert": alert })),
        ("/api/acknowledge-alert", staff.clone(), acknowledged),
        ("/api/record-contact", staff.clone(), contact),
        ("/api/close-alert", staff.clone(), json!({ "alert": alert, "reason": "" })),
    ]
}

/// The alert of a patient that is on the queue, if one is.
fn on_queue(demo: &Demo, staff: &Session, patient: &Value) -> Value {
    let reply = post(&demo.address, "/api/read-alert-queue", staff, &json!({})).unwrap();
    let queue = body(&reply);
    let entry = queue["entries"].as_array().unwrap().iter().rfind(|entry| entry["patient"] == *patient);
    entry.map_or(Value::Null, |entry| entry["alert"].clone())
}

#[tokio::test]
async fn no_alert_is_lost_or_doubled_when_the_program_is_killed_at_any_step_of_its_life() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let mut demo = Demo::start(folder);
    let story = demo.story();
    let staff = sign_in(&demo.address, &story["staff"][ON_DUTY]);
    let invitations = story["invitations"].as_array().unwrap();
    for (delay, invitation) in DELAYS.into_iter().zip(invitations.iter().rev()) {
        let patient = open(&demo.address, invitation);
        let mut alert = Value::Null;
        for step in 0..calls(&patient, &staff, &alert).len() {
            let (path, session, call) = calls(&patient, &staff, &alert).remove(step);
            // Nobody waits for the reply, and often there is none.
            let begun = begin(&demo.address, path, &session, &call);
            thread::sleep(Duration::from_millis(delay));
            drop(demo);
            drop(begun);
            nothing_is_wrong(folder, &format!("{path}, killed after {delay} ms")).await;
            demo = Demo::start(folder);
            let reply = post(&demo.address, path, &session, &call).unwrap();
            let done_before = path == "/api/acknowledge-alert" && reply.contains("already_acknowledged");
            assert!(reply.starts_with("HTTP/1.1 200 ") || done_before, "{path} after {delay} ms: {reply}");
            if alert.is_null() {
                alert = on_queue(&demo, &staff, &invitation["patient"]);
                assert!(alert.is_string(), "the alert is not on the queue, killed after {delay} ms");
            }
        }
        assert_ne!(on_queue(&demo, &staff, &invitation["patient"]), alert, "it is closed");
    }
    drop(demo);
    nothing_is_wrong(folder, "at the end").await;
    let raised =
        "select count(*) from alert_occasions where choice = 2 and received_at > (select min(at) from audit)";
    assert_eq!(count(folder, raised).await, i64::try_from(DELAYS.len()).unwrap());
}

#[tokio::test]
async fn what_is_overdue_is_passed_on_once_however_often_the_program_is_killed_while_it_goes_round() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let demo = Demo::start(folder);
    for invitation in demo.story()["invitations"].as_array().unwrap().iter().rev().take(6) {
        let patient = open(&demo.address, invitation);
        let (path, session, call) = calls(&patient, &Session::default(), &Value::Null).remove(0);
        assert!(post(&demo.address, path, &session, &call).unwrap().starts_with("HTTP/1.1 200 "));
    }
    drop(demo);
    long_ago(folder).await;
    for delay in DELAYS {
        let demo = Demo::start(folder);
        thread::sleep(Duration::from_millis(delay));
        drop(demo);
        nothing_is_wrong(folder, &format!("killed after {delay} ms")).await;
    }
    let demo = Demo::start(folder);
    let ready = (0..100).any(|_| {
        thread::sleep(Duration::from_millis(50));
        demo.is_ready()
    });
    assert!(ready, "the queue was not gone round");
    drop(demo);
    let waiting = count(folder, "select count(*) from alerts where acknowledged_at is null").await;
    let passed_on = "select count(*) from alert_events e join alerts a on a.id = e.alert_id
                     where a.acknowledged_at is null and e.kind = 'went_to' and e.once in ('lead', 'manager')";
    assert!(waiting >= 6);
    assert_eq!(count(folder, passed_on).await, 2 * waiting);
}

/// Everything that waits has waited for ninety days, and nobody has gone round since.
async fn long_ago(folder: &Path) {
    let db = Db::open(&format!("sqlite:{}", folder.join("demo.db").display())).await.unwrap();
    let mut writing = db.write().await.unwrap();
    for change in [
        "update alerts set raised_at = raised_at - 7776000000 where acknowledged_at is null",
        "delete from alert_events where once in ('lead', 'manager')",
        "delete from watch",
    ] {
        sqlx::query(change).execute(&mut *writing).await.unwrap();
    }
    writing.commit().await.unwrap();
    db.close().await;
}
