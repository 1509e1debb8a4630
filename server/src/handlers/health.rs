//! Machines that watch the server ask here.

use crate::Server;
use crate::error::Result;
use crate::store::deployment;
use crate::watching;
use axum::extract::State;
use axum::http::StatusCode;
use measures::contract::Problem;

/// The process lives.
pub(crate) async fn healthz() -> &'static str {
    "alive"
}

/// How many bytes the disk of the records must have left: a busy day's, so that somebody makes room before it is full.
const ROOM: u64 = 100 << 20;

/// The process can do its work: there is room to write, what is written is committed, to tables that are there, and the
/// alert queue is watched.
pub(crate) async fn readyz(State(server): State<Server>) -> Result<&'static str> {
    if let Some(left) = server.db.room()?.filter(|left| *left < ROOM) {
        tracing::warn!("the disk of the records has only {} MB left", left >> 20);
        return Err(Problem::Busy.into());
    }
    let mut db = server.db.write().await?;
    deployment::rewrite(&mut db).await?;
    db.commit().await?;
    watching::ready(&server).await?;
    Ok("ready")
}

/// A browser stopped something that a page of ours tried. What it was stays unread: anybody may post here.
pub(crate) async fn csp_report() -> StatusCode {
    tracing::warn!("a browser reported a breach of the content security policy");
    StatusCode::NO_CONTENT
}
