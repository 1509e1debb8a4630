//! The headers that every reply carries, whatever its status: what the browser must not do with our pages.

use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, VARY};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

const HEADERS: &[(&str, &str)] = &[
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

/// What holds for replies to calls besides: nobody keeps them, and they depend on who asks from where.
const OF_CALLS: [(HeaderName, &str); 2] = [(CACHE_CONTROL, "no-store"), (VARY, "sec-fetch-site, origin")];

/// Sets them on a reply on its way out.
pub async fn on_every_reply(request: Request, next: Next) -> Response {
    let is_call = request.uri().path().starts_with("/api/");
    let mut response = next.run(request).await;
    for (name, value) in HEADERS {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if is_call {
        for (name, value) in OF_CALLS {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
    }
    response
}
