//! The second half of signing in: what is shown besides the password. The same is asked again of whoever is in before
//! what matters most.

use super::{LinkDrawn, Welcome};
use crate::second_factor::Code;
use serde::{Deserialize, Serialize};

/// What is asked next of somebody whose password was right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// A password of their own, in place of the one they were given.
    ChoosePassword,
    /// An authenticator app, which they have not set up yet.
    SetUpAuthenticator,
    /// A code.
    GiveCode,
}

/// Puts a password of one's own in the place of the one that was given. Only on the way in.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoosePassword {
    /// The password, which [`weakness`](crate::password::weakness) has nothing against.
    pub password: String,
}

/// Asks for a secret to set up an authenticator app with. Of two asked for, the later counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetUpAuthenticator {}

/// What an authenticator app is set up with. Nothing rests on it until it is confirmed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthenticatorOffered {
    /// The secret, to be typed into the app: base32, in groups of four.
    pub secret: String,
    /// The same with everything else the app wants to know, to be read by its camera.
    pub drawn: LinkDrawn,
}

/// Confirms that the app shows the right code. It takes the place of any other, and new recovery codes come with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmAuthenticator {
    /// What the app shows.
    pub code: Code,
}

/// The app is set up, and whoever did it is in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthenticatorSet {
    /// Their recovery codes, told this once. All earlier ones have stopped working.
    pub recovery_codes: Vec<String>,
    /// Who they are.
    pub welcome: Welcome,
}

/// Gives a code: to be let in, or to show that it is still oneself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiveCode {
    /// What the app shows, or a recovery code.
    pub code: Code,
}

/// The code was right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetIn {
    /// Who they are.
    pub welcome: Welcome,
    /// How many recovery codes are left, where one was used.
    pub recovery_codes_left: Option<u8>,
}

/// Asks what an authenticator app would show. Only a demo answers, whose accounts are nobody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadDemoCode {
    /// Whether it is the app that is being set up.
    pub setting_up: bool,
}

/// What an authenticator app would show, in a demo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoCode {
    /// Whether this is a demo at all.
    pub is_demo: bool,
    /// A code that has not been used yet, if there is one at the moment.
    pub code: Option<String>,
}
