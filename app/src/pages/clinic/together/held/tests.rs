//! What is entered in packs, on a good line and on a poor one.

use super::*;
use measures::answers::{Answer, Reply};
use measures::contract::clinician::Mode;
use measures::ids::InvitationId;
use measures::instruments::InstrumentId;

/// An answer to an item, entered with this sequence where nothing was shown.
fn call(option: u8, sequence: u32) -> SaveAnswerTogether {
    let phq9 = InstrumentId::parse("phq9").unwrap();
    SaveAnswerTogether {
        invitation: InvitationId::from_bits(1),
        answer: Answer::parse(phq9, 9, Reply::Chosen(option)).unwrap(),
        mode: Mode::Telephone,
        sequence,
        seen: None,
    }
}

fn kept(sequence: u32) -> Result<SavedTogether, Failure> {
    Ok(SavedTogether::Kept { sequence })
}

#[test]
fn what_is_given_is_sent_at_once_and_only_once() {
    let mut held = Held::default();
    held.touch();
    assert_eq!(held.give(call(3, 1)), Some(call(3, 1)));
    assert_eq!(held.unsaved(), Unsaved::Underway);
    assert_eq!(held.give(call(3, 1)), None);
    assert_eq!(held.came_back(&call(3, 1), &kept(1)), After::Saved);
}

#[test]
fn what_is_entered_meanwhile_follows_and_has_seen_the_one_before_if_that_arrived() {
    for (reply, seen) in [(kept(1), Some(1)), (Err(Failure::Offline), None)] {
        let mut held = Held::default();
        let _ = held.give(call(3, 1));
        assert_eq!(held.give(call(0, 2)), None, "one at a time");
        let follows = SaveAnswerTogether { seen, ..call(0, 2) };
        assert_eq!(held.came_back(&call(3, 1), &reply), After::Send(follows.clone()));
        assert_eq!(held.came_back(&follows, &kept(2)), After::Saved);
    }
}

#[test]
fn what_a_poor_line_kept_back_is_tried_again_as_it_was() {
    let mut held = Held::default();
    let _ = held.give(call(3, 1));
    assert_eq!(held.again(), None, "it is on its way");
    assert_eq!(held.came_back(&call(3, 1), &Err(Failure::Offline)), After::Stays);
    assert!(matches!(held.kept_back(), Some(Unsaved::Waiting(_))));
    held.touch();
    assert!(held.kept_back().is_some(), "whatever is entered since");
    assert!(!held.let_go(), "it is still to be saved");
    assert_eq!(held.again(), Some(call(3, 1)));
    assert_eq!(held.kept_back(), None);
    assert_eq!(held.came_back(&call(3, 1), &kept(1)), After::Saved);
}

#[test]
fn what_the_server_refuses_stays_and_is_not_tried_again() {
    let mut held = Held::default();
    let _ = held.give(call(3, 1));
    let refused = Err(Failure::Problem(Problem::AlreadySent));
    assert_eq!(held.came_back(&call(3, 1), &refused), After::Stays);
    assert!(matches!(held.kept_back(), Some(Unsaved::Refused(_))));
    assert_eq!((held.again(), held.call()), (None, Some(&call(3, 1))));
}

#[test]
fn what_is_being_entered_when_a_save_comes_back_is_not_forgotten() {
    let mut held = Held::default();
    let _ = held.give(call(3, 1));
    held.touch();
    assert_eq!(held.came_back(&call(3, 1), &kept(1)), After::Stays);
    assert_eq!((held.unsaved(), held.call()), (Unsaved::Touched, None));
    assert!(held.let_go());
}

#[test]
fn a_reply_to_what_is_no_longer_held_changes_nothing() {
    let mut held = Held::default();
    let _ = held.give(call(3, 1));
    let before = held.clone();
    assert_eq!(held.came_back(&call(2, 7), &kept(7)), After::Stays);
    assert_eq!(held, before);
}

#[test]
fn what_is_no_answer_does_not_call_back_what_is_on_its_way() {
    let mut held = Held::default();
    held.refuse("Write your answer in a few words".to_owned());
    assert!(matches!(held.unsaved(), Unsaved::Refused(_)));
    let _ = held.give(call(3, 1));
    held.refuse("Write your answer in a few words".to_owned());
    assert_eq!(held.unsaved(), Unsaved::Touched);
    assert_eq!(held.call(), Some(&call(3, 1)));
}
