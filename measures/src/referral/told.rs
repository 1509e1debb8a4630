//! What somebody said in a self-referral, sorted for whoever assesses it. Nothing that was said is left out: what the
//! form asks comes from its declaration, and only the order of its screens is decided here.

use super::applying::APPLYING;
use super::asking::{Asks, Question, Screen};
use super::form::Form;
use super::preparing::PREPARING;
use super::said::Said;
use super::telling::{only_opens, words_of};
use serde::{Deserialize, Serialize};

/// Some screens of the form under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// What it is about.
    pub title: String,
    /// What was asked there, and what was said to it.
    pub rows: Vec<Row>,
}

/// One question and what was said to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The words it was asked in.
    pub asked: String,
    /// What was said.
    pub told: Told,
}

/// What was said to a question, as far as it is shown differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Told {
    /// The exact words, those for preferring not to say among them.
    Words(String),
    /// They saw the question and left it empty.
    LeftEmpty,
    /// They never came to the question.
    NotAsked,
    /// An NHS number, in digits.
    NhsNumber(String),
}

/// The heading of what must be known before anybody reaches for the phone.
const REACHING: (&str, &[&str]) = ("How to reach them safely", &["contact", "contact_ok", "address"]);

/// The headings of the first part of the form, and the screens under each.
const HEADINGS: [(&str, &[&str]); 8] = [
    ("Who they are", &["name", "date_of_birth", "nhs_number", "gp"]),
    REACHING,
    ("In their own words", &["own_words", "since"]),
    ("Safety", &["urgent_help", "safety", "safety_others"]),
    ("What they need", &["support"]),
    ("In an emergency", &["emergency_contact"]),
    ("Who filled it in, and other help", &["who_for", "other_help"]),
    ("How we use their information", &["privacy"]),
];

/// The first part of the form, what an assessor needs first. A practice is told by its code, unless its name is given.
#[must_use]
pub fn applying(form: &Form, practice: Option<&str>) -> Vec<Section> {
    HEADINGS.iter().map(|heading| under(heading, form, practice)).collect()
}

/// Of the first part, how to reach them and whether that is safe.
#[must_use]
pub fn reaching(form: &Form) -> Section {
    under(&REACHING, form, None)
}

/// Of how to reach them, what was said of the ways themselves, without where they live.
#[must_use]
pub fn ways(form: &Form) -> Vec<Row> {
    let mut all = under(&("", &["contact", "contact_ok"]), form, None).rows;
    all.retain(|row| matches!(row.told, Told::Words(_)));
    all
}

/// "Before your assessment", a section for each task that asks something, what the service itself asks last.
#[must_use]
pub fn preparing(form: &Form, extra: Option<&Screen>) -> Vec<Section> {
    let tasks = PREPARING.iter().filter(|task| !task.screens.is_empty());
    let ours = tasks.map(|task| (task.title, task.screens));
    let added = extra.map(|screen| (&*screen.heading, std::slice::from_ref(screen)));
    let section = |(title, screens): (&str, &[Screen])| Section {
        title: title.to_owned(),
        rows: rows(screens, form, None),
    };
    ours.chain(added).map(section).collect()
}

/// Of these sections what something was said to, for a form of which the rest is no longer kept.
#[must_use]
pub fn only_told(sections: Vec<Section>) -> Vec<Section> {
    let told = |mut section: Section| {
        section.rows.retain(|row| row.told != Told::NotAsked);
        (!section.rows.is_empty()).then_some(section)
    };
    sections.into_iter().filter_map(told).collect()
}

impl Section {
    /// Whether they never came to any of it.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.rows.iter().all(|row| row.told == Told::NotAsked)
    }

    /// What is to be said of all of it at once, where it is the same for every question.
    #[must_use]
    pub fn as_a_whole(&self) -> Option<&'static str> {
        let empty = self.rows.iter().all(|row| row.told == Told::LeftEmpty);
        match (self.is_untouched(), empty) {
            (true, _) => Some("Not asked: they have not come to this."),
            (false, true) => Some("They left all of this empty."),
            (false, false) => None,
        }
    }
}

fn under((title, ids): &(&str, &[&str]), form: &Form, practice: Option<&str>) -> Section {
    let screens = ids.iter().filter_map(|id| APPLYING.iter().find(|screen| screen.id == *id));
    Section { title: (*title).to_owned(), rows: rows(screens, form, practice) }
}

