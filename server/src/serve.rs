//! Listening: connections that dawdle are closed, and a stop lets work in hand finish.

use anyhow::{Context, Result};
use axum::extract::ConnectInfo;
use axum::middleware::AddExtension;
use axum::{Extension, Router};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tower::Layer;

/// How long a connection may take over the head of a request. `axum::serve` has no such limit.
const HEAD: Duration = Duration::from_secs(10);
/// How long work in hand may go on after a stop.
const DRAIN: Duration = Duration::from_secs(30);

/// The router, and who is at the other end of a connection.
type WithPeer = AddExtension<Router, ConnectInfo<SocketAddr>>;

/// Listens at an address.
///
/// # Errors
/// When the address is taken or not ours.
pub async fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))
}

/// Serves until `stop` comes, then finishes what is in hand.
pub async fn until(stop: impl Future<Output = ()>, listener: TcpListener, router: Router) {
    let connections = GracefulShutdown::new();
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD);
    let mut stop = std::pin::pin!(stop);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    // Who is at the other end: what limits how often somebody may begin something.
                    let router = Extension(ConnectInfo(peer)).layer(router.clone());
                    handle(stream, &builder, &connections, router);
                }
                // Out of file handles, most likely: let some connections end before trying again.
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            },
            () = &mut stop => break,
        }
    }
    drop(listener);
    if tokio::time::timeout(DRAIN, connections.shutdown()).await.is_err() {
        tracing::warn!("some connections did not end in time");
    }
}

fn handle(stream: TcpStream, builder: &Builder<TokioExecutor>, all: &GracefulShutdown, router: WithPeer) {
    // A reply is small and somebody waits for it.
    let _ = stream.set_nodelay(true);
    let connection =
        builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router)).into_owned();
    let watched = all.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = watched.await {
            tracing::debug!("a connection ended early: {error}");
        }
    });
}

/// Completes when the operating system asks the program to stop.
///
/// # Errors
/// When the signals cannot be heard.
pub async fn stop_signal() -> Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        _ = terminate.recv() => {}
        heard = tokio::signal::ctrl_c() => heard?,
    }
    Ok(())
}
