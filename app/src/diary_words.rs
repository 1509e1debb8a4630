//! The diary of a referral in words: what became of an appointment, where answers belong, and how the referral ended.

use crate::appointment_words::way_words;
use crate::times::{date, date_and_clock, day_and_clock};
use chrono::{Days, NaiveDate, NaiveDateTime};
use measures::attachment::Booking;
use measures::contract::clinician::{Diary, DiaryEntry, End, Mode, Reattached, Recorded};
use measures::ids::AppointmentId;
use measures::offered::Occasion;

/// What became of the appointment that is being looked at, a line for each thing to say.
#[must_use]
pub fn standing_lines(diary: &Diary, entry: &DiaryEntry) -> Vec<String> {
    let way = way_words(entry.mode);
    let mut lines = match (entry.booking, diary.recorded.last()) {
        (Booking::Booked, _) => vec![format!("Booked for {}. {way}.", day_and_clock(entry.starts))],
        (Booking::Moved, _) => vec!["Moved to another time.".to_owned()],
        (_, Some(recorded)) => recorded_lines(recorded),
        // Marked before it was kept who did.
        (Booking::Attended, None) => vec!["Attended.".to_owned()],
        (Booking::DidNotAttend, None) => vec!["Did not attend.".to_owned()],
        (Booking::Cancelled, None) => vec!["Cancelled.".to_owned()],
    };
    lines.extend(answers_lines(diary, entry.appointment));
    lines
}

/// "Attended, late. Video. Recorded by Amira Hassan on 3 March 2026 at 11:20."
#[must_use]
pub fn recorded_lines(recorded: &Recorded) -> Vec<String> {
    let Recorded { attendance, mode, note, at, by } = recorded;
    let way = mode.map(|mode| format!(" {}.", way_words(mode))).unwrap_or_default();
    let line = format!("{}.{way} Recorded by {by} on {}.", attendance.words(), date_and_clock(*at));
    let note = (!note.is_empty()).then(|| format!("Reason: {note}"));
    [Some(line), note].into_iter().flatten().collect()
}

/// Which answers belong to the appointment, and which wait for one.
fn answers_lines(diary: &Diary, appointment: AppointmentId) -> Vec<String> {
    let line =
        |sent: &NaiveDateTime, place: &str| format!("The answers sent on {} {place}.", date_and_clock(*sent));
    let place = |to: Option<AppointmentId>| match to {
        Some(to) if to == appointment => Some("belong to this appointment"),
        Some(_) => None,
        None => Some("wait for an appointment"),
    };
    let told = diary.answers.iter().filter_map(|one| Some(line(&one.sent, place(one.appointment)?)));
    told.collect()
}

/// What to say once appointments have changed: what was done, where answers belong now, and whether an alert waits.
#[must_use]
pub fn rearranged_words(done: &str, answers: &[Reattached], alert_waits: bool) -> String {
    let moved = |one: &Reattached| {
        let sent = date(one.sent.date());
        match one.to {
            Some(to) => {
                format!("The answers sent on {sent} now belong to the appointment on {}.", date_and_clock(to))
            }
            None => format!("The answers sent on {sent} now wait for the next appointment that is booked."),
        }
    };
    let alert = alert_waits.then(|| "An alert of this patient waits to be acknowledged.".to_owned());
    let all = [done.to_owned()].into_iter().chain(answers.iter().map(moved)).chain(alert);
    all.collect::<Vec<_>>().join(" ")
}

/// "Tuesday 10 March 2026 at 10:30. Telephone."
#[must_use]
pub fn booked_words(starts: NaiveDateTime, mode: Mode) -> String {
    format!("{}. {}.", day_and_clock(starts), way_words(mode))
}

/// How a referral ended, and how that was taken back.
#[must_use]
pub fn end_lines(end: &End) -> Vec<String> {
    let End { code, on, at, by, reopened } = end;
    let ended = format!(
        "Ended on {}. {} (code {}). Recorded by {by} on {}.",
        date(*on),
        code.words(),
        code.code(),
        date_and_clock(*at)
    );
    let reopened = reopened
        .as_ref()
        .map(|one| format!("Reopened by {} on {}. Reason: {}", one.by, date_and_clock(one.at), one.reason));
    [Some(ended), reopened].into_iter().flatten().collect()
}

/// The same time on the same weekday, a week on or as many weeks as it takes to lie ahead.
#[must_use]
pub fn a_week_on(starts: NaiveDateTime, today: NaiveDate) -> NaiveDateTime {
    let behind = (today - starts.date()).num_days().max(0).unsigned_abs();
    starts.checked_add_days(Days::new(7 * (behind / 7 + 1))).unwrap_or(starts)
}

