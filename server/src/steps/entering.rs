//! Entering what a patient says, so that nothing is overwritten that was not seen.

use super::keeping::arrive;
use crate::clock::local;
use crate::error::Result;
use crate::store::entries::{self, Entry};
use crate::store::invitations::Invitation;
use crate::store::{Connection, Hand};
use chrono::{DateTime, Utc};
use measures::contract::Problem;
use measures::contract::clinician::{Given, SaveAnswerTogether, SavedTogether};
use measures::contract::patient::SaveAnswer;
use measures::ids::{PatientId, StaffId};
use measures::together::{Becomes, becomes};

/// Keeps an answer that a member of staff entered. It stands unless another does by now that they were not shown; then
/// that one is told. Hold the invitation.
///
/// # Errors
/// As [`keep`](super::keeping::keep); and [`Problem::NotUnderstood`] for a sequence that is not above the one seen.
pub async fn enter(
    db: &mut Connection,
    invitation: &Invitation,
    patient: PatientId,
    call: &SaveAnswerTogether,
    staff: StaffId,
    now: DateTime<Utc>,
) -> Result<SavedTogether> {
    if call.seen.is_some_and(|seen| call.sequence <= seen) {
        return Err(Problem::NotUnderstood.into());
    }
    let before = entries::standing_to(db, invitation.id, &call.answer).await?;
    let standing = before.as_ref().map(|before| (&before.answer, before.sequence));
    let may_stand = becomes(standing, &call.answer, call.seen) == Becomes::Standing;
    let said = SaveAnswer { answer: call.answer.clone(), sequence: call.sequence, key: 0, waited_seconds: 0 };
    let hand = Hand::of_staff(staff, call.mode);
    let sequence = arrive(db, invitation, patient, &said, (hand, may_stand), now).await?;
    let stands = entries::standing_to(db, invitation.id, &call.answer).await?;
    Ok(match stands {
        Some(other) if other.answer != call.answer => {
            SavedTogether::Unseen { standing: given(other), sequence }
        }
        _ => SavedTogether::Kept { sequence },
    })
}

/// An answer with who entered it, as it is told.
#[must_use]
pub fn given(entry: Entry) -> Given {
    let Entry { answer, sequence, by, received_at } = entry;
    Given { answer, sequence, by, at: local(received_at) }
}
