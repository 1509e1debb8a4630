//! Who entered an answer and how, and what was amended since, in words for staff.

use crate::score_words;
use crate::times::{clock, date_and_clock};
use measures::attachment::Booking;
use measures::contract::clinician::{
    Amendment, Came, EnteredBy, Given, How, Measurement, Mode, PackProgress, TodayEntry,
};
use measures::instruments::InstrumentId;

/// "Entered by Amira Hassan by telephone", or which device of the patient's it came from.
#[must_use]
pub fn entered_words(by: &EnteredBy) -> String {
    let staff = by.staff.as_deref().unwrap_or("staff");
    match by.how {
        How::Themselves => "Answered by the patient".to_owned(),
        How::FirstDevice => "Answered by the patient, first device".to_owned(),
        How::OtherDevice => "Answered by the patient, another device".to_owned(),
        How::Telephone => format!("Entered by {staff} by telephone"),
        How::Video => format!("Entered by {staff} in a video call"),
        How::InPerson => format!("Entered by {staff} in the room"),
    }
}

/// Who entered an answer of an alert's story, which may have been amended, and of old ones is not known.
#[must_use]
pub fn came_words(came: Option<&Came>) -> String {
    match came {
        Some(Came::Entered(by)) => entered_words(by),
        Some(Came::Amended { by }) => format!("Amended after it was sent by {by}"),
        None => "Who entered it is not known".to_owned(),
    }
}

/// Who entered an answer with the time at which it came, on the day it came: "Entered by Amira Hassan by telephone, 10:32".
#[must_use]
pub fn given_words(given: &Given) -> String {
    format!("{}, {}", entered_words(&given.by), clock(given.at))
}

/// What a link says that leads to filling a pack in with the patient.
#[must_use]
pub const fn fill_in_words(mode: Mode) -> &'static str {
    match mode {
        Mode::Telephone => "Fill in by phone",
        Mode::Video | Mode::InPerson => "Fill in together",
    }
}

/// What the link says that leads to filling in the pack of an appointment: none where it was sent, or where nobody is
/// there who could be asked.
#[must_use]
pub fn fill_in_link(entry: &TodayEntry) -> Option<&'static str> {
    let sent = matches!(entry.progress, PackProgress::Completed { .. });
    let takes_place = matches!(entry.booking, Booking::Booked | Booking::Attended);
    (takes_place && !sent).then(|| fill_in_words(entry.mode))
}

/// "amended, 14 as sent": what follows a total that was amended, or its place.
#[must_use]
pub fn amended_words(instrument: InstrumentId, measurement: &Measurement) -> Option<String> {
    let sent = measurement.record.as_sent.as_ref()?;
    let came_to = match &sent.score {
        None => return Some("amended".to_owned()),
        Some(Ok(score)) => score_words::points(instrument.instrument(), score.total),
        Some(Err(_)) => "no total".to_owned(),
    };
    Some(format!("amended, {came_to} as sent"))
}

/// "Amended on 3 March 2026 at 10:40 by Amira Hassan: The patient corrected it. Note: …"
#[must_use]
pub fn amendment_words(amendment: &Amendment) -> String {
    let Amendment { reason, note, by, at, .. } = amendment;
    let note = if note.is_empty() { String::new() } else { format!(" Note: {note}") };
    format!("Amended on {} by {by}: {}.{note}", date_and_clock(*at), reason.words())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_entered_an_answer_is_named_with_how_they_heard_it() {
        let by =
            |how, staff: Option<&str>| entered_words(&EnteredBy { how, staff: staff.map(str::to_owned) });
        for (how, staff, words) in [
            (How::Themselves, None, "Answered by the patient"),
            (How::FirstDevice, None, "Answered by the patient, first device"),
            (How::OtherDevice, None, "Answered by the patient, another device"),
            (How::Telephone, Some("Amira Hassan"), "Entered by Amira Hassan by telephone"),
            (How::Video, Some("Amira Hassan"), "Entered by Amira Hassan in a video call"),
            (How::InPerson, Some("Amira Hassan"), "Entered by Amira Hassan in the room"),
        ] {
            assert_eq!(by(how, staff), words);
        }
    }

    #[test]
    fn a_pack_is_filled_in_where_it_is_not_sent_and_the_patient_comes() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let entry = |booking, progress| TodayEntry {
            appointment: measures::ids::AppointmentId::from_bits(1),
            starts: day.and_hms_opt(9, 30, 0).unwrap(),
            patient: "Jo Bloggs".to_owned(),
            mode: Mode::Telephone,
            booking,
            progress,
            alert: false,
        };
        let begun = PackProgress::NotStarted;
        for (booking, progress, words) in [
            (Booking::Booked, begun, Some("Fill in by phone")),
            (Booking::Attended, begun, Some("Fill in by phone")),
            (Booking::DidNotAttend, begun, None),
            (Booking::Cancelled, begun, None),
            (Booking::Moved, begun, None),
            (Booking::Booked, PackProgress::Completed { at: day.and_hms_opt(9, 0, 0).unwrap() }, None),
        ] {
            assert_eq!(fill_in_link(&entry(booking, progress)), words, "{booking:?} {progress:?}");
        }
    }
}
