//! One line of log for each request: its address if it is one of ours, status, time and number. Never what was in
//! it or who sent it.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;
use tracing::Instrument;

static NUMBER: AtomicU64 = AtomicU64::new(1);

/// Logs a request once its reply is on its way.
pub(crate) async fn log(request: Request, next: Next) -> Response {
    // Somebody's mistyped address may hold anything.
    let path = request.extensions().get::<MatchedPath>().map_or("unknown", MatchedPath::as_str).to_owned();
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let started = Instant::now();
    async move {
        let response = next.run(request).await;
        let milliseconds = started.elapsed().as_millis();
        tracing::info!(status = response.status().as_u16(), milliseconds, "replied");
        response
    }
    .instrument(tracing::info_span!("request", number, path))
    .await
}
