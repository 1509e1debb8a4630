//! Why a supervisor looks at a referral: each reason when it holds, and only then.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use measures::caseload::{Known, Reason, Rules, Scores, order};
use measures::instruments::InstrumentId;
use measures::intensity::Intensity;
use measures::outcome::Ends;
use measures::score::Total;
use measures::thresholds::{Change, Thresholds};
use proptest::prelude::*;

const RULES: Rules = Rules { no_improvement_by: 6, step_up_from: 4, missed_in_a_row: 2 };

fn id(name: &str) -> InstrumentId {
    InstrumentId::parse(name).unwrap()
}

fn ends(first: Option<i32>, last: Option<i32>) -> Scores {
    let ends = Ends { first: first.map(Total::whole), last: last.map(Total::whole) };
    Scores { ends, count: u32::from(first.is_some()) + u32::from(last.is_some()) }
}

fn scores(first: i32, last: i32) -> Scores {
    ends(Some(first), Some(last))
}

fn reasons(known: &Known) -> Vec<Reason> {
    known.reasons(&known.outcome(&Thresholds::published()), RULES)
}

#[test]
fn a_new_referral_has_no_reason() {
    assert_eq!(reasons(&Known::default()), []);
    let first = Known { depression: ends(Some(20), None), anxiety: ends(Some(15), None), ..Known::default() };
    assert_eq!(reasons(&first), []);
}

#[test]
fn each_measure_that_is_reliably_worse_is_named_even_where_the_other_is_better_or_missing() {
    for (anxiety, expected) in [
        (scores(10, 10), vec!["phq9"]),
        (scores(15, 5), vec!["phq9"]),
        (Scores::default(), vec!["phq9"]),
        (scores(10, 14), vec!["phq9", "gad7"]),
    ] {
        let known = Known { depression: scores(10, 16), anxiety, ..Known::default() };
        let named: Vec<_> =
            expected.into_iter().map(|name| Reason::ReliableDeterioration(id(name))).collect();
        assert_eq!(reasons(&known), named);
    }
    let five = Known { depression: scores(10, 15), ..Known::default() };
    assert_eq!(reasons(&five), [], "five points are not reliable on the PHQ-9");
}

#[test]
fn no_reliable_improvement_counts_from_the_session_that_the_service_sets_also_where_it_is_not_known() {
    let known =
        |contacts, depression| Known { contacts, depression, anxiety: scores(8, 8), ..Known::default() };
    assert_eq!(reasons(&known(5, scores(18, 18))), []);
    assert_eq!(reasons(&known(6, scores(18, 18))), [Reason::NoReliableImprovement(6)]);
    assert_eq!(reasons(&known(9, ends(Some(18), None))), [Reason::NoReliableImprovement(9)]);
    assert_eq!(reasons(&known(9, scores(18, 12))), []);
}

#[test]
fn stepping_up_is_asked_of_low_intensity_treatment_only() {
    let known = |intensity, contacts, depression| Known {
        intensity,
        contacts,
        depression,
        anxiety: scores(5, 5),
        ..Known::default()
    };
    let step_up = [Reason::StepUp(id("phq9"))];
    assert_eq!(reasons(&known(Some(Intensity::Low), 4, scores(15, 14))), step_up);
    assert_eq!(reasons(&known(Some(Intensity::Low), 3, scores(15, 14))), []);
    assert_eq!(reasons(&known(Some(Intensity::High), 4, scores(15, 14))), []);
    assert_eq!(reasons(&known(None, 4, scores(15, 14))), []);
    assert_eq!(reasons(&known(Some(Intensity::Low), 4, scores(20, 13))), [], "still a case, but improving");
    assert_eq!(reasons(&known(Some(Intensity::Low), 4, scores(9, 9))), [], "below caseness");
    assert_eq!(reasons(&known(Some(Intensity::Low), 4, ends(Some(15), None))), [], "one score is no course");
}

#[test]
fn the_measure_of_the_problem_is_missing_once_treatment_has_begun() {
    let known = |contacts, scores| Known { contacts, paired: Some((id("spin"), scores)), ..Known::default() };
    assert_eq!(reasons(&known(0, Scores::default())), []);
    assert_eq!(reasons(&known(1, Scores::default())), [Reason::NoPairedMeasure(id("spin"))]);
    assert_eq!(reasons(&known(1, ends(Some(30), None))), []);
}

