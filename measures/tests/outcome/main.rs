//! How a referral comes out: the worked cases, and what must hold whatever the scores.

mod always;

use measures::instruments::InstrumentId;
use measures::outcome::{Course, Ends, Outcome, Rule, outcome};
use measures::pack::paired;
use measures::problem::ProblemDescriptor;
use measures::score::Total;
use measures::thresholds::Thresholds;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Case {
    id: String,
    descriptor: Option<String>,
    first: BTreeMap<String, Option<serde_json::Number>>,
    last: BTreeMap<String, Option<serde_json::Number>>,
    settings: Option<Settings>,
    course: Option<Course>,
    expected: Expected,
}

#[derive(Deserialize)]
struct Settings {
    ptsd_measure: String,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Expected {
    pair: [String; 2],
    caseness_start: Option<bool>,
    change_known: bool,
    recovered: bool,
    reliable_improvement: bool,
    reliable_deterioration: bool,
    no_reliable_change: bool,
    reliable_recovery: bool,
    finished_course: bool,
    counts_in_recovery_rate: bool,
    counts_in_change_rates: bool,
}

#[test]
fn every_worked_case_comes_out_as_stated() {
    let file: serde_json::Value = serde_json::from_str(include_str!("../vectors.json")).unwrap();
    let cases = file["vectors"].as_array().unwrap().iter().filter(|case| case["instrument"] == "outcome");
    let cases: Vec<Case> = cases.map(|case| serde_json::from_value(case.clone()).unwrap()).collect();
    assert_eq!(u64::try_from(cases.len()).ok(), file["counts"]["by_instrument"]["outcome"].as_u64());
    for case in cases {
        assert_eq!(stated(&worked(&case)), case.expected, "{}", case.id);
    }
}

fn worked(case: &Case) -> Outcome {
    let problem = case.descriptor.as_deref().and_then(ProblemDescriptor::of_code);
    let preferred: Vec<_> = case
        .settings
        .iter()
        .map(|set| InstrumentId::parse(&set.ptsd_measure).expect("an instrument"))
        .collect();
    let measure = problem.and_then(|problem| paired(problem, &preferred, |_| true));
    let of = |scores: &BTreeMap<String, Option<serde_json::Number>>, id: InstrumentId| {
        scores.get(id.as_str()).and_then(Option::as_ref).map(exact)
    };
    let ends = |id| Ends { first: of(&case.first, id), last: of(&case.last, id) };
    let course = case.course.unwrap_or(Course { ended: true, attended_treatment_contacts: 2 });
    outcome(measure, &Thresholds::published(), ends, course)
}

/// A number as it is written, without going through binary fractions.
fn exact(points: &serde_json::Number) -> Total {
    points.to_string().parse().expect("at most two places")
}

fn stated(outcome: &Outcome) -> Expected {
    let holds = |rule| outcome.holds(rule) == Some(true);
    Expected {
        pair: [&outcome.depression, &outcome.anxiety].map(|one| one.instrument().as_str().to_owned()),
        caseness_start: outcome.holds(Rule::CasenessAtStart),
        change_known: outcome.holds(Rule::NoReliableChange).is_some(),
        recovered: holds(Rule::Recovery),
        reliable_improvement: holds(Rule::ReliableImprovement),
        reliable_deterioration: holds(Rule::ReliableDeterioration),
        no_reliable_change: holds(Rule::NoReliableChange),
        reliable_recovery: holds(Rule::ReliableRecovery),
        finished_course: holds(Rule::FinishedCourse),
        counts_in_recovery_rate: holds(Rule::CountsInRecoveryRates),
        counts_in_change_rates: holds(Rule::CountsInChangeRates),
    }
}

#[test]
fn a_single_score_is_a_first_score_and_never_a_last_one() {
    let at = |day| chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_time(chrono::NaiveTime::MIN);
    let one = Ends::of([(at(3), Total::whole(12))]);
    assert_eq!((one.first, one.last), (Some(Total::whole(12)), None));
    let three = Ends::of([(at(9), Total::whole(4)), (at(3), Total::whole(12)), (at(5), Total::whole(20))]);
    assert_eq!((three.first, three.last), (Some(Total::whole(12)), Some(Total::whole(4))));
    assert_eq!(Ends::of([]), Ends::default());
}

#[test]
fn where_the_paired_measure_lacks_an_end_the_outcome_says_what_stands_in_for_it() {
    let spin = InstrumentId::parse("spin").unwrap();
    let both = |points| Ends { first: Some(Total::whole(points)), last: Some(Total::whole(points)) };
    let only_first = Ends { first: Some(Total::whole(40)), last: None };
    let course = Course { ended: true, attended_treatment_contacts: 2 };
    let of = |spin_ends| {
        let ends = move |id: InstrumentId| if id == spin { spin_ends } else { both(12) };
        outcome(Some(spin), &Thresholds::published(), ends, course)
    };
    assert_eq!((of(both(40)).anxiety.instrument(), of(both(40)).instead_of), (spin, None));
    let fallen_back = of(only_first);
    assert_eq!(fallen_back.anxiety.instrument().as_str(), "gad7");
    assert_eq!(fallen_back.instead_of, Some(spin));
}
