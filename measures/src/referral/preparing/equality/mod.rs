//! The equality questions. Declined is a code of its own and never stands for "not asked".

mod ethnicity;

use super::Task;
use crate::referral::asking::{Choice, Question, Screen};
use crate::referral::declaring::{line, one_of, texts, when};

pub(super) const TASK: Task = Task { id: "equality", title: "Equality questions", screens: &SCREENS };

static SCREENS: [Screen; 4] = [
    ethnicity::ETHNICITY,
    Screen::new("religion", "What is your religion or belief?", &RELIGION),
    Screen::new("gender", "Gender", &GENDER),
    Screen::new("orientation", "Which of these best describes your sexual orientation?", &ORIENTATION),
];

static RELIGION: [Question; 2] = [
    Question::optional(
        "religion",
        "your religion or belief",
        "What is your religion or belief?",
        one_of(&RELIGION_CHOICES),
    )
    .coded("IDS011", "SocPerCircumstance", "N"),
    Question::optional(
        "religion_words",
        "your religion or belief",
        "What is your religion or belief called?",
        line("off"),
    )
    .asked(when("religion", texts!["other"])),
];

static RELIGION_CHOICES: [Choice; 13] = [
    Choice::coded("none", "No religion", "L"),
    Choice::coded("bahai", "Baha’i", "A"),
    Choice::coded("buddhist", "Buddhist", "B"),
    Choice::coded("christian", "Christian", "C"),
    Choice::coded("hindu", "Hindu", "D"),
    Choice::coded("jain", "Jain", "E"),
    Choice::coded("jewish", "Jewish", "F"),
    Choice::coded("muslim", "Muslim", "G"),
    Choice::coded("pagan", "Pagan", "H"),
    Choice::coded("sikh", "Sikh", "I"),
    Choice::coded("zoroastrian", "Zoroastrian", "J"),
    Choice::coded("other", "Another religion or belief", "K"),
    Choice::declined("M"),
];

static GENDER: [Question; 3] = [
    Question::optional(
        "gender",
        "what best describes your gender",
        "Which of these best describes your gender?",
        one_of(&GENDER_CHOICES),
    )
    .coded("IDS001", "GenderIdentity", "X"),
    Question::optional(
        "gender_words",
        "the word you use",
        "What word do you use for your gender?",
        line("off"),
    )
    .asked(when("gender", texts!["other"])),
    Question::optional(
        "same_as_birth",
        "whether it is the same as the sex you were registered with at birth",
        "Is your gender the same as the sex you were registered with at birth?",
        one_of(&SAME_CHOICES),
    )
    .coded("IDS001", "GenderIdentitySameAtBirth", "X"),
];

static GENDER_CHOICES: [Choice; 5] = [
    Choice::coded("man", "Man", "1").hint("Including trans man."),
    Choice::coded("woman", "Woman", "2").hint("Including trans woman."),
    Choice::coded("non_binary", "Non-binary", "3"),
    Choice::coded("other", "Another way", "4"),
    Choice::declined("Z"),
];

static SAME_CHOICES: [Choice; 3] =
    [Choice::coded("yes", "Yes", "Y"), Choice::coded("no", "No", "N"), Choice::declined("Z")];

static ORIENTATION: [Question; 1] = [Question::optional(
    "orientation",
    "what best describes your sexual orientation",
    "Which of these best describes your sexual orientation?",
    one_of(&ORIENTATION_CHOICES),
)
.coded("IDS011", "SocPerCircumstance", "9")];

static ORIENTATION_CHOICES: [Choice; 6] = [
    Choice::coded("bisexual", "Bisexual", "3"),
    Choice::coded("gay", "Gay or lesbian", "2"),
    Choice::coded("straight", "Straight or heterosexual", "1"),
    Choice::coded("other", "Another way", "4"),
    Choice::coded("not_sure", "I’m not sure", "U"),
    Choice::declined("Z"),
];
