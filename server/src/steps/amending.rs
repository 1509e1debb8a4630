//! Amending an answer that was sent, and raising its alert in the same transaction.

use super::keeping::{is_to_come, occasion};
use super::noting::note;
use crate::error::{Result, Verdict};
use crate::store::amendments::{self, Amendment};
use crate::store::audit::{Act, Entry};
use crate::store::invitations::{Invitation, State};
use crate::store::{Connection, Times, alerts, answers, measurements};
use chrono::{DateTime, Utc};
use measures::amending::{AsAmended, amended};
use measures::answers::Answer;
use measures::contract::Problem;
use measures::contract::clinician::{AmendAnswer, Amended};
use measures::ids::{InvitationId, PatientId, StaffId};
use measures::instruments::InstrumentId;

/// Amends an answer, with its entry in the audit; what was sent stays as it is. Hold the invitation. Refused: [`Problem::NotFound`] for what was not
/// sent or not asked, and [`Problem::NotUnderstood`] for what would change nothing and for a day that has not come.
///
/// # Errors
/// When the database fails.
pub async fn amend(
    db: &mut Connection,
    invitation: &Invitation,
    patient: PatientId,
    call: &AmendAnswer,
    staff: StaffId,
    now: DateTime<Utc>,
) -> Result<Verdict<Amended>> {
    let answer = &call.answer;
    if invitation.state != State::Sent || !invitation.pack.instruments().contains(&answer.instrument()) {
        return Ok(Err(Problem::NotFound));
    }
    if is_to_come(answer, now) {
        return Ok(Err(Problem::NotUnderstood));
    }
    let made = of_item(db, invitation, call).await?;
    if let Some(one) = made.iter().find(|one| one.number == call.number) {
        return Ok(Ok(if is_the_same(one, call, staff) { Amended::Made } else { Amended::NotSeen }));
    }
    if u32::try_from(made.len()).is_ok_and(|count| call.number != count + 1) {
        return Ok(Ok(Amended::NotSeen));
    }
    let read = match made.last() {
        Some(last) => Some(last.answer.clone()),
        None => answers::standing(db, invitation.id, answer).await?,
    };
    if read.as_ref() == Some(answer) {
        return Ok(Err(Problem::NotUnderstood));
    }
    amendments::add(db, call, staff, now).await?;
    total_again(db, invitation, answer.instrument()).await?;
    if let Some(joined) = occasion(db, invitation, patient, answer, true, true, now).await? {
        alerts::add_occasion(db, joined, invitation.id, answer, Times { given: now, at: now }).await?;
    }
    note(db, Entry::of(Act::AmendedAnswer).by(staff).patient(patient).about(invitation.id), now).await?;
    Ok(Ok(Amended::Made))
}

/// Lists are made of totals, which follow what was amended.
async fn total_again(db: &mut Connection, invitation: &Invitation, instrument: InstrumentId) -> Result<()> {
    let of_it = |id: InvitationId, answer: &Answer| id == invitation.id && answer.instrument() == instrument;
    let sent = answers::of_referral(db, invitation.referral).await?;
    let sent = sent.iter().filter(|one| of_it(one.invitation, &one.answer)).map(|one| &one.answer);
    let made = amendments::of_referral(db, invitation.referral).await?;
    let made = made.iter().filter(|one| of_it(one.invitation, &one.answer)).map(|one| &one.answer);
    let AsAmended { score, .. } = amended(instrument, sent, made);
    Ok(measurements::read_as(db, invitation.id, instrument, &score).await?)
}

async fn of_item(db: &mut Connection, invitation: &Invitation, call: &AmendAnswer) -> Result<Vec<Amendment>> {
    let same_item = |one: &Amendment| {
        one.invitation == invitation.id
            && one.answer.instrument() == call.answer.instrument()
            && one.answer.item() == call.answer.item()
    };
    let all = amendments::of_referral(db, invitation.referral).await?;
    Ok(all.into_iter().filter(same_item).collect())
}

fn is_the_same(made: &Amendment, call: &AmendAnswer, staff: StaffId) -> bool {
    made.staff == staff && made.answer == call.answer && made.reason == call.reason && made.note == call.note
}
