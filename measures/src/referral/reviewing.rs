//! What somebody told a form because of which a reviewer looks at their alerts as well.

use super::said::{Said, Statement};
use chrono::TimeDelta;

/// The questions that decide it.
pub const REVIEWED: [&str; 2] = ["family", "someone_else"];

/// For how long it counts: nine months of a pregnancy and the twelve after a birth, which NICE CG192 counts as the
/// perinatal period.
pub const REVIEWED_FOR: TimeDelta = TimeDelta::days(640);

/// Whether this says that they are pregnant or had a baby in the last twelve months, or worry about their safety because
/// of someone else or about the safety of another person.
#[must_use]
pub fn asks_for_review(statement: &Statement) -> bool {
    match (&*statement.question, &statement.said) {
        ("family", Said::Ticked(choices)) => {
            choices.iter().any(|choice| matches!(&**choice, "pregnant" | "baby"))
        }
        ("someone_else", Said::Chose(choice)) => matches!(&**choice, "yes" | "talk"),
        _ => false,
    }
}
