//! What a service decides about its measures, from the `[programme]` of its file.

use anyhow::{Context, Result, bail, ensure};
use chrono::NaiveDate;
use measures::evidence::{Comparison, Status};
use measures::instruments::InstrumentId;
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
}

/// The settings as written.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ProgrammeFile {
    prefers: Vec<InstrumentId>,
    not_asked: Vec<InstrumentId>,
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
        Self { thresholds: Thresholds::published(), prefers: Vec::new(), not_asked: Vec::new() }
    }
}

impl ProgrammeFile {
    /// The settings, checked.
    ///
    /// # Errors
    /// When a number is none, is out of the instrument's range, replaces one that is settled, or nobody stands for it.
    pub(crate) fn settings(self, today: NaiveDate) -> Result<Settings> {
        let mut thresholds = Thresholds::published();
        for file in self.threshold {
            let instrument = file.instrument;
            let in_use = file
                .in_use(thresholds.of(instrument), today)
                .with_context(|| format!("the thresholds of `{}`", instrument.as_str()))?;
            thresholds.replace(in_use);
        }
        Ok(Settings { thresholds, prefers: self.prefers, not_asked: self.not_asked })
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
        if value <= measures::score::Total::whole(0) || value > scoring.highest {
            bail!("`{name}` is {value}, which no total reaches");
        }
        Ok(Some(Threshold {
            value,
            comparison: file.comparison,
            status: Status::Confirmed,
            source: self.document.clone(),
            confirmed: Some(Confirmation { by: self.confirmed_by.clone(), on: self.confirmed_on }),
        }))
    }
}
