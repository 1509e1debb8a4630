//! An invented clinic on records of its own making, to walk through the whole story.

/// What was said and done about alerts.
mod alerts;
/// What people who referred themselves told the form.
mod applicants;
/// Who is in it and what is booked.
mod clinic;
/// A course of treatment, session by session.
mod course;
/// A caseload to measure with.
mod crowd;
/// What became of appointments, and how a referral ended.
mod diary;
/// Invented people.
mod people;
/// One patient's records.
mod record;
/// Forms in the inbox.
mod referring;
/// Accounts that are past their first sign-in.
mod settling;
/// What to type to walk through it.
mod story;
/// Referrals that a supervisor looks at.
mod supervised;

use crate::Server;
use crate::clock::{Clock, instant, local};
use crate::config::{Config, Gateway, Messages};
use crate::store::{Db, deployment};
use anyhow::{Context, Result, anyhow, ensure};
use chrono::{DateTime, NaiveDateTime, Utc};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use story::Story;

/// How the demo runs.
#[derive(clap::Args)]
pub struct Options {
    /// The folder for its records and for `demo.json`.
    #[arg(long, default_value = "target/demo")]
    data: PathBuf,
    /// The port on this machine. 0 takes any that is free.
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Invents a new clinic in place of the last one.
    #[arg(long)]
    fresh: bool,
    #[command(flatten)]
    more: More,
    /// Where its records are, in place of a file in its folder: an empty PostgreSQL, to measure on.
    #[arg(long, hide = true)]
    database: Option<String>,
    /// A folder with wording files, in place of the stand-in words.
    #[arg(long)]
    wording: Option<PathBuf>,
    /// What the demo's clock shows when it starts, in local time: 2026-11-23T16:30. It runs on from there.
    #[arg(long, value_parser = instant_of)]
    at: Option<DateTime<Utc>>,
    /// Leaves alerts unwatched, to see the alarm that follows when the job has stopped for three minutes.
    #[arg(long)]
    pub unwatched: bool,
}

/// The instant of a local time.
fn instant_of(text: &str) -> Result<DateTime<Utc>> {
    let form = "is not a local time like 2026-11-23T16:30";
    let shown =
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").with_context(|| format!("`{text}` {form}"))?;
    instant(shown).with_context(|| format!("`{text}` is in the hour that the clocks skip"))
}

/// More than a walk through the story takes, to measure with.
#[derive(clap::Args, Clone, Copy)]
pub(crate) struct More {
    /// So many more open invitations.
    #[arg(long = "more-invitations", default_value_t = 0, hide = true)]
    invitations: usize,
    /// So many more referrals on one caseload, some of whom come today.
    #[arg(long = "more-referrals", default_value_t = 0, hide = true)]
    referrals: usize,
}

/// Opens the clinic of the data folder, or invents one, and prints how to get in.
///
/// # Errors
/// When the folder holds records that no demo made, or cannot be written.
pub async fn open(options: &Options, address: SocketAddr) -> Result<Server> {
    let clock = options.at.map_or_else(Clock::system, Clock::running_from);
    let (records, story_file) = (options.data.join("demo.db"), options.data.join("demo.json"));
    let base_url = format!("http://{address}");
    std::fs::create_dir_all(&options.data)
        .with_context(|| format!("cannot make {}", options.data.display()))?;
    let made_before = records.exists();
    // A demo leaves its story beside its records. Without one, the records are somebody else's.
    ensure!(
        !made_before || Story::read(&story_file).is_ok(),
        "{} was not made by a demo: choose another folder with --data",
        records.display()
    );
    if made_before && options.fresh {
        claimed(&url(&records)).await?.close().await;
        forget(&records, &messages_file(options))?;
    }
    let config = invented(options, &base_url)?;
    let db = claimed(options.database.as_ref().unwrap_or(&url(&records))).await?;
    let story = if made_before && !options.fresh {
        Story::read(&story_file)?.moved_to(&base_url)
    } else {
        // Written first, so that a demo that stops half-way still knows its own folder.
        Story::of(clinic::Clinic::default(), &base_url, local(clock.now())).write(&story_file)?;
        let clinic = clinic::invent(&db, &config, clock.now(), options.more).await;
        let clinic = clinic.map_err(|error| anyhow!("cannot invent a clinic: {error:?}"))?;
        Story::of(clinic, &base_url, local(clock.now()))
    };
    story.write(&story_file)?;
    introduce(&story, &story_file, &messages_file(options), &clock);
    Ok(Server::new(config, db, clock))
}

/// The invented service, reached at this address. Its messages are written to a file: nobody receives them.
fn invented(options: &Options, base_url: &str) -> Result<Config> {
    let mut config = Config::invented(options.wording.as_deref())?;
    if let Some(referral) = &mut config.referral {
        base_url.clone_into(&mut referral.address);
    }
    let gateway = Gateway::File(messages_file(options));
    config.messages = Some(Messages { gateway, texts: true, emails: true });
    // Whoever measures with it is one network, and some sessions.
    config.network.without_limits();
    Ok(config)
}

fn messages_file(options: &Options) -> PathBuf {
    options.data.join("messages.txt")
}

fn url(records: &Path) -> String {
    format!("sqlite:{}", records.display())
}

/// Opens the records and makes sure that a demo made them.
async fn claimed(url: &str) -> Result<Db> {
    let db = Db::open(url).await?;
    deployment::claim(&db, deployment::Kind::Demo).await?;
    Ok(db)
}

fn forget(records: &Path, messages: &Path) -> Result<()> {
    let records = ["", "-wal", "-shm"].map(|ending| PathBuf::from(format!("{}{ending}", records.display())));
    for file in records.into_iter().chain([messages.to_owned()]) {
        if file.exists() {
            std::fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
    }
    Ok(())
}

fn introduce(story: &Story, file: &Path, messages: &Path, clock: &Clock) {
    println!("An invented clinic. Everything to type is in {}", file.display());
    println!("  Staff: {}", story.clinic_url);
    for account in &story.staff {
        let first = if account.first_time { ", for the first time" } else { "" };
        println!("    {} signs in as {} with {}{first}", account.name, account.username, account.password);
    }
    println!("    Besides the password a code is asked for: here the screen itself shows it.");
    println!("  Patients:");
    for invitation in story.invitations.iter().take(8) {
        let (date, time) =
            (invitation.date_of_birth.format("%-d %-m %Y"), invitation.appointment.format("%H:%M"));
        println!("    {}, born {date}, appointment at {time}: {}", invitation.patient, invitation.link);
    }
    println!("  Refer yourself: {}", story.refer_url);
    println!("  Texts and emails are sent to nobody. They are written to {}", messages.display());
    if story.made.date() != local(clock.now()).date() {
        println!("  It was invented on {}: its day is over. --fresh invents another.", story.made.date());
    }
}
