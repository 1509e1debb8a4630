//! The program: `serve` for a service, `demo` for an invented clinic, `add-staff` for the first accounts.

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use measures::instruments::{InstrumentId, catalogue};
use measures::wording::SHIPPED_LANGUAGE;
use server::clock::Clock;
use server::config::config_from;
use server::lookout::look_out_for_ever;
use server::messages::{Courier, carry};
use server::programme::{Library, template};
use server::steps::adding_staff::Adding;
use server::steps::loading_practices::load_practices;
use server::steps::placing_staff::{Changing, place_staff};
use server::steps::resetting_staff::reset_staff;
use server::store::looking::hold;
use server::store::{Db, deployment};
use server::upkeep::checkpointing::checkpoint_for_ever;
use server::upkeep::command::{Records, Upkeep, look_after};
use server::upkeep::sealing::seal_for_ever;
use server::{Server, demo, forgetting, serve, watching};
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// Gives back what it no longer needs: the system's own keeps the tens of megabytes that hashing a password takes.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
        /// The folder with the service's wording files. What does not stand in it is asked as it ships, or not at all.
        #[arg(long, env = "BEFOREHAND_WORDING")]
        wording: Option<PathBuf>,
        #[command(flatten)]
        records: Records,
    },
    /// Serves an invented clinic, with records of its own making.
    Demo(demo::Options),
    #[command(flatten)]
    Upkeep(Upkeep),
    /// Wording files: the words of the questionnaires that a service holds a licence for.
    Wording {
        #[command(subcommand)]
        what: WordingFiles,
    },
    /// GP practices that people who refer themselves choose from.
    Practices {
        #[command(subcommand)]
        what: Practices,
    },
    /// Changes what a member of staff is here for, and who supervises them. What is not said stays.
    ChangeStaff {
        #[command(flatten)]
        changing: Changing,
        #[command(flatten)]
        records: Records,
    },
    /// Adds a member of staff and prints their first password.
    AddStaff {
        #[command(flatten)]
        adding: Adding,
        #[command(flatten)]
        records: Records,
    },
    /// Prints a new first password for somebody, forgets their second factor, and signs them out everywhere.
    ResetStaff {
        /// The name they sign in with.
        #[arg(long)]
        username: String,
        #[command(flatten)]
        records: Records,
    },
}

#[derive(Subcommand)]
enum WordingFiles {
    /// Writes a file with every item of an instrument, for you to fill with your licensed words.
    Template {
        /// The instrument's id, for example `spin`.
        instrument: String,
        /// Where to write it. It never writes over a file.
        #[arg(long)]
        to: Option<PathBuf>,
    },
    /// Checks the files of a folder as the server does when it starts.
    Check {
        /// The folder.
        folder: PathBuf,
    },
}

#[derive(Subcommand)]
enum Practices {
    /// Loads the list that the Organisation Data Service publishes as `epraccur.csv`, or brings it up to date.
    Load {
        /// The list.
        file: PathBuf,
        #[command(flatten)]
        records: Records,
    },
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
        What::Serve { listen, service, wording, records } => {
            let config = config_from(&service, wording.as_deref(), chrono::Utc::now().date_naive())?;
            let _held = hold(&records.database)?;
            let db = open(&records).await?;
            run(serve::listen(listen).await?, Server::new(config, db, Clock::system()), true).await
        }
        What::Demo(options) => {
            let listener = serve::listen(SocketAddr::from(([127, 0, 0, 1], options.port))).await?;
            let server = demo::open(&options, listener.local_addr()?).await?;
            run(listener, server, !options.unwatched).await
        }
        What::Upkeep(what) => look_after(what).await,
        What::Wording { what: WordingFiles::Template { instrument, to } } => write_template(&instrument, to),
        What::Wording { what: WordingFiles::Check { folder } } => check_wording(&folder),
        What::Practices { what: Practices::Load { file, records } } => {
            load(&file, &open(&records).await?).await
        }
        What::ChangeStaff { changing, records } => {
            let (username, change) = changing.told();
            place_staff(&open(&records).await?, &username, &change).await?;
            println!("{username} is changed");
            Ok(())
        }
        What::AddStaff { adding, records } => {
            println!("{}", adding.told(&open(&records).await?).await?);
            Ok(())
        }
        What::ResetStaff { username, records } => {
            let password = reset_staff(&open(&records).await?, &username).await?;
            println!("{username} signs in for the first time again with the password {password}");
            Ok(())
        }
    }
}

