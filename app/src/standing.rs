//! What of a measure belongs to an appointment and what came before it, so that an old total never reads as
//! current.

use crate::score_words;
use crate::times::date;
use chrono::NaiveDateTime;
use measures::contract::clinician::{Measure, Measurement};
use measures::instrument::Instrument;

/// A measure as it stands at one appointment. What was answered after it is left out.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// What was answered for the appointment.
    pub now: Option<&'a Measurement>,
    /// What was answered before that, oldest first.
    pub before: &'a [Measurement],
}

impl<'a> Standing<'a> {
    /// The measure at the appointment that is being looked at, which starts then.
    #[must_use]
    pub fn at(measure: &'a Measure, starts: NaiveDateTime) -> Self {
        let all = &measure.measurements;
        match all.iter().rposition(|measurement| measurement.this_appointment) {
            Some(place) => Self { now: all.get(place), before: &all[..place] },
            None => Self { now: None, before: &all[..all.partition_point(|past| past.at < starts)] },
        }
    }

    /// The last occasions up to the appointment, oldest first and no more than `most`.
    #[must_use]
    pub fn last(self, most: usize) -> Vec<&'a Measurement> {
        let mut last: Vec<_> = self.now.into_iter().chain(self.before.iter().rev()).take(most).collect();
        last.reverse();
        last
    }

    /// Dated lines about what came before, for when there is no total of the appointment's own: "Last answered on
    /// 14 November 2026: 12 out of 27."
    #[must_use]
    pub fn earlier_lines(self, instrument: &Instrument) -> Vec<String> {
        let out_of = |total| format!("{total} out of {}", instrument.scoring.highest);
        let last = self.before.last().filter(|_| self.now.is_none()).map(|past| {
            let unsent = if past.sent { "" } else { ", not sent yet" };
            let outcome = score_words::total(past).map_or_else(|| score_words::outcome(past), out_of);
            format!("Last answered on {}: {outcome}{unsent}.", date(past.at.date()))
        });
        let is_told = last.is_some() && self.before.last().and_then(score_words::total).is_some();
        let with_total = |past: &Measurement| Some((past.at, score_words::total(past)?));
        let total = self.before.iter().rev().find_map(with_total).filter(|_| !is_told);
        let total =
            total.map(|(at, total)| format!("The last total was {}, on {}.", out_of(total), date(at.date())));
        last.into_iter().chain(total).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use measures::answers::{Answer, Answers, Reply};
    use measures::instruments::InstrumentId;
    use measures::score::score;

    fn at(day: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, day).and_then(|day| day.and_hms_opt(9, 0, 0)).unwrap()
    }

    /// PHQ-9 on a day, with its first items answered one point each.
    fn occasion(day: u32, answered: u8, this_appointment: bool) -> Measurement {
        let phq9 = InstrumentId::parse("phq9").unwrap();
        let answers: Vec<_> =
            (1..=answered).map(|item| Answer::parse(phq9, item, Reply::Chosen(1)).unwrap()).collect();
        let score = score(&Answers::of(phq9, &answers));
        Measurement { at: at(day), sent: true, this_appointment, answers, score }
    }

    fn phq9(measurements: Vec<Measurement>) -> Measure {
        Measure { instrument: InstrumentId::parse("phq9").unwrap(), measurements }
    }

    fn earlier(measure: &Measure, starts: u32) -> Vec<String> {
        Standing::at(measure, at(starts)).earlier_lines(measure.instrument.instrument())
    }

    #[test]
    fn a_past_appointment_has_its_own_total_and_none_that_came_later() {
        let measure = phq9(vec![occasion(1, 9, false), occasion(8, 9, true), occasion(15, 9, false)]);
        let standing = Standing::at(&measure, at(9));
        assert_eq!(standing.now, Some(&measure.measurements[1]));
        assert_eq!(standing.before, &measure.measurements[..1]);
        assert_eq!(standing.last(3), [&measure.measurements[0], &measure.measurements[1]]);
        assert_eq!(standing.last(1), [&measure.measurements[1]]);
    }

    #[test]
    fn an_appointment_without_answers_has_no_total_of_its_own_and_dates_the_one_before() {
        let measure = phq9(vec![occasion(1, 9, false), occasion(14, 9, false), occasion(21, 9, false)]);
        assert_eq!(Standing::at(&measure, at(20)).now, None);
        assert_eq!(earlier(&measure, 20), ["Last answered on 14 November 2026: 9 out of 27."]);
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
                "The last total was 9 out of 27, on 1 November 2026.",
            ]
        );
    }

    #[test]
    fn an_unfinished_measure_names_the_last_total_before_it() {
        let measure = phq9(vec![occasion(1, 9, false), occasion(8, 7, true), occasion(15, 9, false)]);
        assert_eq!(earlier(&measure, 9), ["The last total was 9 out of 27, on 1 November 2026."]);
    }
}
