//! The way through the form: what is asked because of what was said, what comes next, and what is missing.

use crate::{but, chose, day, form, ticked, whole, wrote};
use measures::referral::{APPLYING, Fault, Form, Said, Screen, question, screen, screen_fault};

fn asked(form: &Form, id: &str) -> Vec<&'static str> {
    form.questions(at(id)).iter().map(|question| &*question.id).collect()
}

fn at(id: &str) -> &'static Screen {
    screen(id).unwrap_or_else(|| panic!("no screen is called {id}"))
}

fn missing(form: &Form) -> Vec<&'static str> {
    form.missing().into_iter().map(|one| one.question).collect()
}

#[test]
fn the_screens_come_in_the_order_of_the_reference() {
    let mut way = vec![&*Form::first().id];
    while let Some(next) = whole().after(way[way.len() - 1]) {
        way.push(&next.id);
    }
    let order = "urgent_help who_for date_of_birth gp other_help name nhs_number address contact contact_ok support \
                 own_words since safety safety_others emergency_contact privacy";
    assert_eq!(way.join(" "), order);
    let back: Vec<_> = way.iter().map(|id| whole().before(id).map(|screen| &*screen.id)).collect();
    let before: Vec<_> = std::iter::once(None).chain(way.iter().copied().map(Some)).take(way.len()).collect();
    assert_eq!(back, before);
    assert_eq!(whole().after("nowhere"), None);
}

#[test]
fn a_question_is_asked_only_where_it_follows_from_another() {
    for (id, said, screen, questions) in [
        ("who_for", chose("me"), "who_for", "who_for"),
        ("who_for", chose("helping"), "who_for", "who_for helper_name helper_relation"),
        ("gp_known", chose("found"), "gp", "gp_known gp_practice"),
        ("gp_known", chose("cannot_find"), "gp", "gp_known"),
        ("nhs_number_known", chose("not_sure"), "nhs_number", "nhs_number_known"),
        ("nhs_number_known", chose("yes"), "nhs_number", "nhs_number_known nhs_number"),
        ("postcode_known", chose("yes"), "address", "postcode_known postcode address_1 address_2 town"),
        ("postcode_known", chose("not_sure"), "address", "postcode_known address_1 address_2 town"),
        ("postcode_known", chose("no_fixed_address"), "address", "postcode_known"),
        ("mobile", wrote("07700900982"), "contact", "mobile mobile_safe landline email"),
        ("mobile", Said::Skipped, "contact", "mobile landline email"),
        ("email", wrote("jo@example.com"), "contact", "mobile landline email email_safe"),
        ("thoughts", chose("no"), "safety", "thoughts"),
        ("thoughts", chose("some_days"), "safety", "thoughts keep_safe what_helps"),
        ("thoughts", chose("talk"), "safety", "thoughts keep_safe what_helps"),
        ("someone_else", chose("no"), "safety_others", "someone_else"),
        ("someone_else", chose("talk"), "safety_others", "someone_else safe_to_contact"),
        ("own_words_how", chose("talk"), "own_words", "own_words_how"),
        ("gp_known", chose("not_registered"), "privacy", "privacy_read"),
        ("needs", ticked(&["hearing"]), "support", "language interpreter needs format"),
        ("needs", ticked(&["hearing", "other"]), "support", "language interpreter needs needs_other format"),
        ("language", chose("other"), "support", "language language_which interpreter needs format"),
        ("employment", chose("retired"), "work", "employment"),
        ("employment", chose("employed"), "work", "employment hours self_employed off_sick"),
        ("benefits", chose("declined"), "benefits", "benefits"),
        ("benefits", chose("yes"), "benefits", "benefits esa universal_credit pip"),
        ("ethnic_group", chose("white"), "ethnicity", "ethnic_group ethnic_white ethnic_words"),
        ("ethnic_group", chose("declined"), "ethnicity", "ethnic_group"),
        ("disability", chose("no"), "disability", "disability"),
        ("disability", chose("yes"), "disability", "disability disability_affects disability_types"),
        ("goal_2", wrote("Sleep"), "goals", "goal_1 goal_2 goal_2_now goal_3"),
    ] {
        assert_eq!(asked(&form([(id, said)]), screen).join(" "), questions, "{id}");
    }
}

#[test]
fn a_way_that_is_not_safe_is_not_asked_about() {
    let reached = |way: &'static str, safe: &'static str, value: &'static str| {
        asked(&form([(way, wrote("1234567")), (safe, chose(value))]), "contact_ok").join(" ")
    };
    assert_eq!(reached("mobile", "mobile_safe", "yes"), "ok_text ok_voicemail say_who best_times avoid");
    assert_eq!(reached("mobile", "mobile_safe", "no"), "say_who best_times avoid");
    assert_eq!(reached("landline", "landline_safe", "yes"), "ok_voicemail say_who best_times avoid");
    assert_eq!(reached("email", "email_safe", "yes"), "ok_email say_who best_times avoid");
}