fn rows<'a>(screens: impl IntoIterator<Item = &'a Screen>, form: &Form, practice: Option<&str>) -> Vec<Row> {
    let row = |question: &Question| Row {
        asked: question.label.to_string(),
        told: match (told(question, form), practice) {
            (Told::Words(code), Some(practice)) if question.asks == Asks::Practice => {
                Told::Words(format!("{practice} ({code})"))
            }
            (told, _) => told,
        },
    };
    screens
        .into_iter()
        .filter(|screen| form.asks(screen))
        .flat_map(|screen| form.questions(screen))
        .filter(|question| !only_opens(question, form))
        .map(row)
        .collect()
}

fn told(question: &Question, form: &Form) -> Told {
    let Some(said) = form.said(&question.id) else { return Told::NotAsked };
    match (&question.asks, said) {
        (_, Said::Skipped) => Told::LeftEmpty,
        (Asks::NhsNumber, Said::Wrote(digits)) => Told::NhsNumber(digits.clone()),
        (_, said) => Told::Words(words_of(question, said)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::referral::Statement;

    fn form(said: &[(&'static str, Said)]) -> Form {
        let statement = |(question, said): &(&'static str, Said)| Statement {
            question: (*question).into(),
            said: said.clone(),
        };
        Form::of(said.iter().map(statement))
    }

    fn found(sections: &[Section], asked: &str) -> Option<Told> {
        let rows = sections.iter().flat_map(|section| &section.rows);
        rows.filter(|row| row.asked == asked).map(|row| row.told.clone()).next()
    }

    #[test]
    fn every_screen_of_the_first_part_stands_under_one_heading() {
        let mut listed: Vec<_> = HEADINGS.iter().flat_map(|(_, ids)| ids.iter().copied()).collect();
        let mut declared: Vec<_> = APPLYING.iter().map(|screen| screen.id.as_ref()).collect();
        listed.sort_unstable();
        declared.sort_unstable();
        assert_eq!(listed, declared);
    }

    #[test]
    fn the_ways_to_reach_somebody_are_only_what_was_said_and_not_where_they_live() {
        let yes = || Said::Chose("yes".into());
        let form = form(&[("say_who", yes()), ("postcode_known", yes()), ("best_times", Said::Skipped)]);
        let told = Told::Words("Yes".to_owned());
        assert_eq!(ways(&form), [Row { asked: "Is it OK to say who we are?".to_owned(), told }]);
    }

    #[test]
    fn what_was_declined_left_empty_and_never_asked_are_told_apart() {
        let form = form(&[("nhs_number_known", Said::Skipped), ("religion", Said::Chose("declined".into()))]);
        assert_eq!(found(&applying(&form, None), "Do you know your NHS number?"), Some(Told::LeftEmpty));
        assert_eq!(found(&applying(&form, None), "First name"), Some(Told::NotAsked));
        let declined = Told::Words("Prefer not to say".to_owned());
        let rows = preparing(&form, None).into_iter().flat_map(|section| section.rows);
        assert_eq!(rows.filter(|row| row.told == declined).count(), 1);
    }

    #[test]
    fn a_number_that_is_shown_on_request_is_not_among_the_words() {
        let form = form(&[
            ("nhs_number_known", Said::Chose("yes".into())),
            ("nhs_number", Said::Wrote("9434765919".to_owned())),
        ]);
        let told = found(&applying(&form, None), "What is your NHS number?");
        assert_eq!(told, Some(Told::NhsNumber("9434765919".to_owned())));
    }

    #[test]
    fn a_section_nobody_came_to_is_said_in_one_line() {
        let told = applying(&form(&[]), None);
        let emergency = told.iter().find(|section| section.title == "In an emergency").unwrap();
        assert_eq!(emergency.as_a_whole(), Some("Not asked: they have not come to this."));
    }

    #[test]
    fn a_practice_is_told_by_its_name_and_its_code() {
        let form = form(&[
            ("gp_known", Said::Chose("found".into())),
            ("gp_practice", Said::Wrote("A81004".to_owned())),
        ]);
        let told = found(&applying(&form, Some("Elm Road Surgery")), "Your GP surgery");
        assert_eq!(told, Some(Told::Words("Elm Road Surgery (A81004)".to_owned())));
    }

    #[test]
    fn what_only_opened_the_next_question_is_not_told_and_any_other_choice_is() {
        let asked = "Where is your GP surgery?";
        let chose = |choice: &'static str| form(&[("gp_known", Said::Chose(choice.into()))]);
        assert_eq!(found(&applying(&chose("found"), None), asked), None);
        let told = found(&applying(&chose("cannot_find"), None), asked);
        assert_eq!(told, Some(Told::Words("I can’t find my GP surgery".to_owned())));
    }
}
