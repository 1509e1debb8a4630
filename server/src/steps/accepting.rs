//! Making a patient and a referral of a form, or joining it to a patient on record.

use super::coding::code;
use crate::error::{Result, Verdict};
use crate::secrets;
use crate::store::inbox::{self, Deciding};
use crate::store::patients::{self, Identity};
use crate::store::self_referrals::SelfReferral;
use crate::store::{Connection, known_patients, moving_alerts, referrals, self_referral_statements};
use anyhow::Context;
use chrono::{DateTime, Utc};
use measures::contract::Problem;
use measures::contract::clinician::InboxState;
use measures::ids::{AlertId, PatientId, ReferralId, StaffId};
use measures::referral::{Contact, Form};

/// Who decides, and for whom.
#[derive(Debug, Clone, Copy)]
pub struct Accepting {
    /// The patient it joins; none makes a new one.
    pub join: Option<PatientId>,
    /// Whose caseload the referral goes to.
    pub therapist: StaffId,
    /// Who decided.
    pub by: StaffId,
}

/// Takes a form on, or refuses with [`Problem::NotFound`] where it was not sent or the patient has no referral to be
/// known by, and with [`Problem::AlreadyDecided`]. Hold the form.
///
/// # Errors
/// When the database fails.
pub async fn accept(
    db: &mut Connection,
    form: &SelfReferral,
    what: Accepting,
    now: DateTime<Utc>,
) -> Result<Verdict<ReferralId>> {
    if let Err(refused) = undecided(form) {
        return Ok(Err(refused));
    }
    if let Some(patient) = what.join
        && !known_patients::has_referral(db, patient).await?
    {
        return Ok(Err(Problem::NotFound));
    }
    let own = form.patient.context("a form was sent that is about nobody")?;
    let said = Form::of(self_referral_statements::of(db, form.id).await?);
    let source = Contact::of(&said).source();
    let referral = ReferralId::from_bits(secrets::bits()?);
    let patient = what.join.unwrap_or(own);
    referrals::add(db, referral, patient, what.therapist, None).await?;
    let received = form.sent.as_ref().context("a form was sent and nobody knows when")?.reply.at.date();
    referrals::came_from(db, referral, source.code(), received).await?;
    let state = if what.join.is_some() { InboxState::Joined } else { InboxState::Accepted };
    let deciding = Deciding { patient: Some(patient), referral: Some(referral), ..Deciding::default() };
    inbox::decide(db, form.id, state, what.by, &deciding, now).await?;
    code(db, form, referral, &said, now).await?;
    if what.join.is_some() {
        if let Some(number) = Contact::of(&said).nhs_number() {
            patients::learn_nhs_number(db, patient, number).await?;
        }
        moving_alerts::all(db, own, patient, AlertId::from_bits(secrets::bits()?)).await?;
        // The audit names the row that stood for the person until now, and is never changed: it stays, empty.
        patients::tell(db, own, &Identity::default()).await?;
    }
    Ok(Ok(referral))
}

/// Whether a form is still to be decided: only one that was sent can be.
pub(super) fn undecided(form: &SelfReferral) -> Verdict<()> {
    match form.state {
        InboxState::Sent => Ok(()),
        InboxState::Unsent => Err(Problem::NotFound),
        InboxState::Accepted | InboxState::Joined | InboxState::Declined => Err(Problem::AlreadyDecided),
    }
}
