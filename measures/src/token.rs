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
        symbols(text.trim(), LENGTH).map(Self).ok_or(NotAToken)
    }

    /// The token as it stands in a link. Never log it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// So many symbols of the alphabet, as they are kept. Capitals are accepted, and the look-alikes `i`, `l` and `o`.
pub(crate) fn symbols(text: &str, length: usize) -> Option<String> {
    let plain = |c: char| match c.to_ascii_lowercase() {
        'i' | 'l' => '1',
        'o' => '0',
        other => other,
    };
    let kept: String = text.chars().map(plain).collect();
    let fits = kept.len() == length && kept.bytes().all(|symbol| ALPHABET.contains(&symbol));
    fits.then_some(kept)
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

#[cfg(test)]
mod tests {
    use super::{NotAToken, Token};

    const PLAIN: &str = "0123456789abcdefghjkmnpqrs";

    #[test]
    fn a_token_from_random_bytes_is_read_back_from_its_link() {
        let bytes: [u8; 26] = std::array::from_fn(|place| u8::try_from(place * 9).unwrap());
        let token = Token::from_random(bytes);
        assert_eq!(token.expose().len(), 26);
        assert_eq!(Token::parse(token.expose()), Ok(token));
    }

    #[test]
    fn each_of_the_thirty_two_symbols_is_as_likely() {
        let symbol = |byte: u8| Token::from_random([byte; 26]).expose()[..1].to_owned();
        let symbols: std::collections::BTreeSet<_> = (0..32).map(symbol).collect();
        assert_eq!(symbols.len(), 32);
        assert!((0..=u8::MAX).all(|byte| symbol(byte) == symbol(byte % 32)));
    }

    #[test]
    fn capitals_look_alikes_and_outer_spaces_are_read_as_meant() {
        for typed in
            [" 0123456789ABCDEFGHJKMNPQRS\n", "oI23456789abcdefghjkmnpqrs", "Ol23456789abcdefghjkmnpqrs"]
        {
            assert_eq!(Token::parse(typed).unwrap().expose(), PLAIN, "{typed:?}");
        }
    }

    #[test]
    fn what_cannot_be_a_token_is_refused() {
        for (typed, why) in [
            ("", "empty"),
            ("0123456789abcdefghjkmnpqr", "one too short"),
            ("0123456789abcdefghjkmnpqrst", "one too long"),
            ("0123456789abcdefghjkmnpqru", "u is no symbol"),
            ("0123456789abc efghjkmnpqrs", "a space within"),
            ("0123456789abc-efghjkmnpqrs", "a dash"),
            ("0123456789abcdefghjkmnpqé", "26 bytes that are not 26 symbols"),
            ("٠123456789abcdefghjkmnpqrs", "a digit of another script"),
        ] {
            assert_eq!(Token::parse(typed), Err(NotAToken), "{why}");
        }
        assert!(serde_json::from_str::<Token>(r#""too short""#).is_err());
    }

    #[test]
    fn a_token_never_shows_itself_for_debugging() {
        let token = Token::parse(PLAIN).unwrap();
        assert_eq!(format!("{token:?}"), "Token(…)");
        assert_eq!(serde_json::to_string(&token).unwrap(), format!("\"{PLAIN}\""));
    }
}
