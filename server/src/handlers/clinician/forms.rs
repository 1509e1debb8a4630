//! What the inbox says about a form, and who might be the same person.

use crate::clock::local;
use crate::error::Result;
use crate::plain::plain;
use crate::store::inbox::Received;
use crate::store::known_patients::{self, Known};
use crate::store::{Connection, staff};
use measures::contract::clinician::{InboxEntry, KnownPatient, Therapist};
use measures::ids::{SelfReferralId, StaffId};
use std::collections::HashSet;

/// A line of the inbox.
pub(super) fn entry(form: &Received, maybe_known: bool) -> InboxEntry {
    InboxEntry {
        id: form.id,
        name: form.name.clone(),
        at: local(form.sent_at.unwrap_or(form.seen_at)),
        state: form.state,
        alert: form.alert,
        maybe_known,
        flags: form.flags.clone(),
    }
}

/// The forms of people who may be on record.
pub(super) async fn maybe_known(db: &mut Connection) -> Result<HashSet<SelfReferralId>> {
    let like = known_patients::like_anybody(db).await?;
    Ok(like.into_iter().filter(may_be_the_same).map(|known| known.like).collect())
}

/// Patients on record who may be the same person: those with the same NHS number first, then by name.
pub(super) async fn known(db: &mut Connection, form: SelfReferralId) -> Result<Vec<KnownPatient>> {
    let mut known = Vec::new();
    for one in known_patients::like(db, form).await?.into_iter().filter(may_be_the_same) {
        let Some(date_of_birth) = one.who.date_of_birth else { continue };
        known.push(KnownPatient {
            patient: one.id,
            date_of_birth,
            therapists: known_patients::therapists_of(db, one.id).await?,
            form: one.form,
            declined_on: one.declined_at.map(|at| local(at).date()),
            same_nhs_number: has_same_nhs_number(&one),
            name: one.who.name,
            nhs_number: one.who.nhs_number,
            postcode: one.who.postcode,
        });
    }
    known.sort_by_key(|one| !one.same_nhs_number);
    Ok(known)
}

fn has_same_nhs_number(Known { own, who, .. }: &Known) -> bool {
    who.nhs_number.is_some() && who.nhs_number == own.nhs_number
}

/// Whether the NHS number is the same; or name and date of birth are, and the postcode where both are known.
fn may_be_the_same(known: &Known) -> bool {
    let Known { own, who, .. } = known;
    let postcodes = own.postcode.as_deref().zip(who.postcode.as_deref());
    let name = plain(&who.name);
    let same_otherwise = !name.is_empty()
        && name == plain(&own.name)
        && who.date_of_birth == own.date_of_birth
        && postcodes.is_none_or(|(own, who)| plain(own) == plain(who));
    has_same_nhs_number(known) || same_otherwise
}

/// Who can be given a referral: the caller first, then by name.
pub(super) async fn therapists(db: &mut Connection, caller: StaffId) -> Result<Vec<Therapist>> {
    let mut all: Vec<_> =
        staff::all(db).await?.into_iter().map(|(id, name)| Therapist { id, name }).collect();
    all.sort_by_key(|one| one.id != caller);
    Ok(all)
}
