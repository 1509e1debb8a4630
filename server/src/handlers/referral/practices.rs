//! Finding a GP practice.

use super::referring;
use crate::Server;
use crate::caller::Anyone;
use crate::config::Referring;
use crate::error::Result;
use crate::store::{Connection, practices, self_referral_statements};
use measures::contract::Problem;
use measures::contract::referral::{FindPractices, Practice};
use measures::ids::SelfReferralId;
use measures::referral::Form;

/// How many characters are searched for, at least and at most.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=100;

pub(crate) async fn find_practices(server: Server, _: Anyone, call: FindPractices) -> Result<Vec<Practice>> {
    let referring = referring(&server)?;
    if !LENGTHS.contains(&call.words.trim().chars().count()) || call.words.contains('\0') {
        return Err(Problem::NotUnderstood.into());
    }
    let mut db = server.db.read().await?;
    let found = practices::find(&mut db, &call.words).await?;
    Ok(found.into_iter().map(|practice| shown(practice, referring)).collect())
}

/// The practice that stands in a form.
pub(super) async fn chosen(
    db: &mut Connection,
    referring: &Referring,
    form: SelfReferralId,
) -> Result<Option<Practice>> {
    let said = Form::of(self_referral_statements::of(db, form).await?);
    Ok(practices::named_in(db, &said).await?.map(|practice| shown(practice, referring)))
}

/// A practice as people read it, and who serves its patients.
fn shown(practice: practices::Practice, referring: &Referring) -> Practice {
    let served = referring.catchment.serves(&practice.code, &practice.commissioner);
    Practice { address: practice.place(), code: practice.code, name: practice.name, served }
}
