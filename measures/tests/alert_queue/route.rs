//! Where an alert belongs: the table of who looks first, and that it only ever goes to more people.

use crate::clocks::London;
use crate::life::{acknowledged, life, raised, rules};
use chrono::{NaiveDate, TimeDelta};
use measures::alert::KeepSafe;
use measures::alert_queue::{Desk, Facts, Happening};
use measures::answers::{Answer, Reply};
use measures::ids::AppointmentId;
use measures::instruments::InstrumentId;
use measures::role::Role;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// An answer to the item of the catalogue that alerts: an option, or none to withhold it.
fn answer(option: impl Into<Option<u8>>) -> Answer {
    let reply = option.into().map_or(Reply::Withheld, Reply::Chosen);
    Answer::parse(InstrumentId::parse("phq9").unwrap(), 9, reply).unwrap()
}

/// All that must be known for the therapist alone to look first.
fn known() -> Facts {
    Facts {
        answers: vec![answer(1)],
        before: vec![answer(1)],
        keep_safe: vec![KeepSafe::Yes],
        disclosed: false,
        asks_for_review: false,
        on_a_caseload: true,
        appointment_at: Some(raised() + TimeDelta::hours(2)),
        date_of_birth: NaiveDate::from_ymd_opt(1980, 5, 10),
    }
}

fn goes_to(facts: &Facts) -> BTreeSet<Desk> {
    facts.goes_to(&life([]), &rules(), &London, raised())
}

#[test]
fn the_therapist_alone_looks_first_only_if_all_is_known() {
    use Desk::{Duty, Reviewer, Therapist, Triage};
    let with = |change: fn(&mut Facts)| {
        let mut facts = known();
        change(&mut facts);
        facts
    };
    for (facts, desks, why) in [
        (known(), vec![Therapist], "all is known"),
        (with(|f| f.before.clear()), vec![Therapist], "asked for the first time"),
        (with(|f| f.before = vec![answer(None)]), vec![Therapist, Duty], "withheld before"),
        (with(|f| f.before = vec![answer(2)]), vec![Therapist], "lower than before"),
        (with(|f| f.keep_safe.clear()), vec![Therapist], "the help page is still being read"),
        (with(|f| f.answers = vec![answer(2)]), vec![Therapist, Duty], "more than the lowest"),
        (with(|f| f.answers = vec![answer(2), answer(0)]), vec![Therapist, Duty], "lowered afterwards"),
        (with(|f| f.before = vec![answer(0)]), vec![Therapist, Duty], "a rise"),
        (with(|f| f.answers = vec![answer(None)]), vec![Therapist, Duty], "withheld"),
        (with(|f| f.keep_safe = vec![KeepSafe::NotSure]), vec![Therapist, Duty], "not sure"),
        (with(|f| f.keep_safe = vec![KeepSafe::No, KeepSafe::Yes]), vec![Therapist, Duty], "no, once"),
        (with(|f| f.disclosed = true), vec![Therapist, Triage, Duty], "said in a self-referral"),
        (with(|f| f.asks_for_review = true), vec![Therapist, Reviewer], "pregnant, a baby, or safeguarding"),
        (with(|f| f.date_of_birth = None), vec![Therapist], "nobody knows how old"),
        (with(|f| f.appointment_at = None), vec![Therapist, Duty], "no appointment"),
        (with(|f| f.appointment_at = Some(raised() + TimeDelta::hours(25))), vec![Therapist, Duty], "late"),
        (with(|f| (f.on_a_caseload, f.appointment_at) = (false, None)), vec![Triage], "on no caseload"),
        (
            with(|f| (f.on_a_caseload, f.keep_safe) = (false, vec![KeepSafe::No])),
            vec![Triage, Duty],
            "on no caseload and not safe",
        ),
        (
            with(|f| f.date_of_birth = NaiveDate::from_ymd_opt(2008, 11, 24)),
            vec![Therapist, Reviewer],
            "18 tomorrow",
        ),
        (with(|f| f.date_of_birth = NaiveDate::from_ymd_opt(2008, 11, 23)), vec![Therapist], "18 today"),
    ] {
        assert_eq!(goes_to(&facts), desks.into_iter().collect(), "{why}");
    }
}

