//! Machines that watch the server ask here.

use crate::Server;
use crate::error::Result;
use crate::store::deployment;
use crate::watching;
use axum::extract::State;
use axum::http::StatusCode;

/// The process lives.
pub(crate) async fn healthz() -> &'static str {
    "alive"
}

/// The process can do its work: what is written is committed, to tables that are there, and the alert queue is watched.
pub(crate) async fn readyz(State(server): State<Server>) -> Result<&'static str> {
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
