//! What the answers add up to: rules by example, and rules that hold whatever is answered.

use measures::answers::{Answer, Answers, Reply};
use measures::instrument::{Asks, Item};
use measures::instruments::{InstrumentId, catalogue};
use measures::score::{Score, Total, Unfinished, score};
use proptest::prelude::*;

const DOES_NOT_APPLY: Option<u8> = Some(9);

#[test]
fn a_missing_item_is_named() {
    let unfinished = scored("gad7", &[Some(1), None, Some(2), Some(3), Some(0), None, Some(1)]).unwrap_err();
    assert_eq!(unfinished.missing, [2, 6]);
    assert_eq!((unfinished.answered, unfinished.of), (5, 7));
    assert_eq!((unfinished.lowest, unfinished.highest), (Total::whole(7), Total::whole(13)));
}

#[test]
fn no_answers_at_all_are_never_a_total() {
    for id in catalogue() {
        let none = score(&Answers::none(id));
        assert_eq!(none.is_some(), id.instrument().scoring.is_some(), "{id:?}");
        let (Some(none), Some(range)) = (none, &id.instrument().scoring) else { continue };
        let unfinished = none.unwrap_err();
        assert_eq!(unfinished.answered, 0, "{id:?}");
        assert_eq!((unfinished.lowest, unfinished.highest), (range.lowest, range.highest), "{id:?}");
    }
}

#[test]
fn a_substituted_mean_is_exact_and_says_so() {
    let score = scored("wsas", &[DOES_NOT_APPLY, Some(2), Some(3), Some(3), Some(3)]).unwrap();
    assert_eq!(score.total, Total::from_hundredths(13_75));
    assert_eq!(score.substituted, [1]);
    let whole = scored("wsas", &[Some(2), Some(2), Some(3), Some(3), Some(3)]).unwrap();
    assert_eq!((whole.total, whole.substituted.is_empty()), (Total::whole(13), true));
}

#[test]
fn a_does_not_apply_beside_a_gap_is_unfinished_and_stands_in_what_is_still_possible() {
    let unfinished = scored("wsas", &[DOES_NOT_APPLY, Some(4), None, Some(4), Some(4)]).unwrap_err();
    assert_eq!(unfinished.missing, [1, 3]);
    assert_eq!((unfinished.answered, unfinished.of), (3, 5));
    let answered_with =
        |option| scored("wsas", &[DOES_NOT_APPLY, Some(4), Some(option), Some(4), Some(4)]).unwrap().total;
    assert_eq!((unfinished.lowest, unfinished.highest), (answered_with(0), answered_with(8)));
    assert_eq!((unfinished.lowest, unfinished.highest), (Total::whole(15), Total::whole(25)));
}

#[test]
fn an_item_that_is_not_scored_neither_adds_nor_is_missed() {
    let nine = [Some(1); 9];
    let with_the_tenth = [nine.as_slice(), &[Some(3)]].concat();
    assert_eq!(scored("phq9", &nine).unwrap().total, Total::whole(9));
    assert_eq!(scored("phq9", &nine), scored("phq9", &with_the_tenth));
}

#[test]
fn up_to_two_gaps_of_the_oci_are_filled_and_the_sum_rounded_half_upwards() {
    let total = |gaps: usize, last| {
        let mut options = vec![None; gaps];
        options.resize(41, Some(1));
        options.push(Some(last));
        scored("oci", &options)
    };
    // 43 points of 40 items: 45.15 for all 42.
    let two = total(2, 4).unwrap();
    assert_eq!((two.total, two.substituted), (Total::whole(45), vec![1, 2]));
    // 42 points of 41 items: 43.02 for all 42.
    assert_eq!(total(1, 2).unwrap().total, Total::whole(43));
    let half = {
        // 10 points of 40 items: exactly 10.5 for all 42.
        let mut options = vec![Some(0); 42];
        options[..12].copy_from_slice(&[[None; 2].as_slice(), &[Some(1); 10]].concat());
        scored("oci", &options).unwrap()
    };
    assert_eq!(half.total, Total::whole(11));
    assert_eq!(total(3, 4).unwrap_err().missing, [1, 2, 3]);
}

#[test]
fn the_two_scales_of_the_mi_are_each_judged_alone() {
    let rated = |alone: usize, accompanied: usize| {
        let mi = InstrumentId::parse("mi").unwrap();
        let rate = |numbers: &'static [u8], how_many, option| {
            let numbers = numbers[..how_many].iter();
            numbers.map(move |number| Answer::parse(mi, *number, Reply::Chosen(option)).unwrap())
        };
        let [one, other] = mi.instrument().subscales else { panic!("two scales") };
        let answers: Vec<_> = rate(one.items, alone, 1).chain(rate(other.items, accompanied, 3)).collect();
        score(&Answers::of(mi, &answers)).unwrap()
    };
    let [two, four] = [Total::whole(2), Total::whole(4)].map(Some);
    assert_eq!(rated(22, 21).unwrap().subscales, [two, four], "five of each skipped");
    assert_eq!(rated(22, 20).unwrap().subscales, [two, None], "six of the second");
    assert!(rated(22, 20).unwrap().substituted.is_empty(), "what is skipped is left out, not replaced");
    let unfinished = rated(21, 26).unwrap_err();
    assert_eq!(unfinished.subscales, [None, four], "six of the first: no total, but the second stands");
    assert_eq!((unfinished.answered, unfinished.of), (21, 27));
}

