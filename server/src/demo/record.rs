//! One patient's records, written through the same steps that a real patient's answers take.

use super::course::Course;
use super::diary::{mark, occasion};
use super::people::Person;
use crate::clock::{instant, local};
use crate::config::Config;
use crate::error::Result;
use crate::secrets;
use crate::steps::asking::Asking;
use crate::steps::inviting::invite;
use crate::steps::keeping::keep;
use crate::steps::sending::send;
use crate::store::appointments::Appointment;
use crate::store::invitations::Invitation;
use crate::store::{Connection, Hand, appointments, patients, referrals};
use anyhow::Context;
use chrono::{DateTime, Days, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use fastrand::Rng;
use measures::answers::Answer;
use measures::attachment::Booking;
use measures::contract::clinician::Mode;
use measures::contract::patient::SaveAnswer;
use measures::ids::{AppointmentId, PatientId, ReferralId, SendingKey, StaffId};
use measures::offered::Occasion;
use measures::problem::ProblemDescriptor;
use measures::token::Token;

/// Writes records.
pub struct Recorder<'a> {
    pub db: &'a mut Connection,
    pub config: &'a Config,
    pub rng: &'a mut Rng,
    pub now: DateTime<Utc>,
}

/// A patient who was written down.
pub struct Patient {
    pub id: PatientId,
    pub referral: ReferralId,
    pub therapist: StaffId,
    pub course: Course,
}

impl Recorder<'_> {
    /// A patient and the referral.
    pub async fn patient(
        &mut self,
        person: &Person,
        therapist: StaffId,
        problem: Option<ProblemDescriptor>,
    ) -> Result<Patient> {
        let (id, referral) =
            (PatientId::from_bits(secrets::bits()?), ReferralId::from_bits(secrets::bits()?));
        let name = format!("{} {}", person.given_name, person.family_name);
        patients::add(self.db, id, &name, person.date_of_birth).await?;
        referrals::add(self.db, referral, id, therapist, problem).await?;
        Ok(Patient { id, referral, therapist, course: Course::invent(self.rng, local(self.now).date()) })
    }

    /// Weekly sessions up to last week, most attended, each with a pack sent the evening before.
    pub async fn history(&mut self, patient: &Patient, sessions: u32, time: NaiveTime) -> Result<()> {
        let today = local(self.now).date();
        for session in 0..sessions {
            let day = today - Days::new(7 * u64::from(sessions - session));
            let came = self.rng.u8(0..12) > 0;
            let booking = if came { Booking::Attended } else { Booking::DidNotAttend };
            let occasion = occasion(session);
            let appointment =
                self.book(patient, day.and_time(time), Mode::Telephone, booking, occasion).await?;
            if came {
                let alert = self.rng.u8(0..9) == 0;
                let sent_at = appointment.starts_at - TimeDelta::hours(16);
                let invitation = self.answer(patient, &appointment, session, alert, sent_at).await?;
                self.acknowledge(patient, &invitation, appointment.starts_at + TimeDelta::minutes(20))
                    .await?;
            }
        }
        Ok(())
    }

    /// Today's appointment. The first three patients have answered, the second and third with an alert and the
    /// third only in part. For those who have something left to answer, the token of the invitation.
    pub async fn today(
        &mut self,
        patient: &Patient,
        slot: NaiveDateTime,
        mode: Mode,
        place: usize,
    ) -> Result<Option<String>> {
        let appointment = self.book(patient, slot, mode, Booking::Booked, Occasion::Treatment).await?;
        let at = appointment.starts_at.min(self.now) - TimeDelta::minutes(25);
        if place < 2 {
            let invitation = self.answer(patient, &appointment, 14, place == 1, at).await?;
            self.say_how_safe(patient, &invitation, place == 1, at).await?;
            return Ok(None);
        }
        let (invitation, token) = self.invite(&appointment, at - TimeDelta::days(2)).await?;
        if place == 2 {
            let answers = patient.course.answers(self.rng, &invitation.pack, 6, true);
            self.keep(patient, &invitation, &answers[..12], at).await?;
        }
        Ok(Some(token.expose().to_owned()))
    }

    /// An appointment on another day. `alert` patients have answered for it, with an alert.
    pub async fn next(
        &mut self,
        patient: &Patient,
        slot: NaiveDateTime,
        session: u32,
        alert: bool,
    ) -> Result<()> {
        let appointment =
            self.book(patient, slot, Mode::Telephone, Booking::Booked, Occasion::Treatment).await?;
        if alert {
            let at = self.now - TimeDelta::hours(3);
            let invitation = self.answer(patient, &appointment, session, true, at).await?;
            self.say_how_safe(patient, &invitation, true, at).await?;
        }
        Ok(())
    }

    /// An appointment with an invitation nobody has opened; its token.
    pub async fn invited(&mut self, patient: &Patient, slot: NaiveDateTime) -> Result<String> {
        let appointment =
            self.book(patient, slot, Mode::Telephone, Booking::Booked, Occasion::Treatment).await?;
        let (_, token) = self.invite(&appointment, self.now).await?;
        Ok(token.expose().to_owned())
    }

    async fn invite(&mut self, appointment: &Appointment, at: DateTime<Utc>) -> Result<(Invitation, Token)> {
        Ok(invite(self.db, self.config, appointment, Asking::default(), at).await??)
    }

    /// Books an appointment, and says what became of one that is behind.
    pub(super) async fn book(
        &mut self,
        patient: &Patient,
        starts: NaiveDateTime,
        mode: Mode,
        booking: Booking,
        occasion: Occasion,
    ) -> Result<Appointment> {
        // In the one hour of the year that the clocks skip, the invented appointment is an hour later.
        let later = starts + TimeDelta::hours(1);
        let found = instant(starts).map(|at| (starts, at)).or_else(|| instant(later).map(|at| (later, at)));
        let (starts, starts_at) = found.context("no such time")?;
        let id = AppointmentId::from_bits(secrets::bits()?);
        let referral = patient.referral;
        let appointment =
            Appointment { id, referral, starts, starts_at, mode, occasion, booking, moved_from: None };
        appointments::add(self.db, &appointment).await?;
        mark(self.db, &appointment, patient.therapist).await?;
        Ok(appointment)
    }

    /// Invites, answers and sends a whole pack.
    pub(super) async fn answer(
        &mut self,
        patient: &Patient,
        appointment: &Appointment,
        session: u32,
        alert: bool,
        at: DateTime<Utc>,
    ) -> Result<Invitation> {
        let (invitation, _) = self.invite(appointment, at - TimeDelta::days(2)).await?;
        let answers = patient.course.answers(self.rng, &invitation.pack, session, alert);
        self.keep(patient, &invitation, &answers, at).await?;
        let key = SendingKey::from_bits(secrets::bits()?);
        send(self.db, &invitation, key, secrets::hash("invented"), at).await??;
        Ok(invitation)
    }

    async fn keep(
        &mut self,
        patient: &Patient,
        invitation: &Invitation,
        answers: &[Answer],
        at: DateTime<Utc>,
    ) -> Result<()> {
        for (sequence, answer) in (1..).zip(answers) {
            let said = SaveAnswer { answer: answer.clone(), sequence, key: 0, waited_seconds: 0 };
            keep(self.db, invitation, patient.id, &said, Hand::on(Some(true)), at).await?;
        }
        Ok(())
    }
}
