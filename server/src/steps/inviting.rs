//! Making an invitation.

use super::asking::{Asking, changed, keep_words, usual};
use crate::config::Config;
use crate::error::{Result, Verdict};
use crate::secrets;
use crate::store::appointments::Appointment;
use crate::store::invitations::{Invitation, State};
use crate::store::{Connection, invitations, reminders};
use chrono::{DateTime, TimeDelta, Utc};
use measures::ids::InvitationId;
use measures::token::Token;

/// An invitation is of use until a day after its appointment starts, and never longer than two weeks.
#[must_use]
pub fn expiry(link_made_at: DateTime<Utc>, starts_at: DateTime<Utc>) -> DateTime<Utc> {
    (starts_at + TimeDelta::hours(24)).min(link_made_at + TimeDelta::days(14))
}

/// Makes an invitation for an appointment, in place of any that was made for it and not sent. The token is told
/// this once. What is asked is the usual pack with the change that `asking` makes, or a refusal of that change.
///
/// # Errors
/// When the database or the system's random numbers fail.
pub async fn invite(
    db: &mut Connection,
    config: &Config,
    appointment: &Appointment,
    asking: Asking,
    now: DateTime<Utc>,
) -> Result<Verdict<(Invitation, Token)>> {
    let programme = &config.programme;
    let usual = usual(db, config, appointment, &asking.language, now).await?;
    let pack = match changed(&usual, &asking, programme, now) {
        Ok(pack) => pack,
        Err(refused) => return Ok(Err(refused)),
    };
    invitations::withdraw(db, appointment.id).await?;
    // A reminder on its way would bring a link that has stopped working.
    reminders::call_back(db, appointment.id).await?;
    let bits = secrets::bits()?;
    let token = secrets::token()?;
    let invitation = Invitation {
        id: InvitationId::from_bits(bits),
        referral: appointment.referral,
        asked_for: appointment.id,
        wordings: keep_words(db, programme, &pack, &asking.language, now).await?,
        pack,
        change: asking.change,
        reference: reference(bits),
        state: State::Open,
        made_at: now,
        link_made_at: now,
        expires_at: expiry(now, appointment.starts_at),
        sequence: 0,
    };
    invitations::add(db, &invitation, &secrets::hash(token.expose())).await?;
    Ok(Ok((invitation, token)))
}

/// Eight symbols to read out on the phone, without those that are mistaken for others.
pub(super) fn reference(bits: u128) -> String {
    const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let symbol = |place: u32| char::from(SYMBOLS[(bits >> (5 * place)) as usize & 31]);
    let half = |places: std::ops::Range<u32>| places.map(symbol).collect::<String>();
    format!("{}-{}", half(0..4), half(4..8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_two_groups_of_four_from_the_lowest_bits() {
        assert_eq!(reference(0), "0000-0000");
        assert_eq!(reference(u128::MAX), "ZZZZ-ZZZZ");
        assert_eq!(reference(1 | 31 << 35), "1000-000Z");
    }

    #[test]
    fn an_invitation_ends_a_day_after_its_appointment_or_after_two_weeks() {
        let made = DateTime::UNIX_EPOCH;
        let days = TimeDelta::days;
        assert_eq!(expiry(made, made + days(3)), made + days(4));
        assert_eq!(expiry(made, made + days(30)), made + days(14));
    }
}
