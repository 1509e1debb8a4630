//! What need not be asked again, and what is kept of a form that nobody goes on with.

use crate::{but, chose, form, question, whole, wrote};
use measures::contract::clinician::Person;
use measures::instrument::Asks as Options;
use measures::instruments::catalogue;
use measures::referral::{Asks, Condition, Form, Said, Text, is_needed_to_reach, screens, tells_all};

/// The ids of the questions that a condition hangs on.
fn hangs_on(condition: &Condition) -> Vec<&Text> {
    match condition {
        Condition::Always => Vec::new(),
        Condition::When { question, .. } | Condition::WhenSaid { question } => vec![question],
        Condition::OneOf(any) => any.iter().flat_map(hangs_on).collect(),
    }
}

#[test]
fn what_is_kept_to_reach_somebody_still_says_the_same() {
    for screen in screens() {
        for one in screen.questions.iter().filter(|one| is_needed_to_reach(&one.id)) {
            for above in hangs_on(&one.asked).into_iter().chain(hangs_on(&screen.asked)) {
                assert!(is_needed_to_reach(above), "{} hangs on {above}, which is gone", one.id);
            }
        }
    }
    let unsafe_to_phone = but(but(whole(), "someone_else", chose("yes")), "safe_to_contact", chose("no"));
    let kept = unsafe_to_phone.statements().into_iter().filter(|one| is_needed_to_reach(&one.question));
    assert_eq!(Person::of(&Form::of(kept), |_| true), Person::of(&unsafe_to_phone, |_| true));
}

#[test]
fn what_says_nothing_of_how_to_reach_somebody_is_not_kept() {
    for id in ["own_words", "thoughts", "what_helps", "long_term", "alcohol", "religion", "goal_1", "travel"]
    {
        assert!(!is_needed_to_reach(id), "{id}");
    }
    for id in
        ["first_name", "mobile", "mobile_safe", "ok_voicemail", "avoid", "interpreter", "emergency_phone"]
    {
        assert!(is_needed_to_reach(id), "{id}");
    }
}

#[test]
fn an_item_and_the_question_that_tells_it_have_the_same_codes_in_the_same_order() {
    let mut told = 0;
    for item in catalogue().flat_map(|id| id.instrument().items) {
        let Some(by) = item.told_by else { continue };
        let (Options::Choice(values), Asks::OneOf(choices)) = (item.asks, &question(by).asks) else {
            panic!("{by} is no choice")
        };
        let codes: Vec<_> = choices.iter().map(|choice| choice.code.as_deref().unwrap_or_default()).collect();
        assert_eq!(values.iter().map(|value| value.name()).collect::<Vec<_>>(), codes, "{by}");
        told += 1;
    }
    assert!(told >= 10, "{told}");
}

#[test]
fn an_instrument_is_told_by_a_form_that_answered_all_of_it() {
    let told =
        |form: &Form| catalogue().filter(|id| tells_all(form, *id)).map(|id| id.as_str()).collect::<Vec<_>>();
    assert!(told(&whole()).is_empty());
    let all = form([("employment", chose("retired")), ("benefits", chose("no")), ("medicine", chose("no"))]);
    assert_eq!(told(&all), ["employment"]);
    for (id, said, why) in [
        ("medicine", Said::Skipped, "passed over"),
        ("employment", chose("employed"), "then its hours are asked as well"),
        ("benefits", chose("yes"), "then which ones is asked as well"),
    ] {
        assert!(told(&but(all.clone(), id, said)).is_empty(), "{why}");
    }
    assert_eq!(told(&but(all, "employment", chose("declined"))), ["employment"], "declined is said");
    assert_eq!(told(&form([("own_words", wrote("I am retired."))])), [""; 0]);
}
