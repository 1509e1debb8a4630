//! How a patient moves through a pack: rules by example, and rules that hold whatever is answered.

mod always;
mod screens;

use measures::answers::{Answer, NotAnAnswer, Reply};
use measures::instruments::InstrumentId;
use measures::offered::Occasion;
use measures::pack::{Pack, pack_for};
use measures::score::score;
use measures::sitting::{Place, Progress, Question, Sitting};

/// The PHQ-9 is asked first; its ninth item alerts, and its tenth is asked when any of the nine is above 0.
const PHQ9: u8 = 1;
const ITEM_9: Question = Question { part: PHQ9, item: 9 };
const ITEM_10: Question = Question { part: PHQ9, item: 10 };
const GAD7_ITEM_1: Question = Question { part: 2, item: 1 };

#[test]
fn walking_forward_visits_every_question_once_and_ends_at_check() {
    let mut sitting = fresh();
    let mut visited = vec![];
    let mut place = sitting.place_to_resume();
    while let Place::Question(at) = place {
        visited.push(at);
        place = sitting.answer(at, vec![Reply::Chosen(0)], false).unwrap().next;
    }
    assert_eq!(place, Place::Check);
    assert_eq!(visited.len(), 9 + 7 + 5);
    assert_eq!(visited, sitting.questions().collect::<Vec<_>>());
    assert_eq!(sitting.unanswered().count(), 0);
}

#[test]
fn back_leads_the_way_that_forward_came_and_stops_at_the_first_question() {
    let sitting = answered(0);
    let questions: Vec<_> = sitting.questions().collect();
    for pair in questions.windows(2) {
        assert_eq!(sitting.after(pair[0], false), Place::Question(pair[1]));
        assert_eq!(sitting.before(Place::Question(pair[1])), Some(pair[0]));
    }
    assert_eq!(sitting.before(Place::Question(questions[0])), None);
    assert_eq!(sitting.before(Place::Check), questions.last().copied());
    assert_eq!(sitting.before(Place::Help(ITEM_9)), Some(ITEM_9));
}

#[test]
fn a_question_that_is_no_longer_asked_still_has_a_way_on_and_back() {
    let sitting = answered(0);
    assert!(!sitting.asks(ITEM_10));
    assert_eq!(sitting.after(ITEM_10, false), Place::Question(GAD7_ITEM_1));
    assert_eq!(sitting.before(Place::Question(ITEM_10)), Some(ITEM_9));
}

#[test]
fn changing_one_answer_from_the_check_page_returns_to_it() {
    let mut sitting = answered(1);
    let kept = sitting.answer(GAD7_ITEM_1, vec![Reply::Chosen(2)], true).unwrap();
    assert_eq!(kept.changed.len(), 1);
    assert_eq!(kept.next, Place::Check);
}

#[test]
fn a_change_that_brings_up_a_new_question_leads_there_before_check() {
    let mut sitting = answered(0);
    let first = Question { part: PHQ9, item: 1 };
    assert_eq!(sitting.answer(first, vec![Reply::Chosen(1)], true).unwrap().next, Place::Question(ITEM_10));
    assert_eq!(sitting.answer(ITEM_10, vec![Reply::Chosen(0)], true).unwrap().next, Place::Check);
}

#[test]
fn item_10_is_asked_exactly_while_one_of_the_nine_is_above_nothing() {
    for item in 1..=9 {
        let mut sitting = answered(0);
        let at = Question { part: PHQ9, item };
        assert!(!sitting.asks(ITEM_10), "all nine at nothing");
        for option in 1..=3 {
            sitting.answer(at, vec![Reply::Chosen(option)], false).unwrap();
            assert!(sitting.asks(ITEM_10), "item {item} at {option}");
        }
        for reply in [Reply::Chosen(0), Reply::Withheld] {
            sitting.answer(at, vec![reply.clone()], false).unwrap();
            assert!(!sitting.asks(ITEM_10), "item {item} at {reply:?}");
        }
    }
}

#[test]
fn an_answer_to_a_question_that_is_no_longer_asked_does_not_stand() {
    let mut sitting = answered(1);
    assert!(sitting.standing().any(|answer| answer.item() == 10));
    for item in 1..=9 {
        sitting.answer(Question { part: PHQ9, item }, vec![Reply::Chosen(0)], true).unwrap();
    }
    assert!(!sitting.standing().any(|answer| answer.item() == 10));
    assert!(
        sitting.given(ITEM_10).all(|answer| answer.is_some()),
        "it is remembered, should the question come back"
    );
}

#[test]
fn help_follows_item_9_above_nothing_and_item_9_withheld_and_nothing_else() {
    for at in answered(1).questions() {
        for reply in [Reply::Chosen(0), Reply::Chosen(1), Reply::Chosen(3), Reply::Withheld] {
            let kept = fresh().answer(at, vec![reply.clone()], false).unwrap();
            let helps = at == ITEM_9 && reply != Reply::Chosen(0);
            assert_eq!(kept.next == Place::Help(at), helps, "{reply:?} to {at:?}");
        }
    }
}

