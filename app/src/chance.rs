//! What the browser draws by chance.

use leptos::prelude::window;
use measures::ids::{AppointmentId, SendingKey};

/// A key for something that is to be done once, however often it is tried. None in a browser without random numbers.
#[must_use]
pub fn new_key() -> Option<SendingKey> {
    random().map(|bytes| SendingKey::from_bits(u128::from_be_bytes(bytes)))
}

/// The name of an appointment that is to be booked once, however often it is tried. None in a browser without random
/// numbers.
#[must_use]
pub fn new_appointment() -> Option<AppointmentId> {
    random().map(|bytes| AppointmentId::from_bits(u128::from_be_bytes(bytes)))
}

/// Bytes that nobody can guess. None in a browser without random numbers.
#[must_use]
pub fn random<const BYTES: usize>() -> Option<[u8; BYTES]> {
    let mut bytes = [0; BYTES];
    window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes)).ok()?;
    Some(bytes)
}
