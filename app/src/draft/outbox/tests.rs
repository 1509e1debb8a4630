//! Which letters wait, and which no longer do.

use super::*;

/// What was left on a screen, as it is unsealed.
pub(in crate::draft) fn letter(screen: &str) -> Letter {
    let given = r#"{"wall":0,"steady":0}"#;
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

#[test]
fn the_team_is_untold_only_while_something_it_must_know_waits_or_is_refused() {
    let saying = |screen: &str, question: &'static str, choice: &'static str| Letter {
        said: vec![Statement {
            question: question.into(),
            said: measures::referral::Said::Chose(choice.into()),
        }],
        ..letter(screen)
    };
    let holding = |letters: Vec<Letter>| {
        let mut outbox = Outbox::default();
        outbox.restore(letters);
        outbox
    };
    let (words, helped) =
        (saying("own_words", "own_words_how", "talk"), saying("urgent_help", "urgent_help", "yes"));
    let outbox = holding(vec![words.clone(), helped, saying("safety", "thoughts", "no")]);
    assert!(!outbox.is_untold(), "help is shown, and nobody is told");
    let mut outbox = holding(vec![words, saying("safety", "thoughts", "some_days")]);
    assert!(outbox.is_untold());
    let other = outbox.first().unwrap().id;
    assert!(outbox.set_aside(other) && outbox.is_untold());
    let safety = outbox.first().unwrap().id;
    outbox.is_done(safety);
    assert!(!outbox.is_untold(), "only other things are set aside");
    let mut outbox = holding(vec![saying("safety", "thoughts", "most_days")]);
    let safety = outbox.first().unwrap().id;
    assert!(outbox.set_aside(safety) && outbox.is_untold(), "set aside is not told");
}