#[test]
fn help_is_not_repeated_for_the_same_answer_and_is_for_another() {
    let mut sitting = fresh();
    let mut next = |reply| sitting.answer(ITEM_9, vec![reply], false).unwrap().next;
    assert_eq!(next(Reply::Chosen(1)), Place::Help(ITEM_9));
    assert_eq!(next(Reply::Chosen(1)), Place::Question(ITEM_10));
    assert_eq!(next(Reply::Chosen(2)), Place::Help(ITEM_9));
    assert_eq!(next(Reply::Withheld), Place::Help(ITEM_9));
    assert_eq!(next(Reply::Withheld), Place::Question(GAD7_ITEM_1));
    assert_eq!(next(Reply::Chosen(0)), Place::Question(GAD7_ITEM_1));
    assert_eq!(next(Reply::Chosen(1)), Place::Help(ITEM_9));
}

#[test]
fn help_stands_at_the_end_exactly_while_an_alerting_answer_stands() {
    let mut sitting = answered(0);
    for (reply, helps) in [(Reply::Chosen(1), true), (Reply::Chosen(0), false), (Reply::Withheld, true)] {
        sitting.answer(ITEM_9, vec![reply.clone()], true).unwrap();
        assert_eq!(sitting.needs_help(), helps, "{reply:?}");
    }
}

#[test]
fn a_sitting_resumes_at_the_first_question_without_an_answer() {
    let answers: Vec<Answer> = answered(0).standing().cloned().collect();
    for given in 0..answers.len() {
        let sitting = Sitting::resume(&every_session(), &answers[..given]);
        assert_eq!(sitting.place_to_resume(), Place::Question(sitting.questions().nth(given).unwrap()));
        let without: Vec<_> =
            answers.iter().enumerate().filter(|(n, _)| *n != given).map(|(_, a)| a).collect();
        let sitting = Sitting::resume(&every_session(), without);
        assert_eq!(sitting.unanswered().collect::<Vec<_>>(), [sitting.questions().nth(given).unwrap()]);
    }
    assert_eq!(Sitting::resume(&every_session(), &answers).place_to_resume(), Place::Check);
}

#[test]
fn of_two_answers_to_one_item_the_later_stands_and_other_packs_are_ignored() {
    let ids = every_session().instruments().to_vec();
    let answer = |id, option| Answer::parse(id, 1, Reply::Chosen(option)).unwrap();
    let only_gad7 = Pack::of(vec![ids[1]]).unwrap();
    let sitting = Sitting::resume(&only_gad7, &[answer(ids[1], 1), answer(ids[0], 3), answer(ids[1], 2)]);
    assert_eq!(sitting.standing().collect::<Vec<_>>(), [&answer(ids[1], 2)]);
}

#[test]
fn a_withheld_answer_moves_on_and_never_scores() {
    let mut sitting = answered(1);
    assert_eq!(sitting.answer(GAD7_ITEM_1, vec![Reply::Withheld], true).unwrap().next, Place::Check);
    let unfinished = score(&sitting.parts()[1]).unwrap().unwrap_err();
    assert_eq!(unfinished.missing, [1]);
}

#[test]
fn a_question_or_an_option_from_elsewhere_is_refused_and_changes_nothing() {
    let mut sitting = answered(1);
    let before = sitting.clone();
    for (part, item, option, why) in [
        (0, 1, 0, "parts count from 1"),
        (4, 1, 0, "the pack has three parts"),
        (1, 0, 0, "items count from 1"),
        (1, 11, 0, "the PHQ-9 has ten items"),
        (2, 8, 0, "the GAD-7 has seven items"),
        (1, 1, 4, "its items have four options"),
        (3, 2, 9, "only the first item of the WSAS has a tenth option"),
    ] {
        let at = Question { part, item };
        assert_eq!(sitting.answer(at, vec![Reply::Chosen(option)], false), Err(NotAnAnswer), "{why}");
    }
    assert!(sitting.declared(Question { part: 1, item: 0 }).is_none());
    assert_eq!(sitting.given(Question { part: 0, item: 1 }).count(), 0);
    for replies in [vec![], vec![Reply::Chosen(1), Reply::Chosen(1)]] {
        assert_eq!(sitting.answer(ITEM_9, replies, false), Err(NotAnAnswer), "one item, one reply");
    }
    assert_eq!(sitting.withhold_rest(4, false), Err(NotAnAnswer));
    assert_eq!(sitting, before);
}

#[test]
fn patients_are_told_how_far_along_they_are_within_a_part() {
    let sitting = answered(1);
    assert_eq!(sitting.progress(ITEM_9), Some(Progress::Numbered { number: 9, of: 9 }));
    assert_eq!(sitting.progress(ITEM_10), Some(Progress::OneMore));
    assert_eq!(sitting.progress(GAD7_ITEM_1), Some(Progress::Numbered { number: 1, of: 7 }));
    assert_eq!(sitting.progress(Question { part: 4, item: 1 }), None);
}

fn every_session() -> Pack {
    pack_for(None, Occasion::Treatment, &[], |_| true).expect("there is something to ask")
}

fn pack(ids: &[&str]) -> Pack {
    let ids = ids.iter().map(|id| InstrumentId::parse(id).expect("it is in the catalogue"));
    Pack::of(ids.collect()).expect("none twice")
}

fn fresh() -> Sitting {
    Sitting::resume(&every_session(), &[])
}

/// A sitting in which every question was answered with this option.
fn answered(option: u8) -> Sitting {
    let mut sitting = fresh();
    while let Some(at) = { sitting.unanswered().next() } {
        sitting.answer(at, vec![Reply::Chosen(option)], false).expect("every item has two options");
    }
    sitting
}
