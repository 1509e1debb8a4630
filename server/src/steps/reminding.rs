//! Reminding somebody of what is asked before an appointment: by a way that they agreed to, with a fresh link, and
//! without a word of what it is about.

use super::asking::Asking;
use super::inviting::invite;
use super::leading::{not_sent, to_go_on_with};
use super::relinking::another_link;
use super::writing_to_referrer::Writing;
use crate::clock::local;
use crate::config::Config;
use crate::error::{Result, Verdict};
use crate::store::appointments::Appointment;
use crate::store::messages::Progress;
use crate::store::{
    Connection, patient_sessions, referrals, reminders, self_referral_statements, self_referrals,
};
use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use measures::civil_date::in_words;
use measures::contract::Problem;
use measures::contract::clinician::Delivery;
use measures::referral::Form;
use measures::token::Token;

/// The most reminders to one patient within a day.
const MOST: u32 = 3;
/// How long somebody who was heard of counts as answering: a fresh link would stop the one they are on.
const ANSWERING: TimeDelta = TimeDelta::minutes(30);

/// Queues a reminder of a booked appointment, or says why there is none: [`Problem::NoChannel`],
/// [`Problem::TooManyTries`] after three in a day, or [`Problem::TooEarly`] while they answer. While one waits to be sent,
/// it is that one. An invitation that leads to the appointment keeps its answers and what it asks, whether or not its time
/// has ended; the usual pack is asked only where there is none. Hold the referral.
///
/// # Errors
/// When the database fails.
pub async fn remind(
    db: &mut Connection,
    config: &Config,
    appointment: &Appointment,
    now: DateTime<Utc>,
) -> Result<Verdict<Progress>> {
    if let Some(last) = reminders::last(db, appointment.id).await?
        && last.delivery == Delivery::Queued
    {
        return Ok(Ok(last));
    }
    let patient = referrals::patient(db, appointment.referral).await?;
    let Some(form) = reminders::form_of(db, appointment.referral).await? else {
        return Ok(Err(Problem::NoChannel));
    };
    if reminders::count_since(db, patient, now - TimeDelta::days(1)).await? >= MOST {
        return Ok(Err(Problem::TooManyTries));
    }
    let form = self_referrals::hold(db, form).await?.context("a form was accepted and is gone")?;
    let said = Form::of(self_referral_statements::of(db, form.id).await?);
    let address = &config.referral.as_ref().context("people refer themselves and nobody says where")?.address;
    let token = match fresh_link(db, config, appointment, now).await? {
        Ok(token) => token,
        Err(refused) => return Ok(Err(refused)),
    };
    let (link, starts) = (format!("{address}/#{}", token.expose()), local(appointment.starts_at));
    let (time, day) = (starts.format("%H:%M"), in_words(starts.date()));
    let words =
        format!("Please answer a few questions before {time} on {day}: {link} You need your date of birth.");
    let writing = Writing::to(db, config, &form, &said, now).await?;
    if let Err(refused) = writing.remind(db, appointment.id, &words).await? {
        return Ok(Err(refused));
    }
    Ok(Ok(reminders::last(db, appointment.id).await?.context("a reminder was queued and is gone")?))
}

/// Another link to what was asked already; to the usual pack, where nothing was.
async fn fresh_link(
    db: &mut Connection,
    config: &Config,
    appointment: &Appointment,
    now: DateTime<Utc>,
) -> Result<Verdict<Token>> {
    let not_sent = not_sent(db, appointment, now).await?;
    let Some(begun) = to_go_on_with(db, not_sent, now).await? else {
        let made = invite(db, config, appointment, Asking::default(), now).await?;
        return Ok(made.map(|(_, token)| token));
    };
    if patient_sessions::seen_since(db, begun.id, now - ANSWERING).await? {
        return Ok(Err(Problem::TooEarly));
    }
    Ok(Ok(another_link(db, &begun, appointment, now).await?))
}
