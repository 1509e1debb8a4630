//! Another website that makes somebody's browser ask: whatever shape it gives that, nothing changes.

use crate::house::{HOME, House};
use serde_json::{Value, json};

/// What a page of another site can send without asking first, and what it cannot, by headers.
const SHAPES: [(&str, &[(&str, &str)]); 8] = [
    ("a form", &[("content-type", "application/x-www-form-urlencoded")]),
    ("a form with files", &[("content-type", "multipart/form-data; boundary=x")]),
    ("a form as text", &[("content-type", "text/plain")]),
    ("a beacon without a type", &[]),
    ("JSON", &[("content-type", "application/json")]),
    ("JSON in disguise", &[("content-type", "text/plain; application/json")]),
    ("JSON with our header", &[("content-type", "application/json"), ("x-beforehand", "1")]),
    ("JSON with our header, in capitals", &[("content-type", "APPLICATION/JSON"), ("X-BEFOREHAND", "1")]),
];

/// Where a browser says that it comes from. The last two are ours, in name and in nearly.
const ORIGINS: [&str; 4] = [
    "https://elsewhere.example",
    "null",
    "https://beforehand.example.elsewhere.example",
    "https://beforehand.example",
];

/// What a browser says of how its page stands to us; an old one says nothing.
const SITES: [Option<&str>; 5] =
    [Some("cross-site"), Some("same-site"), Some("none"), Some("same-origin"), None];

/// A body that each call would take, where what it names is there.
fn bodies(token: &str) -> Vec<(&'static str, Value)> {
    let id = |number: u128| format!("{number:032x}");
    let answer = json!({"instrument": "phq9", "item": 9, "reply": {"chosen": 1}});
    let first = json!({"question": "urgent_help", "said": {"chose": "no"}});
    vec![
        ("/api/open-invitation", json!({"token": token, "date_of_birth": "1980-05-11"})),
        ("/api/sign-in", json!({"username": "thea", "password": "guessed"})),
        (
            "/api/begin-referral",
            json!({"key": id(9), "screen": "urgent_help", "said": [first], "website": "", "waited_seconds": 0}),
        ),
        ("/api/save-answer", json!({"answer": answer, "sequence": 1, "key": 0, "waited_seconds": 0})),
        ("/api/close-sitting", json!({})),
        ("/api/sign-out", json!({})),
        ("/api/renew-invitation", json!({"appointment": id(1)})),
        (
            "/api/book-appointment",
            json!({"appointment": id(50), "referral": id(1), "starts": "2026-12-01T10:00:00", "mode": "video",
                "occasion": "treatment"}),
        ),
        ("/api/cancel-appointment", json!({"appointment": id(1), "by": "patient", "reason": "Away."})),
    ]
}

#[tokio::test]
async fn no_other_site_changes_anything_whatever_its_page_sends() {
    let house = House::open().await;
    let link = house.patient(1).await;
    let (patient, therapist) = (house.opened(&link, HOME).await, house.therapist().await);
    // As if SameSite were not there: the worst browser sends every cookie along.
    let cookies = format!("{}; {}", patient.cookie, therapist.cookie);
    let bodies = bodies(&link.0);
    let before = house.changes().await;
    let mut asked = 0;
    for path in server::calls() {
        let body =
            bodies.iter().find(|(known, _)| *known == path).map_or(json!({}), |(_, body)| body.clone());
        for (shape, headers) in SHAPES {
            for (origin, site) in ORIGINS.into_iter().flat_map(|origin| SITES.map(|site| (origin, site))) {
                let ours = headers.len() == 2;
                let same =
                    site == Some("same-origin") || site.is_none() && origin == "https://beforehand.example";
                if ours && same {
                    continue;
                }
                let mut headers = headers.to_vec();
                headers.extend([("host", "beforehand.example"), ("origin", origin), ("cookie", &cookies)]);
                headers.push((measures::contract::patient::VISIT, &patient.visit));
                headers.extend(site.map(|site| ("sec-fetch-site", site)));
                let reply = house.sent(HOME, "POST", path, &headers, body.to_string()).await;
                assert!(
                    matches!(reply.status, 403 | 415),
                    "{path} {shape} {origin} {site:?}: {}",
                    reply.status
                );
                asked += 1;
            }
        }
    }
    assert!(asked > 7_000, "{asked}");
    assert_eq!(house.changes().await, before);
    // And the same from our own page does change something, each.
    for (path, body) in bodies {
        let shown =
            if matches!(path, "/api/save-answer" | "/api/close-sitting") { &patient } else { &therapist };
        let before = house.changes().await;
        let from = "198.51.100.9".parse().unwrap();
        if path == "/api/sign-out" {
            continue;
        }
        let reply = house.asks(from, Some(shown), path, &body).await;
        assert_ne!(house.changes().await, before, "{path}: {} {}", reply.status, reply.text);
    }
}
