use super::*;
use chrono::{NaiveDate, NaiveDateTime};
use measures::alert::Action;
use measures::alert_queue::ContactOutcome;
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

fn by(name: &str, happening: Happening) -> Happened {
    Happened { happening, at: at(9), by: Some(name.to_owned()) }
}

fn acknowledged(name: &str, note: &str) -> Happened {
    by(name, Happening::Acknowledged { actions: vec![Action::GpTold], note: note.to_owned() })
}

fn begun() -> Begun {
    Begun {
        by: "Amira Hassan".to_owned(),
        actions: vec![Action::GpTold],
        note: "Rang. ".to_owned(),
        outcome: Some(ContactOutcome::LeftMessage),
        contact: "At ten. ".to_owned(),
        reason: "Done.".to_owned(),
    }
}

#[test]
fn what_was_ticked_and_written_before_somebody_else_acknowledged_is_told_with_their_name() {
    assert_eq!(begun().unrecorded(&[]), Unrecorded::default());
    assert_eq!(begun().unrecorded(&[by("Ruth Llewellyn", Happening::Seen)]), Unrecorded::default());
    let overtaken = begun().unrecorded(&[acknowledged("Ruth Llewellyn", "Theirs.")]);
    let because = "Ruth Llewellyn had acknowledged this alert by then, 21 November 2026 at 09:59.";
    assert_eq!(overtaken.because, [because]);
    assert_eq!(overtaken.lines, ["You ticked: Told the GP", "Your note: Rang."]);
    let only_ticked = Begun { note: String::new(), ..begun() };
    let overtaken = only_ticked.unrecorded(&[acknowledged("Ruth Llewellyn", "")]);
    assert_eq!(overtaken.lines, ["You ticked: Told the GP"]);
}

#[test]
fn what_was_recorded_in_their_own_name_after_all_is_not_lost() {
    let mine = [acknowledged("Amira Hassan", "Rang.")];
    assert!(begun().is_acknowledged(&mine));
    assert_eq!(begun().unrecorded(&mine), Unrecorded::default());
    let other_words = [acknowledged("Amira Hassan", "In another window.")];
    assert!(!begun().is_acknowledged(&other_words));
    assert_eq!(begun().unrecorded(&other_words).lines.len(), 2);
}

#[test]
fn what_can_no_longer_be_recorded_of_a_closed_alert_is_told_unless_it_was_recorded() {
    let closed = |name| by(name, Happening::Closed { reason: "Done.".to_owned() });
    let life = [acknowledged("Amira Hassan", "Rang."), closed("Ruth Llewellyn")];
    let overtaken = begun().unrecorded(&life);
    assert_eq!(
        overtaken.because,
        ["Ruth Llewellyn had closed this alert by then, 21 November 2026 at 09:59."]
    );
    assert_eq!(overtaken.lines, ["Your contact: Left a message. At ten.", "Your reason: Done."]);
    let contact =
        Happening::Contact { number: 1, outcome: ContactOutcome::LeftMessage, note: "At ten.".to_owned() };
    let [acknowledged, _] = life;
    let life = [acknowledged, by("Amira Hassan", contact), closed("Amira Hassan")];
    assert_eq!(begun().unrecorded(&life), Unrecorded::default());
    assert_eq!(Begun::default().unrecorded(&life), Unrecorded::default());
}
