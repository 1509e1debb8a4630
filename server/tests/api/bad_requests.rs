//! Bad requests: what no page of ours sends, whatever the call.

use crate::bad_input::told;
use crate::clinic::Clinic;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use measures::contract::Problem;
use tower::ServiceExt;

#[tokio::test]
async fn a_call_that_is_too_large_is_refused_announced_or_not() {
    let clinic = Clinic::open().await;
    let large = format!(r#"{{"token": "{}"}}"#, "x".repeat(64 * 1024));
    let told_large = told(&clinic.nobody(), "open-invitation", &large).await;
    assert_eq!(told_large, (StatusCode::PAYLOAD_TOO_LARGE, Some(Problem::TooLarge)));
    let announced = clinic.nobody().request("/api/open-invitation").header("content-length", "65537");
    let response = clinic.router.clone().oneshot(announced.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn what_no_page_of_ours_sends_is_refused() {
    let clinic = Clinic::open().await;
    let ours = [
        ("host", "beforehand.example"),
        ("content-type", "application/json"),
        ("x-beforehand", "1"),
        ("sec-fetch-site", "same-origin"),
    ];
    let with = |name: &'static str, value: Option<&'static str>| {
        let kept = ours.into_iter().filter(move |(other, _)| *other != name);
        kept.chain(value.map(|value| (name, value))).collect::<Vec<_>>()
    };
    let mut foreign = with("sec-fetch-site", None);
    foreign.push(("origin", "https://elsewhere.example"));
    let mut own = with("sec-fetch-site", None);
    own.push(("origin", "https://beforehand.example"));
    let rows = [
        (with("x-beforehand", None), 403, "no header of ours"),
        (with("x-beforehand", Some("2")), 403, "another version of it"),
        (with("sec-fetch-site", Some("cross-site")), 403, "another site"),
        (with("sec-fetch-site", Some("same-site")), 403, "a neighbour"),
        (with("sec-fetch-site", Some("none")), 403, "typed into the bar"),
        (foreign, 403, "an old browser on another site"),
        (with("content-type", None), 415, "no type"),
        (with("content-type", Some("text/plain")), 415, "a form in disguise"),
        (with("content-type", Some("application/jsonp")), 415, "nearly JSON"),
        (with("content-type", Some("Application/JSON; charset=utf-8")), 422, "JSON all the same"),
        (own, 422, "an old browser on our own page"),
        (with("sec-fetch-site", None), 422, "no browser"),
    ];
    for (headers, status, reason) in rows {
        let request =
            headers.into_iter().fold(Request::post("/api/open-invitation"), |request, (name, value)| {
                request.header(name, value)
            });
        let request = request.body(Body::from("{}")).unwrap();
        let response = clinic.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status().as_u16(), status, "{reason}");
        assert_eq!(response.headers().get("cache-control").unwrap(), "no-store", "{reason}");
    }
}

#[tokio::test]
async fn an_address_that_is_none_of_ours_is_told_so_in_json() {
    let clinic = Clinic::open().await;
    let unknown = told(&clinic.nobody(), "read-everything", "{}").await;
    assert_eq!(unknown, (StatusCode::NOT_FOUND, Some(Problem::NotFound)));
}

#[tokio::test]
async fn calls_are_posted_and_nothing_else() {
    let clinic = Clinic::open().await;
    for path in server::calls() {
        for method in ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"] {
            let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
            let response = clinic.router.clone().oneshot(request).await.unwrap();
            assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        }
    }
}
