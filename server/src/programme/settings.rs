//! What a service decides about its measures, from the `[programme]` of its file.

use anyhow::{Context, Result, ensure};
use chrono::NaiveDate;
use measures::evidence::{Comparison, Status};
use measures::instruments::{InstrumentId, catalogue};
use measures::offered::{Offered, Role};
use measures::score::Total;
use measures::thresholds::{Confirmation, InUse, Threshold, Thresholds};
use serde::Deserialize;

/// What a service has decided about its measures.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The numbers in use.
    pub thresholds: Thresholds,
    /// Of several measures paired with one problem, those that are asked.
    pub prefers: Vec<InstrumentId>,
    /// Instruments that are never asked here.
    pub not_asked: Vec<InstrumentId>,
    /// Whether attended follow-ups are treatment contacts.
    pub follow_ups_count: bool,
}

/// The settings as written.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ProgrammeFile {
    prefers: Vec<InstrumentId>,
    not_asked: Vec<InstrumentId>,
    follow_ups_count: bool,
    threshold: Vec<ThresholdFile>,
}

/// The numbers of one instrument, and who stands for them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThresholdFile {
    instrument: InstrumentId,
    caseness: Option<NumberFile>,
    reliable_change: Option<NumberFile>,
    confirmed_by: String,
    confirmed_on: NaiveDate,
    document: String,
}

/// A number, written as text so that it is never a binary fraction.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumberFile {
    value: String,
    comparison: Comparison,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            thresholds: Thresholds::published(),
            prefers: Vec::new(),
            not_asked: Vec::new(),
            follow_ups_count: false,
        }
    }
}

impl ProgrammeFile {
    /// The settings, checked.
    ///
    /// # Errors
    /// When a number is none, is out of the instrument's range, replaces one that is settled, or nobody stands for it.
    pub(crate) fn settings(self, today: NaiveDate) -> Result<Settings> {
        self.check_choices()?;
        let (mut thresholds, mut set) = (Thresholds::published(), Vec::new());
        for file in self.threshold {
            let instrument = file.instrument;
            ensure!(!set.contains(&instrument), "`{}` has two sets of thresholds", instrument.as_str());
            set.push(instrument);
            let in_use = file
                .in_use(thresholds.of(instrument), today)
                .with_context(|| format!("the thresholds of `{}`", instrument.as_str()))?;
            thresholds.replace(in_use);
        }
        let Self { prefers, not_asked, follow_ups_count, .. } = self;
        Ok(Settings { thresholds, prefers, not_asked, follow_ups_count })
    }

    fn check_choices(&self) -> Result<()> {
        for id in &self.not_asked {
            let pair = matches!(
                id.instrument().offered,
                Offered::EverySession { role: Role::Depression | Role::Anxiety, .. }
            );
            ensure!(!pair, "`{}` is asked of everybody: without it there is no outcome", id.as_str());
        }
        for id in &self.prefers {
            let alike = |other: &InstrumentId| other.instrument().offered == id.instrument().offered;
            let chosen = matches!(id.instrument().offered, Offered::Paired(_))
                && catalogue().filter(alike).count() > 1;
            ensure!(
                chosen,
                "`{}` is not one of several measures for a problem: `prefers` decides nothing",
                id.as_str()
            );
        }
        Ok(())
    }
}

impl ThresholdFile {
    fn in_use(self, published: InUse, today: NaiveDate) -> Result<InUse> {
        ensure!(
            !self.confirmed_by.trim().is_empty(),
            "`confirmed_by` is empty: somebody must stand for them"
        );
        ensure!(!self.document.trim().is_empty(), "`document` is empty: say where they come from");
        ensure!(self.confirmed_on <= today, "`confirmed_on` is a day that has not come yet");
        ensure!(self.caseness.is_some() || self.reliable_change.is_some(), "they hold no number");
        let evidence = self.instrument.evidence();
        let configurable =
            |number: Option<&measures::evidence::Published>| number.is_some_and(|number| number.configurable);
        let caseness =
            self.number(self.caseness.as_ref(), configurable(evidence.caseness.as_ref()), "caseness")?;
        let reliable = self.number(
            self.reliable_change.as_ref(),
            configurable(evidence.reliable_change.as_ref()),
            "reliable_change",
        )?;
        Ok(InUse {
            instrument: self.instrument,
            caseness: caseness.or(published.caseness),
            reliable_change: reliable.or(published.reliable_change),
        })
    }

