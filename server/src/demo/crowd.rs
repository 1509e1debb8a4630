//! A caseload that is larger than anybody's, to measure with: fourteen sessions each, scored and without their answers.

use super::people;
use crate::clock::{instant, local};
use crate::config::Config;
use crate::error::Result;
use crate::secrets;
use crate::steps::asking::{Asking, keep_words};
use crate::steps::inviting::invite;
use crate::store::appointments::{self, Appointment};
use crate::store::invitations::{self, Invitation, State};
use crate::store::measurements::{self, Measurement};
use crate::store::sent_packs::{self, Attached, Sending};
use crate::store::{Connection, patients, referrals};
use anyhow::{Context, anyhow};
use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};
use fastrand::Rng;
use measures::answers::{Answer, Answers, Reply};
use measures::attachment::{Booking, SentPack};
use measures::contract::clinician::Mode;
use measures::contract::patient::Sent;
use measures::ids::{AppointmentId, InvitationId, PatientId, ReferralId, SendingKey, StaffId};
use measures::instrument::Asks;
use measures::instruments::InstrumentId;
use measures::offered::Occasion;
use measures::pack::Pack;
use measures::problem::ProblemDescriptor;
use measures::score::score;
use measures::wording::SHIPPED_LANGUAGE;

/// How many sessions each has had.
const SESSIONS: u32 = 14;
/// How many of them come today.
const TODAY: usize = 200;

/// Writes a crowd down.
pub struct Crowd<'a> {
    pub db: &'a mut Connection,
    pub config: &'a Config,
    pub therapist: StaffId,
    pub now: DateTime<Utc>,
}

impl Crowd<'_> {
    /// So many referrals on the caseload.
    pub async fn invent(&mut self, count: usize) -> Result<()> {
        let mut rng = Rng::with_seed(7);
        let today = local(self.now).date();
        for place in 0..count {
            let person = people::invent(&mut rng, 1, today).remove(0);
            let name = format!("{} {} {place}", person.given_name, person.family_name);
            let patient = PatientId::from_bits(secrets::bits()?);
            let referral = ReferralId::from_bits(secrets::bits()?);
            let problem = ProblemDescriptor::ALL.get(place % 10).copied();
            patients::add(self.db, patient, &name, person.date_of_birth).await?;
            referrals::add(self.db, referral, patient, self.therapist, problem).await?;
            self.course(&mut rng, referral, problem).await?;
            if place < TODAY {
                let minutes = i64::try_from(place).unwrap_or(0) * 3;
                let slot =
                    self.appointment(referral, 0, NaiveTime::MIN + TimeDelta::minutes(480 + minutes))?;
                appointments::add(self.db, &slot).await?;
                invite(self.db, self.config, &slot, Asking::default(), self.now).await??;
            }
        }
        Ok(())
    }

    async fn course(
        &mut self,
        rng: &mut Rng,
        referral: ReferralId,
        problem: Option<ProblemDescriptor>,
    ) -> Result<()> {
        let today = local(self.now).date();
        let programme = &self.config.programme;
        let pack = programme.pack(problem, Occasion::Treatment, SHIPPED_LANGUAGE, today);
        let pack = pack.map_err(|_| anyhow!("this service may show no instrument at all"))?;
        let wordings = keep_words(self.db, programme, &pack, SHIPPED_LANGUAGE, self.now).await?;
        for session in 0..SESSIONS {
            let mut slot = self.appointment(
                referral,
                7 * u64::from(SESSIONS - session),
                NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default(),
            )?;
            slot.booking = if rng.u8(0..10) == 0 { Booking::DidNotAttend } else { Booking::Attended };
            appointments::add(self.db, &slot).await?;
            self.sent(rng, &slot, &pack, &wordings).await?;
        }
        Ok(())
    }

    fn appointment(&self, referral: ReferralId, days_ago: u64, time: NaiveTime) -> Result<Appointment> {
        let starts = (local(self.now).date() - Days::new(days_ago)).and_time(time);
        Ok(Appointment {
            id: AppointmentId::from_bits(secrets::bits()?),
            referral,
            starts,
            starts_at: instant(starts).context("no such time")?,
            mode: Mode::Telephone,
            occasion: Occasion::Treatment,
            booking: Booking::Booked,
            moved_from: None,
        })
    }

    /// A pack that was sent for an appointment, scored and without its answers.
    async fn sent(
        &mut self,
        rng: &mut Rng,
        appointment: &Appointment,
        pack: &Pack,
        wordings: &[String],
    ) -> Result<()> {
        let bits = secrets::bits()?;
        let at = appointment.starts_at - TimeDelta::hours(16);
        let invitation = Invitation {
            id: InvitationId::from_bits(bits),
            referral: appointment.referral,
            asked_for: appointment.id,
            pack: pack.clone(),
            wordings: wordings.to_vec(),
            change: None,
            reference: format!("{bits:032x}"),
            state: State::Sent,
            made_at: at,
            link_made_at: at,
            expires_at: at,
            sequence: 0,
        };
        invitations::add(self.db, &invitation, &format!("{bits:064x}")).await?;
        let reply = Sent { at: local(at), reference: invitation.reference.clone(), appointment: None };
        let sending = Sending { key: SendingKey::from_bits(bits), body_hash: String::new(), reply };
        let pack = SentPack { asked_for: appointment.id, sent_at: at };
        let attached = Attached { invitation: invitation.id, pack, attached_to: Some(appointment.id) };
        sent_packs::add(self.db, appointment.referral, &attached, &sending).await?;
        for (place, instrument) in invitation.pack.instruments().iter().enumerate() {
            let answers = any_answers(rng, *instrument);
            let score = score(&Answers::of(*instrument, &answers));
            let measurement = Measurement { invitation: invitation.id, instrument: *instrument, score };
            measurements::add(self.db, &measurement, invitation.wordings.get(place)).await?;
        }
        Ok(())
    }
}

fn any_answers(rng: &mut Rng, instrument: InstrumentId) -> Vec<Answer> {
    let choice = |item: &measures::instrument::Item| match item.asks {
        Asks::Choice(values) => {
            let option = rng.usize(0..values.len().min(4));
            Answer::parse(instrument, item.number, Reply::Chosen(u8::try_from(option).unwrap_or(0))).ok()
        }
        Asks::Words { .. } | Asks::Day => None,
    };
    instrument.instrument().items.iter().filter_map(choice).collect()
}
