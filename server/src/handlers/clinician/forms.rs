//! What the inbox says about a form, and who might be the same person.

use crate::clock::local;
use crate::error::Result;
use crate::steps::breaking_glass::plain;
use crate::steps::telling::identity;
use crate::store::inbox::Received;
use crate::store::known_patients::{self, Known};
use crate::store::patients::Identity;
use crate::store::{Connection, staff};
use measures::contract::clinician::{InboxEntry, KnownPatient, Therapist};
use measures::ids::{SelfReferralId, StaffId};
use measures::referral::{Contact, Form};

/// A line of the inbox.
pub(super) fn entry(form: &Received, said: &Form, maybe_known: bool) -> InboxEntry {
    InboxEntry {
        id: form.id,
        name: Contact::of(said).full_name(),
        at: local(form.sent_at.unwrap_or(form.seen_at)),
        state: form.state,
        alert: form.alert,
        maybe_known,
        flags: form.flags.clone(),
    }
}

/// Patients on record who may be the same person: those with the same NHS number first, then by name.
pub(super) async fn known(
    db: &mut Connection,
    form: SelfReferralId,
    said: &Form,
) -> Result<Vec<KnownPatient>> {
    let name = Contact::of(said).full_name();
    let who = identity(said, &name);
    let mut known = Vec::new();
    for one in known_patients::like(db, &who, form).await? {
        let same_nhs_number = one.nhs_number.is_some() && one.nhs_number.as_deref() == who.nhs_number;
        if same_nhs_number || same_otherwise(&one, &who) {
            known.push(KnownPatient {
                patient: one.id,
                therapists: known_patients::therapists_of(db, one.id).await?,
                name: one.name,
                date_of_birth: one.date_of_birth,
                nhs_number: one.nhs_number,
                postcode: one.postcode,
                form: one.form,
                same_nhs_number,
            });
        }
    }
    known.sort_by_key(|one| !one.same_nhs_number);
    Ok(known)
}

/// Whether name and date of birth are the same, and the postcode where both are known.
fn same_otherwise(known: &Known, who: &Identity<'_>) -> bool {
    let postcodes = known.postcode.as_deref().zip(who.postcode);
    let name = plain(&known.name);
    !name.is_empty()
        && name == plain(who.name)
        && Some(known.date_of_birth) == who.date_of_birth
        && postcodes.is_none_or(|(known, said)| plain(known) == plain(said))
}

/// Who can be given a referral: the caller first, then by name.
pub(super) async fn therapists(db: &mut Connection, caller: StaffId) -> Result<Vec<Therapist>> {
    let mut all: Vec<_> =
        staff::all(db).await?.into_iter().map(|(id, name)| Therapist { id, name }).collect();
    all.sort_by_key(|one| one.id != caller);
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_whatever_the_capitals_accents_spaces_and_marks() {
        for (one, other) in [
            ("Siobhán O’Brien", "siobhan obrien"),
            ("ZOË  Kaur", "Zoe\u{308} kaur"),
            ("Roberts-Taylor", "Roberts Taylor"),
            ("Nguyễn Thị", "nguyen thi"),
            ("ＡＢ", "ab"),
            ("山田 太郎", "山田太郎"),
        ] {
            assert_eq!(plain(one), plain(other), "{one}");
        }
        for (one, other) in [("Ann Lee", "Anne Lee"), ("राम", "रमा"), ("محمد", "أحمد")] {
            assert_ne!(plain(one), plain(other), "{one}");
        }
    }
}
