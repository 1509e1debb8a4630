//! What a score says to staff, in words. Every number and every rule comes from `measures`; patients never read
//! these words.

use crate::threshold_words::change_words;
use crate::times::day_and_month;
use measures::answers::{Answer, Answers, Reply};
use measures::contract::clinician::Measurement;
use measures::instrument::Instrument;
use measures::instruments::InstrumentId;
use measures::score::{Method, Score, Total, Unfinished};
use measures::thresholds::InUse;

/// What stands in the place of a total where a whole measure was left for the phone.
pub const ON_THE_PHONE: &str = "Would rather talk about this on the phone";

/// A total as the instrument writes it: a mean always with two decimals.
#[must_use]
pub fn points(instrument: &Instrument, total: Total) -> String {
    let hundredths = total.hundredths();
    match instrument.scoring.as_ref().map(|scoring| scoring.method) {
        Some(Method::Mean { .. }) => format!("{}.{:02}", hundredths / 100, hundredths % 100),
        _ => total.to_string(),
    }
}

/// What follows a total: "of 27", or "on a scale of 1 to 5" where it does not begin at nought.
#[must_use]
pub fn range(instrument: &Instrument) -> String {
    match &instrument.scoring {
        Some(scoring) if scoring.lowest == Total::whole(0) => format!("of {}", scoring.highest),
        Some(scoring) => format!("on a scale of {} to {}", scoring.lowest, scoring.highest),
        None => String::new(),
    }
}

/// "Down 4", "Up 2.5" or "Same", from an earlier number to a later one.
#[must_use]
pub fn difference_words(earlier: Total, later: Total, words: impl Fn(Total) -> String) -> String {
    match later.cmp(&earlier) {
        std::cmp::Ordering::Less => format!("Down {}", words(earlier - later)),
        std::cmp::Ordering::Equal => "Same".to_owned(),
        std::cmp::Ordering::Greater => format!("Up {}", words(later - earlier)),
    }
}

/// How a total differs from the one before it and from the first, a line for each. Nothing when the occasion has
/// no total: an unfinished measure is compared with nothing. All must be comparable.
#[must_use]
pub fn change_lines(in_use: &InUse, now: &Measurement, before: &[&Measurement]) -> Vec<String> {
    let Some(total) = now.total() else { return Vec::new() };
    let earlier: Vec<_> = before.iter().filter_map(|past| Some((*past, past.total()?))).collect();
    let line = |since: &str, (past, earlier): (&Measurement, Total)| {
        let since = format!("{since} ({})", day_and_month(past.at.date()));
        change_line(in_use, &since, earlier, total)
    };
    match earlier.as_slice() {
        [] => Vec::new(),
        [only] => vec![line("the first time", *only)],
        [first, .., last] => vec![line("last time", *last), line("the first time", *first)],
    }
}

/// What a measurement came to, in a few words: its total, or how much of it was answered. None where each answer
/// stands alone.
#[must_use]
pub fn outcome(instrument: InstrumentId, measurement: &Measurement) -> Option<String> {
    if is_for_the_phone(instrument, measurement) {
        return Some(ON_THE_PHONE.to_owned());
    }
    measurement.score.as_ref().map(|score| match score {
        Ok(score) => points(instrument.instrument(), score.total),
        Err(unfinished) => unfinished_words(instrument.instrument(), unfinished),
    })
}

/// Whether everything that is asked was withheld.
#[must_use]
pub fn is_for_the_phone(instrument: InstrumentId, measurement: &Measurement) -> bool {
    let answers = Answers::of(instrument, &measurement.answers);
    answers
        .items()
        .filter(|(item, _)| answers.is_asked(item))
        .all(|(_, answer)| answer.is_some_and(Answer::is_withheld))
}

/// "7 of 9 answered: between 11 and 17". Never a total.
#[must_use]
pub fn unfinished_words(instrument: &Instrument, unfinished: &Unfinished) -> String {
    let Unfinished { answered, of, lowest, highest, .. } = unfinished;
    let (lowest, highest) = (points(instrument, *lowest), points(instrument, *highest));
    format!("{answered} of {of} answered: between {lowest} and {highest}")
}

/// "Item 1 does not apply: mean of the others used", one line for each item that was filled.
#[must_use]
pub fn substitution_lines(score: &Score, answers: &Answers) -> Vec<String> {
    let line = |item: &u8| {
        let why = match answers.get(*item).map(|answer| answer.reply()) {
            Some(Reply::Withheld) => "was not answered on purpose",
            Some(_) => "does not apply",
            None => "was not answered",
        };
        format!("Item {item} {why}: mean of the others used")
    };
    score.substituted.iter().map(line).collect()
}

/// The parts that are reported beside the total, by name.
#[must_use]
pub fn subscale_lines(instrument: &Instrument, totals: &[Option<Total>]) -> Vec<String> {
    let line =
        |(subscale, total): (&measures::instrument::Subscale, &Option<Total>)| match (total, subscale.method)
        {
            (Some(total), Method::Mean { .. }) => {
                format!("{}: {}", subscale.name, points(instrument, *total))
            }
            (Some(total), _) => format!("{}: {total}", subscale.name),
            (None, _) => format!("{}: no total", subscale.name),
        };
    instrument.subscales.iter().zip(totals).map(line).collect()
}

fn change_line(in_use: &InUse, since: &str, earlier: Total, later: Total) -> String {
    let difference = difference_words(earlier, later, |total| points(in_use.instrument.instrument(), total));
    let compared = if earlier == later { "as" } else { "since" };
    let line = format!("{difference} {compared} {since}");
    match (in_use.change(earlier, later), &in_use.reliable_change) {
        (Some(change), Some(threshold)) => {
            format!("{line}: {} (needs {})", change_words(change), threshold.words())
        }
        _ => line,
    }
}

#[cfg(test)]
mod tests;
