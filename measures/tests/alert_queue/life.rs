//! What can happen to an alert, told in any order.

use crate::clocks::{London, at};
use crate::hours::office;
use chrono::{DateTime, TimeDelta, Utc};
use measures::alert::Action;
use measures::alert_queue::{ContactOutcome, Desk, Event, Happening, Life, NotNow, Rules, Stage};
use measures::ids::{AppointmentId, StaffId};
use measures::role::Role;
use proptest::prelude::*;
use std::collections::BTreeSet;

pub fn rules() -> Rules {
    Rules {
        hours: office(&["2026-12-25", "2026-12-28"]),
        first: TimeDelta::minutes(120),
        second: TimeDelta::minutes(240),
        appointment_within: TimeDelta::hours(24),
        help_page: TimeDelta::minutes(15),
        lead: Role::Supervisor,
        manager: Role::ServiceManager,
        reviewer: Role::Supervisor,
    }
}

pub fn raised() -> DateTime<Utc> {
    at("2026-11-23 09:00")
}

pub fn acknowledged() -> Happening {
    Happening::Acknowledged { actions: vec![Action::SpokeToPatient], note: String::new() }
}

pub fn told_the_gp() -> Happening {
    Happening::Acknowledged { actions: vec![Action::GpTold], note: String::new() }
}

fn contact(number: u32, outcome: ContactOutcome) -> Happening {
    Happening::Contact { number, outcome, note: String::new() }
}

fn closed(reason: &str) -> Happening {
    Happening::Closed { reason: reason.to_owned() }
}

pub fn life(happenings: impl IntoIterator<Item = Happening>) -> Life {
    let by = Some(StaffId::from_bits(1));
    let event = |(happening, minute)| Event { happening, at: raised() + TimeDelta::minutes(minute), by };
    Life::new(raised(), happenings.into_iter().zip(1..).map(event))
}

#[test]
fn each_step_is_allowed_after_the_one_before_it_and_says_why_not() {
    use ContactOutcome::{NotReached, Spoke};
    use NotNow::{AlreadyAcknowledged, MovedOn, NotAcknowledged, SayWhatWasDone, SayWhy};
    let seen = || vec![Happening::Seen];
    let taken = || vec![Happening::Seen, told_the_gp()];
    let tried = || vec![told_the_gp(), contact(1, NotReached)];
    let over = || vec![acknowledged(), closed("Spoke at the session.")];
    let nothing =
        |note: &str| Happening::Acknowledged { actions: vec![Action::NoAction], note: note.to_owned() };
    let both = |note: &str| Happening::Acknowledged {
        actions: vec![Action::SpokeToPatient, Action::NoAction],
        note: note.to_owned(),
    };
    for (before, happening, told) in [
        (vec![], Happening::Seen, Ok(())),
        (vec![], acknowledged(), Ok(())),
        (seen(), Happening::Acknowledged { actions: vec![], note: "Read.".into() }, Err(SayWhatWasDone)),
        (seen(), nothing(" "), Err(SayWhatWasDone)),
        (seen(), nothing("Known and stable."), Ok(())),
        (seen(), both("Known and stable."), Err(SayWhatWasDone)),
        (seen(), contact(1, Spoke), Err(NotAcknowledged)),
        (seen(), closed("Nothing to do."), Err(NotAcknowledged)),
        (taken(), acknowledged(), Err(AlreadyAcknowledged)),
        (taken(), Happening::WentTo(Desk::Lead), Err(MovedOn)),
        (taken(), closed(" "), Err(SayWhy)),
        (taken(), closed("Moved away."), Ok(())),
        (vec![acknowledged()], closed(""), Ok(())),
        (taken(), contact(2, Spoke), Err(MovedOn)),
        (tried(), contact(1, Spoke), Err(MovedOn)),
        (tried(), contact(2, Spoke), Ok(())),
        (tried(), closed(""), Ok(())),
        (over(), Happening::Seen, Err(MovedOn)),
        (over(), contact(1, Spoke), Err(MovedOn)),
        (over(), closed("Again."), Err(MovedOn)),
        (over(), Happening::Missed(AppointmentId::from_bits(1)), Err(MovedOn)),
    ] {
        assert_eq!(life(before.clone()).admits(&happening), told, "{happening:?} after {before:?}");
    }
}

#[test]
fn seeing_an_alert_is_not_acknowledging_it() {
    let seen = life([Happening::Seen]);
    assert_eq!((seen.stage(), seen.waits()), (Stage::Seen, true));
    assert_eq!(seen.next(&rules(), &London), Some((Desk::Lead, at("2026-11-23 11:00"))));
}

#[test]
fn nobody_acting_takes_it_to_the_lead_and_then_to_the_manager() {
    let lead = (Desk::Lead, at("2026-11-23 11:00"));
    let manager = (Desk::Manager, at("2026-11-23 15:00"));
    assert_eq!(life([]).escalations(&rules(), &London), [lead, manager]);
    assert_eq!(life([Happening::WentTo(Desk::Lead)]).next(&rules(), &London), Some(manager));
    assert_eq!(life([acknowledged()]).next(&rules(), &London), None);
}

