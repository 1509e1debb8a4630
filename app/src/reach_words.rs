//! How somebody wants to be reached, in words for staff.

use measures::alert::Reach;

/// What whoever is to reach them must have read first: of what they told when they referred themselves, and since.
pub fn warnings(
    unsafe_to_phone: bool,
    agrees_to_nothing: bool,
    writing_stopped: bool,
) -> impl Iterator<Item = &'static str> {
    let not_safe = unsafe_to_phone.then_some("They said that it is not safe to phone or text them.");
    let stopped = writing_stopped.then_some("Messages to them were stopped. Do not text or email them.");
    let nothing = agrees_to_nothing.then_some(
        "They agreed to no text message, voicemail, email or letter. Decide with a colleague how to reach them.",
    );
    not_safe.into_iter().chain(stopped).chain(nothing)
}

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
