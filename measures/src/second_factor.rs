//! What somebody on staff shows besides their password: the code of an authenticator app, or a recovery code.

use crate::token::symbols;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How many recovery codes somebody is given at once.
pub const RECOVERY_CODES: usize = 10;
/// How many symbols of five random bits a recovery code has, and a password that is drawn for somebody: 80 bits.
pub const SYMBOLS: usize = 16;
/// How many digits an authenticator app shows (RFC 6238, as every app does it).
pub const DIGITS: usize = 6;
/// For how many minutes a code that was given counts as given just now.
pub const FRESH_MINUTES: i64 = 5;

/// A code, as it can be told from what somebody typed. Which of the two it is shows in its length.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Code {
    /// The six digits that an app shows for half a minute.
    App(String),
    /// One of the recovery codes, which is good once.
    Recovery(String),
}

/// This is not the shape of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotACode;

impl Code {
    /// A code as it was typed or pasted. Spaces and dashes make no difference; in a recovery code, neither do capitals and
    /// the look-alikes `i`, `l` and `o`.
    ///
    /// # Errors
    /// When it is neither six digits nor as long as a recovery code.
    pub fn parse(text: &str) -> Result<Self, NotACode> {
        let typed: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        if typed.len() == DIGITS && typed.bytes().all(|digit| digit.is_ascii_digit()) {
            return Ok(Self::App(typed));
        }
        symbols(&typed, SYMBOLS).map(Self::Recovery).ok_or(NotACode)
    }
}

/// A code in groups of four, as it is easiest to write down.
#[must_use]
pub fn grouped(code: &str, between: &str) -> String {
    let symbols: Vec<_> = code.chars().collect();
    symbols.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(between)
}

/// Hides the secret, so that it cannot reach a log by accident.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

impl fmt::Display for NotACode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a code")
    }
}

impl TryFrom<String> for Code {
    type Error = NotACode;
    fn try_from(text: String) -> Result<Self, NotACode> {
        Self::parse(&text)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        match code {
            Code::App(code) | Code::Recovery(code) => code,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_dashes_and_capitals_make_no_difference() {
        let app = Code::App("012345".to_owned());
        for typed in ["012345", " 012 345 ", "012-345", "012\u{a0}345", "0 1 2 3 4 5\n"] {
            assert_eq!(Code::parse(typed), Ok(app.clone()), "{typed}");
        }
        let recovery = Code::Recovery("0123456789abcdef".to_owned());
        for typed in ["0123456789abcdef", "0123-4567-89ab-cdef", "O123 4567 89AB CDEF", "oi23456789abcdef"] {
            assert_eq!(Code::parse(typed), Ok(recovery.clone()), "{typed}");
        }
    }

    #[test]
    fn what_has_another_shape_is_no_code() {
        for typed in [
            "",
            "12345",
            "1234567",
            "12345a",
            "１２３４５６",
            "+12345",
            "0123456789abcde",
            "0123456789abcdeu",
        ] {
            assert_eq!(Code::parse(typed), Err(NotACode), "{typed}");
        }
    }

    #[test]
    fn a_code_never_shows_itself_for_debugging() {
        assert_eq!(format!("{:?}", Code::parse("123456")), "Ok(Code(…))");
    }

    #[test]
    fn a_code_is_read_back_from_its_groups() {
        assert_eq!(grouped("0123456789abcdef", "-"), "0123-4567-89ab-cdef");
        assert_eq!(grouped("abcde", " "), "abcd e");
        assert_eq!(Code::parse(&grouped("0123456789abcdef", "-")), Code::parse("0123456789abcdef"));
    }
}