#[test]
fn an_appointment_that_falls_through_asks_again_until_somebody_was_reached() {
    use ContactOutcome::{HandedOver, LeftMessage, NotReached, Spoke};
    for (outcome, asks) in [(NotReached, true), (LeftMessage, true), (Spoke, false), (HandedOver, false)] {
        assert_eq!(life([acknowledged(), contact(1, outcome)]).misses_the_patient(), asks, "{outcome:?}");
    }
    assert!(life([]).misses_the_patient() && life([acknowledged()]).misses_the_patient());
}

#[test]
fn whoever_was_spoken_to_is_reached_whether_a_contact_or_the_acknowledgement_says_so() {
    use ContactOutcome::{HandedOver, LeftMessage};
    for (happened, reached) in [
        (vec![], false),
        (vec![told_the_gp()], false),
        (vec![told_the_gp(), contact(1, LeftMessage)], false),
        (vec![told_the_gp(), contact(1, HandedOver)], true),
        (vec![acknowledged()], true),
    ] {
        assert_eq!(life(happened.clone()).has_reached(), reached, "{happened:?}");
    }
}

fn happening() -> impl Strategy<Value = Happening> {
    let desk = prop::sample::select(Desk::ALL.to_vec());
    let outcome = prop::sample::select(ContactOutcome::ALL.to_vec());
    let reason = prop::sample::select(vec![String::new(), "Why.".to_owned()]);
    prop_oneof![
        desk.prop_map(Happening::WentTo),
        Just(Happening::Seen),
        (0..3_u128).prop_map(|bits| Happening::Missed(AppointmentId::from_bits(bits))),
        Just(acknowledged()),
        (1..4_u32, outcome).prop_map(|(number, outcome)| contact(number, outcome)),
        reason.prop_map(|reason| Happening::Closed { reason }),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    (happening(), 0..2_000_i64, prop::option::of(1..4_u128)).prop_map(|(happening, minutes, by)| Event {
        happening,
        at: raised() + TimeDelta::minutes(minutes),
        by: by.map(StaffId::from_bits),
    })
}

fn told_in_two_orders() -> impl Strategy<Value = (Vec<Event>, Vec<Event>)> {
    prop::collection::vec(event(), 0..20)
        .prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle()))
}

proptest! {
    #[test]
    fn in_whatever_order_it_is_told_it_is_the_same_life((one, other) in told_in_two_orders()) {
        prop_assert_eq!(Life::new(raised(), one), Life::new(raised(), other));
    }

    #[test]
    fn nothing_that_happened_is_lost_and_nothing_happens_twice(events in prop::collection::vec(event(), 0..20)) {
        let different: BTreeSet<_> = events.iter().map(Event::once).collect();
        let twice = events.iter().chain(&events).cloned();
        let life = Life::new(raised(), twice);
        let kept: BTreeSet<_> = life.events().iter().map(Event::once).collect();
        prop_assert_eq!(life.events().len(), different.len());
        prop_assert_eq!(kept, different);
    }

    #[test]
    fn an_alert_never_goes_back(events in prop::collection::vec(event(), 0..20), more in event()) {
        let before = Life::new(raised(), events.clone());
        let after = Life::new(raised(), events.into_iter().chain([more]));
        prop_assert!(before.stage() <= after.stage());
        prop_assert!(before.desks().is_subset(&after.desks()));
        prop_assert!(before.waits() || !after.waits());
    }

    #[test]
    fn whoever_tries_what_they_like_it_goes_from_step_to_step(tries in prop::collection::vec(happening(), 0..40)) {
        let mut happened: Vec<Happening> = Vec::new();
        for happening in tries {
            let before = life(happened.clone());
            if before.admits(&happening).is_ok() {
                happened.push(happening);
                let after = life(happened.clone());
                prop_assert!(after.stage() >= before.stage());
                prop_assert!(before.stage() < Stage::Closed, "something happened to a closed alert");
            }
        }
        let place = |found: fn(&Happening) -> bool| happened.iter().position(found);
        let acknowledged = place(|one| matches!(one, Happening::Acknowledged { .. }));
        let closed = place(|one| matches!(one, Happening::Closed { .. }));
        let contact = place(|one| matches!(one, Happening::Contact { .. }));
        prop_assert!(closed.is_none_or(|closed| closed == happened.len() - 1));
        prop_assert!(contact.or(closed).is_none_or(|later| acknowledged.is_some_and(|first| first < later)));
        let escalated = happened.iter().rposition(|one| matches!(one, Happening::WentTo(_)));
        prop_assert!(escalated.is_none_or(|last| acknowledged.is_none_or(|taken| last < taken)));
    }

    #[test]
    fn the_lead_hears_before_the_manager_and_both_when_somebody_is_there(hour in 0..24 * 400_i64) {
        let raised_at = raised() + TimeDelta::hours(hour);
        let [(_, lead), (_, manager)] = Life::new(raised_at, []).escalations(&rules(), &London);
        prop_assert!(raised_at + rules().first <= lead && lead + rules().second <= manager);
        let just_before = |due: DateTime<Utc>| rules().hours.is_staffed(due - TimeDelta::seconds(1), &London);
        prop_assert!(just_before(lead) && just_before(manager));
    }
}
