//! What a score says to staff, in words. Every number and every rule comes from `measures`; patients never read
//! these words.

use crate::times::day_and_month;
use chrono::NaiveDateTime;
use measures::answers::{Answer, Answers};
use measures::change::{self, Change};
use measures::contract::clinician::Measurement;
use measures::instrument::Instrument;
use measures::score::{Score, Total, Unfinished};

/// "At caseness (10 or more)", or "Below caseness (10 or more)"; none where the instrument has no caseness.
#[must_use]
pub fn caseness_words(instrument: &Instrument, total: Total) -> Option<String> {
    let at_least = instrument.caseness.as_ref()?.at_least;
    let side = if change::caseness(instrument, total)? { "At" } else { "Below" };
    Some(format!("{side} caseness ({at_least} or more)"))
}

/// "Down 4", "Up 2.5" or "Same", from an earlier total to a later one.
#[must_use]
pub fn difference_words(earlier: Total, later: Total) -> String {
    match later.cmp(&earlier) {
        std::cmp::Ordering::Less => format!("Down {}", earlier - later),
        std::cmp::Ordering::Equal => "Same".to_owned(),
        std::cmp::Ordering::Greater => format!("Up {}", later - earlier),
    }
}

/// How a total differs from the one before it and from the first, a line for each. Nothing when the occasion has
/// no total: an unfinished measure is compared with nothing.
#[must_use]
pub fn change_lines(instrument: &Instrument, now: &Measurement, before: &[Measurement]) -> Vec<String> {
    let Some(total) = total(now) else { return Vec::new() };
    let earlier: Vec<_> = before.iter().filter_map(|past| Some((past.at, self::total(past)?))).collect();
    let line = |since: &str, (at, earlier)| change_line(instrument, since, at, earlier, total);
    match earlier.as_slice() {
        [] => Vec::new(),
        [only] => vec![line("the first time", *only)],
        [first, .., last] => vec![line("last time", *last), line("the first time", *first)],
    }
}

/// "7 of 9 answered: between 11 and 17". Never a total.
#[must_use]
pub fn unfinished_words(unfinished: &Unfinished) -> String {
    let Unfinished { answered, of, lowest, highest, .. } = unfinished;
    format!("{answered} of {of} answered: between {lowest} and {highest}")
}

/// What a measurement came to, in a few words: its total, or how much of it was answered.
#[must_use]
pub fn outcome(measurement: &Measurement) -> String {
    match &measurement.score {
        Ok(score) => score.total.to_string(),
        Err(unfinished) => unfinished_words(unfinished),
    }
}

/// "Item 1 does not apply: mean of the others used", one line for each item that was filled.
#[must_use]
pub fn substitution_lines(score: &Score, answers: &Answers) -> Vec<String> {
    let line = |item: &u8| {
        let why = match answers.get(*item).map(|answer| answer.option().is_some()) {
            Some(true) => "does not apply",
            Some(false) => "was not answered on purpose",
            None => "was not answered",
        };
        format!("Item {item} {why}: mean of the others used")
    };
    score.substituted.iter().map(line).collect()
}

/// An answer as staff read it: its value and its words, "2 More than half the days".
#[must_use]
pub fn answer_words(answer: Answer) -> String {
    let numbered = answer.instrument().instrument().numbered;
    match answer.value() {
        Some(value) if !numbered => format!("{value} {}", answer.words()),
        _ => answer.words(),
    }
}

/// The total of a measurement, if its answers have one.
#[must_use]
pub fn total(measurement: &Measurement) -> Option<Total> {
    measurement.score.as_ref().ok().map(|score| score.total)
}

fn change_line(
    instrument: &Instrument,
    since: &str,
    at: NaiveDateTime,
    earlier: Total,
    later: Total,
) -> String {
    let difference = difference_words(earlier, later);
    let compared = if earlier == later { "as" } else { "since" };
    let line = format!("{difference} {compared} {since} ({})", day_and_month(at.date()));
    match (change::change(instrument, earlier, later), &instrument.reliable_change) {
        (Some(change), Some(threshold)) => {
            format!("{line}: {} (needs {})", change_words(change), threshold.at_least)
        }
        _ => line,
    }
}

