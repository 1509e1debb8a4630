//! What belongs to an appointment, what came before it, and what is set apart.

use super::course::{PUBLISHED, at, id, measure, now, place, points, sent, wordings};
use measures::contract::clinician::{Measure, Measurement};
use measures::standing::{Standing, sent_scores};

/// PHQ-9 on three days, the last of them for the appointment.
fn phq9() -> Measure {
    let each = points(&[1; 9]);
    measure("phq9", vec![sent(id("phq9"), 1, &each), sent(id("phq9"), 8, &each), now(id("phq9"), &each)])
}

#[test]
fn a_past_appointment_has_its_own_total_and_none_that_came_later() {
    let mut measure = phq9();
    measure.measurements.push(sent(id("phq9"), 29, &points(&[1; 9])));
    let wordings = wordings();
    let standing = Standing::at(&measure, &wordings, at(23));
    let [first, second, present, _] = &measure.measurements[..] else { panic!("four occasions") };
    assert_eq!((standing.now, standing.before.as_slice()), (Some(present), &[first, second][..]));
    assert_eq!(standing.last(2), [second, present]);
    assert_eq!(standing.last(9), [first, second, present]);
}

#[test]
fn an_appointment_without_answers_has_only_what_came_before_it() {
    let mut measure = phq9();
    measure.measurements.iter_mut().for_each(|past| past.this_appointment = false);
    let wordings = wordings();
    let standing = Standing::at(&measure, &wordings, at(20));
    assert_eq!((standing.now, standing.before.len()), (None, 2));
}

#[test]
fn what_was_asked_in_the_other_kind_of_words_is_set_apart() {
    let mut measure = phq9();
    measure.measurements[0].wording = place(id("phq9"), !PUBLISHED);
    let wordings = wordings();
    let standing = Standing::at(&measure, &wordings, at(23));
    assert_eq!((standing.before.as_slice(), standing.set_apart), (&[&measure.measurements[1]][..], 1));
}

#[test]
fn a_draft_in_words_of_another_kind_hides_no_score_that_was_sent() {
    let mut measure = phq9();
    let draft = measure.measurements.last_mut().expect("three occasions");
    *draft = Measurement { sent: false, wording: place(id("phq9"), !PUBLISHED), ..draft.clone() };
    let days: Vec<_> = sent_scores(&measure, &wordings()).into_iter().map(|(at, _)| at).collect();
    assert_eq!(days, [at(1), at(8)]);
}
