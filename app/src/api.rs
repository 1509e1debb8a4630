//! Asking the server: one function for every call.

use crate::patience;
use futures_util::future::{Either, select};
use gloo_net::http::{Request, Response};
use gloo_timers::future::TimeoutFuture;
use leptos::task::spawn_local;
use measures::contract::clinician::QUIET;
use measures::contract::json::Json;
use measures::contract::patient::VISIT;
use measures::contract::{Call, Problem};
use measures::ids::VisitId;
use serde::de::DeserializeOwned;
use std::pin::{Pin, pin};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::RequestInit;
use web_sys::js_sys::Reflect;

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

impl Failure {
    /// Whether trying again can only be refused again.
    #[must_use]
    pub fn is_for_good(&self) -> bool {
        use Problem::{NotFound, NotUnderstood, Refused, TooLarge};
        matches!(self, Self::Problem(NotUnderstood | NotFound | Refused | TooLarge))
    }
}

/// How long an answer may take. A phone that has lost its network is told of it far later, if at all.
const PATIENCE_MS: u32 = 30_000;

/// A header of one kind of call.
type Header = (&'static str, String);

/// Sends a call and waits for its reply, though not for ever.
///
/// # Errors
/// What the server says is wrong, or that it could not be reached or understood.
pub fn send<C: Call>(call: &C) -> impl Future<Output = Result<C::Reply, Failure>> {
    ask::<C, false>(call, None)
}

/// Sends a call that arrives though its page is left meanwhile. It must be small: browsers carry 64 KB of such calls.
///
/// # Errors
/// As [`send`].
pub fn send_off<C: Call>(call: &C) -> impl Future<Output = Result<C::Reply, Failure>> {
    ask::<C, true>(call, None)
}

/// Sends a call as text, for its reply as text. One that nobody at the screen `asked` for does not count as use of the
/// session.
///
/// # Errors
/// As [`send`].
pub fn send_text(path: &str, body: String, asked: bool) -> impl Future<Output = Result<String, Failure>> {
    post::<false>(path, body, (!asked).then(|| (QUIET, "1".to_owned())))
}

/// Sends a call of the visit that this page has open, by the visit's name.
///
/// # Errors
/// As [`send`].
pub fn send_in<C: Call>(visit: VisitId, call: &C) -> impl Future<Output = Result<C::Reply, Failure>> {
    ask::<C, false>(call, Some((VISIT, visit.to_string())))
}

/// Sends a call of the visit that this page has open as text, for its reply as text.
///
/// # Errors
/// As [`send`].
pub fn send_text_in(
    visit: VisitId,
    path: &str,
    body: String,
) -> impl Future<Output = Result<String, Failure>> {
    post::<false>(path, body, Some((VISIT, visit.to_string())))
}

async fn ask<C: Call, const OUTLIVES: bool>(call: &C, header: Option<Header>) -> Result<C::Reply, Failure> {
    let body = serde_json::to_string(call).map_err(|_| Failure::Outdated)?;
    let reply = post::<OUTLIVES>(C::PATH, body, header).await?;
    read(&reply).ok_or(Failure::Outdated)
}

/// What was sent, if it is what it is for.
#[must_use]
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    parsed(text)?.read().ok()
}

/// The same code for everything that is read.
fn parsed(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok()
}

/// The same code for every call, because its size counts on a phone; which is also why what outlives its page is told
/// apart before the program is made.
async fn post<const OUTLIVES: bool>(
    path: &str,
    body: String,
    header: Option<Header>,
) -> Result<String, Failure> {
    match select(pin!(exchange::<OUTLIVES>(path, body, header)), pin!(TimeoutFuture::new(PATIENCE_MS))).await
    {
        Either::Left((reply, _)) => reply,
        Either::Right(_) => Err(Failure::Offline),
    }
}

async fn exchange<const OUTLIVES: bool>(
    path: &str,
    body: String,
    header: Option<Header>,
) -> Result<String, Failure> {
    // What the browser knows already need not be waited for.
    if !leptos::prelude::window().navigator().on_line() {
        return Err(Failure::Offline);
    }
    let request = Request::post(path)
        // A page of another site cannot set this header without asking first, and is refused when it asks.
        .header("x-beforehand", "1")
        .header("content-type", "application/json");
    let request = match &header {
        Some((name, value)) => request.header(name, value),
        None => request,
    };
    let request = request.body(body).map_err(|_| Failure::Outdated)?;
    let response = if OUTLIVES { carried(request).await } else { request.send().await.ok() };
    let response = response.ok_or(Failure::Offline)?;
    let text = response.text().await.map_err(|_| Failure::Offline)?;
    if response.ok() {
        return Ok(text);
    }
    patience::asked_for(response.headers().get("retry-after"));
    // A proxy on the way may answer in its own words while the server restarts: that is a poor line, not a defect.
    let passing = matches!(response.status(), 408 | 429 | 500..);
    let unread = if passing { Failure::Offline } else { Failure::Outdated };
    Err(read(&text).map_or(unread, Failure::Problem))
}

/// Has the browser carry a call on when its page is left.
async fn carried(request: Request) -> Option<Response> {
    let how = RequestInit::new();
    // web-sys has no name for it.
    Reflect::set(&how, &"keepalive".into(), &true.into()).ok()?;
    let reply = leptos::prelude::window().fetch_with_request_and_init(&request.into(), &how);
    Some(JsFuture::from(reply).await.ok()?.unchecked_into::<web_sys::Response>().into())
}

/// Sets something going that nobody waits for.
pub fn start(going: impl Future<Output = ()> + 'static) {
    // Boxed, because each kind of future would bring its own copy of the code that runs it.
    let going: Pin<Box<dyn Future<Output = ()>>> = Box::pin(going);
    spawn_local(going);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_server_never_takes_is_refused_for_good() {
        for problem in [Problem::NotUnderstood, Problem::NotFound, Problem::Refused, Problem::TooLarge] {
            assert!(Failure::Problem(problem.clone()).is_for_good(), "{problem:?}");
        }
        for problem in [Problem::SignedOut, Problem::Busy, Problem::Ours, Problem::TooManyTries] {
            assert!(!Failure::Problem(problem.clone()).is_for_good(), "{problem:?}");
        }
        assert!(!Failure::Offline.is_for_good() && !Failure::Outdated.is_for_good());
    }
}
