//! How the person heard of the service. Only ever kept here: where a referral came from is another question.

use super::Task;
use crate::referral::asking::{Choice, Question, Screen};
use crate::referral::declaring::{line, one_of, texts, when};

pub(super) const TASK: Task = Task { id: "heard", title: "How you heard about us", screens: &SCREENS };

static SCREENS: [Screen; 1] = [Screen::new("heard", "How did you hear about us?", &HEARD)];

static HEARD: [Question; 2] = [
    Question::optional(
        "heard",
        "how you heard about us",
        "How did you hear about us?",
        one_of(&HEARD_CHOICES),
    ),
    Question::optional(
        "heard_other",
        "where you heard about us",
        "Where did you hear about us?",
        line("off"),
    )
    .asked(when("heard", texts!["other"])),
];

static HEARD_CHOICES: [Choice; 7] = [
    Choice::new("friend", "A friend or family member"),
    Choice::new("gp", "A GP or nurse"),
    Choice::new("poster", "A poster or leaflet"),
    Choice::new("search", "Searching online"),
    Choice::new("social_media", "Social media"),
    Choice::new("work", "Work, school, college or university"),
    Choice::new("other", "Another way"),
];
