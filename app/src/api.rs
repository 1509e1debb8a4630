//! Asking the server: one function for every call.

use futures_util::future::{Either, select};
use gloo_net::http::Request;
use gloo_timers::future::TimeoutFuture;
use measures::contract::{Call, Problem};
use std::pin::pin;

/// Why a call did not go well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The server said what is wrong.
    Problem(Problem),
    /// The server could not be reached.
    Offline,
    /// The answer makes no sense to this version of the app: reload.
    Outdated,
}

/// How long an answer may take. A phone that has lost its network is told of it far later, if at all.
const PATIENCE_MS: u32 = 30_000;

/// Sends a call and waits for its reply, though not for ever.
///
/// # Errors
/// What the server says is wrong, or that it could not be reached or understood.
pub async fn send<C: Call>(call: &C) -> Result<C::Reply, Failure> {
    match select(pin!(post(call)), pin!(TimeoutFuture::new(PATIENCE_MS))).await {
        Either::Left((reply, _)) => reply,
        Either::Right(_) => Err(Failure::Offline),
    }
}

async fn post<C: Call>(call: &C) -> Result<C::Reply, Failure> {
    let response = Request::post(C::PATH)
        // A page of another site cannot set this header without asking first, and is refused when it asks.
        .header("x-beforehand", "1")
        .json(call)
        .map_err(|_| Failure::Outdated)?
        .send()
        .await
        .map_err(|_| Failure::Offline)?;
    if response.ok() {
        return response.json().await.map_err(|_| Failure::Outdated);
    }
    // A proxy on the way may answer in its own words while the server restarts: that is a poor line, not a defect.
    let unread = if response.status() >= 500 { Failure::Offline } else { Failure::Outdated };
    response.json().await.map_or(Err(unread), |problem| Err(Failure::Problem(problem)))
}
