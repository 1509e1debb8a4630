use super::*;
use chrono::{NaiveDate, NaiveDateTime};
use measures::alert::Action;
use measures::ids::AlertId;

fn at(hour: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 21).and_then(|day| day.and_hms_opt(hour, 59, 0)).unwrap()
}

fn entry() -> QueueEntry {
    QueueEntry {
        alert: AlertId::from_bits(1),
        patient: String::new(),
        raised: at(23),
        out_of_hours: true,
        stage: Stage::Raised,
        desks: vec![Desk::Duty, Desk::Therapist],
        next: Some((Desk::Lead, at(11) + chrono::TimeDelta::days(2))),
        sent: false,
        appointment: None,
        acknowledged_by: None,
    }
}

#[test]
fn a_line_says_when_it_was_raised_who_looks_and_where_it_goes() {
    let entry = entry();
    assert_eq!(
        raised_lines(&entry),
        ["Saturday 21 November at 23:59", "Received out of hours", "Answers not sent"]
    );
    assert_eq!(desks_words(&entry.desks), "Duty worker, therapist");
    assert_eq!(next_words(&entry), "To the lead, Monday 23 November at 11:59");
    assert_eq!(next_words(&QueueEntry { next: None, ..entry }), "It has gone to everybody");
}

#[test]
fn what_happened_says_who_did_it_and_keeps_their_words_apart() {
    let happened = |happening, by: Option<&str>| {
        happened_words(&Happened { happening, at: at(9), by: by.map(str::to_owned) })
    };
    assert_eq!(happened(Happening::WentTo(Desk::Lead), None), ("Went to the lead.".to_owned(), None));
    let contact =
        Happening::Contact { number: 2, outcome: ContactOutcome::LeftMessage, note: " Rang. ".into() };
    assert_eq!(
        happened(contact, Some("Ruth Llewellyn")),
        ("Contact 2 by Ruth Llewellyn: Left a message.".to_owned(), Some("Rang.".to_owned()))
    );
    let acknowledged =
        Happening::Acknowledged { actions: vec![Action::GpTold, Action::SafetyPlan], note: String::new() };
    let (words, note) = happened(acknowledged, Some("Ruth Llewellyn"));
    assert_eq!(words, "Acknowledged by Ruth Llewellyn: Told the GP; Made or reviewed a safety plan.");
    assert_eq!(note, None);
}

#[test]
fn shares_and_spans_are_told_in_words() {
    assert_eq!([share_words(3, 4), share_words(0, 0)], ["3 of 4", "–"]);
    let spans = [0, 1, 59, 60, 125].map(span_words);
    assert_eq!(spans, ["Under a minute", "1 minute", "59 minutes", "1 hour", "2 hours 5 minutes"]);
}

#[test]
fn what_can_no_longer_be_recorded_is_told_unless_it_was_recorded_after_all() {
    let begun = Begun {
        note: "Rang.".to_owned(),
        outcome: Some(ContactOutcome::LeftMessage),
        contact: "At ten. ".to_owned(),
        reason: "Done.".to_owned(),
    };
    assert!(unrecorded_words(&begun, Stage::Seen, &[]).is_empty());
    assert_eq!(unrecorded_words(&begun, Stage::Acknowledged, &[]), ["Your note: Rang."]);
    let happened = |happening| Happened { happening, at: at(9), by: None };
    let acknowledged = |note: &str| {
        happened(Happening::Acknowledged { actions: vec![Action::GpTold], note: note.to_owned() })
    };
    let life = vec![acknowledged("Rang.")];
    assert_eq!(
        unrecorded_words(&begun, Stage::Closed, &life),
        ["Your contact: Left a message. At ten.", "Your reason: Done."]
    );
    let contact =
        Happening::Contact { number: 1, outcome: ContactOutcome::LeftMessage, note: "At ten.".to_owned() };
    let closed = Happening::Closed { reason: "Done.".to_owned() };
    let life = vec![acknowledged("Somebody else’s."), happened(contact), happened(closed)];
    assert_eq!(unrecorded_words(&begun, Stage::Closed, &life), ["Your note: Rang."]);
    assert_eq!(unrecorded_words(&Begun::default(), Stage::Closed, &[]), Vec::<String>::new());
}
