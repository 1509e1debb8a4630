//! The safety questions. Not a scored screen: they are there so that help is shown at once and a named person reads
//! them. The words are ours, and the service signs them off.

use crate::referral::asking::{Choice, ChoiceKind, Question, Screen};
use crate::referral::declaring::{YES_NO, one_of, texts, when, words};

pub(super) const SAFETY: Screen = Screen::new("safety", "Your safety", &YOURS).says(texts![
    "If you tell us about thoughts of hurting yourself, or that you may not be safe, the team is told. They are told \
     when you press Continue, even if you do not finish the form.",
    "Nobody is watching this form as you fill it in, including nights and weekends. If you need help sooner, go to \
     Get help now.",
]);

static YOURS: [Question; 3] = [
    Question::essential(
        "thoughts",
        "whether you have had thoughts like these",
        "In the last 2 weeks, have you had thoughts that life is not worth living, or of hurting yourself or ending \
         your life?",
        one_of(&THOUGHTS_CHOICES),
    ),
    Question::essential(
        "keep_safe",
        "whether you feel able to keep yourself safe",
        "Do you feel able to keep yourself safe at the moment?",
        one_of(&KEEP_SAFE_CHOICES),
    )
    .asked(when("thoughts", texts!["some_days", "most_days", "talk"])),
    Question::optional(
        "what_helps",
        "what would help us understand",
        "What would help us understand?",
        words(1000),
    )
    .hint("Nobody reads this as you write it.")
    .asked(when("thoughts", texts!["some_days", "most_days", "talk"])),
];

static THOUGHTS_CHOICES: [Choice; 4] = [
    Choice::new("no", "No"),
    Choice::new("some_days", "Yes, some days").kind(ChoiceKind::Alerts),
    Choice::new("most_days", "Yes, most days").kind(ChoiceKind::Alerts),
    Choice::new("talk", "I’d rather talk about it on the phone").kind(ChoiceKind::Alerts),
];

static KEEP_SAFE_CHOICES: [Choice; 3] = [
    Choice::new("yes", "Yes"),
    Choice::new("not_sure", "I’m not sure").kind(ChoiceKind::Alerts),
    Choice::new("no", "No").kind(ChoiceKind::Alerts),
];

pub(super) const SAFETY_OTHERS: Screen = Screen::new("safety_others", "Safety and other people", &OTHERS)
    .says(texts!["If you are worried about somebody’s safety, the team is told when you press Continue.",]);

static OTHERS: [Question; 2] = [
    Question::essential(
        "someone_else",
        "whether you are worried about safety",
        "Are you worried about your safety because of someone else, or about a child or another adult?",
        one_of(&SOMEONE_CHOICES),
    ),
    Question::essential(
        "safe_to_contact",
        "whether it is safe to phone or text you",
        "Is it safe for us to phone or text you?",
        one_of(&YES_NO),
    )
    .asked(when("someone_else", texts!["yes", "talk"])),
];

static SOMEONE_CHOICES: [Choice; 3] = [
    Choice::new("no", "No"),
    Choice::new("yes", "Yes").kind(ChoiceKind::Alerts),
    Choice::new("talk", "I’d rather talk about it").kind(ChoiceKind::Alerts),
];