/// What most often follows an appointment of a kind.
#[must_use]
pub const fn what_follows(occasion: Occasion) -> Occasion {
    match occasion {
        Occasion::Assessment => Occasion::FirstTreatment,
        Occasion::AssessmentAndTreatment | Occasion::FirstTreatment | Occasion::Treatment => {
            Occasion::Treatment
        }
        Occasion::EndOfTreatment | Occasion::FollowUp => Occasion::FollowUp,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::attendance::Attendance;
    use measures::contract::clinician::{AnswersSent, Reopened};
    use measures::ending::EndCode;
    use measures::ids::ReferralId;

    fn at(day: u32, hour: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 3, day).and_then(|day| day.and_hms_opt(hour, 30, 0)).unwrap()
    }

    fn entry(booking: Booking) -> DiaryEntry {
        DiaryEntry {
            appointment: AppointmentId::from_bits(1),
            starts: at(3, 10),
            mode: Mode::Telephone,
            occasion: Occasion::Treatment,
            booking,
            moved_from: None,
        }
    }

    fn diary(recorded: Vec<Recorded>, to: &[Option<u128>]) -> Diary {
        let sent =
            |to: &Option<u128>| AnswersSent { sent: at(1, 9), appointment: to.map(AppointmentId::from_bits) };
        Diary {
            referral: ReferralId::from_bits(1),
            appointments: Vec::new(),
            recorded,
            answers: to.iter().map(sent).collect(),
            waiting: None,
            ends: Vec::new(),
            last_day: None,
        }
    }

    #[test]
    fn what_became_of_an_appointment_says_who_recorded_it_when_and_how_it_took_place() {
        let recorded = Recorded {
            attendance: Attendance::Late,
            mode: Some(Mode::Video),
            note: "Could not log in at first.".to_owned(),
            at: at(3, 11),
            by: "Amira Hassan".to_owned(),
        };
        assert_eq!(
            standing_lines(&diary(vec![recorded], &[Some(1), Some(2), None]), &entry(Booking::Attended)),
            [
                "Attended, late. Video. Recorded by Amira Hassan on 3 March 2026 at 11:30.",
                "Reason: Could not log in at first.",
                "The answers sent on 1 March 2026 at 09:30 belong to this appointment.",
                "The answers sent on 1 March 2026 at 09:30 wait for an appointment.",
            ]
        );
        let booked = standing_lines(&diary(Vec::new(), &[]), &entry(Booking::Booked));
        assert_eq!(booked, ["Booked for Tuesday 3 March 2026 at 10:30. Telephone."]);
    }

    #[test]
    fn where_answers_belong_now_is_said_with_what_was_done() {
        let moved = Reattached { sent: at(3, 9), to: Some(at(12, 10)) };
        let waits = Reattached { sent: at(3, 9), to: None };
        assert_eq!(
            rearranged_words("The appointment is moved.", &[moved], false),
            "The appointment is moved. The answers sent on 3 March 2026 now belong to the appointment on 12 March \
             2026 at 10:30."
        );
        assert_eq!(
            rearranged_words("Cancelled.", &[waits], true),
            "Cancelled. The answers sent on 3 March 2026 now wait for the next appointment that is booked. An alert \
             of this patient waits to be acknowledged."
        );
    }

    #[test]
    fn the_next_appointment_is_suggested_for_the_same_weekday_ahead() {
        for (today, next) in [(1, 10), (3, 10), (9, 10), (10, 17), (12, 17)] {
            assert_eq!(a_week_on(at(3, 10), at(today, 0).date()), at(next, 10), "on {today}");
        }
    }

    #[test]
    fn an_end_that_was_taken_back_says_so() {
        let reopened = Reopened { reason: "The wrong one.".to_owned(), at: at(5, 9), by: "Ruth".to_owned() };
        let end = End {
            code: EndCode::Completed,
            on: at(3, 0).date(),
            at: at(4, 9),
            by: "Ruth".to_owned(),
            reopened: Some(reopened),
        };
        assert_eq!(
            end_lines(&end),
            [
                "Ended on 3 March 2026. Treated: completed as agreed (code 46). Recorded by Ruth on 4 March 2026 at 09:30.",
                "Reopened by Ruth on 5 March 2026 at 09:30. Reason: The wrong one.",
            ]
        );
    }
}
