//! Hearing of changes: server-sent events that say that something changed, and never what.

use crate::Server;
use crate::caller::Staff;
use crate::error::Result;
use crate::live::{Listener, Told, Topic};
use crate::store::supervision;
use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;
use axum::response::sse::{Event, Sse};
use futures_util::stream;
use measures::contract::clinician::{BEAT, BEAT_SECONDS, CHANGED};
use measures::role::Role;
use std::convert::Infallible;
use std::time::Duration;

/// Over how long pages hear of what all of them hear of, so that they do not all ask for it at once.
const SPREAD: Duration = Duration::from_secs(2);

/// A page that listens.
struct Page {
    server: Server,
    staff: Staff,
    listener: Listener,
    /// How long the next event may take.
    silence: Duration,
}

pub(crate) async fn events(State(server): State<Server>, staff: Staff) -> Result<impl IntoResponse> {
    let inbox = staff.works_inbox.then_some(Topic::Inbox);
    let mut db = server.db.read().await?;
    let supervised = supervision::supervisees(&mut db, staff.id).await?;
    let supervised = supervised.into_iter().map(|(id, _)| Topic::Staff(id));
    drop(db);
    let openings = (staff.role == Role::ServiceManager).then_some(Topic::Openings);
    let own = [Topic::Staff(staff.id), Topic::Watch];
    let topics = own.into_iter().chain(inbox).chain(openings).chain(supervised);
    let listener = server.live.listen(topics.collect::<Vec<_>>());
    let page = Page { server, staff, listener, silence: Duration::ZERO };
    let events = stream::unfold(page, |mut page| async move {
        let name = page.next().await?;
        Some((Ok::<_, Infallible>(Event::default().event(name).data("{}")), page))
    });
    // A proxy that gathers a reply before it passes it on would keep the news to itself.
    let unbuffered = (HeaderName::from_static("x-accel-buffering"), "no");
    Ok(([(CACHE_CONTROL, "no-store"), unbuffered], Sse::new(events)))
}

impl Page {
    /// The name of the next event. None once the session is over or the program stops.
    async fn next(&mut self) -> Option<&'static str> {
        // Looked at after an event and not before it: a page whose session was ended elsewhere hears that something
        // changed, asks what, and is told that it is signed out.
        while let Ok(true) = self.staff.is_still_here(&self.server).await {
            let silence = std::mem::replace(&mut self.silence, Duration::from_secs(BEAT_SECONDS.into()));
            tokio::select! {
                // A change comes before a beat, and the end before both.
                biased;
                heard = self.listener.next() => {
                    wait_in_line(heard?).await;
                    return Some(CHANGED);
                }
                // A page that would miss changes is to find its line silent.
                () = self.server.clock.wait(silence) => if self.server.live.hears() { return Some(BEAT) },
            }
        }
        None
    }
}

/// Lets others go before when everybody may have heard of the same.
async fn wait_in_line(told: Told) {
    if matches!(told, None | Some(Topic::Watch)) {
        tokio::time::sleep(SPREAD.mul_f32(fastrand::f32())).await;
    }
}