/// Scores that were stored before there were parts are still read.
#[test]
fn an_unfinished_score_without_parts_is_read() {
    let json = r#"{"answered":1,"of":2,"missing":[2],"lowest":0,"highest":300}"#;
    assert_eq!(serde_json::from_str::<Unfinished>(json).unwrap().subscales, []);
}

proptest! {
    #[test]
    fn what_is_still_possible_contains_whatever_answering_the_rest_comes_to(
        (answers, rest) in (some(), any::<[u8; 60]>()),
    ) {
        let Some(Err(unfinished)) = score(&answers) else { return Ok(()) };
        let mut complete = answers.clone();
        for (item, option) in answers.instrument().instrument().items.iter().zip(rest) {
            if answers.get(item.number).is_none_or(|answer| *answer.reply() == Reply::Withheld)
                && let Asks::Choice(values) = item.asks
            {
                let option = option % u8::try_from(values.len()).unwrap();
                complete.keep(Answer::parse(answers.instrument(), item.number, Reply::Chosen(option)).unwrap());
            }
        }
        // Where too many do not apply, no answers come to a total.
        let Some(Ok(score)) = score(&complete) else { return Ok(()) };
        let possible = unfinished.lowest..=unfinished.highest;
        prop_assert!(possible.contains(&score.total), "{} not in {possible:?}", score.total);
    }

    #[test]
    fn a_score_does_not_depend_on_the_order_in_which_the_answers_were_given(
        (answers, order) in some().prop_flat_map(|answers| {
            let given: Vec<_> = answers.items().filter_map(|(_, answer)| answer.cloned()).collect();
            (Just(answers), Just(given).prop_shuffle())
        }),
    ) {
        let again = Answers::of(answers.instrument(), &order);
        prop_assert_eq!(score(&again), score(&answers));
        prop_assert_eq!(again, answers);
    }

    #[test]
    fn a_total_and_its_parts_are_within_their_ranges_and_say_what_was_substituted(answers in some()) {
        let Some(scoring) = &answers.instrument().instrument().scoring else {
            prop_assert_eq!(score(&answers), None);
            return Ok(());
        };
        match score(&answers).unwrap() {
            Ok(score) => {
                prop_assert!((scoring.lowest..=scoring.highest).contains(&score.total));
                let has_points = |item: &u8| answers.get(*item).and_then(Answer::points).is_some();
                prop_assert_eq!(score.substituted.into_iter().find(has_points), None);
            }
            Err(unfinished) => {
                prop_assert_eq!(usize::from(unfinished.of - unfinished.answered), unfinished.missing.len());
                prop_assert!(unfinished.lowest <= unfinished.highest);
                prop_assert!(scoring.lowest <= unfinished.lowest && unfinished.highest <= scoring.highest);
            }
        }
    }
}

/// Answers to any instrument: none, all, or anything between.
fn some() -> impl Strategy<Value = Answers> {
    let ids: Vec<_> = catalogue().collect();
    let share = prop::sample::select(vec![0_u8, 50, 90, 97, 100]);
    (prop::sample::select(ids), share, prop::collection::vec((0..100_u8, any::<u8>()), 60)).prop_map(
        |(id, share, dice)| {
            let items = id.instrument().items.iter().zip(dice);
            let said = items.filter(|(_, (at, _))| *at < share).map(|(item, (at, option))| {
                Answer::parse(id, item.number, reply(item, at, option)).expect("a declared option")
            });
            Answers::of(id, &said.collect::<Vec<_>>())
        },
    )
}

fn reply(item: &Item, at: u8, option: u8) -> Reply {
    match item.asks {
        Asks::Choice(values) if at > 1 => Reply::Chosen(option % u8::try_from(values.len()).unwrap_or(1)),
        _ => Reply::Withheld,
    }
}

/// The option chosen for each item in order; none where the item is left blank.
fn scored(instrument: &str, options: &[Option<u8>]) -> Result<Score, Unfinished> {
    let id = InstrumentId::parse(instrument).expect("it is in the catalogue");
    let chosen = |(item, option): (u8, &Option<u8>)| {
        option.map(|option| Answer::parse(id, item, Reply::Chosen(option)).expect("a declared option"))
    };
    let answers: Vec<Answer> = (1..).zip(options).filter_map(chosen).collect();
    score(&Answers::of(id, &answers)).expect("it has a total")
}
