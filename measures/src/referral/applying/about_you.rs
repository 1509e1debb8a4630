//! Who the person is, and whether this is the service for them.

use crate::referral::asking::{Asks, Choice, ChoiceKind, Question, Screen};
use crate::referral::declaring::{any_of, line, one_of, texts, when};

pub(super) const DATE_OF_BIRTH: Screen = Screen::new("date_of_birth", "What is your date of birth?", &BORN);

static BORN: [Question; 1] = [Question::essential(
    "date_of_birth",
    "your date of birth",
    "What is your date of birth?",
    Asks::Birthday,
)
.hint("For example, 31 3 1980.")
.field("IDS001", "PersonBirthDate")];

pub(super) const GP: Screen = Screen::new("gp", "Where is your GP surgery?", &SURGERY)
    .says(texts!["Which services you can use depends on where your GP surgery is."]);

static SURGERY: [Question; 2] = [
    Question::essential(
        "gp_known",
        "whether you can find your GP surgery",
        "Where is your GP surgery?",
        one_of(&SURGERY_CHOICES),
    )
    .field("IDS002", "GMPCodeReg"),
    Question::essential("gp_practice", "your GP surgery", "Your GP surgery", Asks::Practice)
        .hint("Type at least 2 letters of its name, its town or its postcode.")
        .asked(when("gp_known", texts!["found"]))
        .field("IDS002", "GMPCodeReg"),
];

static SURGERY_CHOICES: [Choice; 3] = [
    Choice::new("found", "Search for my GP surgery"),
    Choice::coded("not_registered", "I’m not registered with a GP surgery", "V81997"),
    Choice::coded("cannot_find", "I can’t find my GP surgery", "V81999"),
];

pub(super) const OTHER_HELP: Screen =
    Screen::new("other_help", "Are you already getting help from any of these?", &HELP)
        .says(texts!["If you are, it may be better to talk to them first."]);

static HELP: [Question; 1] = [Question::essential(
    "other_help",
    "who you are already getting help from, or “None of these”",
    "Are you already getting help from any of these?",
    any_of(&HELP_CHOICES),
)
.hint("Select all that apply.")];

static HELP_CHOICES: [Choice; 6] = [
    Choice::new("community_team", "Community mental health team"),
    Choice::new("crisis_team", "Mental health crisis team"),
    Choice::new("camhs", "Children and young people’s mental health service")
        .hint("This is also called CAMHS or CYPMHS."),
    Choice::new("drug_alcohol", "Drug and alcohol service"),
    Choice::new("none", "None of these").kind(ChoiceKind::Excludes),
    Choice::new("not_sure", "I’m not sure").kind(ChoiceKind::Excludes),
];

pub(super) const NAME: Screen = Screen::new("name", "What is your name?", &NAMES);

static NAMES: [Question; 3] = [
    Question::essential("first_name", "your first name", "First name", line("given-name")),
    Question::essential("last_name", "your last name", "Last name", line("family-name")),
    Question::optional(
        "known_as",
        "the name you like to be called",
        "What should we call you?",
        line("nickname"),
    )
    .hint("If you like to be called something else."),
];

pub(super) const NHS_NUMBER: Screen = Screen::new("nhs_number", "Do you know your NHS number?", &NUMBER)
    .says(texts!["It helps us find your records. You can refer yourself without it.",]);

static NUMBER: [Question; 2] = [
    Question::optional(
        "nhs_number_known",
        "whether you know your NHS number",
        "Do you know your NHS number?",
        one_of(&NUMBER_CHOICES),
    ),
    Question::optional("nhs_number", "your NHS number", "What is your NHS number?", Asks::NhsNumber)
        .hint("It has 10 digits, like 999 123 4567. It is on letters from the NHS, prescriptions and in the NHS App.")
        .asked(when("nhs_number_known", texts!["yes"]))
        .field("IDS001", "NHSNumber"),
];

static NUMBER_CHOICES: [Choice; 3] =
    [Choice::new("yes", "Yes"), Choice::new("no", "No"), Choice::new("not_sure", "I’m not sure")];
