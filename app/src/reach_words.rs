//! How somebody wants to be reached, in words for staff.

use measures::alert::Reach;

/// "Phone call. 07700 900123, after five. Safe to call": the way, what they typed, and whether it is safe.
#[must_use]
pub fn reach_words(reach: &Reach) -> String {
    let safe_to_call = match reach.safe_to_call {
        Some(true) => "Safe to call",
        Some(false) => "Not safe to call",
        None => "",
    };
    let parts = [reach.channel.words(), reach.detail.trim(), safe_to_call];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
}
