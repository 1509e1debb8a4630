//! What patients say in these tests, and what is read of them.

use crate::clinic::Caller;
use chrono::NaiveDateTime;
use measures::alert::KeepSafe;
use measures::answers::{Answer, Reply};
use measures::contract::clinician::{
    AppointmentView, CancelAppointment, CancelledBy, InvitePatient, ReadAppointment, ReadToday, Today,
};
use measures::contract::patient::{SaveAnswer, SaveSafety, SubmitPack};
use measures::ids::{AppointmentId, SendingKey};
use measures::instruments::InstrumentId;
use measures::offered::Occasion;
use measures::pack::{Pack, pack_for};
use measures::wording::SHIPPED_LANGUAGE;

/// A local time.
pub fn at(time: &str) -> NaiveDateTime {
    time.parse().unwrap()
}

/// An answer to an item of an instrument: an option's place, or none to withhold it.
pub fn answer(instrument: &str, item: u8, option: impl Into<Option<u8>>) -> Answer {
    let reply = option.into().map_or(Reply::Withheld, Reply::Chosen);
    Answer::parse(InstrumentId::parse(instrument).unwrap(), item, reply).unwrap()
}

/// The item of the catalogue that alerts, answered.
pub fn worrying(option: impl Into<Option<u8>>) -> Answer {
    answer("phq9", 9, option)
}

pub fn save(answer: Answer, sequence: u32) -> SaveAnswer {
    SaveAnswer { answer, sequence, key: 0, waited_seconds: 0 }
}

/// An answer to the help page, or none.
pub fn feels(keep_safe: impl Into<Option<KeepSafe>>, sequence: u32) -> SaveSafety {
    SaveSafety { keep_safe: keep_safe.into(), reach: None, sequence, key: 0, waited_seconds: 0 }
}

/// What is asked of somebody whose problem has no name yet.
pub fn usual_pack() -> Pack {
    pack_for(None, Occasion::Treatment, &[], |_| true).unwrap()
}

/// Invites somebody to the usual pack in the words that ship.
pub fn invite(appointment: AppointmentId) -> InvitePatient {
    InvitePatient { appointment, language: SHIPPED_LANGUAGE.to_owned(), change: None }
}

/// The name of a new appointment, as a page draws it.
pub fn fresh() -> AppointmentId {
    AppointmentId::from_bits(server::secrets::bits().unwrap())
}

/// Calls an appointment off because the patient asked for it.
pub fn cancel(appointment: AppointmentId) -> CancelAppointment {
    let (by, reason) = (CancelledBy::Patient, "Asked for another day.".to_owned());
    CancelAppointment { appointment, by, reason }
}

/// Every question of the pack answered with its second option, but the one that alerts with its first.
pub fn whole_pack() -> Vec<SaveAnswer> {
    let mut answers = Vec::new();
    for instrument in usual_pack().instruments() {
        for item in instrument.instrument().items {
            let option = if item.alerts_from.is_some() { 0 } else { 1 };
            answers.push(Answer::parse(*instrument, item.number, Reply::Chosen(option)).unwrap());
        }
    }
    answers.into_iter().zip(1..).map(|(answer, sequence)| save(answer, sequence)).collect()
}

/// Sends the whole pack, as one act known by this number.
pub fn submit(key: u128) -> SubmitPack {
    SubmitPack { key: SendingKey::from_bits(key), answers: whole_pack() }
}

impl Caller<'_> {
    pub async fn today(&self) -> Today {
        self.send(ReadToday {}).await.unwrap()
    }

    pub async fn view(&self, appointment: AppointmentId) -> AppointmentView {
        self.send(ReadAppointment { appointment }).await.unwrap()
    }

    /// Our appointment as our therapist sees it.
    pub async fn our_view(&self) -> AppointmentView {
        self.view(self.clinic.us.appointment).await
    }
}
