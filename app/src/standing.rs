//! What came before an appointment in words, dated, so that an old total never reads as current.

use crate::entered_words::amended_words;
use crate::score_words;
use crate::times::date;
use measures::contract::clinician::Measurement;
use measures::standing::Standing;

/// Dated lines about what came before, for when there is no total of the appointment's own: "Last answered on
/// 14 November 2026: 12 of 27."
#[must_use]
pub fn earlier_lines(standing: &Standing<'_>) -> Vec<String> {
    let last = standing.before.last().filter(|_| standing.now.is_none());
    let told = last.and_then(|past| past.total()).is_some();
    let last = last.map(|past| {
        let unsent = if past.sent { "" } else { ", not sent yet" };
        let outcome = came_to(standing, past).map_or_else(String::new, |words| format!(": {words}"));
        format!("Last answered on {}{outcome}{unsent}.", date(past.at.date()))
    });
    let with_total = standing.before.iter().rev().find(|past| past.total().is_some());
    let total = with_total.filter(|_| !told).and_then(|past| {
        Some(format!("The last total was {}, on {}.", came_to(standing, past)?, date(past.at.date())))
    });
    last.into_iter().chain(total).collect()
}

/// "12 of 27", or how much was answered.
fn came_to(standing: &Standing<'_>, past: &Measurement) -> Option<String> {
    let outcome = score_words::outcome(standing.instrument, past)?;
    let range = past.total().map(|_| score_words::range(standing.instrument.instrument()));
    let amended = amended_words(standing.instrument, past);
    let amended = amended.map(|words| format!(" ({words})")).unwrap_or_default();
    Some(range.map_or_else(|| outcome.clone(), |range| format!("{outcome} {range}")) + &amended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worded::wording;
    use chrono::{NaiveDate, NaiveDateTime};
    use measures::answers::{Answer, Answers, Reply};
    use measures::contract::clinician::{Measure, Record};
    use measures::instruments::InstrumentId;
    use measures::score::score;
    use measures::thresholds::InUse;
    use measures::wording::Wording;

    fn at(day: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, day).and_then(|day| day.and_hms_opt(9, 0, 0)).unwrap()
    }

    /// PHQ-9 on a day, with its first items answered one point each.
    fn occasion(day: u32, answered: u8, this_appointment: bool) -> Measurement {
        let phq9 = InstrumentId::parse("phq9").unwrap();
        let answers: Vec<_> =
            (1..=answered).map(|item| Answer::parse(phq9, item, Reply::Chosen(1)).unwrap()).collect();
        let score = score(&Answers::of(phq9, &answers));
        Measurement {
            record: Record::default(),
            at: at(day),
            sent: true,
            this_appointment,
            appointment: None,
            wording: 0,
            answers,
            score,
        }
    }

    fn phq9(measurements: Vec<Measurement>) -> Measure {
        Measure { in_use: InUse::published(InstrumentId::parse("phq9").unwrap()), measurements }
    }

    /// Published words, then words of our own.
    fn wordings() -> [Wording; 2] {
        let phq9 = InstrumentId::parse("phq9").unwrap();
        [wording(phq9, None), wording(phq9, Some("Ours"))]
    }

    fn earlier(measure: &Measure, starts: u32) -> Vec<String> {
        earlier_lines(&Standing::at(measure, &wordings(), at(starts)))
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
}
