//! Screens that hold more than one choice of an item, or less: two ratings, words, days, and none of it.

use crate::{PHQ9, answered, fresh, pack};
use measures::answers::{Answer, NotAnAnswer, Reply};
use measures::score::score;
use measures::sitting::{Place, Progress, Question, Sitting};

const DOES_NOT_APPLY: Reply = Reply::Chosen(5);

/// The MI alone in a pack: 27 situations, of which the 26th is rated once.
fn mobility() -> Sitting {
    Sitting::resume(&pack(&["mi"]), &[])
}

fn situation(number: u8) -> Question {
    Question { part: 1, item: number }
}

#[test]
fn both_ratings_of_a_situation_are_one_question() {
    let mut sitting = mobility();
    assert_eq!(sitting.questions().map(|at| at.item).collect::<Vec<_>>(), (1..=27).collect::<Vec<_>>());
    let numbers = |at| sitting.items(at).map(|item| item.number).collect::<Vec<_>>();
    assert_eq!(numbers(situation(3)), [3, 30]);
    assert_eq!(numbers(situation(26)), [26], "at home with nobody there");
    assert!(numbers(situation(30)).is_empty(), "a second rating is not a question");
    let kept = sitting.answer(situation(3), vec![Reply::Chosen(4), DOES_NOT_APPLY], false).unwrap();
    assert_eq!(kept.changed.iter().map(|answer| answer.item()).collect::<Vec<_>>(), [3, 30]);
    assert_eq!(kept.next, Place::Question(situation(4)));
    assert_eq!(sitting.progress(situation(27)), Some(Progress::Numbered { number: 27, of: 27 }));
}

#[test]
fn a_screen_is_kept_whole_or_not_at_all() {
    let mut sitting = mobility();
    for (at, replies) in [
        (situation(3), vec![Reply::Chosen(4)]),
        (situation(3), vec![Reply::Chosen(4), Reply::Chosen(6)]),
        (situation(3), vec![Reply::Chosen(4); 3]),
        (situation(26), vec![Reply::Chosen(4); 2]),
        (situation(30), vec![Reply::Chosen(4)]),
    ] {
        assert_eq!(sitting.answer(at, replies.clone(), false), Err(NotAnAnswer), "{replies:?} to {at:?}");
    }
    assert_eq!(sitting, mobility());
}

#[test]
fn of_a_screen_only_the_rating_that_differs_is_to_be_saved() {
    let mut sitting = mobility();
    sitting.answer(situation(3), vec![Reply::Chosen(4), Reply::Chosen(1)], false).unwrap();
    let kept = sitting.answer(situation(3), vec![Reply::Chosen(4), Reply::Chosen(2)], false).unwrap();
    assert_eq!(kept.changed.iter().map(|answer| answer.item()).collect::<Vec<_>>(), [30]);
}

#[test]
fn a_screen_with_one_of_its_ratings_saved_is_where_the_patient_resumes() {
    let mut sitting = mobility();
    sitting.answer(situation(1), vec![Reply::Chosen(4), Reply::Chosen(1)], false).unwrap();
    let first = sitting.standing().next().cloned().unwrap();
    let resumed = Sitting::resume(&pack(&["mi"]), &[first]);
    assert_eq!(resumed.place_to_resume(), Place::Question(situation(1)));
    assert_eq!(sitting.place_to_resume(), Place::Question(situation(2)));
}

#[test]
fn what_is_asked_before_the_numbered_items_is_not_counted_with_them() {
    let mut sitting = Sitting::resume(&pack(&["iesr"]), &[]);
    let questions: Vec<_> = sitting.questions().map(|at| at.item).collect();
    assert_eq!(questions, [vec![23, 24], (1..=22).collect()].concat());
    let at = |item| Question { part: 1, item };
    assert_eq!(sitting.progress(at(23)), Some(Progress::Before));
    assert_eq!(sitting.progress(at(24)), Some(Progress::Before));
    assert_eq!(sitting.progress(at(1)), Some(Progress::Numbered { number: 1, of: 22 }));
    let words = Reply::Wrote("A fall".to_owned());
    let next = sitting.answer(at(23), vec![words.clone()], false).unwrap().next;
    assert_eq!(next, Place::Question(at(24)));
    let day = Reply::Day(chrono::NaiveDate::from_ymd_opt(2025, 2, 28).unwrap());
    assert_eq!(sitting.answer(at(24), vec![words], false), Err(NotAnAnswer), "words are not a day");
    assert_eq!(sitting.answer(at(24), vec![day], false).unwrap().next, Place::Question(at(1)));
    assert_eq!(sitting.before(Place::Question(at(1))), Some(at(24)));
}

