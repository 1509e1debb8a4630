//! The alerts that nobody has closed.

use super::course::{alert, answer, at, id, view};
use measures::alert::{Action, Channel, KeepSafe, Reach};
use measures::alert_queue::ContactOutcome;
use measures::answers::Answer;
use measures::brief::brief;
use measures::contract::clinician::{Acknowledged, Alert, ContactMade};

fn ninth(points: u8) -> Answer {
    let phq9 = id("phq9");
    answer(phq9, phq9.instrument().item(9).unwrap(), Some(points))
}

fn acknowledged(alert: Alert, contacts: &[ContactOutcome]) -> Alert {
    let by = "Amira Hassan".to_owned();
    let contact = |outcome: &ContactOutcome| ContactMade { by: by.clone(), at: at(10), outcome: *outcome };
    Alert {
        contacts: contacts.iter().map(contact).collect(),
        acknowledged: Some(Acknowledged {
            by: by.clone(),
            at: at(9),
            actions: Vec::new(),
            note: String::new(),
        }),
        ..alert
    }
}

#[test]
fn an_alert_that_waits_tells_its_last_answers_and_the_last_way_to_reach_somebody_is_kept() {
    let reach = |channel| Some(Reach { channel, detail: String::new(), safe_to_call: None });
    let mut view = view(vec![]);
    let before =
        alert(&[(8, ninth(1))], &[(8, None, reach(Channel::Email)), (7, None, reach(Channel::PhoneCall))]);
    view.alerts = vec![
        alert(&[(20, ninth(1)), (21, ninth(2))], &[(21, None, None), (20, Some(KeepSafe::NotSure), None)]),
        Alert { closed: Some(at(9)), ..acknowledged(before, &[]) },
    ];
    let brief = brief(&view);
    let [open] = &brief.open[..] else { panic!("one is open") };
    assert!(open.waits());
    assert_eq!(open.said.as_ref().map(|said| &said.answer), Some(&ninth(2)));
    assert_eq!(open.keep_safe, Some(KeepSafe::NotSure));
    let reached = brief.reach.unwrap();
    assert_eq!((reached.reach.channel, reached.given), (Channel::Email, at(8)));
}

#[test]
fn an_alert_that_somebody_acknowledged_is_told_until_it_is_closed() {
    let mut view = view(vec![]);
    view.alerts = vec![acknowledged(alert(&[(8, ninth(2))], &[]), &[])];
    let told = brief(&view).open;
    assert!(!told[0].waits() && !told[0].is_reached());
    assert_eq!(told[0].acknowledged.as_ref().map(|done| done.by.as_str()), Some("Amira Hassan"));
    view.alerts[0].closed = Some(at(11));
    assert!(brief(&view).open.is_empty());
}

#[test]
fn only_a_contact_after_which_somebody_has_their_story_counts_as_reaching_them() {
    use ContactOutcome::{HandedOver, LeftMessage, NotReached, Spoke};
    let none: &[ContactOutcome] = &[];
    for (contacts, reached) in [
        (none, false),
        (&[NotReached, LeftMessage], false),
        (&[Spoke, LeftMessage], true),
        (&[NotReached, HandedOver], true),
    ] {
        let mut view = view(vec![]);
        view.alerts = vec![acknowledged(alert(&[(8, ninth(2))], &[]), contacts)];
        let told = brief(&view).open;
        assert_eq!((told[0].contacts.len(), told[0].is_reached()), (contacts.len(), reached), "{contacts:?}");
    }
}

#[test]
fn an_acknowledgement_that_says_that_somebody_spoke_to_them_counts_as_reaching_them() {
    for (action, spoken) in [(Action::SpokeToPatient, true), (Action::GpTold, false)] {
        let mut acknowledged = acknowledged(alert(&[(8, ninth(2))], &[]), &[ContactOutcome::LeftMessage]);
        acknowledged.acknowledged.as_mut().unwrap().actions = vec![action];
        let mut view = view(vec![]);
        view.alerts = vec![acknowledged];
        let told = &brief(&view).open[0];
        assert_eq!((told.says_spoken(), told.is_reached()), (spoken, spoken), "{action:?}");
    }
}
