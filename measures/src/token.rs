//! The secret in an invitation's link.

use serde::{Deserialize, Serialize};
use std::fmt;

/// 26 symbols of lower-case Crockford base32: 130 random bits. Only its SHA-256 is ever stored.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Token(String);

/// This is not the shape of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAToken;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 26;

impl Token {
    /// A token from 26 random bytes, of which each gives its lowest five bits.
    #[must_use]
    pub fn from_random(bytes: [u8; LENGTH]) -> Self {
        Self(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect())
    }

    /// A token as it stands in a link. Capitals are accepted, and the look-alikes `i`, `l` and `o`.
    ///
    /// # Errors
    /// When it cannot be a token.
    pub fn parse(text: &str) -> Result<Self, NotAToken> {
        let plain = |c: char| match c.to_ascii_lowercase() {
            'i' | 'l' => '1',
            'o' => '0',
            other => other,
        };
        let token: String = text.trim().chars().map(plain).collect();
        let fits = token.len() == LENGTH && token.bytes().all(|symbol| ALPHABET.contains(&symbol));
        fits.then_some(Self(token)).ok_or(NotAToken)
    }

    /// The token as it stands in a link. Never log it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// Hides the secret, so that it cannot reach a log by accident.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

impl fmt::Display for NotAToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a token")
    }
}

impl TryFrom<String> for Token {
    type Error = NotAToken;
    fn try_from(text: String) -> Result<Self, NotAToken> {
        Self::parse(&text)
    }
}

impl From<Token> for String {
    fn from(token: Token) -> Self {
        token.0
    }
}
