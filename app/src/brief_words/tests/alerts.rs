//! What alerts, and what was done about it.

use super::*;
use measures::alert::Action;
use measures::alert_queue::ContactOutcome;
use measures::contract::clinician::{Acknowledged, Alert, ContactMade, Disclosure, Occasion};
use measures::ids::AlertId;

fn ninth(day: u32, option: Option<u8>) -> Measurement {
    measurement("phq9", day, &[some(&[0; 8]), vec![option]].concat())
}

/// An alert of item 9, answered so for the appointment.
fn alert(option: u8) -> Alert {
    let occasion = Occasion {
        given: at(22),
        at: at(22),
        wording: 0,
        answer: Answer::parse(id("phq9"), 9, Reply::Chosen(option)).unwrap(),
        sent: true,
        came: None,
    };
    Alert {
        alert: AlertId::from_bits(1),
        occasions: vec![occasion],
        safety: Vec::new(),
        disclosures: Vec::new(),
        acknowledged: None,
        contacts: Vec::new(),
        closed: None,
    }
}

fn acknowledged(note: &str, contacts: &[ContactOutcome]) -> Alert {
    let contact = |outcome: &ContactOutcome| ContactMade {
        by: "Ruth Llewellyn".to_owned(),
        at: at(23),
        outcome: *outcome,
    };
    let done = Acknowledged {
        by: "Amira Hassan".to_owned(),
        at: at(22),
        actions: vec![Action::AttemptedContact, Action::GpTold],
        note: note.to_owned(),
    };
    Alert { acknowledged: Some(done), contacts: contacts.iter().map(contact).collect(), ..alert(2) }
}

fn with(alert: Alert) -> AppointmentView {
    let mut view = view(&[("phq9", &[ninth(8, Some(0)), ninth(22, Some(2))])]);
    view.alerts = vec![alert];
    view
}

#[test]
fn an_alert_that_is_acknowledged_says_by_whom_what_was_done_and_that_nobody_has_reached_the_patient() {
    let told = told_of(&with(acknowledged("Rang twice.", &[])));
    let [said, _, done, contact, then] = &fact(&told, "Alert not closed")[..] else { panic!("{told:?}") };
    assert!(said.contains("PHQ-9 item 9") && said.contains("2 More than half the days"), "{said}");
    assert_eq!(
        done,
        "Acknowledged by Amira Hassan, 22 March 2026 at 09:00: Tried to contact the patient; Told the GP. \
         Note: Rang twice."
    );
    assert_eq!(contact, "No contact with the patient is recorded. Not closed. Go to the alert");
    assert_eq!(then, "Before, on 8 March: 0 Not at all. New since then.");
    assert!(told.alerts.is_some(), "it stands before everything else");
}

#[test]
fn where_the_acknowledgement_says_that_somebody_spoke_to_them_no_contact_is_missed() {
    let mut alert = acknowledged("", &[]);
    alert.acknowledged.as_mut().unwrap().actions = vec![Action::SpokeToPatient];
    let told = fact(&told_of(&with(alert)), "Alert not closed");
    assert_eq!(told[2], "Acknowledged by Amira Hassan, 22 March 2026 at 09:00: Spoke to the patient.");
    assert_eq!(told[3], "Not closed. Go to the alert");
}

#[test]
fn the_last_contact_is_told_and_whether_anybody_was_reached() {
    let contact = |outcomes: &[ContactOutcome]| {
        fact(&told_of(&with(acknowledged("", outcomes))), "Alert not closed")[3].clone()
    };
    assert_eq!(
        contact(&[ContactOutcome::NotReached, ContactOutcome::LeftMessage]),
        "Contact 2 by Ruth Llewellyn, 23 March 2026 at 09:00: Left a message. Nobody is recorded as having reached \
         the patient. Not closed. Go to the alert"
    );
    assert_eq!(
        contact(&[ContactOutcome::Spoke]),
        "Contact 1 by Ruth Llewellyn, 23 March 2026 at 09:00: Spoke to the patient. Not closed. Go to the alert"
    );
}

