//! When staff look at the alert queue and who looks, from the `[alerts]` of the service's file.

use anyhow::{Context, Result, anyhow, ensure};
use chrono::{NaiveDate, TimeDelta};
use measures::alert_queue::Rules;
use measures::hours::{Hours, Staffed};
use measures::role::Role;
use serde::Deserialize;
use std::collections::BTreeSet;

/// The rules as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AlertsFile {
    staffed: WeekFile,
    bank_holidays: BTreeSet<NaiveDate>,
    first_interval_minutes: i64,
    second_interval_minutes: i64,
    appointment_within_hours: i64,
    help_page_minutes: i64,
    lead: Role,
    manager: Role,
    reviewer: Role,
}

/// The hours of each day, as `09:00 to 17:00`. A day without any has none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WeekFile {
    monday: Option<String>,
    tuesday: Option<String>,
    wednesday: Option<String>,
    thursday: Option<String>,
    friday: Option<String>,
    saturday: Option<String>,
    sunday: Option<String>,
}

/// The longest interval, in minutes: a week.
const WEEK: i64 = 7 * 24 * 60;

impl AlertsFile {
    /// The rules, checked.
    ///
    /// # Errors
    /// When hours cannot be read, nobody is ever there, an interval is no time or too long, or a desk belongs to
    /// everybody.
    pub(crate) fn rules(self, today: NaiveDate) -> Result<Rules> {
        for (name, minutes, least) in [
            ("first_interval_minutes", self.first_interval_minutes, 1),
            ("second_interval_minutes", self.second_interval_minutes, 1),
            ("appointment_within_hours", self.appointment_within_hours.saturating_mul(60), 0),
            ("help_page_minutes", self.help_page_minutes, 1),
        ] {
            ensure!(
                (least..=WEEK).contains(&minutes),
                "`alerts.{name}` must come to at least {least} minutes and at most a week"
            );
        }
        for (name, role) in [("lead", self.lead), ("manager", self.manager), ("reviewer", self.reviewer)] {
            ensure!(
                role != Role::Therapist,
                "`alerts.{name}` is \"therapist\": then every therapist would see every patient's alerts"
            );
        }
        ensure!(
            self.lead != self.manager,
            "`alerts.lead` and `alerts.manager` are the same: then an alert that nobody acts on reaches nobody else"
        );
        if self.bank_holidays.last().is_none_or(|last| *last < today) {
            tracing::warn!(
                "`alerts.bank_holidays` lists none to come: staff are counted on every working day"
            );
        }
        let hours = Hours::new(self.staffed.week()?, self.bank_holidays)
            .map_err(|_| anyhow!("`alerts.staffed` has no hours on any day: then nothing is ever due"))?;
        Ok(Rules {
            hours,
            first: TimeDelta::minutes(self.first_interval_minutes),
            second: TimeDelta::minutes(self.second_interval_minutes),
            appointment_within: TimeDelta::hours(self.appointment_within_hours),
            help_page: TimeDelta::minutes(self.help_page_minutes),
            lead: self.lead,
            manager: self.manager,
            reviewer: self.reviewer,
        })
    }
}

impl WeekFile {
    fn week(self) -> Result<[Option<Staffed>; 7]> {
        let mut week = [None; 7];
        let days = [
            ("monday", self.monday),
            ("tuesday", self.tuesday),
            ("wednesday", self.wednesday),
            ("thursday", self.thursday),
            ("friday", self.friday),
            ("saturday", self.saturday),
            ("sunday", self.sunday),
        ];
        for (staffed, (day, text)) in week.iter_mut().zip(days) {
            let read = |text: String| text.parse().map_err(|error| anyhow!("`{text}`: {error}"));
            *staffed = text.map(read).transpose().with_context(|| format!("`alerts.staffed.{day}`"))?;
        }
        Ok(week)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = include_str!("../service.example.toml");

    fn told(change: (&str, &str)) -> String {
        let (_, alerts) = EXAMPLE.split_once("[alerts]\n").unwrap();
        let (alerts, _) = alerts.split_once("# What a supervisor's list").unwrap();
        assert!(alerts.contains(change.0), "the example has no {}", change.0);
        let file = toml::from_str::<AlertsFile>(
            &alerts.replace("[alerts.staffed]", "[staffed]").replace(change.0, change.1),
        );
        let rules = file.map_err(anyhow::Error::from).and_then(|file| file.rules(NaiveDate::MIN));
        rules.err().map(|error| format!("{error:#}")).unwrap_or_default()
    }

    #[test]
    fn the_example_is_complete() {
        assert_eq!(told(("", "")), "");
    }

    #[test]
    fn rules_that_nobody_can_keep_stop_the_program_with_a_sentence() {
        for (change, says) in [
            (("first_interval_minutes = 120", "first_interval_minutes = 0"), "first_interval_minutes"),
            (("second_interval_minutes = 240", "second_interval_minutes = 99999"), "at most a week"),
            (("appointment_within_hours = 24", "appointment_within_hours = 9223372036854775807"), "a week"),
            (("help_page_minutes = 15\n", ""), "missing field `help_page_minutes`"),
            (("lead = \"supervisor\"", "lead = \"therapist\""), "every therapist would see"),
            (("manager = \"service_manager\"", "manager = \"supervisor\""), "are the same"),
            (("lead = \"supervisor\"", "lead = \"director\""), "unknown variant `director`"),
            (("monday = \"09:00 to 17:00\"", "monday = \"9 to 5\""), "`alerts.staffed.monday`"),
            (("monday = ", "someday = "), "unknown field `someday`"),
            (("\"2026-12-25\"", "\"2026-12-32\""), "2026-12-32"),
        ] {
            let told = told(change);
            assert!(told.contains(says), "{says}: {told}");
        }
    }

    #[test]
    fn a_week_without_hours_stops_the_program() {
        let nobody = "bank_holidays = []\nfirst_interval_minutes = 1\nsecond_interval_minutes = 1\n\
            appointment_within_hours = 0\nhelp_page_minutes = 1\nlead = \"supervisor\"\n\
            manager = \"service_manager\"\nreviewer = \"supervisor\"\n[staffed]\n";
        let file: AlertsFile = toml::from_str(nobody).unwrap();
        assert!(file.rules(NaiveDate::MIN).unwrap_err().to_string().contains("no hours on any day"));
    }
}
