//! Stage B, "Before your assessment": a list of tasks, in any order, now or later. None of it is needed to be seen. A
//! task a file.

mod armed_forces;
mod equality;
mod goals;
mod health;
mod heard;
mod home;
mod past_help;
mod work;

use super::asking::Screen;

/// One task of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Task {
    /// Its name in addresses, records and counts. Never changes its meaning.
    pub id: &'static str,
    /// What it is called on the list.
    pub title: &'static str,
    /// What it asks, in order. None where the questions are the pack's.
    pub screens: &'static [Screen],
}

/// Stage B, in order. Questions that a service added are a task of their own, called [`EXTRA`].
pub static PREPARING: &[Task] = &[
    Task { id: "measures", title: "How you have been feeling", screens: &[] },
    health::TASK,
    work::TASK,
    past_help::TASK,
    goals::TASK,
    armed_forces::TASK,
    home::TASK,
    equality::TASK,
    heard::TASK,
];

/// The task of the questions that a service added.
pub const EXTRA: &str = "extra";
