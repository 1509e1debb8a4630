//! Forms in the demo's inbox, written through the same steps that a real form takes.

use super::applicants::Applicant;
use crate::clock::{instant, local};
use crate::config::{Config, Referring};
use crate::error::Result;
use crate::network::Network;
use crate::secrets;
use crate::steps::accepting::{Accepting, accept};
use crate::steps::beginning_referral::begin;
use crate::steps::declining::{Declining, decline};
use crate::steps::saving_measure::save_measure;
use crate::steps::saving_screen::save_screen;
use crate::steps::sending_referral::send_referral;
use crate::store::appointments::{self, Appointment};
use crate::store::self_referrals::{self, SelfReferral};
use crate::store::{Connection, referral_counts};
use anyhow::{Context, anyhow};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Timelike, Utc};
use fastrand::Rng;
use measures::answers::{Answer, Reply};
use measures::attachment::Booking;
use measures::contract::Problem;
use measures::contract::clinician::{Mode, Telling};
use measures::contract::referral::{BeginReferral, SaveMeasureAnswer, SaveScreen};
use measures::ids::{AppointmentId, ReferralId, SelfReferralId, SendingKey, StaffId};
use measures::offered::Occasion;
use measures::referral::{APPLYING, Asks, Statement, Typed, question, read};
use std::net::{IpAddr, Ipv4Addr};

/// Fills in forms.
pub struct Filling<'a> {
    pub db: &'a mut Connection,
    pub config: &'a Config,
    pub referring: &'a Referring,
    pub now: DateTime<Utc>,
}

/// How a form was filled in.
pub struct How {
    /// How long ago.
    pub ago: TimeDelta,
    /// How long it took.
    pub took: TimeDelta,
    /// What the field holds that no person sees.
    pub website: &'static str,
    /// How many screens were filled in, all of which is all of them.
    pub screens: usize,
}

