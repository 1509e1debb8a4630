//! What this service asks: its words, its thresholds, and which measures it may show.

mod library;
mod settings;

use chrono::NaiveDate;
use measures::contract::clinician::{Ledger, LedgerEntry, WordingEntry};
use measures::instruments::{InstrumentId, catalogue};
use measures::offered::Occasion;
use measures::pack::{self, NotAPack, Pack};
use measures::problem::ProblemDescriptor;
use measures::thresholds::Thresholds;
use measures::wording::{SHIPPED_LANGUAGE, Wording};

pub use library::{Library, template};
pub(crate) use settings::ProgrammeFile;
pub use settings::Settings;

/// What a service asks, checked when the server starts.
#[derive(Debug, Clone)]
pub struct Programme {
    /// Every wording there is.
    pub library: Library,
    /// The numbers in use, and what the service prefers.
    pub settings: Settings,
    /// Whether words of our own may stand in for published ones that nobody has installed. Only for the demo: their
    /// scores mean nothing.
    pub shows_stand_ins: bool,
}

impl Programme {
    /// The thresholds in use.
    #[must_use]
    pub fn thresholds(&self) -> &Thresholds {
        &self.settings.thresholds
    }

    /// Whether an instrument may be asked on a day of somebody who reads this language: the service uses it, and has
    /// words for it that may be shown.
    #[must_use]
    pub fn can_ask(&self, instrument: InstrumentId, language: &str, today: NaiveDate) -> bool {
        self.asked_in(instrument, language, today).is_some()
    }

    /// The words in which an instrument is asked, if it may be.
    #[must_use]
    pub fn asked_in(&self, instrument: InstrumentId, language: &str, today: NaiveDate) -> Option<&Wording> {
        self.wording(instrument, language, today).filter(|_| !self.settings.not_asked.contains(&instrument))
    }

    /// What is asked before an appointment.
    ///
    /// # Errors
    /// When the service may show none of it.
    pub fn pack(
        &self,
        problem: Option<ProblemDescriptor>,
        occasion: Occasion,
        language: &str,
        today: NaiveDate,
    ) -> Result<Pack, NotAPack> {
        pack::pack_for(problem, occasion, &self.settings.prefers, |id| self.can_ask(id, language, today))
    }

    /// The anxiety measure that a referral for this problem is read with, of those that it has been `asked`. What a
    /// service asks from today on, and which licence has ended, changes nothing about scores that are there.
    #[must_use]
    pub fn paired_with(&self, problem: ProblemDescriptor, asked: &[InstrumentId]) -> Option<InstrumentId> {
        pack::paired(problem, &[asked, &self.settings.prefers].concat(), |_| true)
    }

    /// How many of these attended appointments are treatment contacts here.
    #[must_use]
    pub fn treatment_contacts(&self, attended: &[Occasion]) -> u32 {
        let counts = |occasion: &&Occasion| occasion.is_treatment_contact(self.settings.follow_ups_count);
        u32::try_from(attended.iter().filter(counts).count()).unwrap_or(u32::MAX)
    }

    /// The words an instrument is shown in on a day: in this language if there are any, else in the one that ships.
    #[must_use]
    pub fn wording(&self, instrument: InstrumentId, language: &str, today: NaiveDate) -> Option<&Wording> {
        let in_language = |tag: &str| {
            self.usable(instrument, today).find(|wording| wording.language().eq_ignore_ascii_case(tag))
        };
        in_language(language).or_else(|| in_language(SHIPPED_LANGUAGE))
    }

    /// The languages that an instrument can be shown in on a day.
    #[must_use]
    pub fn languages(&self, instrument: InstrumentId, today: NaiveDate) -> Vec<String> {
        let mut languages: Vec<String> = Vec::new();
        for wording in self.usable(instrument, today) {
            if !languages.iter().any(|known| known == wording.language()) {
                languages.push(wording.language().to_owned());
            }
        }
        languages
    }

    /// The licence ledger of a day.
    #[must_use]
    pub fn ledger(&self, today: NaiveDate) -> Ledger {
        let entry = |instrument| LedgerEntry {
            instrument,
            can_ask: self.can_ask(instrument, SHIPPED_LANGUAGE, today),
            in_use: self.thresholds().of(instrument),
            wordings: self.library.of(instrument).map(|wording| self.entry(wording, today)).collect(),
        };
        Ledger { entries: catalogue().map(entry).collect(), refused: self.library.refused().to_vec() }
    }

    fn entry(&self, wording: &Wording, today: NaiveDate) -> WordingEntry {
        let asked_in = self.asked_in(wording.instrument(), wording.language(), today);
        WordingEntry {
            language: wording.language().to_owned(),
            version: wording.version().to_owned(),
            licence: wording.licence().to_owned(),
            expires: wording.expires(),
            stand_in: wording.is_stand_in(),
            in_use: asked_in == Some(wording),
        }
    }

    /// The words of an instrument that may be shown on a day, the service's own before those that ship.
    fn usable(&self, instrument: InstrumentId, today: NaiveDate) -> impl Iterator<Item = &Wording> {
        let may_show = move |wording: &&Wording| {
            wording.is_in_force(today) && (self.shows_stand_ins || !wording.is_stand_in())
        };
        self.library.of(instrument).filter(may_show)
    }
}
