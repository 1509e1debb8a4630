//! Hearing of changes: server-sent events that say that something changed, and never what.

use crate::Server;
use crate::caller::Staff;
use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::stream::{self, Stream};
use measures::contract::clinician::CHANGED;
use std::convert::Infallible;

pub(crate) async fn events(
    State(server): State<Server>,
    staff: Staff,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let changes =
        stream::unfold(server.live.listen(staff.id, staff.works_inbox), |mut listener| async move {
            listener.next().await?;
            Some((Ok(Event::default().event(CHANGED).data("{}")), listener))
        });
    Sse::new(changes).keep_alive(KeepAlive::default())
}
