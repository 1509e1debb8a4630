//! Everything the app can ask of the server. A call is a type: it fixes its path and its reply, so the two
//! sides cannot drift. Every call is a POST of JSON; names of records and secrets stay out of addresses.

/// What staff may ask after signing in.
pub mod clinician;
/// What a page was sent.
pub mod json;
/// What a patient may ask after opening an invitation.
pub mod patient;
/// What anybody may ask.
pub mod public;
/// What somebody who refers themselves may ask.
pub mod referral;

use crate::referral::Text;
use crate::sitting::Question;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// One thing the app can ask of the server.
pub trait Call: Serialize + DeserializeOwned {
    /// Where it is posted. The verb phrase of the call's name.
    const PATH: &'static str;
    /// What comes back when it went well.
    type Reply: Serialize + DeserializeOwned;
}

/// Everything the app may be told went wrong. The app has a sentence for each that says what to do next.
///
/// On the wire it is `"busy"`, or `{"unfinished": {"missing": …}}`: what is told apart by a field inside needs a reader
/// of its own, which a phone would have to download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Nobody is signed in, or no invitation is open. 401
    SignedOut,
    /// The link or the date of birth is not right; which of them is not said. 403
    NotYou,
    /// Too many tries, or too many forms begun from one network: not now. 429
    TooManyTries,
    /// The name, the password or the code is not right. 403
    WrongPassword,
    /// This asks for a code given just now. 403
    CodeNeeded,
    /// There is no such thing, or it is not yours. 404
    NotFound,
    /// The invitation's time is over, it was withdrawn, or too many wrong dates have ended it. 409
    InvitationClosed,
    /// The pack was sent before. 409
    AlreadySent,
    /// Somebody acknowledged the alert before. 409
    AlreadyAcknowledged,
    /// More was answered since the alert was opened. 409
    AlertHasGrown,
    /// The same sending key came with other answers. 422
    KeyReused,
    /// Questions of the pack have no answer. 422
    Unfinished {
        /// The questions, in order.
        missing: Vec<Missing>,
    },
    /// Questions of a form have no answer, without which it cannot be sent. 422
    FormUnfinished {
        /// The questions' ids, in the order of the form.
        questions: Vec<Text>,
    },
    /// The form is not for this person, as the service decided. 422
    NotTaken,
    /// No such time on that day: the clocks go forward. 422
    NoSuchTime,
    /// An acknowledgement needs an action, and "no action" a reason. 422
    SayWhatWasDone,
    /// A pack that is changed, a correction, a cancellation and a reopening need a reason, and something must be left to
    /// ask. 422
    SayWhy,
    /// Somebody decided about the self-referral, the appointment or the end of the referral before. 409
    AlreadyDecided,
    /// What is to be recorded of the appointment cannot be known yet, or the patient is answering just now. 422
    TooEarly,
    /// An alert of the patient must be acknowledged before the appointment can be marked as attended. 409
    AlertWaits,
    /// An appointment of the referral is still booked. 409
    StillBooked,
    /// The referral has ended. 409
    ReferralEnded,
    /// The person agreed to no channel that a message could be sent by, or messages to them are stopped. 422
    NoChannel,
    /// Everything usual was answered in the self-referral, not long ago. 422
    NothingToAsk,
    /// The call could not be read: a wrong type, an unknown or doubled field, a value out of range. 422
    NotUnderstood,
    /// The call came from another site, or not as JSON. 403 or 415
    Refused,
    /// The call is larger than 64 KB. 413
    TooLarge,
    /// Nothing can be written just now. Try again. 503
    Busy,
    /// Our fault. 500
    Ours,
}

/// A question without an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Missing {
    /// The instrument's place in the pack, from 1.
    pub part: u8,
    /// The item's number, from 1.
    pub item: u8,
}

impl From<Question> for Missing {
    fn from(Question { part, item }: Question) -> Self {
        Self { part, item }
    }
}

/// Says for each call where it is posted and what comes back.
macro_rules! calls {
    ($($call:ident => $path:literal, $reply:ty;)*) => { $(
        impl $crate::contract::Call for $call {
            const PATH: &'static str = concat!("/api/", $path);
            type Reply = $reply;
        }
    )* };
}
use calls;

#[cfg(test)]
mod tests;