/// The records of a service: not those of a demo.
async fn open(records: &Records) -> Result<Db> {
    let db = Db::open(&records.database).await.context("cannot open the records")?;
    deployment::claim(&db, deployment::Kind::Production).await?;
    Ok(db)
}

async fn load(file: &std::path::Path, db: &Db) -> Result<()> {
    let list = std::fs::File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
    let loaded = load_practices(db, list).await?;
    for (line, why) in &loaded.bad {
        eprintln!("line {line} is not used: {why}");
    }
    println!(
        "{} practices take patients, {} have closed; {} rows about something else, {} not used",
        loaded.open,
        loaded.closed,
        loaded.skipped,
        loaded.bad.len()
    );
    Ok(())
}

fn write_template(instrument: &str, to: Option<PathBuf>) -> Result<()> {
    let known = || catalogue().map(InstrumentId::as_str).collect::<Vec<_>>().join(", ");
    let id = InstrumentId::parse(instrument)
        .map_err(|_| anyhow::anyhow!("there is no instrument `{instrument}`. There are: {}", known()))?;
    let to = to.unwrap_or_else(|| PathBuf::from(format!("{instrument}.{SHIPPED_LANGUAGE}.json")));
    let mut file =
        std::fs::File::create_new(&to).with_context(|| format!("cannot write {}", to.display()))?;
    file.write_all(template(id)?.as_bytes()).with_context(|| format!("cannot write {}", to.display()))?;
    println!("Fill in {} and put it into the folder that `--wording` names.", to.display());
    Ok(())
}

fn check_wording(folder: &std::path::Path) -> Result<()> {
    let library = Library::with_folder(folder)?;
    for wording in library.all().filter(|wording| !wording.is_shipped()) {
        println!("{}, {}: {}", wording.instrument().as_str(), wording.language(), wording.version());
    }
    for refused in library.refused() {
        println!("{}, line {}: {}", refused.file, refused.line, refused.says);
    }
    anyhow::ensure!(library.refused().is_empty(), "{} of the files cannot be used", library.refused().len());
    Ok(())
}

async fn run(listener: TcpListener, server: Server, watched: bool) -> Result<()> {
    println!("Listening on http://{}", listener.local_addr()?);
    if let Some(messages) = &server.config.messages {
        let key = std::env::var("BEFOREHAND_MESSAGES_KEY").ok();
        tokio::spawn(carry(server.clone(), Courier::to(&messages.gateway, key.as_deref())?));
    }
    let live = server.live.clone();
    let watch = watched.then(|| tokio::spawn(watching::go_round_for_ever(server.clone())));
    let forgetting = tokio::spawn(forgetting::forget_for_ever(server.clone()));
    let lookout = tokio::spawn(look_out_for_ever(server.clone()));
    let checkpointing = tokio::spawn(checkpoint_for_ever(server.db.clone()));
    let sealing = tokio::spawn(seal_for_ever(server.clone()));
    let stop = async move {
        if let Err(error) = serve::stop_signal().await {
            tracing::error!("cannot hear the signal to stop: {error}");
            std::future::pending::<()>().await;
        }
        // Event streams never end by themselves.
        live.close();
    };
    serve::until(stop, listener, server::router(server)?).await;
    watch.iter().chain([&forgetting, &lookout, &checkpointing, &sealing]).for_each(JoinHandle::abort);
    Ok(())
}