#[test]
fn what_is_no_longer_asked_counts_for_nothing_and_is_not_lost() {
    let sick =
        form([("employment", chose("employed")), ("off_sick", chose("yes")), ("sick_pay", chose("no"))]);
    assert_eq!(sick.statements().len(), 3);
    let left = but(sick, "employment", chose("retired"));
    assert_eq!(
        asked(&left, "work"),
        ["employment"],
        "sick pay follows from a sick leave that follows from a job"
    );
    assert_eq!((left.chose("off_sick"), left.chose("sick_pay")), (None, None));
    assert_eq!(left.statements().len(), 1);
    let back = but(left, "employment", chose("employed"));
    assert_eq!(back.chose("sick_pay"), Some("no"));
}

#[test]
fn what_was_said_comes_in_the_order_of_the_form_and_what_a_service_added_last() {
    let said = form([
        ("pets", chose("yes")),
        ("heard", Said::Skipped),
        ("mobile", wrote("07700900982")),
        ("who_for", chose("helping")),
        ("helper_name", wrote("Al")),
        ("mobile", wrote("07700900983")),
    ]);
    let order: Vec<_> = said.statements().into_iter().map(|one| one.question).collect();
    assert_eq!(order, ["who_for", "helper_name", "mobile", "heard", "pets"]);
    assert_eq!(said.wrote("mobile"), Some("07700900983"), "the last word stands");
    assert_eq!(said.chose("pets"), Some("yes"));
    assert_eq!((said.said("heard"), said.tells("heard")), (Some(&Said::Skipped), None));
}

#[test]
fn a_whole_form_misses_nothing_and_without_any_part_of_it_that_part() {
    assert!(missing(&whole()).is_empty(), "{:?}", missing(&whole()));
    assert_eq!(whole().statements().len(), 26);
    for left_out in whole().statements() {
        let form = Form::of(whole().statements().into_iter().filter(|one| one.question != left_out.question));
        let first = form.missing().first().map(|one| (one.screen, one.question));
        let essential = question(&left_out.question).expect("a question");
        // Without a mobile number, nothing is asked about it, and nobody can be reached.
        let home = APPLYING.iter().find(|screen| screen.questions.contains(essential)).expect("a screen");
        assert_eq!(first, Some((&*home.id, &*essential.id)), "{left_out:?}");
    }
}

#[test]
fn nothing_said_misses_what_is_always_asked() {
    let always = "urgent_help who_for date_of_birth gp_known other_help first_name last_name postcode_known mobile \
                  say_who language interpreter needs own_words_how thoughts someone_else privacy_read";
    assert_eq!(missing(&Form::default()).join(" "), always);
}

#[test]
fn what_follows_from_an_answer_is_missing_with_it() {
    for (id, said, follows) in [
        ("who_for", chose("helping"), "helper_name helper_relation"),
        ("own_words_how", chose("write"), "own_words"),
        ("thoughts", chose("most_days"), "keep_safe"),
        ("someone_else", chose("yes"), "safe_to_contact"),
        ("email", wrote("jo@example.com"), "email_safe"),
        ("landline_safe", chose("yes"), ""),
        ("language", chose("other"), "language_which"),
        ("nhs_number_known", chose("yes"), ""),
        ("first_name", Said::Skipped, "first_name"),
    ] {
        assert_eq!(missing(&but(whole(), id, said)).join(" "), follows, "{id}");
    }
}

#[test]
fn at_least_one_way_to_reach_somebody_is_needed() {
    let unreachable = |form: &Form| screen_fault(at("contact"), form);
    let fault = Fault::NoWayToReachYou;
    assert_eq!(unreachable(&Form::default()), Some(("mobile", fault.clone())));
    let passed = form([("mobile", Said::Skipped), ("landline", Said::Skipped), ("email", Said::Skipped)]);
    assert_eq!(unreachable(&passed), Some(("mobile", fault.clone())));
    for way in ["mobile", "landline", "email"] {
        assert_eq!(unreachable(&form([(way, wrote("x"))])), None, "{way}");
    }
    let says = "Enter a mobile number, a landline number or an email address";
    assert_eq!(fault.words(question("mobile").expect("a question")), says);
    assert_eq!(screen_fault(at("name"), &form([("date_of_birth", Said::Day(day(1985, 9, 4)))])), None);
}
