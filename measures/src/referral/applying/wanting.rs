//! What the person needs to take part, and what they want help with.

use crate::referral::asking::{Asks, Choice, ChoiceKind, Question, Screen};
use crate::referral::declaring::{any_of, line, one_of, texts, when, words};
use crate::referral::languages::LANGUAGES;

pub(super) const SUPPORT: Screen =
    Screen::new("support", "Do you need an interpreter or other support?", &SUPPORTING);

static SUPPORTING: [Question; 7] = [
    Question::essential(
        "language",
        "your main language",
        "What is your main spoken or signed language?",
        one_of(&LANGUAGE_CHOICES),
    )
    .field("IDS001", "LanguageCodePreferred"),
    Question::essential("language_which", "which language", "Which language is it?", one_of(&LANGUAGES))
        .asked(when("language", texts!["other"]))
        .field("IDS001", "LanguageCodePreferred"),
    Question::essential(
        "language_other",
        "the name of your language",
        "What is your language called?",
        line("off"),
    )
    .asked(when("language_which", texts!["other"])),
    Question::essential(
        "interpreter",
        "whether you need an interpreter",
        "Do you need an interpreter?",
        one_of(&INTERPRETER_CHOICES),
    ),
    Question::essential(
        "needs",
        "what you need support with, or “None of these”",
        "Do you need support with any of these?",
        any_of(&NEEDS_CHOICES),
    )
    .hint("Select all that apply."),
    Question::essential("needs_other", "what would help", "What would help you?", words(300))
        .asked(when("needs", texts!["other"])),
    Question::optional(
        "format",
        "how you would like information",
        "How would you like us to give you information?",
        one_of(&FORMAT_CHOICES),
    ),
];

static LANGUAGE_CHOICES: [Choice; 3] = [
    Choice::coded("bsl", "British Sign Language (BSL)", "q4"),
    Choice::coded("english", "English", "en"),
    Choice::new("other", "Another language"),
];

static INTERPRETER_CHOICES: [Choice; 3] = [
    Choice::new("no", "No"),
    Choice::new("yes", "Yes, for a spoken language"),
    Choice::new("bsl", "Yes, for sign language"),
];

static NEEDS_CHOICES: [Choice; 7] = [
    Choice::new("hearing", "Hearing"),
    Choice::new("vision", "Seeing"),
    Choice::new("reading", "Reading or writing"),
    Choice::new("learning", "Learning, memory or concentration"),
    Choice::new("moving", "Moving around or getting to places"),
    Choice::new("other", "Something else"),
    Choice::new("none", "None of these").kind(ChoiceKind::Excludes),
];

static FORMAT_CHOICES: [Choice; 5] = [
    Choice::new("standard", "Standard print"),
    Choice::new("large_print", "Large print"),
    Choice::new("easy_read", "Easy read: short words and pictures"),
    Choice::new("braille", "Braille"),
    Choice::new("audio", "Audio: to listen to"),
];

pub(super) const OWN_WORDS: Screen =
    Screen::new("own_words", "In your own words, what would you like help with?", &HELP).says(texts![
        "You do not need to tell us everything. You can talk about it with us later.",
        "Nobody reads this as you write it. If you need help sooner, go to Get help now.",
    ]);

static HELP: [Question; 2] = [
    Question::essential(
        "own_words_how",
        "how you would like to tell us",
        "How would you like to tell us?",
        one_of(&HOW_CHOICES),
    ),
    Question::essential(
        "own_words",
        "what you would like help with",
        "What would you like help with?",
        words(1000),
    )
    .hint("For example: how you feel, what has changed, or what you find hard to do.")
    .asked(when("own_words_how", texts!["write"])),
];

static HOW_CHOICES: [Choice; 2] =
    [Choice::new("write", "Write it here"), Choice::new("talk", "I’d rather talk about it")];

pub(super) const SINCE: Screen = Screen::new("since", "How long has this been going on?", &LONG);

static LONG: [Question; 2] = [
    Question::optional("since", "when it started", "When did it start?", Asks::Month)
        .hint("For example, 3 2025. If you are not sure of the month, make a guess or leave it empty.")
        .field("IDS101", "OnsetDate"),
    Question::optional("since_words", "roughly when it started", "Or tell us roughly", line("off"))
        .hint("For example: since I lost my job, or about 2 years."),
];
