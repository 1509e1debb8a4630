//! Where the person lives, and how to reach them safely.

use crate::referral::asking::{Asks, Choice, Condition, Question, Screen, Text};
use crate::referral::declaring::{YES_NO, line, one_of, texts, when, when_said, words};
use std::borrow::Cow::Borrowed;

pub(super) const ADDRESS: Screen = Screen::new("address", "What is your address?", &LIVING).says(texts![
    "Your address helps us find your records. We write to you there only if you say that it is OK.",
]);

static LIVING: [Question; 5] = [
    Question::essential(
        "postcode_known",
        "whether you know your postcode",
        "Do you know your postcode?",
        one_of(&LIVING_CHOICES),
    ),
    Question::essential("postcode", "your postcode", "Postcode", Asks::Postcode)
        .asked(when("postcode_known", texts!["yes"]))
        .field("IDS001", "Postcode"),
    Question::essential(
        "address_1",
        "the first line of your address",
        "Address line 1",
        line("address-line1"),
    )
    .asked(when("postcode_known", SOMEWHERE)),
    Question::optional(
        "address_2",
        "the second line of your address",
        "Address line 2",
        line("address-line2"),
    )
    .asked(when("postcode_known", SOMEWHERE)),
    Question::essential("town", "your town or city", "Town or city", line("address-level2"))
        .asked(when("postcode_known", SOMEWHERE)),
];

const SOMEWHERE: &[Text] = texts!["yes", "not_sure"];

static LIVING_CHOICES: [Choice; 3] = [
    Choice::new("yes", "Yes"),
    Choice::new("not_sure", "No, or I’m not sure"),
    Choice::new("no_fixed_address", "I have no fixed address"),
];

pub(super) const CONTACT: Screen = Screen::new("contact", "How can we contact you?", &WAYS).says(texts![
    "We need at least one way to reach you, to talk about your referral.",
    "Tell us if somebody else could see or hear our messages and that would not be safe for you.",
]);

static WAYS: [Question; 6] = [
    Question::optional("mobile", "your mobile phone number", "Mobile phone number", Asks::Phone),
    safe("mobile_safe", "whether your mobile is safe to use", "Is this mobile safe for us to use?")
        .asked(when_said("mobile")),
    Question::optional("landline", "your landline phone number", "Landline phone number", Asks::Phone),
    safe("landline_safe", "whether your landline is safe to use", "Is this landline safe for us to use?")
        .asked(when_said("landline")),
    Question::optional("email", "your email address", "Email address", Asks::Email),
    safe("email_safe", "whether your email is safe to use", "Is this email address safe for us to use?")
        .asked(when_said("email")),
];

const fn safe(id: &'static str, name: &'static str, label: &'static str) -> Question {
    Question::essential(id, name, label, one_of(&YES_NO))
}

pub(super) const CONTACT_OK: Screen =
    Screen::new("contact_ok", "What is it OK for us to do?", &OK).says(texts![
        "Tell us how we can contact you. Choose what is safe for you.",
        "You can change this until you send the form. After that, phone us if you change your mind. We can then stop texts \
         and emails to you.",
    ]);

static OK: [Question; 7] = [
    ok("ok_text", "whether we can text you", "Is it OK to text you?").asked(MOBILE),
    ok("ok_voicemail", "whether we can leave voicemail messages", "Is it OK to leave a voicemail message?")
        .asked(Condition::OneOf(Borrowed(&SPOKEN))),
    ok("ok_email", "whether we can email you", "Is it OK to email you?")
        .asked(when("email_safe", texts!["yes"])),
    ok("ok_letter", "whether we can send letters", "Is it OK to send letters to your address?")
        .asked(when("postcode_known", SOMEWHERE)),
    ok("say_who", "whether we can say who we are", "Is it OK to say who we are?")
        .hint("For example on an envelope, or if someone else answers the phone."),
    Question::optional(
        "best_times",
        "the best times to contact you",
        "When is the best time to phone you?",
        line("off"),
    ),
    Question::optional("avoid", "what we should avoid", "Is there anything we should avoid?", words(300))
        .hint("For example: do not phone when the children are home."),
];

const MOBILE: Condition = when("mobile_safe", texts!["yes"]);
static SPOKEN: [Condition; 2] = [MOBILE, when("landline_safe", texts!["yes"])];

const fn ok(id: &'static str, name: &'static str, label: &'static str) -> Question {
    Question::essential(id, name, label, one_of(&YES_NO))
}