impl Filling<'_> {
    /// A form that somebody began, and how it stands.
    pub async fn begun(&mut self, who: &Applicant, how: &How) -> Result<SelfReferral> {
        let at = self.now - how.ago - how.took;
        let form = who.form();
        let mut screens = form.iter().take(how.screens).zip(1..);
        let ((first, typed), _) = screens.next().context("nobody begins with nothing")?;
        let said = self.said(typed, at)?;
        let key = SendingKey::from_bits(secrets::bits()?);
        let (screen, website) = ((*first).into(), how.website.to_owned());
        let call = BeginReferral { key, screen, said: said.clone(), website, waited_seconds: 0 };
        let from = Network::of(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let mut begun = begin(self.db, self.config, self.referring, from, &call, at).await??;
        let first = SaveScreen { screen: call.screen, said, sequence: 1, waited_seconds: 0 };
        save_screen(self.db, self.referring, &mut begun, &first, at).await??;
        for ((screen, typed), sequence) in screens {
            let said = self.said(typed, at)?;
            let save = SaveScreen { screen: (*screen).into(), said, sequence, waited_seconds: 0 };
            save_screen(self.db, self.referring, &mut begun, &save, at).await??;
        }
        Ok(begun)
    }

    /// A form that somebody sent.
    pub async fn sent(&mut self, who: &Applicant, how: &How) -> Result<SelfReferralId> {
        let mut form = self.begun(who, how).await?;
        let (at, key) = (self.now - how.ago, SendingKey::from_bits(secrets::bits()?));
        send_referral(self.db, self.config, self.referring, &mut form, key, at).await??;
        Ok(form.id)
    }

    /// Answers every question of the measures with its second option, and one that alerts as told.
    pub async fn answers(&mut self, id: SelfReferralId, alerting: u8) -> Result<()> {
        let mut form = self.held(id).await?;
        let instruments = form.pack.clone().map(Vec::from).unwrap_or_default();
        let mut sequence = form.sequence;
        for instrument in instruments {
            for item in instrument.instrument().items {
                let option = if item.alerts_from.is_some() { alerting } else { 2 };
                let answer = Answer::parse(instrument, item.number, Reply::Chosen(option));
                let answer = answer.map_err(|_| Problem::NotUnderstood)?;
                sequence += 1;
                let call = SaveMeasureAnswer { answer, sequence, waited_seconds: 0 };
                let at = self.now - TimeDelta::hours(5);
                save_measure(self.db, &self.config.programme, &mut form, &call, at).await??;
            }
        }
        Ok(())
    }

    /// Takes a form on. The referral it becomes.
    pub async fn accepted(
        &mut self,
        id: SelfReferralId,
        by: StaffId,
        therapist: StaffId,
    ) -> Result<ReferralId> {
        let form = self.held(id).await?;
        Ok(accept(self.db, &form, Accepting { join: None, therapist, by }, self.now).await??)
    }

    /// An assessment of a referral today, in two hours or as late as the day has room.
    pub async fn comes_today(&mut self, referral: ReferralId) -> Result<()> {
        let now = local(self.now);
        let late = now.date().and_hms_opt(23, 30, 0).unwrap_or(now);
        let starts =
            now.with_minute(0).and_then(|hour| hour.with_second(0)).and_then(|hour| hour.with_nanosecond(0));
        let starts = starts.map_or(late, |hour| (hour + TimeDelta::hours(2)).min(late));
        let appointment = Appointment {
            id: AppointmentId::from_bits(secrets::bits()?),
            referral,
            starts,
            starts_at: instant(starts).context("no such time")?,
            mode: Mode::Telephone,
            occasion: Occasion::Assessment,
            booking: Booking::Booked,
            moved_from: None,
        };
        appointments::add(self.db, &appointment).await?;
        Ok(())
    }

    /// Declines a form.
    pub async fn declined(&mut self, id: SelfReferralId, by: StaffId, words: [&str; 2]) -> Result<()> {
        let form = self.held(id).await?;
        let [reason, message] = words;
        let what = Declining { reason, telling: &Telling::Message(message.to_owned()), by };
        decline(self.db, self.config, &form, what, self.now - TimeDelta::hours(2)).await??;
        Ok(())
    }

    async fn held(&mut self, id: SelfReferralId) -> Result<SelfReferral> {
        Ok(self_referrals::hold(self.db, id).await?.context("a form is gone")?)
    }

    fn said(&self, typed: &[(&'static str, String)], at: DateTime<Utc>) -> Result<Vec<Statement>> {
        typed.iter().map(|(id, typed)| self.statement(id, typed, local(at).date())).collect()
    }

    /// What is said by typing or choosing this, as the page reads it.
    fn statement(&self, id: &str, typed: &str, today: NaiveDate) -> Result<Statement> {
        let question = question(id).context("a question that the form does not ask")?;
        let mut parts = typed.split(' ').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        let typed = match question.asks {
            Asks::OneOf(_) => Typed::Chosen(Some(typed.to_owned().into())),
            Asks::AnyOf(_) => Typed::Ticked(vec![typed.to_owned().into()]),
            Asks::Birthday => Typed::Date { day: next(), month: next(), year: next() },
            Asks::Month => Typed::Month { month: next(), year: next() },
            _ => Typed::Text(typed.to_owned()),
        };
        let said = read(question, &typed, &self.referring.facts.rules, today);
        let said = said.map_err(|fault| anyhow!("{id} cannot be read: {fault:?}"))?;
        Ok(Statement { question: question.id.clone(), said })
    }
}

/// How far invented forms came in the last two weeks.
pub async fn count(db: &mut Connection, rng: &mut Rng, today: NaiveDate) -> Result<()> {
    for back in 1..=14 {
        let day = today - Days::new(back);
        for _ in 0..rng.u8(1..6) {
            referral_counts::count(db, day, referral_counts::BEGAN).await?;
            // Most go on to the end; some stop on any screen.
            let stops = if rng.u8(0..4) == 0 { rng.usize(1..APPLYING.len()) } else { APPLYING.len() };
            for screen in &APPLYING[..stops] {
                referral_counts::count(db, day, &screen.id).await?;
            }
            if stops == APPLYING.len() {
                referral_counts::count(db, day, referral_counts::SENT).await?;
            }
        }
    }
    Ok(())
}