fn change_words(change: Change) -> &'static str {
    match change {
        Change::ReliableImprovement => "reliable improvement",
        Change::ReliableDeterioration => "reliable deterioration",
        Change::NoReliableChange => "no reliable change",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use measures::answers::Reply;
    use measures::instruments::InstrumentId;
    use measures::score::score;

    /// One occasion on a day of March; none stands for an item left out.
    fn measurement(instrument: InstrumentId, day: u32, options: &[Option<u8>]) -> Measurement {
        let reply = |(item, option): (u8, &Option<u8>)| {
            option.map(|option| Answer::parse(instrument, item, Reply::Chosen(option)).unwrap())
        };
        let answers: Vec<_> = (1..).zip(options).filter_map(reply).collect();
        Measurement {
            at: NaiveDate::from_ymd_opt(2026, 3, day).and_then(|day| day.and_hms_opt(9, 0, 0)).unwrap(),
            sent: true,
            this_appointment: false,
            score: score(&Answers::of(instrument, &answers)),
            answers,
        }
    }

    fn phq9(day: u32, options: [u8; 9]) -> Measurement {
        measurement(InstrumentId::parse("phq9").unwrap(), day, &options.map(Some))
    }

    fn lines(measurements: &[Measurement]) -> Vec<String> {
        let (now, before) = measurements.split_last().unwrap();
        change_lines(InstrumentId::parse("phq9").unwrap().instrument(), now, before)
    }

    #[test]
    fn a_first_total_is_compared_with_nothing() {
        assert!(lines(&[phq9(1, [1; 9])]).is_empty());
    }

    #[test]
    fn a_second_total_is_compared_with_the_first_once() {
        let lines = lines(&[phq9(1, [2; 9]), phq9(8, [1; 9])]);
        assert_eq!(lines, ["Down 9 since the first time (1 March): reliable improvement (needs 6)"]);
    }

    #[test]
    fn a_later_total_is_compared_with_the_one_before_and_with_the_first() {
        let last = phq9(15, [2, 2, 2, 2, 1, 1, 1, 1, 1]);
        assert_eq!(
            lines(&[phq9(1, [0; 9]), phq9(8, [1; 9]), last]),
            [
                "Up 4 since last time (8 March): no reliable change (needs 6)",
                "Up 13 since the first time (1 March): reliable deterioration (needs 6)",
            ]
        );
    }

    #[test]
    fn an_equal_total_reads_as_a_sentence() {
        assert_eq!(
            lines(&[phq9(1, [1; 9]), phq9(8, [1; 9])]),
            ["Same as the first time (1 March): no reliable change (needs 6)"]
        );
    }

    #[test]
    fn occasions_without_a_total_are_passed_over_and_never_compared() {
        let id = InstrumentId::parse("phq9").unwrap();
        let unfinished = |day| measurement(id, day, &[Some(1), Some(2)]);
        let passed_over = lines(&[phq9(1, [2; 9]), unfinished(8), phq9(15, [2; 9])]);
        assert_eq!(passed_over, ["Same as the first time (1 March): no reliable change (needs 6)"]);
        assert!(lines(&[phq9(1, [2; 9]), unfinished(8)]).is_empty());
    }

    #[test]
    fn an_instrument_without_a_reliable_value_names_the_difference_alone() {
        let wsas = InstrumentId::parse("wsas").unwrap();
        let before = measurement(wsas, 1, &[Some(8); 5]);
        let after = measurement(wsas, 8, &[None, Some(3), Some(3), Some(3), Some(2)]);
        let lines = change_lines(wsas.instrument(), &after, &[before]);
        assert_eq!(lines, ["Down 26.25 since the first time (1 March)"]);
    }

    #[test]
    fn a_filled_item_says_why_it_was_filled() {
        let wsas = InstrumentId::parse("wsas").unwrap();
        let filled = |first| {
            let measurement = measurement(wsas, 1, &[first, Some(3), Some(3), Some(3), Some(3)]);
            substitution_lines(&measurement.score.unwrap(), &Answers::of(wsas, &measurement.answers))
        };
        assert_eq!(filled(Some(9)), ["Item 1 does not apply: mean of the others used"]);
        assert_eq!(filled(None), ["Item 1 was not answered: mean of the others used"]);
        assert!(filled(Some(8)).is_empty());
    }

    #[test]
    fn caseness_names_its_threshold_on_both_sides() {
        let phq9 = InstrumentId::parse("phq9").unwrap().instrument();
        let words = |points| caseness_words(phq9, Total::whole(points)).unwrap();
        assert_eq!(words(10), "At caseness (10 or more)");
        assert_eq!(words(9), "Below caseness (10 or more)");
    }
}
