//! A made-up course of treatment, as a session view carries it.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use measures::alert::{KeepSafe, Reach};
use measures::answers::{Answer, Answers, Reply};
use measures::attachment::Booking;
use measures::contract::clinician::{
    Access, Alert, AppointmentView, Came, EnteredBy, Measure, Measurement, Mode, Occasion, PackProgress,
    Record, Safety, TodayEntry,
};
use measures::ids::{AlertId, AppointmentId, ReferralId};
use measures::instrument::Item;
use measures::instruments::{InstrumentId, catalogue};
use measures::offered;
use measures::outcome::Course;
use measures::score::score;
use measures::thresholds::InUse;
use measures::wording::{Wording, WordingFile};
use std::sync::LazyLock;

/// The words of every instrument: published at its place in the catalogue, of our own as many places later.
pub const PUBLISHED: bool = true;

pub fn id(id: &str) -> InstrumentId {
    InstrumentId::parse(id).unwrap()
}

/// Nine in the morning of a day in March 2026, counting from 1.
pub fn at(day: u64) -> NaiveDateTime {
    let first = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap() + Days::new(day - 1);
    first.and_time(NaiveTime::from_hms_opt(9, 0, 0).unwrap())
}

/// The words of the whole catalogue, first as if all were published, then as if all were our own.
pub fn wordings() -> Vec<Wording> {
    // Reading them takes longer than all the rest of a test.
    static READ: LazyLock<Vec<Wording>> = LazyLock::new(read_wordings);
    READ.clone()
}

fn read_wordings() -> Vec<Wording> {
    let words = |notice: Option<&str>| {
        let notice = notice.map(str::to_owned);
        let of = move |id: InstrumentId| {
            let file: WordingFile = serde_json::from_str(id.shipped_wording()).unwrap();
            Wording::try_from(WordingFile { notice: notice.clone(), ..file }).unwrap()
        };
        catalogue().map(of).collect::<Vec<_>>()
    };
    [words(None), words(Some("Ours"))].concat()
}

/// The place of an instrument's words.
pub fn place(instrument: InstrumentId, published: bool) -> usize {
    let place = catalogue().position(|id| id == instrument).unwrap();
    if published { place } else { place + catalogue().count() }
}

/// An answer worth so many points; withheld for none.
pub fn answer(instrument: InstrumentId, item: &Item, points: Option<u8>) -> Answer {
    let values = item.asks.values();
    let option = |points| values.iter().position(|value| value.points() == Some(points)).unwrap();
    let reply = points.map_or(Reply::Withheld, |points| Reply::Chosen(u8::try_from(option(points)).unwrap()));
    Answer::parse(instrument, item.number, reply).unwrap()
}

/// What was sent on a day for another appointment: these points to the first scored items, `None` for withheld ones.
pub fn sent(instrument: InstrumentId, day: u64, points: &[Option<u8>]) -> Measurement {
    let items = instrument.instrument().items.iter().filter(|item| !item.asks.values().is_empty());
    let answers: Vec<_> = items.zip(points).map(|(item, points)| answer(instrument, item, *points)).collect();
    Measurement {
        record: Record::default(),
        at: at(day),
        sent: true,
        this_appointment: false,
        appointment: None,
        wording: place(instrument, PUBLISHED),
        score: score(&Answers::of(instrument, &answers)),
        answers,
    }
}

/// The same for the appointment that is looked at.
pub fn now(instrument: InstrumentId, points: &[Option<u8>]) -> Measurement {
    Measurement { this_appointment: true, ..sent(instrument, 22, points) }
}

pub fn points(points: &[u8]) -> Vec<Option<u8>> {
    points.iter().copied().map(Some).collect()
}

pub fn measure(instrument: &str, measurements: Vec<Measurement>) -> Measure {
    Measure { in_use: InUse::published(id(instrument)), measurements }
}

/// The appointment of 22 March, after two that were attended.
pub fn view(measures: Vec<Measure>) -> AppointmentView {
    AppointmentView {
        entry: TodayEntry {
            appointment: AppointmentId::from_bits(1),
            starts: at(22),
            patient: "Amara Achebe".to_owned(),
            mode: Mode::Telephone,
            booking: Booking::Booked,
            progress: PackProgress::NotStarted,
            alert: false,
        },
        referral: ReferralId::from_bits(1),
        access: Access::Own,
        intensity: None,
        date_of_birth: at(1).date(),
        problem_descriptor: None,
        paired: None,
        course: Course { ended: false, attended_treatment_contacts: 2 },
        occasion: offered::Occasion::Treatment,
        appointments: Vec::new(),
        measures,
        wordings: wordings(),
        alerts: Vec::new(),
        in_sight: Vec::new(),
        self_referral: None,
        form: None,
        asked: None,
    }
}

/// An alert of these answers with these answers to the help page, the last first.
pub fn alert(said: &[(u64, Answer)], helped: &[(u64, Option<KeepSafe>, Option<Reach>)]) -> Alert {
    let occasion = |(day, answer): &(u64, Answer)| Occasion {
        given: at(*day),
        at: at(*day),
        wording: place(answer.instrument(), PUBLISHED),
        answer: answer.clone(),
        sent: false,
        came: Some(Came::Entered(EnteredBy::THEMSELVES)),
    };
    let safety = |(day, keep_safe, reach): &(u64, Option<KeepSafe>, Option<Reach>)| Safety {
        by: EnteredBy::THEMSELVES,
        given: at(*day),
        at: at(*day),
        keep_safe: *keep_safe,
        reach: reach.clone(),
    };
    Alert {
        alert: AlertId::from_bits(1),
        occasions: said.iter().map(occasion).collect(),
        safety: helped.iter().map(safety).collect(),
        disclosures: Vec::new(),
        acknowledged: None,
        contacts: Vec::new(),
        closed: None,
    }
}
