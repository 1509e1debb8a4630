//! The self-referral form: what it asks, what it takes, whom it is for, and what is told of it.

mod alerting;
mod always;
mod choices;
mod coding;
mod contact;
mod dates;
mod declared;
mod document;
mod keeping;
mod nhs_number;
mod path;
mod reach;
mod reviewing;
mod soundness;
mod stopping;
mod texts;

use chrono::NaiveDate;
use measures::referral::{Fault, Form, OtherTeam, Question, Rules, Said, Statement, Text, Typed};
use measures::referral::{question as find, read};

/// A Sunday in spring.
fn today() -> NaiveDate {
    day(2026, 3, 15)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

/// A service for adults, where people are patients.
fn rules() -> Rules {
    Rules {
        min_age: 18,
        too_young: "Talk to the young people’s service.".into(),
        takes_unregistered: false,
        unregistered: "Register with a GP surgery first.".into(),
        outside_area: "Another service is nearer to you.".into(),
        takes_outside_area: false,
        other_teams: vec![OtherTeam { team: "crisis_team".into(), says: "Talk to the crisis team.".into() }],
        test_numbers: false,
    }
}

fn question(id: &str) -> &'static Question {
    find(id).unwrap_or_else(|| panic!("no question is called {id}"))
}

/// What a text typed into a question is kept as, in a service for adults.
fn typed(id: &str, text: &str) -> Result<Said, Fault> {
    read(question(id), &Typed::Text(text.to_owned()), &rules(), today())
}

/// What somebody who typed this is told. Nothing, if it is kept.
fn told(id: &str, text: &str) -> Option<String> {
    typed(id, text).err().map(|fault| fault.words(question(id)))
}

fn wrote(words: &str) -> Said {
    Said::Wrote(words.to_owned())
}

fn chose(id: &'static str) -> Said {
    Said::Chose(id.into())
}

fn ticked(ids: &[&'static str]) -> Said {
    Said::Ticked(ids.iter().map(|id| Text::from(*id)).collect())
}

/// The form in which this was said.
fn form<const N: usize>(said: [(&'static str, Said); N]) -> Form {
    Form::of(said.map(|(question, said)| Statement { question: question.into(), said }))
}

/// What the form cannot be sent without, said by a woman of 40 with a mobile phone.
fn whole() -> Form {
    form([
        ("urgent_help", chose("no")),
        ("who_for", chose("me")),
        ("date_of_birth", Said::Day(day(1985, 9, 4))),
        ("gp_known", chose("found")),
        ("gp_practice", wrote("A81004")),
        ("other_help", ticked(&["none"])),
        ("first_name", wrote("Asha")),
        ("last_name", wrote("O’Neill")),
        ("postcode_known", chose("yes")),
        ("postcode", wrote("LS1 4AP")),
        ("address_1", wrote("1 High Street")),
        ("town", wrote("Leeds")),
        ("mobile", wrote("07700900982")),
        ("mobile_safe", chose("yes")),
        ("ok_text", chose("yes")),
        ("ok_voicemail", chose("no")),
        ("ok_letter", chose("no")),
        ("say_who", chose("yes")),
        ("language", chose("english")),
        ("interpreter", chose("no")),
        ("needs", ticked(&["none"])),
        ("own_words_how", chose("talk")),
        ("thoughts", chose("no")),
        ("someone_else", chose("no")),
        ("privacy_read", ticked(&["yes"])),
        ("gp_told_ok", chose("yes")),
    ])
}

/// The same form with one thing said otherwise.
fn but(mut form: Form, question: &'static str, said: Said) -> Form {
    form.keep(Statement { question: question.into(), said });
    form
}
