//! What of a measure belongs to an appointment and what came before it, so that an old total never reads as
//! current.

use crate::score_words;
use crate::times::date;
use crate::worded::Wordings;
use chrono::NaiveDateTime;
use measures::contract::clinician::{Measure, Measurement};
use measures::instruments::InstrumentId;

/// A measure as it stands at one appointment. What was answered after it is left out, and so is what was asked in
/// another kind of words than the latest: published or stand-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<'a> {
    instrument: InstrumentId,
    /// What was answered for the appointment.
    pub now: Option<&'a Measurement>,
    /// What was answered before that, oldest first.
    pub before: Vec<&'a Measurement>,
    /// How often it was answered before in the other kind of words.
    pub set_apart: usize,
}

impl<'a> Standing<'a> {
    /// The measure at the appointment that is being looked at, which starts then.
    #[must_use]
    pub fn at(measure: &'a Measure, wordings: &Wordings, starts: NaiveDateTime) -> Self {
        let all = &measure.measurements;
        let place = all.iter().rposition(|measurement| measurement.this_appointment);
        let end = place.map_or_else(|| all.partition_point(|past| past.at < starts), |place| place + 1);
        let mut before = wordings.comparable(&all[..end]);
        let set_apart = end - before.len();
        let now = place.and_then(|_| before.pop());
        Self { instrument: measure.in_use.instrument, now, before, set_apart }
    }

    /// The last occasions up to the appointment, oldest first and no more than `most`.
    #[must_use]
    pub fn last(&self, most: usize) -> Vec<&'a Measurement> {
        let before = self.before.iter().rev().copied();
        let mut last: Vec<_> = self.now.into_iter().chain(before).take(most).collect();
        last.reverse();
        last
    }

    /// Dated lines about what came before, for when there is no total of the appointment's own: "Last answered on
    /// 14 November 2026: 12 of 27."
    #[must_use]
    pub fn earlier_lines(&self) -> Vec<String> {
        let last = self.before.last().filter(|_| self.now.is_none());
        let told = last.and_then(|past| score_words::total(past)).is_some();
        let last = last.map(|past| {
            let unsent = if past.sent { "" } else { ", not sent yet" };
            let outcome = self.came_to(past).map_or_else(String::new, |words| format!(": {words}"));
            format!("Last answered on {}{outcome}{unsent}.", date(past.at.date()))
        });
        let with_total = self.before.iter().rev().find(|past| score_words::total(past).is_some());
        let total = with_total.filter(|_| !told).and_then(|past| {
            Some(format!("The last total was {}, on {}.", self.came_to(past)?, date(past.at.date())))
        });
        last.into_iter().chain(total).collect()
    }

    /// "12 of 27", or how much was answered.
    fn came_to(&self, past: &Measurement) -> Option<String> {
        let outcome = score_words::outcome(self.instrument, past)?;
        let range = score_words::total(past).map(|_| score_words::range(self.instrument.instrument()));
        Some(range.map_or_else(|| outcome.clone(), |range| format!("{outcome} {range}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worded::wording;
    use chrono::NaiveDate;
    use measures::answers::{Answer, Answers, Reply};
    use measures::instruments::InstrumentId;
    use measures::score::score;
    use measures::thresholds::InUse;

    fn at(day: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, day).and_then(|day| day.and_hms_opt(9, 0, 0)).unwrap()
    }

    /// PHQ-9 on a day, with its first items answered one point each.
    fn occasion(day: u32, answered: u8, this_appointment: bool) -> Measurement {
        let phq9 = InstrumentId::parse("phq9").unwrap();
        let answers: Vec<_> =
            (1..=answered).map(|item| Answer::parse(phq9, item, Reply::Chosen(1)).unwrap()).collect();
        let score = score(&Answers::of(phq9, &answers));
        Measurement { at: at(day), sent: true, this_appointment, wording: 0, answers, score }
    }

    fn phq9(measurements: Vec<Measurement>) -> Measure {
        Measure { in_use: InUse::published(InstrumentId::parse("phq9").unwrap()), measurements }
    }

    /// Published words, then words of our own.
    fn wordings() -> Wordings {
        let phq9 = InstrumentId::parse("phq9").unwrap();
        vec![wording(phq9, None), wording(phq9, Some("Ours"))].into()
    }

    fn earlier(measure: &Measure, starts: u32) -> Vec<String> {
        Standing::at(measure, &wordings(), at(starts)).earlier_lines()
    }

    #[test]
    fn a_past_appointment_has_its_own_total_and_none_that_came_later() {
        let measure = phq9(vec![occasion(1, 9, false), occasion(8, 9, true), occasion(15, 9, false)]);
        let standing = Standing::at(&measure, &wordings(), at(9));
        assert_eq!(standing.now, Some(&measure.measurements[1]));
        assert_eq!(standing.before, [&measure.measurements[0]]);
        assert_eq!(standing.last(3), [&measure.measurements[0], &measure.measurements[1]]);
        assert_eq!(standing.last(1), [&measure.measurements[1]]);
    }

    #[test]
    fn an_appointment_without_answers_has_no_total_of_its_own_and_dates_the_one_before() {
        let measure = phq9(vec![occasion(1, 9, false), occasion(14, 9, false), occasion(21, 9, false)]);
        assert_eq!(Standing::at(&measure, &wordings(), at(20)).now, None);
        assert_eq!(earlier(&measure, 20), ["Last answered on 14 November 2026: 9 of 27."]);
        assert!(earlier(&measure, 1).is_empty());
    }

    #[test]
    fn an_earlier_occasion_without_a_total_is_told_beside_the_last_total() {
        let mut measure = phq9(vec![occasion(1, 9, false), occasion(14, 7, false)]);
        measure.measurements[1].sent = false;
        assert_eq!(
            earlier(&measure, 20),
            [
                "Last answered on 14 November 2026: 7 of 9 answered: between 7 and 13, not sent yet.",
                "The last total was 9 of 27, on 1 November 2026.",
            ]
        );
    }

    #[test]
    fn an_unfinished_measure_names_the_last_total_before_it() {
        let measure = phq9(vec![occasion(1, 9, false), occasion(8, 7, true), occasion(15, 9, false)]);
        assert_eq!(earlier(&measure, 9), ["The last total was 9 of 27, on 1 November 2026."]);
    }

    #[test]
    fn what_was_asked_in_the_other_kind_of_words_is_set_apart() {
        let mut measure = phq9(vec![occasion(1, 9, false), occasion(8, 9, false), occasion(15, 9, true)]);
        measure.measurements[0].wording = 1;
        let standing = Standing::at(&measure, &wordings(), at(16));
        assert_eq!(
            (standing.before.as_slice(), standing.set_apart),
            ([&measure.measurements[1]].as_slice(), 1)
        );
        assert_eq!(Standing::at(&measure, &wordings(), at(16)).now, Some(&measure.measurements[2]));
    }
}
