//! Whether a referral would count if it ended today, in words, with what exactly is lacking.

use super::line::Line;
use crate::times::day_and_month;
use measures::brief::{Counted, Lack, WouldCount};

/// "Yes", or "Not yet" (once it has ended, "No") and a line for each thing that is lacking.
pub(super) fn lines(would: &WouldCount) -> Vec<Line> {
    let verdict = match (would.holds(), would.ended) {
        (true, _) => "Yes",
        (false, true) => "No",
        (false, false) => "Not yet",
    };
    let lacking = would.measures.iter().filter_map(lacking);
    let contacts = match would.contacts_lacking {
        0 => None,
        1 => Some("One more treatment appointment must be attended.".to_owned()),
        more => Some(format!("{more} more treatment appointments must be attended.")),
    };
    let stands_in = would.measures.iter().filter_map(stands_in);
    let why = lacking.chain(contacts).chain(stands_in).map(Line::of);
    std::iter::once(Line::default().strong(verdict)).chain(why).collect()
}

fn lacking(counted: &Counted) -> Option<String> {
    Some(format!("{}.", needs(counted.instrument.instrument().name, counted.lacks?)))
}

fn stands_in(counted: &Counted) -> Option<String> {
    let (paired, lack) = counted.stands_in_for?;
    let backup = counted.instrument.instrument().name;
    Some(format!("The {backup} is read instead: the {}.", needs(paired.instrument().name, lack)))
}

fn needs(name: &str, lack: Lack) -> String {
    match lack {
        Lack::Both => format!("{name} needs a first and a last complete score"),
        Lack::Last(first) => {
            format!("{name} needs a second complete score; the first is of {}", day_and_month(first.date()))
        }
        Lack::Sending => format!("{name} has another complete score that is not sent yet"),
    }
}
