//! What a service decides: the facts that its pages show, what it asks, and whom it takes.
//! A missing or empty fact stops the program with a sentence.

/// What every fact is checked for.
mod checking;
/// What it asks of people who refer themselves, besides.
mod extra;
/// How long what was not sent is kept.
mod keeping;
/// What supervision looks for.
mod looking;
/// How messages leave.
mod messages;
/// Whose word is taken for where a call comes from.
mod network;
/// What it decides about people who refer themselves.
mod referral;
/// Whom it serves.
mod serving;

use crate::alert_rules::AlertsFile;
use crate::programme::{Library, Programme, ProgrammeFile};
use anyhow::{Context, Result, ensure};
use chrono::NaiveDate;
use measures::alert_queue::Rules;
use measures::contract::clinician::MessageChannel;
use measures::contract::public::ServiceFacts;
use measures::contract::referral::ReferralFacts;
use serde::Deserialize;
use std::path::Path;

use checking::{check_phone, check_words};
use looking::SupervisionFile;
use messages::MessagesFile;
use referral::ReferralFile;

pub use checking::dialled;
pub use keeping::Keeping;
pub use looking::Looking;
pub use messages::{Gateway, Messages};
pub use network::Network;
pub use referral::Referring;
pub use serving::{Catchment, Neighbour};

/// What a service decides, checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// The facts of the service that its pages show.
    pub service: ServiceFacts,
    /// What it asks.
    pub programme: Programme,
    /// When and by whom alerts are looked at.
    pub alerts: Rules,
    /// What a supervisor's list looks for, and how long an opened record stays open.
    pub looking: Looking,
    /// What it decides about people who refer themselves. Without it, nobody can do so online.
    pub referral: Option<Referring>,
    /// How messages to people leave. Without it, none do.
    pub messages: Option<Messages>,
    /// Whose word is taken for where a call comes from.
    pub network: Network,
}

/// The service's file as written, before it is checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ServiceFile {
    name: String,
    phone: String,
    hours: String,
    review_promise: String,
    no_appointment: String,
    help_text: String,
    crisis_line_name: String,
    crisis_line_phone: String,
    crisis_reviewed_on: NaiveDate,
    #[serde(default = "yes")]
    shows_scores: bool,
    alerts: AlertsFile,
    #[serde(default)]
    supervision: SupervisionFile,
    #[serde(default)]
    programme: ProgrammeFile,
    referral: Option<ReferralFile>,
    messages: Option<MessagesFile>,
    #[serde(default)]
    network: Network,
}

/// The file that services start from.
const EXAMPLE: &str = include_str!("../../service.example.toml");

/// The longest name of a service, in characters.
const NAME: usize = 100;

/// How long crisis numbers may go without somebody ringing them to see that they still answer.
const CRISIS_REVIEW_DAYS: i64 = 90;

fn yes() -> bool {
    true
}

/// Reads what a service decides from a TOML file, and its wording files from a folder.
///
/// # Errors
/// When a file cannot be read, a fact is missing, empty or unknown, promises what nobody keeps, or is a phone
/// number without digits, or a threshold cannot be used. A wording file that cannot be used stops nothing: it is told
/// of in the log and on the page of measures.
pub fn config_from(file: &Path, wording: Option<&Path>, today: NaiveDate) -> Result<Config> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let library = library(wording)?;
    let decided = ServiceFile::read(&text).and_then(|file| file.decided(library, today));
    decided.with_context(|| format!("{} is not a complete service file", file.display()))
}

impl Config {
    /// The invented service of the file that services start from, for tests and the demo. It shows stand-in words,
    /// takes NHS numbers that are kept for testing, and sends no messages. Its numbers are ones that Ofcom keeps for drama.
    ///
    /// # Errors
    /// When a wording folder is given that cannot be read.
    pub fn invented(wording: Option<&Path>) -> Result<Self> {
        let file = ServiceFile::read(EXAMPLE)?;
        let reviewed_on = file.crisis_reviewed_on;
        let mut config = file.decided(library(wording)?, reviewed_on)?;
        config.programme.shows_stand_ins = true;
        if let Some(referral) = &mut config.referral {
            referral.facts.rules.test_numbers = true;
        }
        Ok(config)
    }

    /// What the page of the form carries with it, if people can refer themselves.
    #[must_use]
    pub fn referral_facts(&self) -> Option<ReferralFacts> {
        let facts = self.referral.as_ref()?.facts.clone();
        let [can_text, can_email] = [MessageChannel::Text, MessageChannel::Email].map(|by| self.sends(by));
        Some(ReferralFacts { can_text, can_email, ..facts })
    }

    /// Whether a message can go this way.
    #[must_use]
    pub fn sends(&self, channel: MessageChannel) -> bool {
        self.messages.as_ref().is_some_and(|by| match channel {
            MessageChannel::Text => by.texts,
            MessageChannel::Email => by.emails,
        })
    }
}

/// The words there are. A file that is refused is told of here, and on the clinic's page of measures.
fn library(wording: Option<&Path>) -> Result<Library> {
    let library = wording.map_or_else(Library::shipped, Library::with_folder)?;
    for refused in library.refused() {
        tracing::error!(
            "the wording file {} is not used, line {}: {}",
            refused.file,
            refused.line,
            refused.says
        );
    }
    Ok(library)
}

impl ServiceFile {
    fn read(text: &str) -> Result<Self> {
        Ok(toml::from_str(text)?)
    }

    fn decided(self, library: Library, today: NaiveDate) -> Result<Config> {
        self.check(today)?;
        Ok(Config {
            service: ServiceFacts {
                name: self.name,
                phone: self.phone,
                hours: self.hours,
                review_promise: self.review_promise,
                no_appointment: self.no_appointment,
                help_text: self.help_text,
                crisis_line_name: self.crisis_line_name,
                crisis_line_phone: self.crisis_line_phone,
                shows_scores: self.shows_scores,
            },
            programme: Programme {
                library,
                settings: self.programme.settings(today)?,
                shows_stand_ins: false,
            },
            alerts: self.alerts.rules(today)?,
            looking: self.supervision.checked().context("in [supervision]")?,
            referral: self.referral.map(ReferralFile::checked).transpose().context("in [referral]")?,
            messages: self.messages.map(MessagesFile::checked).transpose().context("in [messages]")?,
            network: self.network,
        })
    }

    fn check(&self, today: NaiveDate) -> Result<()> {
        for (fact, text) in [
            ("name", &self.name),
            ("phone", &self.phone),
            ("hours", &self.hours),
            ("review_promise", &self.review_promise),
            ("no_appointment", &self.no_appointment),
            ("help_text", &self.help_text),
            ("crisis_line_name", &self.crisis_line_name),
            ("crisis_line_phone", &self.crisis_line_phone),
        ] {
            check_words(fact, text)?;
        }
        ensure!(
            self.name.chars().count() <= NAME,
            "`name` is longer than {NAME} characters: it would not fit into a text message"
        );
        for (fact, phone) in [("phone", &self.phone), ("crisis_line_phone", &self.crisis_line_phone)] {
            check_phone(fact, phone)?;
        }
        ensure!(self.crisis_reviewed_on <= today, "`crisis_reviewed_on` is a day that has not come yet");
        if (today - self.crisis_reviewed_on).num_days() > CRISIS_REVIEW_DAYS {
            // Refusing to start would take away the questions as well as the numbers.
            tracing::warn!(
                "the crisis numbers were last checked on {}: check them again",
                self.crisis_reviewed_on
            );
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
