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
/// The one it was asked for while that stands; else the earliest that stands and starts no sooner than the pack
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

#[cfg(test)]
mod tests {
    use super::{Booking, SentPack, Slot, attach};
    use crate::ids::AppointmentId;
    use Booking::{Attended, Booked, Cancelled, DidNotAttend, Moved};
    use chrono::{DateTime, Utc};

    const ASKED_FOR: AppointmentId = AppointmentId::from_bits(1);

    fn day(day: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(day * 86_400, 0).unwrap()
    }

    fn slot(bits: u128, on: i64, booking: Booking) -> Slot {
        Slot { appointment: AppointmentId::from_bits(bits), starts_at: day(on), booking }
    }

    /// Where a pack sent on day 10 belongs.
    fn attached(slots: &[Slot]) -> Option<AppointmentId> {
        attach(SentPack { asked_for: ASKED_FOR, sent_at: day(10) }, slots)
    }

    #[test]
    fn a_pack_belongs_to_the_appointment_it_was_asked_for_while_that_stands() {
        for booking in [Booked, Attended, DidNotAttend] {
            let earlier_one_too = [slot(2, 11, Booked), slot(1, 12, booking)];
            assert_eq!(attached(&earlier_one_too), Some(ASKED_FOR), "{booking:?}");
            assert_eq!(attached(&[slot(1, 9, booking)]), Some(ASKED_FOR), "{booking:?}, sent afterwards");
        }
    }

    #[test]
    fn a_cancelled_or_moved_appointment_passes_its_pack_to_the_next_that_stands() {
        for booking in [Cancelled, Moved] {
            let slots =
                [slot(1, 12, booking), slot(4, 15, Booked), slot(3, 14, Booked), slot(2, 13, Cancelled)];
            assert_eq!(attached(&slots), Some(AppointmentId::from_bits(3)), "{booking:?}");
        }
    }

    #[test]
    fn it_stays_with_the_appointment_it_passed_to_once_that_took_place() {
        let slots = [slot(1, 12, Cancelled), slot(2, 13, Attended), slot(3, 20, Booked)];
        assert_eq!(attached(&slots), Some(AppointmentId::from_bits(2)));
    }

    #[test]
    fn an_appointment_before_the_pack_was_sent_is_not_next() {
        assert_eq!(attached(&[slot(1, 12, Cancelled), slot(2, 9, Booked)]), None);
        let at_that_moment = [slot(1, 12, Cancelled), slot(2, 10, Booked)];
        assert_eq!(attached(&at_that_moment), Some(AppointmentId::from_bits(2)));
    }

    #[test]
    fn a_pack_waits_while_there_is_nothing_to_attach_it_to() {
        assert_eq!(attached(&[]), None);
        assert_eq!(attached(&[slot(1, 12, Cancelled), slot(2, 13, Moved)]), None);
    }

    #[test]
    fn of_two_at_one_time_it_is_always_the_same() {
        let (one, other) = (slot(2, 13, Booked), slot(3, 13, Booked));
        assert_eq!(attached(&[one, other]), attached(&[other, one]));
    }
}
