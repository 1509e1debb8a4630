//! What the brief says, read as it stands on the page.

mod alerts;
mod totals;

use super::*;
use crate::examples::{self, at, id};
use measures::alert::{Channel, Reach};
use measures::answers::{Answer, Answers, Reply};
use measures::brief::{Reached, brief};
use measures::contract::clinician::{AppointmentView, Measure, Measurement, Record, ToldInForm};
use measures::referral::told::{Row as Asked, Section, Told as Said};
use measures::score::score;
use measures::thresholds::InUse;

/// One occasion, answered item by item with the option at this place, or withheld.
fn measurement(instrument: &str, day: u32, options: &[Option<u8>]) -> Measurement {
    let instrument = id(instrument);
    let reply = |option: &Option<u8>| option.map_or(Reply::Withheld, Reply::Chosen);
    let answers: Vec<_> = (1..)
        .zip(options)
        .map(|(item, option)| Answer::parse(instrument, item, reply(option)).unwrap())
        .collect();
    Measurement {
        record: Record::default(),
        at: at(day),
        sent: true,
        this_appointment: day == 22,
        appointment: None,
        wording: usize::from(instrument.as_str() == "wsas"),
        score: score(&Answers::of(instrument, &answers)),
        answers,
    }
}

fn some(options: &[u8]) -> Vec<Option<u8>> {
    options.iter().copied().map(Some).collect()
}

fn view(measures: &[(&str, &[Measurement])]) -> AppointmentView {
    let measure = |(instrument, measurements): &(&str, &[Measurement])| Measure {
        in_use: InUse::published(id(instrument)),
        measurements: measurements.to_vec(),
    };
    let measures = measures.iter().map(measure).collect();
    examples::view(measures, [("phq9", None), ("wsas", None)])
}

/// A line as it is read, without what stands out.
fn read(line: &Line) -> String {
    let words = |piece: &Piece| match piece {
        Piece::Plain(phrase) | Piece::Strong(phrase) => phrase.text.clone(),
        Piece::Link { words, .. } => (*words).to_owned(),
    };
    line.pieces.iter().map(words).collect()
}

fn fact(told: &Told, name: &str) -> Vec<String> {
    let mut rows = told.alerts.iter().chain(&told.answered).chain(&told.around);
    let row = rows.find(|row| row.name == name);
    row.map(|row| row.lines.iter().map(read).collect()).unwrap_or_default()
}

fn told_of(view: &AppointmentView) -> Told {
    told(&brief(view), view.problem_descriptor, (true, true), &Wordings::of(view))
}

#[test]
fn a_total_says_how_it_moved_and_names_only_a_change_that_is_reliable() {
    let phq9 = |day, each: u8| measurement("phq9", day, &some(&[each; 9]));
    let told = told_of(&view(&[("phq9", &[phq9(1, 3), phq9(8, 2), phq9(22, 2)])]));
    assert_eq!(
        fact(&told, "Totals"),
        ["PHQ-9 18 of 27. Same as on 8 Mar. Down 9 since 1 Mar (first): reliable improvement."]
    );
}

#[test]
fn what_moved_stands_in_its_exact_words_with_the_greatest_rise_first() {
    let before = measurement("phq9", 8, &some(&[3, 0, 0, 1, 0, 0, 0, 0, 0]));
    let now = measurement("phq9", 22, &some(&[1, 2, 3, 1, 0, 0, 0, 0, 0]));
    let moved = fact(&told_of(&view(&[("phq9", &[before, now])])), "Moved by 2 or more");
    assert_eq!(
        moved[0],
        "Up 3, from 0 to 3: PHQ-9 item 3, Trouble falling or staying asleep, or sleeping too much"
    );
    assert!(moved[1].starts_with("Up 2, from 0 to 2") && moved[2].starts_with("Down 2, from 3 to 1"));
}

#[test]
fn a_long_list_of_what_moved_says_how_many_more_there_are() {
    let phq9 = |day, each: u8| measurement("phq9", day, &some(&[each; 8]));
    let moved = fact(&told_of(&view(&[("phq9", &[phq9(8, 0), phq9(22, 2)])])), "Moved by 2 or more");
    assert_eq!((moved.len(), moved[5].as_str()), (6, "And 3 more: see the answers below."));
}

#[test]
fn without_anything_to_compare_with_nothing_is_said_to_have_stayed() {
    let told = told_of(&view(&[
        ("phq9", &[measurement("phq9", 22, &some(&[1; 9]))]),
        ("wsas", &[measurement("wsas", 22, &some(&[1; 5]))]),
    ]));
    for name in ["Moved by 2 or more", "Daily life"] {
        assert_eq!(fact(&told, name), ["There is no earlier time to compare with."], "{name}");
    }
}

#[test]
fn what_is_lacking_to_count_is_named() {
    let told = told_of(&view(&[("phq9", &[measurement("phq9", 22, &some(&[1; 9]))])]));
    assert_eq!(
        fact(&told, "Would count if it ended today"),
        [
            "Not yet",
            "PHQ-9 needs a second complete score; the first is of 22 March.",
            "GAD-7 needs a first and a last complete score.",
            "WSAS needs a first and a last complete score.",
            "One more treatment appointment must be attended.",
        ]
    );
}

#[test]
fn a_way_that_is_not_safe_says_so_and_none_is_never_taken_for_safe() {
    let view = view(&[]);
    let mut facts = brief(&view);
    let reached =
        |facts: &_| fact(&told(facts, None, (false, true), &Wordings::of(&view)), "Safe way to reach");
    assert_eq!(reached(&facts), ["Not said on the help page. See the clinical record."]);
    let reach =
        Reach { channel: Channel::PhoneCall, detail: "after five".to_owned(), safe_to_call: Some(false) };
    facts.reach = Some(Reached { reach, given: at(3) });
    assert_eq!(reached(&facts), ["Phone call. after five. Not safe to call (said 3 March 2026)"]);
}

#[test]
fn what_the_referral_form_says_of_safety_stands_before_every_way_to_reach_somebody() {
    let mut view = view(&[]);
    let row = |asked: &str, said: &str| Asked { asked: asked.to_owned(), told: Said::Words(said.to_owned()) };
    view.form = Some(ToldInForm {
        open: None,
        unsafe_to_phone: true,
        agrees_to_nothing: false,
        writing_stopped: true,
        reaching: Section { title: String::new(), rows: Vec::new() },
        ways: vec![row("Email address", "jo@example.org"), row("Is it OK to email you?", "Yes")],
    });
    let [warning, stopped, chosen, form] = &fact(&told_of(&view), "Safe way to reach")[..] else {
        panic!("four lines")
    };
    assert_eq!(warning, "They said that it is not safe to phone or text them.");
    assert_eq!(stopped, "Messages to them were stopped. Do not text or email them.");
    assert_eq!(chosen, "Not said on the help page.");
    assert_eq!(form, "Referral form: Email address: jo@example.org. Is it OK to email you? Yes.");
}

#[test]
fn what_is_missing_leads_to_its_exact_words() {
    let view = view(&[("phq9", &[measurement("phq9", 22, &some(&[0; 7]))])]);
    let told = told_of(&view);
    assert_eq!(fact(&told, "To ask on the phone"), ["PHQ-9: 2 items. Exact words to read out"]);
    let empty = super::tests::view(&[]);
    let nothing = told_of(&empty);
    assert_eq!(fact(&nothing, "To ask on the phone"), ["Nothing is missing."]);
}
