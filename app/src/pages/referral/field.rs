//! One question on the screen: what stands in its controls, and what that says.

use crate::clock;
use crate::components::error_summary::Mistake;
use crate::components::stated::Stands;
use crate::draft::Draft;
use crate::referral_facts::facts;
use chrono::Datelike;
use leptos::prelude::*;
use measures::civil_date::DateProblem;
use measures::referral::{Asks, Choice, Fault, Question, Said, Text, Typed, read, words_of};

/// The most choices that are shown as radio buttons.
const MOST_RADIOS: usize = 20;

/// A question with its controls.
#[derive(Clone, Copy)]
pub(super) struct Field {
    pub(super) question: &'static Question,
    pub(super) stands: Stands,
    /// The box at fault while something is wrong, where there are several.
    pub(super) faulty: RwSignal<Option<&'static str>>,
}

impl Field {
    /// The question as it was left: what was typed and not kept, else what was said before.
    pub(super) fn of(question: &'static Question, draft: Draft) -> Self {
        let said = || draft.form().said(&question.id).map(|said| stands_for(question, said));
        let stands = draft.typed(&question.id).or_else(said).unwrap_or_default();
        Self { question, stands: RwSignal::new(stands), faulty: RwSignal::new(None) }
    }

    /// What is said, or what to put right.
    pub(super) fn read(self) -> Result<Said, Mistake> {
        read(self.question, &self.typed(), &facts().rules, clock::today())
            .map_err(|fault| self.mistake(&fault))
    }

    /// What to put right, at the control where it can be.
    pub(super) fn mistake(self, fault: &Fault) -> Mistake {
        let faulty = faulty_box(fault);
        self.faulty.set(faulty);
        let id = &self.question.id;
        let control = match &self.question.asks {
            Asks::Birthday => format!("{id}-{}", faulty.unwrap_or("day")),
            Asks::Month => format!("{id}-{}", faulty.unwrap_or("month")),
            Asks::Practice => format!("{id}-words"),
            asks if radios(asks).is_some() || *asks == Asks::Rating => format!("{id}-0"),
            _ => id.to_string(),
        };
        Mistake::at(control, fault.words(self.question))
    }

    /// What the conditions of other questions hear while it is being filled in, finished or not.
    pub(super) fn heard(self) -> Said {
        let said = self.stands.with(|stands| match (&self.question.asks, stands.as_slice()) {
            (_, []) => None,
            (Asks::OneOf(_), [id, ..]) => Some(Said::Chose(id.clone().into())),
            (Asks::AnyOf(_), ids) => Some(Said::Ticked(ids.iter().cloned().map(Text::from).collect())),
            (_, texts) => Some(Said::Wrote(texts.concat().trim().to_owned())),
        });
        said.filter(|said| *said != Said::Wrote(String::new())).unwrap_or(Said::Skipped)
    }

    fn typed(self) -> Typed {
        let stands = self.stands.get_untracked();
        let at = |place: usize| stands.get(place).cloned().unwrap_or_default();
        match &self.question.asks {
            Asks::OneOf(_) | Asks::Rating => Typed::Chosen(stands.first().cloned().map(Text::from)),
            Asks::AnyOf(_) => Typed::Ticked(stands.into_iter().map(Text::from).collect()),
            Asks::Birthday => Typed::Date { day: at(0), month: at(1), year: at(2) },
            Asks::Month => Typed::Month { month: at(0), year: at(1) },
            _ => Typed::Text(at(0)),
        }
    }
}

/// The choices of a question that are shown one below the other, and whether several can be ticked.
pub(super) fn radios(asks: &'static Asks) -> Option<(&'static [Choice], bool)> {
    match asks {
        Asks::OneOf(choices) if choices.len() <= MOST_RADIOS => Some((choices, false)),
        Asks::AnyOf(choices) => Some((choices, true)),
        _ => None,
    }
}

/// How it stands in the controls when this was said.
fn stands_for(question: &Question, said: &Said) -> Vec<String> {
    match said {
        Said::Skipped => Vec::new(),
        Said::Chose(id) => vec![id.to_string()],
        Said::Ticked(ids) => ids.iter().map(Text::to_string).collect(),
        Said::Wrote(_) => vec![words_of(question, said)],
        Said::Day(day) => [day.day(), day.month(), day.year().unsigned_abs()].map(|n| n.to_string()).to_vec(),
        Said::Month { year, month } => vec![month.to_string(), year.to_string()],
        Said::Rated(points) => vec![points.to_string()],
    }
}

fn faulty_box(fault: &Fault) -> Option<&'static str> {
    match fault {
        Fault::Date(DateProblem::NoDay) => Some("day"),
        Fault::Date(DateProblem::NoMonth) => Some("month"),
        Fault::Date(DateProblem::NoYear | DateProblem::ShortYear) | Fault::TooLongAgo => Some("year"),
        _ => None,
    }
}