#[test]
fn a_question_set_counts_the_questions_that_may_be_skipped() {
    let sitting = Sitting::resume(&pack(&["peqa"]), &[]);
    assert_eq!(
        sitting.progress(Question { part: 1, item: 6 }),
        Some(Progress::Numbered { number: 6, of: 6 })
    );
}

#[test]
fn the_rest_of_a_part_is_withheld_and_what_was_answered_stands() {
    let mut sitting = answered(0);
    let before: Vec<_> = sitting.standing().cloned().collect();
    assert!(sitting.withhold_rest(2, false).unwrap().changed.is_empty(), "nothing was left");
    assert_eq!(sitting.standing().cloned().collect::<Vec<_>>(), before);

    let mut sitting = Sitting::resume(&pack(&["gad7", "mi", "wsas"]), &[]);
    let first = Question { part: 2, item: 1 };
    sitting.answer(first, vec![Reply::Chosen(4), DOES_NOT_APPLY], false).unwrap();
    let kept = sitting.withhold_rest(2, false).unwrap();
    assert_eq!(kept.changed.len(), 51);
    assert!(kept.changed.iter().all(|answer| *answer.reply() == Reply::Withheld));
    assert_eq!(kept.next, Place::Question(Question { part: 3, item: 1 }));
    assert_eq!(sitting.parts()[1].get(1).and_then(|answer| answer.points()), Some(5));
    assert_eq!(score(&sitting.parts()[1]).unwrap().unwrap_err().answered, 1);
    let open: Vec<_> = sitting.unanswered().map(|at| at.part).collect();
    assert_eq!((open.len(), open.contains(&2)), (7 + 5, false), "the other parts are still to be asked");
}

#[test]
fn to_withhold_the_rest_leads_to_help_where_an_alert_item_is_among_it() {
    let mut sitting = fresh();
    let item_1 = Question { part: PHQ9, item: 1 };
    sitting.answer(item_1, vec![Reply::Chosen(0)], false).unwrap();
    let kept = sitting.withhold_rest(PHQ9, false).unwrap();
    assert_eq!(kept.changed.len(), 8, "item 10 is not asked");
    assert_eq!(kept.next, Place::Help(Question { part: PHQ9, item: 9 }));
    assert!(sitting.needs_help());
    let again = sitting.withhold_rest(PHQ9, false).unwrap();
    assert_eq!(again.next, Place::Question(Question { part: 2, item: 1 }), "help is not repeated");
    let returned = sitting.withhold_rest(2, true).unwrap();
    assert_eq!(returned.next, Place::Question(Question { part: 3, item: 1 }));
    assert_eq!(sitting.withhold_rest(3, true).unwrap().next, Place::Check);
}

#[test]
fn to_withhold_after_an_answer_above_nothing_withholds_item_10_too() {
    let mut sitting = fresh();
    sitting.answer(Question { part: PHQ9, item: 1 }, vec![Reply::Chosen(1)], false).unwrap();
    let kept = sitting.withhold_rest(PHQ9, false).unwrap();
    assert_eq!(kept.changed.len(), 9);
    assert_eq!(kept.next, Place::Help(Question { part: PHQ9, item: 10 }));
    assert!(sitting.asks(Question { part: PHQ9, item: 10 }));
}

#[test]
fn what_was_withheld_of_a_part_can_be_taken_up_again_and_what_was_answered_stands() {
    let mut sitting = answered(0);
    let at = |item| Question { part: 1, item };
    sitting.answer(at(2), vec![Reply::Withheld], false).unwrap();
    sitting.answer(at(4), vec![Reply::Withheld], false).unwrap();
    sitting.take_up(2);
    assert_eq!(sitting.place_to_resume(), Place::Check, "that was another part");
    sitting.take_up(1);
    assert_eq!(sitting.unanswered().collect::<Vec<_>>(), [at(2), at(4)]);
    sitting.answer(at(2), vec![Reply::Chosen(1)], true).unwrap();
    assert_eq!(sitting.place_to_resume(), Place::Question(at(4)));
    sitting.put_back();
    let said = |item| sitting.given(at(item)).flatten().map(Answer::reply).collect::<Vec<_>>();
    assert_eq!((said(4), said(2)), (vec![&Reply::Withheld], vec![&Reply::Chosen(1)]));
}
