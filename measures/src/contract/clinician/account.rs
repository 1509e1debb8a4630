//! One's own account: where one is signed in, the password, and the recovery codes.

use crate::ids::SessionId;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// Asks about one's own account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadAccount {}

/// One's own account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The name one signs in with.
    pub username: String,
    /// When the authenticator app was set up.
    #[serde(with = "crate::civil::maybe_time")]
    pub authenticator_since: Option<NaiveDateTime>,
    /// How many recovery codes have not been used.
    pub recovery_codes_left: u8,
    /// Where one is signed in, this browser first and then the latest.
    pub sessions: Vec<OwnSession>,
}

/// A browser in which one is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnSession {
    /// Its key.
    pub id: SessionId,
    /// Which browser on what, in words.
    pub browser: String,
    /// Since when.
    #[serde(with = "crate::civil::time")]
    pub since: NaiveDateTime,
    /// When it was last used.
    #[serde(with = "crate::civil::time")]
    pub used: NaiveDateTime,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// Ends one of one's own sessions in another browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndSession {
    /// Which.
    pub session: SessionId,
}

/// Ends all of one's own sessions but this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndOtherSessions {}

/// Changes one's own password, and ends one's other sessions. Asks for a code given just now.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The password until now.
    pub old: String,
    /// The one from now on, which [`weakness`](crate::password::weakness) has nothing against.
    pub new: String,
}

/// Asks for new recovery codes in place of all earlier ones. Asks for a code given just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RenewRecoveryCodes {}

/// Recovery codes, told this once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryCodes {
    /// The codes.
    pub codes: Vec<String>,
}
