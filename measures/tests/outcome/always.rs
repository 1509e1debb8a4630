//! What holds for any scores.

use measures::instruments::{InstrumentId, catalogue};
use measures::outcome::{Course, Ends, Outcome, Rule, outcome};
use measures::score::Total;
use measures::thresholds::Thresholds;
use proptest::prelude::*;

fn measures_with_change() -> Vec<InstrumentId> {
    catalogue().filter(|id| id.evidence().reliable_change.is_some()).collect()
}

fn maybe_total() -> impl Strategy<Value = Option<Total>> {
    prop_oneof![1 => Just(None), 6 => (0..=9_000i32).prop_map(|of| Some(Total::from_hundredths(of)))]
}

fn ends() -> impl Strategy<Value = Ends> {
    (maybe_total(), maybe_total()).prop_map(|(first, last)| Ends { first, last })
}

fn course() -> impl Strategy<Value = Course> {
    (any::<bool>(), 0..5u32)
        .prop_map(|(ended, attended_treatment_contacts)| Course { ended, attended_treatment_contacts })
}

/// The outcome of a referral whose pair is the PHQ-9 and `anxiety`.
fn of(anxiety: InstrumentId, depression: Ends, other: Ends, course: Course) -> Outcome {
    let ends = move |id: InstrumentId| if id.as_str() == "phq9" { depression } else { other };
    let paired = (anxiety.as_str() != "phq9" && anxiety.as_str() != "gad7").then_some(anxiety);
    outcome(paired, &Thresholds::published(), ends, course)
}

fn swapped(ends: Ends) -> Ends {
    Ends { first: ends.last, last: ends.first }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn improvement_seen_in_a_mirror_is_deterioration(
        anxiety in prop::sample::select(measures_with_change()), d in ends(), a in ends(), course in course()
    ) {
        let (there, back) = (of(anxiety, d, a, course), of(anxiety, swapped(d), swapped(a), course));
        prop_assert_eq!(there.holds(Rule::ReliableImprovement), back.holds(Rule::ReliableDeterioration));
        prop_assert_eq!(there.holds(Rule::ReliableDeterioration), back.holds(Rule::ReliableImprovement));
        prop_assert_eq!(there.holds(Rule::NoReliableChange), back.holds(Rule::NoReliableChange));
    }

    #[test]
    fn a_known_change_is_exactly_one_of_three(
        anxiety in prop::sample::select(measures_with_change()), d in ends(), a in ends(), course in course()
    ) {
        let outcome = of(anxiety, d, a, course);
        let three = [Rule::ReliableImprovement, Rule::ReliableDeterioration, Rule::NoReliableChange]
            .map(|rule| outcome.holds(rule));
        let all_known = outcome.depression.change().is_some() && outcome.anxiety.change().is_some();
        let expected = if all_known { 1 } else { 0 };
        prop_assert_eq!(three.iter().filter(|holds| **holds == Some(true)).count(), expected);
        prop_assert!(three.iter().all(|holds| holds.is_some() == all_known));
    }

    #[test]
    fn recovery_means_caseness_at_the_start_and_two_last_scores_below_it(
        anxiety in prop::sample::select(measures_with_change()), d in ends(), a in ends(), course in course()
    ) {
        let outcome = of(anxiety, d, a, course);
        if outcome.holds(Rule::Recovery) == Some(true) {
            prop_assert_eq!(outcome.holds(Rule::CasenessAtStart), Some(true));
            prop_assert_eq!(outcome.depression.ended_as_case(), Some(false));
            prop_assert_eq!(outcome.anxiety.ended_as_case(), Some(false));
        }
        let both = outcome.holds(Rule::Recovery) == Some(true)
            && outcome.holds(Rule::ReliableImprovement) == Some(true);
        prop_assert_eq!(outcome.holds(Rule::ReliableRecovery), Some(both));
    }

    #[test]
    fn a_missing_last_score_is_never_recovery_and_stays_in_the_rate(
        d in ends(), a in ends(), contacts in 2..9u32
    ) {
        let gad7 = InstrumentId::parse("gad7").unwrap();
        let course = Course { ended: true, attended_treatment_contacts: contacts };
        let outcome = of(gad7, Ends { last: None, ..d }, a, course);
        prop_assert_eq!(outcome.holds(Rule::Recovery), Some(false));
        let known_below = outcome.holds(Rule::CasenessAtStart) == Some(false);
        prop_assert_eq!(outcome.holds(Rule::CountsInRecoveryRates), Some(!known_below));
    }

    #[test]
    fn whoever_counts_for_recovery_counts_for_change_and_only_finished_courses_count(
        d in ends(), a in ends(), course in course()
    ) {
        let outcome = of(InstrumentId::parse("gad7").unwrap(), d, a, course);
        let holds = |rule| outcome.holds(rule) == Some(true);
        let finished = course.ended && course.attended_treatment_contacts > 1;
        prop_assert_eq!(holds(Rule::CountsInChangeRates), finished);
        prop_assert!(!holds(Rule::CountsInRecoveryRates) || holds(Rule::CountsInChangeRates));
    }
}
