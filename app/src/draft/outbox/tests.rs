//! Which letters wait, and which no longer do.

use super::*;

/// What was left on a screen, as it is unsealed.
pub(in crate::draft) fn letter(screen: &str) -> Letter {
    let given = r#"{"wall":0.0,"steady":0.0}"#;
    let kept = format!(r#"{{"given":{given},"screen":"{screen}","said":[],"answer":null}}"#);
    serde_json::from_str(&kept).unwrap()
}

fn waiting(outbox: &Outbox) -> Vec<&str> {
    outbox.waiting.iter().filter_map(|letter| letter.screen.as_deref()).collect()
}

#[test]
fn only_what_was_acknowledged_is_done() {
    let mut outbox = Outbox::default();
    outbox.restore(vec![letter("who_for"), letter("safety")]);
    let under_way = outbox.first().unwrap();
    outbox.restore(vec![letter("urgent_help")]);
    outbox.is_done(under_way.id);
    assert_eq!(waiting(&outbox), ["urgent_help", "safety"]);
    outbox.is_done(under_way.id);
    assert_eq!(waiting(&outbox), ["urgent_help", "safety"], "done twice");
}

#[test]
fn what_is_refused_lets_through_what_waits_behind_it_and_is_saved_when_left_again() {
    let mut outbox = Outbox::default();
    outbox.restore(vec![letter("own_words"), letter("safety")]);
    assert_eq!(outbox.refused(), None);
    let refused = outbox.first().unwrap();
    assert!(outbox.set_aside(refused.id));
    assert_eq!(waiting(&outbox), ["safety"]);
    assert_eq!(outbox.refused(), Some(Some("own_words".into())));
    assert!(!outbox.is_left_again("safety"));
    assert!(outbox.is_left_again("own_words") && outbox.refused().is_none());
    assert!(!outbox.is_left_again("own_words"), "left twice");
}

#[test]
fn what_begins_the_form_is_never_set_aside() {
    let mut outbox = Outbox::default();
    let begins = Some((SendingKey::from_bits(0), String::new()));
    outbox.restore(vec![Letter { begins, ..letter("urgent_help") }]);
    let first = outbox.first().unwrap();
    assert!(!outbox.set_aside(first.id));
    assert_eq!(waiting(&outbox), ["urgent_help"]);
}

#[test]
fn a_letter_stays_the_same_under_another_number() {
    let mut outbox = Outbox::default();
    outbox.restore(vec![letter("safety"), letter("contact")]);
    let under_way = outbox.first().unwrap();
    outbox.seen(7);
    let first = outbox.first().unwrap();
    assert_eq!((first.sequence, first.id), (8, under_way.id));
    outbox.is_done(under_way.id);
    assert_eq!(waiting(&outbox), ["contact"]);
}
