//! Storing what a form said in the codes of the data set, beside the person's own words.

use crate::error::Result;
use crate::store::self_referrals::SelfReferral;
use crate::store::{Connection, appointments, practices, self_referral_codes};
use chrono::{DateTime, Utc};
use measures::attachment::Booking;
use measures::ids::ReferralId;
use measures::referral::{Form, coded_with_commissioner};

/// Stores the codes of a form that becomes this referral. Hold the form.
///
/// # Errors
/// When the database fails.
pub async fn code(
    db: &mut Connection,
    form: &SelfReferral,
    referral: ReferralId,
    said: &Form,
    now: DateTime<Utc>,
) -> Result<()> {
    let practice = practices::named_in(db, said).await?;
    let commissioner = practice.map(|practice| practice.commissioner).unwrap_or_default();
    let codes = coded_with_commissioner(said, &commissioner);
    Ok(self_referral_codes::put(db, form.id, referral, &codes, now).await?)
}

/// Stores them anew where a form was taken on before, until the assessment has begun: from then on the codes are the
/// service's. Hold the form.
///
/// # Errors
/// When the database fails.
pub async fn code_again(
    db: &mut Connection,
    form: &SelfReferral,
    said: &Form,
    now: DateTime<Utc>,
) -> Result<()> {
    let Some(referral) = form.referral else { return Ok(()) };
    let slots = appointments::slots(db, referral).await?;
    let stands = |booking| matches!(booking, Booking::Booked | Booking::Attended);
    if slots.iter().any(|slot| stands(slot.booking) && slot.starts_at <= now) {
        return Ok(());
    }
    code(db, form, referral, said, now).await
}
