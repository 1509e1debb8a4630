//! An instrument is declared data: it is stored, scored, drawn and charted from its declaration alone.

use crate::score::{Scoring, Total};

/// A published questionnaire: its items, response options, scoring and thresholds, and where each came from.
///
/// An `id` never changes its meaning: new wording or new scoring is a new instrument.
#[derive(Debug)]
pub struct Instrument {
    /// Short lower-case name used in records, for example `phq9`.
    pub id: &'static str,
    /// What staff call it, for example `PHQ-9`.
    pub name: &'static str,
    /// What patients are told it is about, for example `Low mood`.
    pub about: &'static str,
    /// The words shown with every item.
    pub stem: &'static str,
    /// What is said when a scored item was left without an answer. Our words, not the instrument's.
    pub ask_again: &'static str,
    /// The items in their published order. Item numbers count from 1.
    pub items: &'static [Item],
    /// Whether a response option is shown with its number, as the paper scale prints it.
    pub numbered: bool,
    /// How answers become a total.
    pub scoring: Scoring,
    /// Parts of the total that are reported beside it.
    pub subscales: &'static [Subscale],
    /// Named ranges of the total, ascending, covering all of it.
    pub bands: &'static [Band],
    /// The total from which somebody is at caseness.
    pub caseness: Option<Threshold>,
    /// The smallest difference between two totals that is reliable.
    pub reliable_change: Option<Threshold>,
    /// When it belongs in a pack.
    pub offered: Offered,
    /// Who may use the words, and whose words these are.
    pub rights: Rights,
}

/// One question of an instrument.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    /// The question.
    pub text: &'static str,
    /// A small line of help under the question.
    pub hint: Option<&'static str>,
    /// What may be chosen, in published order.
    pub options: &'static [ResponseOption],
    /// Whether its value enters the total. An item that does not count may be skipped.
    pub scored: bool,
    /// Asked only when an item above it has at least this value.
    pub asked_if_any_at_least: Option<u8>,
    /// The value from which an answer raises an alert.
    pub alerts_from: Option<u8>,
}

/// One choosable thing.
#[derive(Debug, Clone, Copy)]
pub struct ResponseOption {
    /// What it adds to the total. "Does not apply" has none.
    pub value: Option<u8>,
    /// Its words. Empty where the published scale prints only a number.
    pub words: &'static str,
}

/// A part of the total that is reported beside it.
#[derive(Debug)]
pub struct Subscale {
    /// What staff call it.
    pub name: &'static str,
    /// The numbers of its items.
    pub items: &'static [u8],
}

/// A named range of the total, both ends included.
#[derive(Debug)]
pub struct Band {
    /// The lowest total in the band.
    pub from: Total,
    /// The highest total in the band.
    pub to: Total,
    /// Its published name. For staff, never for patients.
    pub words: &'static str,
}

/// A number clinicians act on, with where it came from.
#[derive(Debug)]
pub struct Threshold {
    /// At this total, or this difference, and above.
    pub at_least: Total,
    /// The document it was taken from.
    pub source: &'static str,
}

/// When an instrument belongs in a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offered {
    /// Before every session, in this order.
    EverySession {
        /// Its place in the pack, lowest first.
        place: u8,
    },
}

/// Who holds the rights to the words.
#[derive(Debug)]
pub struct Rights {
    /// The holder.
    pub holder: &'static str,
    /// What the holder allows.
    pub terms: &'static str,
    /// Shown with every item when the words are our stand-in and not the published ones.
    pub notice: Option<&'static str>,
}

impl Item {
    /// An item whose value enters the total.
    #[must_use]
    pub const fn scored(text: &'static str, options: &'static [ResponseOption]) -> Self {
        Self { text, hint: None, options, scored: true, asked_if_any_at_least: None, alerts_from: None }
    }

    /// An item that is stored and shown but never added, and may be skipped.
    #[must_use]
    pub const fn unscored(text: &'static str, options: &'static [ResponseOption]) -> Self {
        Self { scored: false, ..Self::scored(text, options) }
    }

    /// The same item with a small line of help.
    #[must_use]
    pub const fn hint(self, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// The same item, raising an alert when answered with this value or a higher one.
    #[must_use]
    pub const fn alerts_from(self, value: u8) -> Self {
        Self { alerts_from: Some(value), ..self }
    }

    /// The same item, asked only when an earlier item has at least this value.
    #[must_use]
    pub const fn asked_if_any_at_least(self, value: u8) -> Self {
        Self { asked_if_any_at_least: Some(value), ..self }
    }

    /// The lowest and the highest value that can be chosen.
    #[must_use]
    pub fn value_range(&self) -> (u8, u8) {
        let values = || self.options.iter().filter_map(|option| option.value);
        (values().min().unwrap_or(0), values().max().unwrap_or(0))
    }
}

impl ResponseOption {
    /// An option with a value.
    #[must_use]
    pub const fn new(value: u8, words: &'static str) -> Self {
        Self { value: Some(value), words }
    }

    /// An option without a value, such as "Does not apply".
    #[must_use]
    pub const fn without_value(words: &'static str) -> Self {
        Self { value: None, words }
    }
}

impl Instrument {
    /// Refuses, at compile time, a declaration that cannot be scored as it says.
    ///
    /// # Panics
    /// In a constant, so that the build stops: an item with fewer than two options; bands that leave a gap,
    /// overlap or do not reach both ends of the range; a caseness or alert nobody can reach.
    #[must_use]
    pub const fn checked(self) -> Self {
        let mut item = 0;
        while item < self.items.len() {
            assert!(self.items[item].options.len() >= 2, "an item needs two options to choose between");
            assert!(alert_is_reachable(&self.items[item]), "no option raises the alert");
            item += 1;
        }
        assert!(
            bands_cover(self.bands, self.scoring.lowest, self.scoring.highest),
            "bands must cover the range"
        );
        if let Some(caseness) = &self.caseness {
            let at = caseness.at_least.hundredths();
            assert!(at > self.scoring.lowest.hundredths() && at <= self.scoring.highest.hundredths());
        }
        self
    }
}

const fn alert_is_reachable(item: &Item) -> bool {
    let Some(from) = item.alerts_from else { return true };
    let mut option = 0;
    while option < item.options.len() {
        if let Some(value) = item.options[option].value
            && value >= from
        {
            return true;
        }
        option += 1;
    }
    false
}

/// Bands meet when one starts a whole point after the other ends; totals between two bands cannot occur.
const fn bands_cover(bands: &[Band], lowest: Total, highest: Total) -> bool {
    let mut next = lowest.hundredths();
    let mut band = 0;
    while band < bands.len() {
        if bands[band].from.hundredths() != next || bands[band].to.hundredths() < next {
            return false;
        }
        next = bands[band].to.hundredths() + 100;
        band += 1;
    }
    band == 0 || next == highest.hundredths() + 100
}
