//! Ethnicity in two steps, in the words of the 2021 census: the group, then the background, with their own words.
//! The data set's list is older than the census: what it has no code for has the code of the group's "any other".

use crate::referral::asking::{Asks, Choice, Question, Screen, Text};
use crate::referral::declaring::{line, one_of, texts, when};

pub(super) const ETHNICITY: Screen =
    Screen::new("ethnicity", "What is your ethnicity?", &ETHNIC).says(texts![
        "These questions are different. They help us check the service is fair. Your answers will not affect your \
         care. You can skip any of them.",
    ]);

static ETHNIC: [Question; 7] = [
    ethnic("ethnic_group", "your ethnic group", "What is your ethnic group?", one_of(&GROUPS)),
    background("ethnic_asian", one_of(&ASIAN), texts!["asian"]),
    background("ethnic_black", one_of(&BLACK), texts!["black"]),
    background("ethnic_mixed", one_of(&MIXED), texts!["mixed"]),
    background("ethnic_white", one_of(&WHITE), texts!["white"]),
    background("ethnic_other", one_of(&OTHER), texts!["other"]),
    Question::optional(
        "ethnic_words",
        "your background in your own words",
        "How would you describe your background in your own words?",
        line("off"),
    )
    .asked(when("ethnic_group", texts!["asian", "black", "mixed", "white", "other"])),
];

const fn ethnic(id: &'static str, name: &'static str, label: &'static str, asks: Asks) -> Question {
    Question::optional(id, name, label, asks).coded("IDS001", "EthnicCategory", "99")
}

const fn background(id: &'static str, asks: Asks, group: &'static [Text]) -> Question {
    ethnic(id, "your background", "Which of these best describes your background?", asks)
        .asked(when("ethnic_group", group))
}

static GROUPS: [Choice; 6] = [
    Choice::new("asian", "Asian or Asian British"),
    Choice::new("black", "Black, Black British, Caribbean or African"),
    Choice::new("mixed", "Mixed or multiple ethnic groups"),
    Choice::new("white", "White"),
    Choice::new("other", "Another ethnic group").hint("Including Arab."),
    Choice::declined("Z"),
];

static ASIAN: [Choice; 6] = [
    Choice::coded("bangladeshi", "Bangladeshi", "K"),
    Choice::coded("chinese", "Chinese", "R"),
    Choice::coded("indian", "Indian", "H"),
    Choice::coded("pakistani", "Pakistani", "J"),
    Choice::coded("other", "Another Asian background", "L"),
    Choice::declined("Z"),
];

static BLACK: [Choice; 4] = [
    Choice::coded("african", "African", "N"),
    Choice::coded("caribbean", "Caribbean", "M"),
    Choice::coded("other", "Another Black background", "P"),
    Choice::declined("Z"),
];

static MIXED: [Choice; 5] = [
    Choice::coded("white_asian", "White and Asian", "F"),
    Choice::coded("white_african", "White and Black African", "E"),
    Choice::coded("white_caribbean", "White and Black Caribbean", "D"),
    Choice::coded("other", "Another mixed background", "G"),
    Choice::declined("Z"),
];

static WHITE: [Choice; 6] = [
    Choice::coded("british", "British, English, Northern Irish, Scottish or Welsh", "A"),
    Choice::coded("irish", "Irish", "B"),
    Choice::coded("traveller", "Gypsy or Irish Traveller", "C"),
    Choice::coded("roma", "Roma", "C"),
    Choice::coded("other", "Another White background", "C"),
    Choice::declined("Z"),
];

static OTHER: [Choice; 3] = [
    Choice::coded("arab", "Arab", "S"),
    Choice::coded("other", "Another background", "S"),
    Choice::declined("Z"),
];
