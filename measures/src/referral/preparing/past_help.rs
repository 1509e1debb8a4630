//! Help that the person had before, and what they would prefer now.

use super::Task;
use crate::referral::asking::{Choice, ChoiceKind, Question, Screen};
use crate::referral::declaring::{DECLINED, any_of, one_of, texts, when, words};

pub(super) const TASK: Task = Task { id: "past_help", title: "Help you had before", screens: &SCREENS };

static SCREENS: [Screen; 3] = [
    Screen::new("past_help", "Have you had help with your mental health before?", &PAST),
    Screen::new("diagnosis", "What you have been told", &DIAGNOSIS),
    Screen::new("preferences", "What would work for you", &PREFERENCES)
        .says(texts!["We try to fit in with what you tell us. It is not always possible."]),
];

static PAST: [Question; 2] = [
    Question::optional(
        "past_help",
        "the help you had, or “None of these”",
        "Have you had help with your mental health before?",
        any_of(&PAST_CHOICES),
    )
    .hint("Select all that apply."),
    Question::optional(
        "past_help_words",
        "what helped and what did not",
        "What helped, and what did not?",
        words(1000),
    )
    .asked(when("past_help", texts!["talking_therapy", "community_team", "hospital", "gp", "other"])),
];

static PAST_CHOICES: [Choice; 7] = [
    Choice::new("community_team", "A community mental health team"),
    Choice::new("gp", "A GP"),
    Choice::new("hospital", "A stay in hospital"),
    Choice::new("talking_therapy", "Talking therapy or counselling"),
    Choice::new("other", "Something else"),
    Choice::new("none", "None of these").kind(ChoiceKind::Excludes),
    DECLINED,
];

static DIAGNOSIS: [Question; 2] = [
    Question::optional(
        "diagnosis",
        "whether you were given a diagnosis",
        "Has a professional ever told you that you have a mental health condition?",
        one_of(&DIAGNOSIS_CHOICES),
    )
    .field("IDS101", "PrevDiagCondInd"),
    Question::optional("diagnosis_words", "what you were told", "What did they tell you?", words(300))
        .asked(when("diagnosis", texts!["yes"]))
        .field("IDS601", "PrevDiag"),
];

static DIAGNOSIS_CHOICES: [Choice; 4] = [
    Choice::coded("yes", "Yes", "Y"),
    Choice::coded("no", "No", "N"),
    Choice::coded("not_sure", "I’m not sure", "U"),
    Choice::declined("Z"),
];

static PREFERENCES: [Question; 2] = [
    Question::optional(
        "session_kind",
        "how you would like to have sessions",
        "How would you like to have your sessions?",
        any_of(&SESSION_CHOICES),
    )
    .hint("Select all that apply."),
    Question::optional(
        "preferences",
        "what else would work for you",
        "Is there anything else that would help?",
        words(500),
    )
    .hint("For example: evening times, or a therapist of the same gender."),
];

static SESSION_CHOICES: [Choice; 5] = [
    Choice::new("in_person", "In person"),
    Choice::new("online", "Online, in my own time with messages from a therapist"),
    Choice::new("phone", "Phone"),
    Choice::new("video", "Video"),
    Choice::new("any", "I do not mind").kind(ChoiceKind::Excludes),
];
