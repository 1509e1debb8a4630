//! Who somebody is and how they may be reached.

use crate::{but, chose, day, form, whole, wrote};
use measures::contract::clinician::{MessageChannel, Person};
use measures::referral::{Contact, Form, Said, Source};

#[test]
fn a_whole_form_tells_who_it_is_from() {
    let form = whole();
    let contact = Contact::of(&form);
    assert_eq!(contact.full_name(), "Asha O’Neill");
    assert_eq!(contact.called(), Some("Asha"));
    assert_eq!(contact.date_of_birth(), Some(day(1985, 9, 4)));
    assert_eq!(contact.postcode(), Some("LS1 4AP"));
    assert_eq!((contact.nhs_number(), contact.nhs_number_status()), (None, "03"));
    assert_eq!(contact.source(), Source::Own);
    let named = but(form, "known_as", wrote("Ash"));
    assert_eq!(Contact::of(&named).called(), Some("Ash"));
}

#[test]
fn nothing_is_made_up() {
    let form = Form::default();
    let contact = Contact::of(&form);
    assert_eq!(contact.full_name(), "");
    assert_eq!((contact.called(), contact.date_of_birth(), contact.agrees_to_nothing()), (None, None, false));
    assert_eq!((contact.may_text(), contact.may_email(), contact.postcode()), (None, None, None));
}

#[test]
fn an_nhs_number_counts_while_it_is_said_to_be_known() {
    let known = but(but(whole(), "nhs_number_known", chose("yes")), "nhs_number", wrote("4010232137"));
    let contact = Contact::of(&known);
    assert_eq!((contact.nhs_number(), contact.nhs_number_status()), (Some("4010232137"), "02"));
    let unsure = but(known, "nhs_number_known", chose("not_sure"));
    assert_eq!(Contact::of(&unsure).nhs_number(), None);
}

#[test]
fn whoever_agreed_to_no_way_at_all_is_noticed() {
    let nothing = ["ok_text", "ok_voicemail", "ok_letter"];
    let refused = nothing.into_iter().fold(whole(), |form, way| but(form, way, chose("no")));
    assert!(Person::of(&refused, |_| true).agrees_to_nothing);
    for way in nothing {
        assert!(!Person::of(&but(refused.clone(), way, chose("yes")), |_| true).agrees_to_nothing, "{way}");
    }
    let unasked = but(refused, "say_who", Said::Skipped);
    assert!(!Person::of(&unasked, |_| true).agrees_to_nothing, "they have not come to it");
}

#[test]
fn a_message_goes_only_where_it_is_safe_and_agreed() {
    assert_eq!(Contact::of(&whole()).may_text(), Some("07700900982"));
    for (id, said, why) in [
        ("ok_text", chose("no"), "not agreed"),
        ("ok_text", Said::Skipped, "not said"),
        ("mobile_safe", chose("no"), "not safe"),
        ("mobile", Said::Skipped, "no number"),
    ] {
        assert_eq!(Contact::of(&but(whole(), id, said)).may_text(), None, "{why}");
    }
    let email =
        form([("email", wrote("jo@example.com")), ("email_safe", chose("yes")), ("ok_email", chose("yes"))]);
    assert_eq!(Contact::of(&email).may_email(), Some("jo@example.com"));
    for (id, said) in [("ok_email", chose("no")), ("email_safe", chose("no")), ("email", Said::Skipped)] {
        assert_eq!(Contact::of(&but(email.clone(), id, said)).may_email(), None, "{id}");
    }
}

#[test]
fn whoever_is_not_safe_to_phone_or_text_is_not_texted_whatever_they_agreed_to() {
    let both = but(but(whole(), "email", wrote("jo@example.com")), "email_safe", chose("yes"));
    let both = but(but(both, "ok_email", chose("yes")), "someone_else", chose("yes"));
    let not_safe = but(both.clone(), "safe_to_contact", chose("no"));
    let contact = Contact::of(&not_safe);
    assert_eq!((contact.may_text(), contact.may_email()), (None, Some("jo@example.com")));
    let person = Person::of(&not_safe, |_| true);
    assert!(person.unsafe_to_phone);
    assert_eq!(person.channel, Some((MessageChannel::Email, "jo@example.com".to_owned())));
    let safe = but(both, "safe_to_contact", chose("yes"));
    assert_eq!(Contact::of(&safe).may_text(), Some("07700900982"));
    let no_longer_asked = but(not_safe, "someone_else", chose("no"));
    assert!(!Person::of(&no_longer_asked, |_| true).unsafe_to_phone);
}

#[test]
fn who_is_helped_is_referred_by_a_carer() {
    let helped = but(whole(), "who_for", chose("helping"));
    assert_eq!(Contact::of(&helped).source(), Source::Carer);
    assert_eq!((Source::Own.code(), Source::Carer.code()), ("B1", "B2"));
}
