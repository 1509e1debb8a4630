//! What holds of a sitting whatever was answered, in whatever order.

use measures::answers::{Answer, Reply};
use measures::pack::every_session;
use measures::score::score;
use measures::sitting::{Place, Question, Sitting};
use proptest::prelude::*;

proptest! {
    #[test]
    fn forward_visits_every_asked_question_once_and_back_undoes_it(sitting in sittings()) {
        let questions: Vec<_> = sitting.questions().collect();
        let mut walked = vec![questions[0]];
        while let Place::Question(next) = sitting.after(walked[walked.len() - 1], false) {
            prop_assert_eq!(sitting.before(Place::Question(next)), walked.last().copied());
            walked.push(next);
        }
        prop_assert_eq!(sitting.before(Place::Check), walked.last().copied());
        prop_assert_eq!(walked, questions);
    }

    #[test]
    fn nothing_stands_that_is_not_asked_and_all_that_is_asked_and_answered_does(sitting in sittings()) {
        let standing: Vec<_> = sitting.standing().collect();
        let asked: Vec<_> = sitting.questions().filter_map(|at| sitting.given(at)).collect();
        prop_assert_eq!(&standing, &asked);
        let item_10_is_asked = standing.iter().any(|a| {
            a.instrument().as_str() == "phq9" && a.item() <= 9 && a.value().is_some_and(|value| value >= 1)
        });
        let item_10_stands = standing.iter().any(|a| a.instrument().as_str() == "phq9" && a.item() == 10);
        prop_assert!(item_10_is_asked || !item_10_stands);
    }

    #[test]
    fn a_sitting_resumed_from_what_stands_is_the_same_to_the_patient(sitting in sittings()) {
        let saved: Vec<Answer> = sitting.standing().collect();
        let resumed = Sitting::resume(&every_session(), &saved);
        prop_assert_eq!(resumed.place_to_resume(), sitting.place_to_resume());
        prop_assert_eq!(resumed.standing().collect::<Vec<_>>(), saved);
        let scores = |sitting: &Sitting| sitting.parts().iter().map(score).collect::<Vec<_>>();
        prop_assert_eq!(scores(&resumed), scores(&sitting));
    }

    #[test]
    fn the_place_to_resume_is_check_exactly_when_nothing_is_unanswered(sitting in sittings()) {
        let first = sitting.questions().find(|at| sitting.given(*at).is_none());
        prop_assert_eq!(sitting.place_to_resume(), first.map_or(Place::Check, Place::Question));
    }

    #[test]
    fn an_answer_leads_to_help_exactly_when_it_is_new_and_alerts(
        mut sitting in sittings(), step in step(), returning: bool,
    ) {
        let (at, reply) = step;
        let stood = sitting.given(at);
        let kept = sitting.answer(at, reply, returning).unwrap();
        prop_assert_eq!(kept.changed, stood != Some(kept.answer));
        prop_assert_eq!(kept.next == Place::Help(at), kept.changed && kept.answer.alerts());
        prop_assert_eq!(sitting.given(at), Some(kept.answer));
        if kept.next != Place::Help(at) {
            prop_assert_eq!(kept.next, sitting.after(at, returning));
        }
    }
}

/// A sitting after up to sixty answers in any order, many of them to the same questions.
fn sittings() -> impl Strategy<Value = Sitting> {
    prop::collection::vec(step(), 0..60).prop_map(|steps| {
        let mut sitting = Sitting::resume(&every_session(), &[]);
        for (at, reply) in steps {
            sitting.answer(at, reply, false).expect("steps are made of declared options");
        }
        sitting
    })
}

/// One reply to one question of the pack.
fn step() -> impl Strategy<Value = (Question, Reply)> {
    let steps: Vec<_> = (1..)
        .zip(every_session().instruments())
        .flat_map(|(part, id)| {
            (1..).zip(id.instrument().items).flat_map(move |(item, declared)| {
                let chosen = (0..).take(declared.options.len()).map(Reply::Chosen);
                chosen.chain([Reply::Withheld]).map(move |reply| (Question { part, item }, reply))
            })
        })
        .collect();
    prop::sample::select(steps)
}
