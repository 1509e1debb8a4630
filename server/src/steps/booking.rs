//! Booking an appointment once, however often it is tried: the name that the page drew for it is its key.

use crate::error::{Result, Verdict};
use crate::store::appointments::{self, Appointment};
use crate::store::{Connection, diaries};
use measures::contract::Problem;

/// Adds an appointment; false where the same was added before, since whoever asks for it again was not told. Refuses with
/// [`Problem::KeyReused`] where another has its name: of another referral, or at another time. What became of it since makes
/// no difference. Hold the referral.
///
/// # Errors
/// When the database fails.
pub async fn add_once(db: &mut Connection, booked: &Appointment) -> Result<Verdict<bool>> {
    if appointments::add(db, booked).await? {
        return Ok(Ok(true));
    }
    // Looked for in this referral alone: of somebody else's nothing is told but that the name is taken.
    let before = diaries::of(db, booked.referral).await?.into_iter().find(|one| one.id == booked.id);
    Ok(if before.is_some_and(|before| is_same(&before, booked)) {
        Ok(false)
    } else {
        Err(Problem::KeyReused)
    })
}

/// Whether both were booked alike.
fn is_same(one: &Appointment, other: &Appointment) -> bool {
    let booked = |one: &Appointment| (one.referral, one.starts, one.mode, one.occasion, one.moved_from);
    booked(one) == booked(other)
}
