//! What a service decides: the facts that its pages show, and what it asks.
//! A missing or empty fact stops the program with a sentence.

use crate::programme::{Library, Programme, ProgrammeFile, Settings};
use anyhow::{Context, Result, bail, ensure};
use chrono::NaiveDate;
use measures::contract::public::ServiceFacts;
use measures::promises::broken_promise;
use serde::Deserialize;
use std::path::Path;

/// What a service decides, checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// The facts of the service that its pages show.
    pub service: ServiceFacts,
    /// What it asks.
    pub programme: Programme,
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
    #[serde(default)]
    programme: ProgrammeFile,
}

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
    let (service, settings) = service(&text, today)
        .with_context(|| format!("{} is not a complete service file", file.display()))?;
    let library = library(wording)?;
    Ok(Config { service, programme: Programme { library, settings, shows_stand_ins: false } })
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

fn service(text: &str, today: NaiveDate) -> Result<(ServiceFacts, Settings)> {
    let file: ServiceFile = toml::from_str(text)?;
    let facts = [
        ("name", &file.name),
        ("phone", &file.phone),
        ("hours", &file.hours),
        ("review_promise", &file.review_promise),
        ("no_appointment", &file.no_appointment),
        ("help_text", &file.help_text),
        ("crisis_line_name", &file.crisis_line_name),
        ("crisis_line_phone", &file.crisis_line_phone),
    ];
    for (fact, text) in facts {
        ensure!(!text.trim().is_empty(), "`{fact}` is empty: patients rely on it");
        if let Some(promise) = broken_promise(text) {
            bail!("`{fact}` says “{promise}”, which nobody may be told here: {text}");
        }
    }
    for (fact, phone) in [("phone", &file.phone), ("crisis_line_phone", &file.crisis_line_phone)] {
        ensure!(dialled(phone).len() >= 3, "`{fact}` has no phone number in it");
    }
    ensure!(file.crisis_reviewed_on <= today, "`crisis_reviewed_on` is a day that has not come yet");
    if (today - file.crisis_reviewed_on).num_days() > CRISIS_REVIEW_DAYS {
        // Refusing to start would take away the questions as well as the numbers.
        tracing::warn!(
            "the crisis numbers were last checked on {}: check them again",
            file.crisis_reviewed_on
        );
    }
    let settings = file.programme.settings(today)?;
    let facts = ServiceFacts {
        name: file.name,
        phone: file.phone,
        hours: file.hours,
        review_promise: file.review_promise,
        no_appointment: file.no_appointment,
        help_text: file.help_text,
        crisis_line_name: file.crisis_line_name,
        crisis_line_phone: file.crisis_line_phone,
        shows_scores: file.shows_scores,
    };
    Ok((facts, settings))
}

/// What a telephone dials: digits, and a leading plus.
#[must_use]
pub fn dialled(phone: &str) -> String {
    let phone = phone.trim();
    let plus = phone.starts_with('+').then_some('+');
    plus.into_iter().chain(phone.chars().filter(char::is_ascii_digit)).collect()
}

impl Config {
    /// An invented service, for tests and the demo, which shows stand-in words. Its numbers are ones that Ofcom keeps
    /// for drama.
    ///
    /// # Errors
    /// When a wording folder is given that cannot be read.
    pub fn invented(wording: Option<&Path>) -> Result<Self> {
        let text = |text: &str| text.to_owned();
        let service = ServiceFacts {
            name: text("Westvale Talking Therapies"),
            phone: text("01632 960 110"),
            hours: text("Monday to Friday, 9am to 5pm"),
            review_promise: text("Our team reads new answers by the end of the next working day."),
            no_appointment: text("at your next appointment"),
            help_text: text("You can phone us in working hours and ask for the duty therapist."),
            crisis_line_name: text("Westvale crisis line"),
            crisis_line_phone: text("01632 960 999"),
            shows_scores: true,
        };
        let library = library(wording)?;
        let programme = Programme { library, settings: Settings::default(), shows_stand_ins: true };
        Ok(Self { service, programme })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMPLETE: &str = include_str!("../service.example.toml");

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    #[test]
    fn the_example_file_is_complete() {
        assert!(service(COMPLETE, today()).is_ok());
    }

    #[test]
    fn a_blank_crisis_line_stops_the_program() {
        let blank = COMPLETE.replace("crisis_line_phone = \"01632 960 999\"", "crisis_line_phone = \" \"");
        assert!(service(&blank, today()).unwrap_err().to_string().contains("crisis_line_phone"));
    }

    #[test]
    fn a_service_that_says_nothing_on_the_help_page_stops_the_program() {
        let blank = COMPLETE.replace("help_text = \"You can", "help_text = \"\" # \"You can");
        assert!(service(&blank, today()).unwrap_err().to_string().contains("`help_text` is empty"));
    }

    #[test]
    fn a_service_that_promises_a_call_stops_the_program() {
        // In two pieces, because no sentence of ours may say it either.
        let promise = ["we will", "ring you"].join(" ");
        let promising = COMPLETE.replace("You can phone us", &promise);
        let told = service(&promising, today()).unwrap_err().to_string();
        assert!(told.contains("`help_text`") && told.contains(&promise), "{told}");
    }

    #[test]
    fn a_fact_nobody_knows_is_refused() {
        assert!(service(&format!("colour = \"blue\"\n{COMPLETE}"), today()).is_err());
    }

    #[test]
    fn a_phone_dials_its_digits_and_its_plus() {
        assert_eq!(dialled("+44 1632 960 (110)"), "+441632960110");
        assert_eq!(dialled("116 123"), "116123");
    }
}
