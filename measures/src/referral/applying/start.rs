//! Whether help is needed now, and who the referral is for.

use crate::referral::asking::{Choice, ChoiceKind, Question, Screen};
use crate::referral::declaring::{line, one_of, texts, when};

pub(super) const URGENT_HELP: Screen = Screen::new("urgent_help", "Do you need urgent help now?", &URGENT)
    .says(texts![
        "If your life is at risk, or you cannot keep yourself safe, get help now. You can come back to this form \
         later.",
    ]);

static URGENT: [Question; 1] = [Question::essential(
    "urgent_help",
    "whether you need urgent help now",
    "Do you need urgent help now?",
    one_of(&URGENT_CHOICES),
)
.hint("Select yes if your life is at risk, you have seriously harmed yourself, or you cannot keep yourself safe.")];

static URGENT_CHOICES: [Choice; 3] = [
    Choice::new("yes", "Yes").kind(ChoiceKind::ShowsHelp),
    Choice::new("no", "No"),
    Choice::new("not_sure", "I’m not sure").kind(ChoiceKind::ShowsHelp),
];

pub(super) const WHO_FOR: Screen = Screen::new("who_for", "Who is this referral for?", &WHO).says(texts![
    "If you are helping someone, answer for them. Where this form says “you”, it means the person who needs the help.",
]);

static WHO: [Question; 3] = [
    Question::essential(
        "who_for",
        "who this referral is for",
        "Who is this referral for?",
        one_of(&WHO_CHOICES),
    )
    .field("IDS101", "SourceOfReferralIAPT"),
    Question::essential("helper_name", "your own name", "What is your own name?", line("name"))
        .hint("The name of the person who is helping.")
        .asked(when("who_for", texts!["helping"])),
    Question::essential(
        "helper_relation",
        "how you know the person",
        "How do you know the person?",
        line("off"),
    )
    .hint("For example: I’m their sister, friend or carer.")
    .asked(when("who_for", texts!["helping"])),
];

static WHO_CHOICES: [Choice; 3] = [
    Choice::coded("me", "Me", "B1"),
    Choice::coded("helping", "Someone I am helping", "B2").hint("They have agreed to this referral."),
    Choice::new("professional", "I’m a professional").hint("For example a GP, nurse or social worker."),
];