#[test]
fn whoever_says_nothing_about_keeping_safe_is_waited_for_only_so_long() {
    let silent = Facts { keep_safe: vec![], ..known() };
    let been = life([Happening::WentTo(Desk::Therapist)]);
    for (minutes, desks) in [(14, vec![]), (15, vec![Desk::Duty])] {
        let now = raised() + TimeDelta::minutes(minutes);
        assert_eq!(silent.goes_to(&been, &rules(), &London, now), desks.into_iter().collect());
    }
}

#[test]
fn a_missed_appointment_goes_to_the_duty_worker() {
    let missed = life([Happening::WentTo(Desk::Therapist), Happening::Missed(AppointmentId::from_bits(1))]);
    assert_eq!(known().goes_to(&missed, &rules(), &London, raised()), BTreeSet::from([Desk::Duty]));
}

#[test]
fn after_a_long_silence_everybody_is_told_at_once() {
    let monday = raised() + TimeDelta::days(7);
    let desks = [Desk::Therapist, Desk::Lead, Desk::Manager];
    assert_eq!(known().goes_to(&life([]), &rules(), &London, monday), BTreeSet::from(desks));
}

#[test]
fn a_desk_is_held_by_role_and_by_duty() {
    let desks = |role, duty| rules().desks_of(role, duty, false).collect::<Vec<_>>();
    assert_eq!(desks(Role::Therapist, false), []);
    assert_eq!(desks(Role::Therapist, true), [Desk::Triage, Desk::Duty]);
    assert_eq!(rules().desks_of(Role::Administrator, false, true).collect::<Vec<_>>(), [Desk::Triage]);
    assert_eq!(desks(Role::Supervisor, false), [Desk::Reviewer, Desk::Lead]);
    assert_eq!(desks(Role::ServiceManager, false), [Desk::Manager]);
    assert_eq!(desks(Role::Administrator, false), []);
}

fn facts() -> impl Strategy<Value = Facts> {
    let said = || prop::collection::vec(prop::option::of(0..4_u8).prop_map(answer), 0..3);
    let safe = prop::collection::vec(prop::sample::select(KeepSafe::ALL.to_vec()), 0..3);
    (said(), said(), safe, any::<bool>(), prop::option::of(-48..96_i64)).prop_map(
        |(answers, before, keep_safe, on_a_caseload, hours)| Facts {
            answers,
            before,
            keep_safe,
            on_a_caseload,
            appointment_at: hours.map(|hours| raised() + TimeDelta::hours(hours)),
            ..known()
        },
    )
}

proptest! {
    #[test]
    fn every_alert_goes_to_somebody_at_once_and_nowhere_twice(facts in facts(), hours in 0..400_i64) {
        let first = goes_to(&facts);
        prop_assert!(first.contains(&Desk::Therapist) || first.contains(&Desk::Triage));
        let been = life(first.iter().copied().map(Happening::WentTo));
        let later = facts.goes_to(&been, &rules(), &London, raised() + TimeDelta::hours(hours));
        prop_assert!(first.is_disjoint(&later));
    }

    #[test]
    fn what_is_said_later_takes_it_from_nobody(facts in facts(), more in 0..4_u8, safe in 0..4_usize) {
        let mut grown = facts.clone();
        grown.answers.push(answer(more));
        grown.keep_safe.push(KeepSafe::ALL[safe]);
        let now = raised() + TimeDelta::minutes(5);
        let before = facts.goes_to(&life([]), &rules(), &London, now);
        prop_assert!(before.is_subset(&grown.goes_to(&life([]), &rules(), &London, now)));
    }

    #[test]
    fn once_acknowledged_it_goes_nowhere(facts in facts(), hours in 0..400_i64) {
        let now = raised() + TimeDelta::hours(hours);
        prop_assert!(facts.goes_to(&life([acknowledged()]), &rules(), &London, now).is_empty());
    }
}
