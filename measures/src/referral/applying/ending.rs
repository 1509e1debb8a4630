//! Somebody to turn to in an emergency, and how the information is used.

use crate::referral::asking::{Asks, Choice, Question, Screen};
use crate::referral::declaring::{YES_NO, any_of, line, one_of, texts, when, when_said, words};

pub(super) const EMERGENCY_CONTACT: Screen =
    Screen::new("emergency_contact", "Someone we can contact in an emergency", &EMERGENCY).says(texts![
        "You can leave this empty.",
        "Do not give us the name of someone who makes you feel unsafe.",
    ]);

static EMERGENCY: [Question; 4] = [
    Question::optional("emergency_name", "their name", "What is their name?", line("off")),
    Question::optional("emergency_relation", "who they are to you", "Who are they to you?", line("off"))
        .hint("For example: my partner, mother or friend."),
    Question::optional("emergency_phone", "their phone number", "What is their phone number?", Asks::Phone),
    Question::optional(
        "emergency_about",
        "what we may talk to them about",
        "What may we talk to them about?",
        words(300),
    )
    .hint("For example: only where I am and whether I am safe.")
    .asked(when_said("emergency_name")),
];

pub(super) const PRIVACY: Screen = Screen::new("privacy", "How we use your information", &USE);

static USE: [Question; 2] = [
    Question::essential(
        "privacy_read",
        "the box to say that you have read how we use your information",
        "Have you read how we use your information?",
        any_of(&READ_CHOICES),
    ),
    Question::essential(
        "gp_told_ok",
        "whether we can tell your GP",
        "Is it OK to tell your GP that you have referred yourself?",
        one_of(&YES_NO),
    )
    .asked(when("gp_known", texts!["found", "cannot_find"])),
];

static READ_CHOICES: [Choice; 1] = [Choice::new("yes", "I have read how you use my information")];