#[test]
fn a_run_of_missed_appointments_is_as_long_as_the_service_says() {
    let known = |missed_in_a_row| Known { missed_in_a_row, ..Known::default() };
    assert_eq!(reasons(&known(1)), []);
    assert_eq!(reasons(&known(3)), [Reason::MissedInARow(3)]);
}

#[test]
fn trends_are_of_the_measures_that_the_outcome_is_read_with() {
    let known = Known {
        depression: scores(18, 9),
        anxiety: scores(12, 12),
        paired: Some((id("spin"), scores(40, 20))),
        ..Known::default()
    };
    let [depression, anxiety] = known.trends(&known.outcome(&Thresholds::published()));
    assert_eq!((depression.instrument, depression.change), (id("phq9"), Some(Change::ReliableImprovement)));
    assert_eq!((anxiety.instrument, anxiety.scores), (id("spin"), 2));
    let alone = Known { paired: Some((id("spin"), ends(Some(40), None))), ..known };
    let [_, anxiety] = alone.trends(&alone.outcome(&Thresholds::published()));
    assert_eq!(anxiety.instrument, id("gad7"), "the paired measure has no pair of scores");
}

fn any_scores(most: i32) -> impl Strategy<Value = Scores> {
    let total = move || prop::option::of(0..=most);
    (total(), total()).prop_map(|(first, last)| ends(first, first.and(last)))
}

prop_compose! {
    fn known()(
        depression in any_scores(27),
        anxiety in any_scores(21),
        paired in prop::option::of(any_scores(68)),
        contacts in 0..20u32,
        missed_in_a_row in 0..5u32,
        intensity in prop::option::of(prop::sample::select(Intensity::ALL.to_vec())),
        alert in any::<bool>(),
    ) -> Known {
        let paired = paired.map(|scores| (id("spin"), scores));
        Known { depression, anxiety, paired, contacts, missed_in_a_row, intensity, alert }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn an_alert_that_waits_is_always_a_reason_and_the_first(known in known()) {
        let reasons = reasons(&known);
        prop_assert_eq!(reasons.first() == Some(&Reason::OpenAlert), known.alert);
        prop_assert_eq!(reasons.contains(&Reason::OpenAlert), known.alert);
    }

    #[test]
    fn nobody_is_told_both_to_be_better_and_to_be_looked_at_for_it(known in known()) {
        let better = |scores: Scores, by: i32| match (scores.ends.first, scores.ends.last) {
            (Some(first), Some(last)) => first - last >= Total::whole(by),
            _ => false,
        };
        if known.paired.is_none() && better(known.depression, 6) && better(known.anxiety, 4) {
            let judged = |reason: &Reason| matches!(
                reason,
                Reason::ReliableDeterioration(_) | Reason::NoReliableImprovement(_) | Reason::StepUp(_)
            );
            prop_assert!(!reasons(&known).iter().any(judged));
        }
    }

    #[test]
    fn a_longer_wait_never_takes_a_reason_away(known in known(), more in 0..10u32) {
        let later = Known { contacts: known.contacts + more, missed_in_a_row: known.missed_in_a_row + more, ..known };
        let (before, after) = (order(&reasons(&known)), order(&reasons(&later)));
        prop_assert!(before.iter().zip(after).all(|(lacked, lacks)| *lacked || !lacks));
    }

    #[test]
    fn reasons_come_in_their_order_and_none_of_them_twice(known in known()) {
        let reasons = reasons(&known);
        let mut sorted: Vec<_> = reasons.clone();
        sorted.sort_by_key(|one| order(&[*one]).iter().position(|lacks| !lacks));
        prop_assert_eq!(&reasons, &sorted);
        sorted.dedup();
        prop_assert_eq!(reasons, sorted);
    }
}

#[test]
fn a_list_has_those_with_an_alert_first_and_those_without_a_reason_last() {
    let alert = vec![Reason::OpenAlert];
    let both = vec![Reason::OpenAlert, Reason::MissedInARow(2)];
    let missed = vec![Reason::MissedInARow(4)];
    let mut all = [vec![], missed.clone(), alert.clone(), both.clone()];
    all.sort_by_key(|reasons| order(reasons));
    assert_eq!(all, [both, alert, missed, vec![]]);
}