#[test]
fn the_way_to_an_alert_leads_where_it_is_dealt_with_only_whoever_deals_with_it() {
    let to = |alert: Alert, own| {
        let view = with(alert);
        let Told { alerts, .. } = told(&brief(&view), None, (true, own), &Wordings::of(&view));
        let pieces = alerts.into_iter().flat_map(|row| row.lines).flat_map(|line| line.pieces);
        let links = pieces.filter_map(|piece| match piece {
            Piece::Link { to, .. } => Some(to),
            _ => None,
        });
        links.collect::<Vec<_>>()
    };
    let (here, queue) = (format!("#alert-{}", AlertId::from_bits(1)), AlertId::from_bits(1));
    assert_eq!(to(alert(2), true).join(" "), here);
    assert_eq!(to(acknowledged("", &[]), true), [format!("/clinic#alerts-{queue}")]);
    assert_eq!(to(acknowledged("", &[]), false), [here]);
}

#[test]
fn a_closed_alert_is_told_of_no_more_and_a_long_note_only_in_part() {
    let closed = Alert { closed: Some(at(23)), ..acknowledged("", &[]) };
    let told = told_of(&with(closed));
    assert!(told.alerts.is_none());
    assert_eq!(fact(&told, "Item that alerts").len(), 1);
    let long = "é".repeat(201);
    let done = fact(&told_of(&with(acknowledged(&long, &[]))), "Alert not closed")[2].clone();
    assert!(done.ends_with(&format!("Note: {}… (the rest is with the alert)", "é".repeat(200))), "{done}");
}

#[test]
fn an_alert_that_waits_beside_one_that_is_acknowledged_gives_both_their_name() {
    let mut view = with(acknowledged("", &[]));
    view.alerts.insert(0, Alert { alert: AlertId::from_bits(2), ..alert(3) });
    let lines = fact(&told_of(&view), "Alert");
    assert!(lines.iter().any(|line| line.starts_with("Acknowledged by Amira Hassan")), "{lines:?}");
    assert_eq!(lines.iter().filter(|line| line.ends_with("Go to the alert")).count(), 2);
}

#[test]
fn the_last_answer_to_an_item_that_alerts_is_told_as_the_last_and_never_as_good_news() {
    for (option, ends) in [
        (0, "Last, on 8 March: 0 Not at all. An answer that does not alert is not reassurance."),
        (2, "Last, on 8 March: 2 More than half the days. Ask about it."),
    ] {
        let told = told_of(&view(&[("phq9", &[ninth(8, Some(option))])]));
        let [line] = &fact(&told, "Item that alerts")[..] else { panic!("one line") };
        assert!(line.contains("not answered for this appointment. ") && line.ends_with(ends), "{line}");
    }
}

#[test]
fn an_item_that_no_longer_alerts_is_told_in_both_its_words_and_never_as_good_news() {
    let told = told_of(&view(&[("phq9", &[ninth(8, Some(2)), ninth(22, Some(0))])]));
    let [line] = &fact(&told, "Item that alerts")[..] else { panic!("one line") };
    assert!(line.starts_with("PHQ-9 item 9: Thoughts that you would be better off dead"), "{line}");
    assert!(
        line.ends_with(
            "0 Not at all. Before, on 8 March: 2 More than half the days. An answer that does not alert is not \
             reassurance."
        ),
        "{line}"
    );
    assert!(!fact(&told, "Moved by 2 or more").iter().any(|line| line.contains("item 9")));
    assert!(
        fact(&told_of(&view(&[("phq9", &[ninth(8, Some(0)), ninth(22, Some(0))])])), "Item that alerts")
            .is_empty()
    );
}

#[test]
fn an_item_that_is_new_or_withheld_says_so() {
    let line = |before, now| {
        fact(&told_of(&view(&[("phq9", &[ninth(8, before), ninth(22, now)])])), "Item that alerts")[0].clone()
    };
    assert!(line(Some(0), Some(1)).ends_with("Before, on 8 March: 0 Not at all. New since then."));
    assert!(line(Some(1), Some(2)).ends_with("More than then."));
    assert!(line(Some(2), Some(1)).ends_with("Less than then, and still an answer that alerts."));
    assert!(line(Some(1), None).contains("I’d rather not answer this here. Before"));
}

#[test]
fn what_was_said_in_a_self_referral_stands_in_its_exact_words() {
    let mut view = view(&[]);
    let disclosure = Disclosure {
        given: at(3),
        at: at(3),
        asked: "Are you safe where you are now?".to_owned(),
        said: "No".to_owned(),
        sent: false,
    };
    view.alerts = vec![Alert { occasions: Vec::new(), disclosures: vec![disclosure], ..alert(2) }];
    assert_eq!(
        fact(&told_of(&view), "Alert"),
        ["Are you safe where you are now? No, 3 March 2026 at 09:00, not sent.", "Go to the alert"]
    );
}