    fn number(&self, file: Option<&NumberFile>, configurable: bool, name: &str) -> Result<Option<Threshold>> {
        let Some(file) = file else { return Ok(None) };
        ensure!(configurable, "`{name}` is settled and cannot be replaced");
        let value = file.value.parse().ok().with_context(|| format!("`{}` is not a number", file.value))?;
        let scoring = self.instrument.instrument().scoring.as_ref().context("it has no total")?;
        let reached = match name {
            "caseness" => value > scoring.lowest && value <= scoring.highest,
            _ => value > Total::whole(0) && value <= scoring.highest - scoring.lowest,
        };
        ensure!(reached, "`{name}` is {value}, which nobody reaches");
        Ok(Some(Threshold {
            value,
            comparison: file.comparison,
            status: Status::Confirmed,
            source: self.document.clone(),
            confirmed: Some(Confirmation { by: self.confirmed_by.clone(), on: self.confirmed_on }),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPIN: &str = r#"
        prefers = ["pcl5"]
        [[threshold]]
        instrument = "spin"
        caseness = { value = "20.5", comparison = "above" }
        confirmed_by = "Dr A. Lead"
        confirmed_on = "2026-10-01"
        document = "Our manual, page 4"
    "#;

    fn settings(text: &str) -> Result<Settings> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).context("a day")?;
        toml::from_str::<ProgrammeFile>(text)?.settings(today)
    }

    #[test]
    fn a_service_s_own_number_is_used_and_says_who_stands_for_it() {
        let settings = settings(SPIN).unwrap();
        let spin = settings.thresholds.of(InstrumentId::parse("spin").unwrap());
        let caseness = spin.caseness.unwrap();
        assert_eq!((caseness.value, caseness.comparison), (Total::from_hundredths(20_50), Comparison::Above));
        assert_eq!(
            (caseness.status, caseness.confirmed.unwrap().by.as_str()),
            (Status::Confirmed, "Dr A. Lead")
        );
        assert_eq!(spin.reliable_change.unwrap().status, Status::ToBeConfirmed);
        assert_eq!(settings.prefers, [InstrumentId::parse("pcl5").unwrap()]);
    }

    #[test]
    fn a_number_that_cannot_be_used_stops_the_program_with_a_sentence() {
        for (written, instead, told) in [
            ("\"20.5\"", "\"high\"", "is not a number"),
            ("\"20.5\"", "\"69\"", "nobody reaches"),
            ("\"20.5\"", "\"0\"", "nobody reaches"),
            ("Dr A. Lead", " ", "confirmed_by"),
            ("Our manual, page 4", "", "document"),
            ("2026-10-01", "2026-12-01", "has not come"),
            ("\"spin\"", "\"phq9\"", "settled"),
            ("\"spin\"", "\"peqa\"", "settled"),
            ("\"spin\"", "\"spine\"", "no instrument"),
            ("above", "over", "over"),
            ("[\"pcl5\"]", "[\"spin\"]", "decides nothing"),
            ("prefers", "not_asked = [\"gad7\"]\n        prefers", "no outcome"),
            ("caseness = { value = \"20.5\", comparison = \"above\" }", "", "no number"),
        ] {
            let error = settings(&SPIN.replace(written, instead)).unwrap_err();
            assert!(format!("{error:#}").contains(told), "{instead}: {error:#}");
        }
    }
}
