//! Every session of a referral, for the charts and the table behind them: what was answered, and what was missed.

use crate::entered_words::amended_words;
use crate::plot::Timeline;
use crate::score_words::{outcome, range};
use crate::threshold_words::caseness_words;
use crate::times::date;
use crate::worded::Wordings;
use chrono::NaiveDateTime;
use measures::attachment::Booking;
use measures::contract::clinician::{BookedTime, Measure, Measurement};
use measures::score::Total;
use measures::standing::comparable;
use measures::thresholds::InUse;

/// One time at which a measure was answered, or a session was missed without an answer to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: NaiveDateTime,
    /// How it is drawn.
    pub kind: Kind,
    /// Its total, if it has one.
    pub total: Option<Total>,
    /// Whether something of it was amended after it was sent.
    pub amended: bool,
    /// All of it in words.
    pub words: String,
}

/// How a step is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Sent, for a session that was attended or is still to come, or for none.
    Sent,
    /// Sent, for a session that was not attended.
    SentNotAttended,
    /// Not sent yet.
    NotSent,
    /// Not attended, and nothing answered.
    Missed,
}

/// The steps of one measure, oldest first: of what can be compared with the latest, and what was missed.
#[must_use]
pub fn steps(measure: &Measure, wordings: &Wordings, appointments: &[BookedTime]) -> Vec<Step> {
    let shown = comparable(&measure.measurements, wordings.all());
    let answered = shown.iter().map(|past| answered(&measure.in_use, past));
    let has_none = |missed: &&BookedTime| {
        !measure.measurements.iter().any(|past| past.appointment.as_ref() == Some(*missed))
    };
    let mut all: Vec<_> = answered.collect();
    for missed in missed(appointments).filter(has_none) {
        let place = all.partition_point(|step| step.at < missed.starts);
        all.insert(place, nothing(missed));
    }
    all
}

/// The time that all measures share; none where nothing was answered.
#[must_use]
pub fn timeline(measures: &[Measure], appointments: &[BookedTime]) -> Option<Timeline> {
    let answered = measures.iter().flat_map(|measure| &measure.measurements).map(|past| past.at);
    let answered: Vec<_> = answered.collect();
    let missed = missed(appointments).map(|missed| missed.starts).filter(|_| !answered.is_empty());
    Timeline::of(answered.iter().copied().chain(missed))
}

/// Appointments that were not attended.
pub fn missed(appointments: &[BookedTime]) -> impl Iterator<Item = &BookedTime> {
    appointments.iter().filter(|one| one.booking == Booking::DidNotAttend)
}

/// What became of the appointment that something was answered for.
#[must_use]
pub fn attendance(past: &Measurement) -> &'static str {
    match past.appointment.map(|one| one.booking) {
        Some(Booking::Attended) => "Attended",
        Some(Booking::DidNotAttend) => "Did not attend",
        Some(Booking::Booked) => "Booked",
        Some(Booking::Cancelled | Booking::Moved) | None => "No appointment yet",
    }
}

/// "3 March 2026: 14 of 27, at caseness (10 or more). Attended."
fn answered(in_use: &InUse, past: &Measurement) -> Step {
    let total = past.total();
    let instrument = in_use.instrument.instrument();
    let came_to = outcome(in_use.instrument, past).unwrap_or_default();
    let range = total.map(|_| format!(" {}", range(instrument))).unwrap_or_default();
    let amended = amended_words(in_use.instrument, past);
    let amended = amended.map(|words| format!(" ({words})")).unwrap_or_default();
    let caseness = total.and_then(|total| caseness_words(in_use, total));
    let caseness = caseness.map(|words| format!(". {words}")).unwrap_or_default();
    let sent = if past.sent { "" } else { ". Not sent yet" };
    let became = attendance(past);
    let not_attended = past.appointment.is_some_and(|one| one.booking == Booking::DidNotAttend);
    Step {
        at: past.at,
        kind: match (past.sent, not_attended) {
            (false, _) => Kind::NotSent,
            (true, true) => Kind::SentNotAttended,
            (true, false) => Kind::Sent,
        },
        total,
        amended: past.record.as_sent.is_some(),
        words: format!("{}: {came_to}{range}{amended}{caseness}{sent}. {became}.", date(past.at.date())),
    }
}

fn nothing(missed: &BookedTime) -> Step {
    let words = format!("{}: did not attend, nothing answered.", date(missed.starts.date()));
    Step { at: missed.starts, kind: Kind::Missed, total: None, amended: false, words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worded::wording;
    use chrono::NaiveDate;
    use measures::answers::{Answer, Answers, Reply};
    use measures::contract::clinician::Record;
    use measures::instruments::InstrumentId;
    use measures::score::score;

    fn at(day: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 3, day).and_then(|day| day.and_hms_opt(9, 0, 0)).unwrap()
    }

    fn booked(day: u32, booking: Booking) -> BookedTime {
        BookedTime { starts: at(day), booking }
    }

    /// PHQ-9 with its first items answered one point each, for an appointment on the same day.
    fn answered(day: u32, items: u8, booking: Booking, wording: usize) -> Measurement {
        let phq9 = InstrumentId::parse("phq9").unwrap();
        let answers: Vec<_> =
            (1..=items).map(|item| Answer::parse(phq9, item, Reply::Chosen(1)).unwrap()).collect();
        Measurement {
            record: Record::default(),
            at: at(day),
            sent: booking != Booking::Booked,
            this_appointment: false,
            appointment: Some(booked(day, booking)),
            wording,
            score: score(&Answers::of(phq9, &answers)),
            answers,
        }
    }

    fn steps_of(measurements: Vec<Measurement>, appointments: &[BookedTime]) -> Vec<Step> {
        let phq9 = InstrumentId::parse("phq9").unwrap();
        let wordings = vec![wording(phq9, None), wording(phq9, Some("Ours"))].into();
        steps(&Measure { in_use: InUse::published(phq9), measurements }, &wordings, appointments)
    }

    #[test]
    fn every_session_has_its_words_and_a_missed_one_its_place_between_them() {
        let missed = booked(8, Booking::DidNotAttend);
        let steps = steps_of(
            vec![
                answered(1, 9, Booking::Attended, 0),
                answered(15, 9, Booking::DidNotAttend, 0),
                answered(22, 7, Booking::Booked, 0),
            ],
            &[booked(1, Booking::Attended), missed, booked(15, Booking::DidNotAttend)],
        );
        let words: Vec<_> = steps.iter().map(|step| (step.kind, step.words.as_str())).collect();
        assert_eq!(
            words,
            [
                (Kind::Sent, "1 March 2026: 9 of 27. Below caseness (10 or more). Attended."),
                (Kind::Missed, "8 March 2026: did not attend, nothing answered."),
                (
                    Kind::SentNotAttended,
                    "15 March 2026: 9 of 27. Below caseness (10 or more). Did not attend."
                ),
                (Kind::NotSent, "22 March 2026: 7 of 9 answered: between 7 and 13. Not sent yet. Booked."),
            ]
        );
        assert_eq!(steps[3].total, None);
    }

    #[test]
    fn what_was_asked_in_the_other_kind_of_words_is_no_step_and_nothing_answered_has_no_time() {
        let both = vec![answered(1, 9, Booking::Attended, 1), answered(8, 9, Booking::Attended, 0)];
        assert_eq!(steps_of(both, &[]).len(), 1);
        assert_eq!(timeline(&[], &[booked(1, Booking::DidNotAttend)]), None);
    }
}
