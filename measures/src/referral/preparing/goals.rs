//! Goals, in the person's own words, and how near they are.

use super::Task;
use crate::referral::asking::{Asks, Question, Screen};
use crate::referral::declaring::{texts, when_said, words};

pub(super) const TASK: Task = Task { id: "goals", title: "Your goals", screens: &SCREENS };

static SCREENS: [Screen; 1] =
    [Screen::new("goals", "What would you like to be different?", &GOALS).says(texts![
        "Tell us up to 3 things, in your own words. For example: “I want to go to the shops by myself”."
    ])];

static GOALS: [Question; 6] = [
    goal("goal_1", "your first goal", "Goal 1"),
    near("goal_1_now", "How near are you to goal 1 now?", "goal_1"),
    goal("goal_2", "your second goal", "Goal 2"),
    near("goal_2_now", "How near are you to goal 2 now?", "goal_2"),
    goal("goal_3", "your third goal", "Goal 3"),
    near("goal_3_now", "How near are you to goal 3 now?", "goal_3"),
];

const fn goal(id: &'static str, name: &'static str, label: &'static str) -> Question {
    Question::optional(id, name, label, words(300))
}

const fn near(id: &'static str, label: &'static str, goal: &'static str) -> Question {
    Question::optional(id, "how near you are, from 0 to 10", label, Asks::Rating)
        .hint("0 means not started. 10 means there.")
        .asked(when_said(goal))
}
