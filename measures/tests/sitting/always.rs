//! What holds of a sitting over any pack, whatever was answered, in whatever order.

use measures::answers::{Answer, Reply};
use measures::instrument::{Asks, Item};
use measures::instruments::catalogue;
use measures::pack::Pack;
use measures::score::score;
use measures::sitting::{Place, Question, Sitting};
use proptest::prelude::*;
use std::collections::BTreeSet;

proptest! {
    #[test]
    fn forward_visits_every_asked_question_once_and_back_undoes_it((_, sitting) in sittings()) {
        let questions: Vec<_> = sitting.questions().collect();
        let mut walked = vec![questions[0]];
        prop_assert_eq!(sitting.before(Place::Question(questions[0])), None);
        while let Place::Question(next) = sitting.after(walked[walked.len() - 1], false) {
            prop_assert_eq!(sitting.before(Place::Question(next)), walked.last().copied());
            walked.push(next);
        }
        prop_assert_eq!(sitting.before(Place::Check), walked.last().copied());
        prop_assert_eq!(&walked, &questions);
        let different: BTreeSet<_> = walked.iter().map(|at| (at.part, at.item)).collect();
        prop_assert_eq!(different.len(), walked.len());
    }

    #[test]
    fn every_item_is_on_one_screen_of_its_part((_, sitting) in sittings()) {
        for (part, answers) in (1..).zip(sitting.parts()) {
            let instrument = answers.instrument().instrument();
            let screens = instrument.screens().flat_map(|first| sitting.items(Question { part, item: first.number }));
            let shown: Vec<_> = screens.map(|item| item.number).collect();
            prop_assert_eq!(shown, instrument.items.iter().map(|item| item.number).collect::<Vec<_>>());
        }
    }

    #[test]
    fn nothing_stands_that_is_not_asked_and_all_that_is_asked_and_answered_does((_, sitting) in sittings()) {
        let standing: Vec<_> = sitting.standing().collect();
        let asked: Vec<_> = sitting.questions().flat_map(|at| sitting.given(at).flatten()).collect();
        prop_assert_eq!(&standing, &asked);
        let of_phq9 = || standing.iter().filter(|answer| answer.instrument().as_str() == "phq9");
        let item_10_is_asked = of_phq9().any(|a| a.item() <= 9 && a.points().is_some_and(|points| points >= 1));
        prop_assert!(item_10_is_asked || !of_phq9().any(|answer| answer.item() == 10));
    }

    #[test]
    fn a_sitting_resumed_from_what_stands_is_the_same_to_the_patient((pack, sitting) in sittings()) {
        let saved: Vec<Answer> = sitting.standing().cloned().collect();
        let resumed = Sitting::resume(&pack, &saved);
        prop_assert_eq!(resumed.place_to_resume(), sitting.place_to_resume());
        prop_assert_eq!(resumed.standing().cloned().collect::<Vec<_>>(), saved);
        let scores = |sitting: &Sitting| sitting.parts().iter().map(score).collect::<Vec<_>>();
        prop_assert_eq!(scores(&resumed), scores(&sitting));
    }

    #[test]
    fn the_place_to_resume_is_check_exactly_when_nothing_is_unanswered((_, sitting) in sittings()) {
        let first = sitting.questions().find(|at| sitting.given(*at).any(|answer| answer.is_none()));
        prop_assert_eq!(sitting.place_to_resume(), first.map_or(Place::Check, Place::Question));
    }

    #[test]
    fn an_answer_leads_to_help_exactly_when_it_is_new_and_alerts(
        (_, mut sitting) in sittings(), step in any::<Step>(), returning: bool,
    ) {
        let (at, replies) = step_of(&sitting, &step);
        let stood: Vec<_> = sitting.given(at).map(Option::<&Answer>::cloned).collect();
        let kept = sitting.answer(at, replies.clone(), returning).unwrap();
        let now: Vec<_> = sitting.given(at).map(|answer| answer.cloned().unwrap()).collect();
        prop_assert_eq!(now.iter().map(|answer| answer.reply().clone()).collect::<Vec<_>>(), replies);
        let new = now.into_iter().zip(stood).filter(|(now, stood)| Some(now) != stood.as_ref());
        prop_assert_eq!(&kept.changed, &new.map(|(now, _)| now).collect::<Vec<_>>());
        prop_assert_eq!(kept.next == Place::Help(at), kept.changed.iter().any(Answer::alerts));
        if kept.next != Place::Help(at) {
            prop_assert_eq!(kept.next, sitting.after(at, returning));
        }
    }

    #[test]
    fn to_withhold_the_rest_leaves_nothing_of_a_part_open_and_changes_nothing_else(
        (_, mut sitting) in sittings(), part: prop::sample::Index,
    ) {
        let before = sitting.clone();
        let part = part.index(sitting.parts().len());
        let number = u8::try_from(part + 1).unwrap();
        let kept = sitting.withhold_rest(number, false).unwrap();
        prop_assert_eq!(sitting.unanswered().find(|at| at.part == number), None);
        prop_assert!(kept.changed.iter().all(|answer| *answer.reply() == Reply::Withheld));
        for (index, (now, stood)) in sitting.parts().iter().zip(before.parts()).enumerate() {
            prop_assert!(index == part || now == stood);
            prop_assert!(stood.items().all(|(item, answer)| answer.is_none() || now.get(item.number) == answer));
        }
    }
}

/// Which question of those that a sitting could ask, and what is said to each item of its screen.
type Step = (prop::sample::Index, [u8; 2]);

/// Any instruments in any order, after up to sixty answers in any order, many of them to the same questions.
fn sittings() -> impl Strategy<Value = (Pack, Sitting)> {
    let packs = prop::sample::subsequence(catalogue().collect::<Vec<_>>(), 1..=4).prop_shuffle();
    (packs, prop::collection::vec(any::<Step>(), 0..60)).prop_map(|(ids, steps)| {
        let pack = Pack::of(ids).expect("none twice");
        let mut sitting = Sitting::resume(&pack, &[]);
        for step in &steps {
            let (at, replies) = step_of(&sitting, step);
            sitting.answer(at, replies, false).expect("steps are made of declared replies");
        }
        (pack, sitting)
    })
}

/// One answer to one screen of the pack, asked or not.
fn step_of(sitting: &Sitting, (which, said): &Step) -> (Question, Vec<Reply>) {
    let screens = (1..).zip(sitting.parts()).flat_map(|(part, answers)| {
        let screens = answers.instrument().instrument().screens();
        screens.map(move |item| Question { part, item: item.number })
    });
    let at = *which.get(&screens.collect::<Vec<_>>());
    (at, sitting.items(at).zip(said).map(|(item, said)| reply(item, *said)).collect())
}

fn reply(item: &Item, said: u8) -> Reply {
    match item.asks {
        _ if said.is_multiple_of(8) => Reply::Withheld,
        Asks::Choice(values) => Reply::Chosen(said / 8 % u8::try_from(values.len()).unwrap_or(1)),
        Asks::Words { .. } => Reply::Wrote(format!("word {}", said / 8)),
        Asks::Day => {
            Reply::Day(chrono::NaiveDate::from_yo_opt(2025, u32::from(said) + 1).unwrap_or_default())
        }
    }
}
