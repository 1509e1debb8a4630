//! Service in the armed forces.

use super::Task;
use crate::referral::asking::{Choice, Question, Screen};
use crate::referral::declaring::{one_of, texts};

pub(super) const TASK: Task = Task { id: "armed_forces", title: "Armed forces", screens: &SCREENS };

static SCREENS: [Screen; 1] = [Screen::new(
    "armed_forces",
    "Have you or a close family member served in the UK armed forces?",
    &SERVED,
)
.says(texts!["There is extra help for people who have served, and for their families."])];

static SERVED: [Question; 1] = [Question::optional(
    "armed_forces",
    "whether you or a close family member have served",
    "Have you or a close family member served in the UK armed forces?",
    one_of(&SERVED_CHOICES),
)
.coded("IDS001", "ExBAFIndicator", "UU")];

static SERVED_CHOICES: [Choice; 4] = [
    Choice::coded("served", "Yes, I have served", "02"),
    Choice::coded("dependant", "Yes, I’m a dependant of someone who has served", "05")
        .hint("For example their husband, wife, partner or child."),
    Choice::coded("neither", "No", "03"),
    Choice::declined("ZZ"),
];
