//! The headers of every reply of every status, and nothing of any address that is none.

use crate::house::{HOME, House, OURS, Reply, opening};
use serde_json::json;
use std::collections::BTreeMap;

/// The whole set, as the security page lists it. Nothing else but what a reply is.
const EVERYWHERE: [(&str, &str); 10] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'; object-src 'none'; report-uri /api/csp; report-to csp",
    ),
    ("strict-transport-security", "max-age=63072000; includeSubDomains; preload"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    ("reporting-endpoints", "csp=\"/api/csp\""),
];

/// What else a reply may say of itself.
const OF_ITSELF: [&str; 10] = [
    "content-type",
    "content-length",
    "content-encoding",
    "cache-control",
    "vary",
    "set-cookie",
    "retry-after",
    "allow",
    "x-accel-buffering",
    "server-timing",
];

fn holds(what: &str, reply: &Reply) {
    for (name, value) in EVERYWHERE {
        let all: Vec<_> = reply.headers.get_all(name).iter().collect();
        assert_eq!(all, [value], "{what}: {name}");
    }
    for name in reply.headers.keys().map(|name| name.as_str()) {
        let known = EVERYWHERE.iter().any(|(known, _)| *known == name) || OF_ITSELF.contains(&name);
        assert!(known, "{what} says {name}");
    }
}

fn is_a_call(what: &str, reply: &Reply) {
    holds(what, reply);
    assert_eq!(reply.headers.get("cache-control").unwrap(), "no-store", "{what}");
    assert_eq!(reply.headers.get("vary").unwrap(), "sec-fetch-site, origin", "{what}");
    assert!(!reply.text.contains('<'), "{what}: a page");
}

#[tokio::test]
async fn every_reply_of_every_status_carries_the_whole_set() {
    let house = House::open().await;
    let link = house.patient(1).await;
    let patient = house.opened(&link, HOME).await;
    let mut seen = BTreeMap::new();
    let mut call = |what: &str, expected: u16, reply: Reply| {
        assert_eq!(reply.status, expected, "{what}: {}", reply.text);
        is_a_call(what, &reply);
        *seen.entry(expected).or_insert(0) += 1;
    };
    let wrong = opening(&link.0, link.1.succ_opt().unwrap());
    call("opening", 200, house.asks(HOME, None, "/api/open-invitation", &opening(&link.0, link.1)).await);
    call("a wrong date", 403, house.asks(HOME, None, "/api/open-invitation", &wrong).await);
    let therapist = house.therapist().await;
    let nobodys = json!({"appointment": format!("{:032x}", 77)});
    call("not yours", 404, house.asks(HOME, Some(&therapist), "/api/read-appointment", &nobodys).await);
    let large = "x".repeat(65 * 1024);
    call("too large", 413, house.asks(HOME, None, "/api/sign-in", &json!(large)).await);
    let plain = [("host", "a.example"), ("content-type", "text/plain"), ("x-beforehand", "1")];
    call("no JSON", 415, house.sent(HOME, "POST", "/api/sign-in", &plain, "{}").await);
    call("reports", 204, house.sent(HOME, "POST", "/api/csp", &[], large).await);
    call("events", 401, house.sent(HOME, "GET", "/api/events", &[], "").await);
    let listens = [("cookie", therapist.cookie.as_str())];
    call("events", 200, house.sent(HOME, "GET", "/api/events", &listens, "").await);
    for path in server::calls() {
        for method in ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
            call(path, 405, house.sent(HOME, method, path, &OURS, "").await);
        }
        call(path, 403, house.sent(HOME, "POST", path, &[("host", "a.example")], "").await);
    }
    let send = json!({"key": format!("{:032x}", 5), "answers": []});
    for _ in 0..30 {
        call("unfinished", 422, house.asks(HOME, Some(&patient), "/api/submit-pack", &send).await);
    }
    call("too often", 429, house.asks(HOME, Some(&patient), "/api/submit-pack", &send).await);
    assert!(
        [200, 204, 401, 403, 404, 405, 413, 415, 422, 429].iter().all(|status| seen.contains_key(status))
    );
}

#[tokio::test]
async fn what_goes_wrong_on_our_side_carries_it_too_and_says_no_more() {
    let house = House::open().await;
    let link = house.patient(1).await;
    let unwatched = house.sent(HOME, "GET", "/readyz", &[], "").await;
    assert_eq!((unwatched.status, unwatched.text.as_str()), (503, "\"busy\""));
    assert_eq!(unwatched.headers.get("retry-after").unwrap(), "5");
    holds("/readyz", &unwatched);
    house.breaks().await;
    let broken = house.asks(HOME, None, "/api/open-invitation", &opening(&link.0, link.1)).await;
    assert_eq!((broken.status, broken.text.as_str()), (500, "\"ours\""));
    is_a_call("ours", &broken);
}

#[tokio::test]
async fn pages_and_what_they_load_carry_it_and_nothing_else_is_a_page() {
    let house = House::open().await;
    for path in
        ["/", "/refer", "/clinic", "/office", "/robots.txt", "/healthz", "/nothing", "/assets/none.js"]
    {
        for method in ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"] {
            let reply = house.sent(HOME, method, path, &[("accept-encoding", "gzip, br")], "").await;
            holds(path, &reply);
            // A server that was built without its pages has none.
            let expected: &[u16] = match (method, path) {
                ("GET" | "HEAD", "/healthz") => &[200],
                (_, "/nothing" | "/assets/none.js") => &[404],
                ("GET" | "HEAD", _) => &[200, 404, 405],
                _ => &[405, 404],
            };
            assert!(expected.contains(&reply.status), "{method} {path}: {}", reply.status);
        }
    }
}
