//! Which appointment a sent pack belongs to. By key, worked out from what is booked, never from a typed date.

use crate::ids::AppointmentId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What became of a booked time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Booking {
    /// It is to take place.
    Booked,
    /// It took place.
    Attended,
    /// The patient did not come.
    DidNotAttend,
    /// It was called off.
    Cancelled,
    /// Another time was booked in its place.
    Moved,
}

/// An appointment, as far as attaching needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Its key.
    pub appointment: AppointmentId,
    /// When it starts.
    pub starts_at: DateTime<Utc>,
    /// What became of it.
    pub booking: Booking,
}

/// A sent pack, as far as attaching needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SentPack {
    /// The appointment it was asked for.
    pub asked_for: AppointmentId,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
}

/// The appointment a sent pack belongs to, among its referral's appointments.
///
/// The one it was asked for while that stands; else the earliest booked one that starts no sooner than the pack
/// was sent; else none, and the pack waits for one to be booked. An appointment that took place stands for good.
#[must_use]
pub fn attach(pack: SentPack, slots: &[Slot]) -> Option<AppointmentId> {
    let asked_for = slots.iter().find(|slot| slot.appointment == pack.asked_for && slot.booking.stands());
    let next = || {
        slots
            .iter()
            .filter(|slot| slot.booking.stands() && slot.starts_at >= pack.sent_at)
            .min_by_key(|slot| (slot.starts_at, slot.appointment))
    };
    asked_for.or_else(next).map(|slot| slot.appointment)
}

impl Booking {
    /// Whether the time was not given up: it is to take place, or its time came.
    #[must_use]
    pub fn stands(self) -> bool {
        matches!(self, Self::Booked | Self::Attended | Self::DidNotAttend)
    }
}
