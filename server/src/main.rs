//! The program: `serve` for a service, `demo` for an invented clinic, `add-staff` for the first accounts.

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use server::clock::Clock;
use server::config::{Config, service_from};
use server::steps::adding_staff::add_staff;
use server::store::{Db, deployment};
use server::{Server, demo, serve};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use tokio::net::TcpListener;

/// A self-report portal for talking-therapy services.
#[derive(Parser)]
#[command(version)]
struct Command {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Serves a service's patients and staff.
    Serve {
        /// Where to listen. Put TLS in front of anything but this machine.
        #[arg(long, env = "BEFOREHAND_LISTEN", default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
        /// The file with the facts of the service.
        #[arg(long, env = "BEFOREHAND_SERVICE")]
        service: PathBuf,
        #[command(flatten)]
        records: Records,
    },
    /// Serves an invented clinic, with records of its own making.
    Demo(demo::Options),
    /// Adds a therapist and prints their first password.
    AddStaff {
        /// The name they sign in with.
        #[arg(long)]
        username: String,
        /// Their name as colleagues read it.
        #[arg(long)]
        name: String,
        #[command(flatten)]
        records: Records,
    },
}

#[derive(clap::Args)]
struct Records {
    /// `sqlite:FILE` or `postgres://…`.
    #[arg(long, env = "DATABASE_URL", default_value = "sqlite:beforehand.db")]
    database: String,
}

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::INFO).init();
    match obey(Command::parse().what).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn obey(what: What) -> Result<()> {
    match what {
        What::Serve { listen, service, records } => {
            let service = service_from(&service, chrono::Utc::now().date_naive())?;
            let db = Db::open(&records.database).await.context("cannot open the records")?;
            deployment::claim(&db, deployment::Kind::Production).await?;
            run(serve::listen(listen).await?, Server::new(Config { service }, db, Clock::system())).await
        }
        What::Demo(options) => {
            let listener = serve::listen(SocketAddr::from(([127, 0, 0, 1], options.port))).await?;
            let server = demo::open(&options, Clock::system(), listener.local_addr()?).await?;
            run(listener, server).await
        }
        What::AddStaff { username, name, records } => {
            let db = Db::open(&records.database).await.context("cannot open the records")?;
            deployment::claim(&db, deployment::Kind::Production).await?;
            let (_, password) = add_staff(&db, &username, &name).await?;
            println!("{name} signs in as {username} with the password {password}");
            Ok(())
        }
    }
}

async fn run(listener: TcpListener, server: Server) -> Result<()> {
    println!("Listening on http://{}", listener.local_addr()?);
    let live = server.live.clone();
    let stop = async move {
        if let Err(error) = serve::stop_signal().await {
            tracing::error!("cannot hear the signal to stop: {error}");
            std::future::pending::<()>().await;
        }
        // Event streams never end by themselves.
        live.close();
    };
    serve::until(stop, listener, server::router(server)?).await;
    Ok(())
}
