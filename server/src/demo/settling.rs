//! Accounts of the demo that are past their first sign-in.

use crate::authenticator;
use crate::error::Result;
use crate::store::{Db, staff, staff_factors};
use chrono::{DateTime, Utc};
use measures::ids::StaffId;

/// Leaves somebody with the password that they were given, and with an app that nobody has: the demo shows its codes.
pub(super) async fn settle(db: &Db, id: StaffId, now: DateTime<Utc>) -> Result<()> {
    let secret = authenticator::secret()?;
    let mut db = db.write().await?;
    let known = staff::by_id(&mut db, id).await?;
    staff::set_password(&mut db, id, &known.password_hash, false).await?;
    staff_factors::offer(&mut db, id, &secret).await?;
    staff_factors::confirm(&mut db, id, &secret, 0, now).await?;
    Ok(db.commit().await?)
}
