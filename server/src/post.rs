//! How a call comes in and its reply goes out, the same for every call. A line of the router names the handler
//! and nothing else: path, caller and reply are in its signature.

use crate::Server;
use crate::error::{Error, Result};
use crate::refusals::note_refusal;
use anyhow::Context;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use axum_extra::extract::cookie::{Cookie, CookieJar};
use http_body_util::LengthLimitError;
use measures::contract::{Call, Problem};
use std::error::Error as _;
use std::time::Duration;

/// The calls of a router, and their addresses.
#[derive(Default)]
pub(crate) struct Doors {
    pub(crate) router: Router<Server>,
    pub(crate) addresses: Vec<&'static str>,
}

/// A reply that begins a session.
pub(crate) type Entered<Reply> = (Option<Cookie<'static>>, Reply);

/// No call is larger.
const LARGEST: usize = 64 * 1024;
/// How long a call may take to arrive.
const ARRIVAL: Duration = Duration::from_secs(15);
/// How long it may be worked on before whoever waits is told to try again. What was begun is finished all the same.
const WORK: Duration = Duration::from_secs(10);

impl Doors {
    /// A call that may begin a session, and that asks for something of whoever makes it besides.
    pub(crate) fn entering<W, C, F, Fut>(self, handler: F) -> Self
    where
        W: FromRequestParts<Server, Rejection = Error> + Send + 'static,
        C: Call<Reply: Send + 'static> + Send + 'static,
        F: Fn(Server, W, C) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<Entered<C::Reply>>> + Send + 'static,
    {
        self.door(StatusCode::OK, handler)
    }

    /// A call that asks for a caller.
    pub(crate) fn call<W, C, F, Fut>(self, handler: F) -> Self
    where
        W: FromRequestParts<Server, Rejection = Error> + Send + 'static,
        C: Call<Reply: Send + 'static> + Send + 'static,
        F: Fn(Server, W, C) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<C::Reply>> + Send + 'static,
    {
        self.replying(StatusCode::OK, handler)
    }

    /// A call that asks for a caller and leaves something new for good.
    pub(crate) fn creating<W, C, F, Fut>(self, handler: F) -> Self
    where
        W: FromRequestParts<Server, Rejection = Error> + Send + 'static,
        C: Call<Reply: Send + 'static> + Send + 'static,
        F: Fn(Server, W, C) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<C::Reply>> + Send + 'static,
    {
        self.replying(StatusCode::CREATED, handler)
    }

    fn replying<W, C, F, Fut>(self, status: StatusCode, handler: F) -> Self
    where
        W: FromRequestParts<Server, Rejection = Error> + Send + 'static,
        C: Call<Reply: Send + 'static> + Send + 'static,
        F: Fn(Server, W, C) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<C::Reply>> + Send + 'static,
    {
        self.door(status, move |server, who, call| {
            let reply = handler(server, who, call);
            async move { Ok((None, reply.await?)) }
        })
    }

    fn door<W, C, F, Fut>(mut self, status: StatusCode, handler: F) -> Self
    where
        W: FromRequestParts<Server, Rejection = Error> + Send + 'static,
        C: Call<Reply: Send + 'static> + Send + 'static,
        F: Fn(Server, W, C) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<Entered<C::Reply>>> + Send + 'static,
    {
        let answer = move |State(server): State<Server>, request: Request| async move {
            match refusal(request.headers()) {
                Some(refusal) => refusal,
                None => match reply(server, request, handler).await {
                    Ok((cookie, reply)) => (status, with(cookie), Json(reply)).into_response(),
                    Err(error) => error.into_response(),
                },
            }
        };
        self.router = self.router.route(C::PATH, post(answer));
        self.addresses.push(C::PATH);
        self
    }
}

async fn reply<W, C, F, Fut>(server: Server, request: Request, handler: F) -> Result<Entered<C::Reply>>
where
    W: FromRequestParts<Server, Rejection = Error>,
    C: Call<Reply: Send + 'static>,
    F: Fn(Server, W, C) -> Fut,
    Fut: Future<Output = Result<Entered<C::Reply>>> + Send + 'static,
{
    let (mut parts, body) = request.into_parts();
    let turn = server.limits.turn()?;
    let who = match W::from_request_parts(&mut parts, &server).await {
        Ok(who) => who,
        Err(error) => {
            note_refusal(&server, &mut parts, C::PATH, &[], &error).await;
            return Err(error);
        }
    };
    // Whoever dawdles over a body takes no turn from others.
    drop(turn);
    if announced(&parts.headers) > LARGEST {
        return Err(Problem::TooLarge.into());
    }
    let arrival = tokio::time::timeout(ARRIVAL, axum::body::to_bytes(body, LARGEST)).await;
    // A line too slow or cut off says nothing against the call: it may come again.
    let body = arrival.map_err(|_| Problem::Busy)?.map_err(|error| unread(&error))?;
    let call: C = serde_json::from_slice(&body).map_err(|_| Problem::NotUnderstood)?;
    // A phone that hangs up takes this future with it; what was begun is finished all the same.
    let turn = server.limits.turn()?;
    let work = handler(server.clone(), who, call);
    let work = tokio::spawn(async move {
        let done = work.await;
        drop(turn);
        done
    });
    let replied = tokio::time::timeout(WORK, work).await.map_err(|_| Problem::Busy)?;
    let replied = replied.context("a handler stopped half-way")?;
    if let Err(error) = &replied {
        note_refusal(&server, &mut parts, C::PATH, &body, error).await;
    }
    replied
}

/// Why a body could not be read to its end.
fn unread(error: &axum::Error) -> Problem {
    let too_large = error.source().is_some_and(|source| source.is::<LengthLimitError>());
    if too_large { Problem::TooLarge } else { Problem::Busy }
}

/// The refusal of what no page of ours sends: another site's form, or a body that is not JSON.
pub(crate) fn refusal(headers: &HeaderMap) -> Option<Response> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let same_site = match (text("sec-fetch-site"), text(ORIGIN.as_str())) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => origin.split_once("://").map(|(_, host)| host) == text(HOST.as_str()),
        // Not a browser.
        (None, None) => true,
    };
    if !same_site || text("x-beforehand") != Some("1") {
        return Some(Error::Problem(Problem::Refused).into_response());
    }
    let media_type = text(CONTENT_TYPE.as_str()).and_then(|value| value.split(';').next());
    let is_json = media_type.is_some_and(|name| name.trim().eq_ignore_ascii_case("application/json"));
    (!is_json).then(Error::not_json)
}

fn announced(headers: &HeaderMap) -> usize {
    let length = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    length.and_then(|length| length.parse().ok()).unwrap_or(0)
}

fn with(cookie: Option<Cookie<'static>>) -> CookieJar {
    cookie.into_iter().fold(CookieJar::new(), CookieJar::add)
}
