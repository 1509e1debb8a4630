//! Tries of a form's link, or of the cookie of the browser it was begun in. Both open it with the date of birth that
//! was given, and count together.

use super::columns::Columns;
use super::self_referrals::{SelfReferral, columns, form};
use super::tries::{Left, TRIES, WRONG_IN_ALL, tries};
use super::{Connection, Result};
use chrono::{DateTime, Utc};
use measures::ids::SelfReferralId;
use sqlx::any::AnyRow;

/// Counts one try of a form before its date is looked at; a fifth one locks it until `locked_until`. None for a form
/// that is locked, used up, or none.
///
/// # Errors
/// When the database fails.
pub async fn count(
    db: &mut Connection,
    id: &str,
    now: DateTime<Utc>,
    locked_until: DateTime<Utc>,
) -> Result<Option<SelfReferral>> {
    counted(db, id, now, locked_until).await?.as_ref().map(form).transpose()
}

tries!("self_referrals", "id", SelfReferralId, columns!());
