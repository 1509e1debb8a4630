//! The NHS number as a person types it. A valid one proves nothing about whose it is.
//!
//! Ten digits of which the last checks the others (modulus 11). Source: NHS Data Dictionary, "NHS Number".

/// Why this is no NHS number that may be kept, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAnNhsNumber {
    /// It has the shape of a National Insurance number.
    NationalInsurance,
    /// It has something else in it than digits.
    OtherThanDigits,
    /// It has fewer than ten digits, or more.
    NotTenDigits,
    /// All its digits are the same. Each of these ten passes the check digit, and none is anybody's.
    AllTheSame,
    /// Its last digit does not fit the others.
    Mistyped,
    /// It starts with 9: kept for testing, and nobody's.
    ForTesting,
}

/// The digits of an NHS number that was typed with or without spaces, dashes and dots. Those kept for testing only
/// where `test_numbers` are taken.
///
/// # Errors
/// The first thing to put right.
pub fn read(text: &str, test_numbers: bool) -> Result<String, NotAnNhsNumber> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '-' | '‐'..='―' | '.');
    let typed: String = text.chars().filter(|c| !is_between(*c)).collect();
    if is_national_insurance(typed.to_ascii_uppercase().as_bytes()) {
        return Err(NotAnNhsNumber::NationalInsurance);
    }
    if !typed.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NotAnNhsNumber::OtherThanDigits);
    }
    let digits: [u8; 10] = typed.as_bytes().try_into().map_err(|_| NotAnNhsNumber::NotTenDigits)?;
    match digits.map(|b| u32::from(b - b'0')) {
        digits if digits.iter().all(|digit| *digit == digits[0]) => Err(NotAnNhsNumber::AllTheSame),
        digits if check_digit(digits) != Some(digits[9]) => Err(NotAnNhsNumber::Mistyped),
        [9, ..] if !test_numbers => Err(NotAnNhsNumber::ForTesting),
        _ => Ok(typed),
    }
}

/// An NHS number's digits as people read them: `943 476 5919`.
#[must_use]
pub fn shown(digits: &str) -> String {
    match (digits.get(..3), digits.get(3..6), digits.get(6..)) {
        (Some(first), Some(second), Some(rest)) => format!("{first} {second} {rest}"),
        _ => digits.to_owned(),
    }
}

/// What the last digit must be after the nine before it. None where no digit fits.
fn check_digit(digits: [u32; 10]) -> Option<u32> {
    let sum: u32 = digits.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    match 11 - sum % 11 {
        10 => None,
        11 => Some(0),
        check => Some(check),
    }
}

/// `^[A-CEGHJ-PR-TW-Z]{2}\d{6}[A-D]$`
fn is_national_insurance(typed: &[u8]) -> bool {
    let is_prefix =
        |b: &u8| matches!(b, b'A'..=b'C' | b'E' | b'G' | b'H' | b'J'..=b'P' | b'R'..=b'T' | b'W'..=b'Z');
    match typed {
        [prefix @ .., _, _, _, _, _, _, b'A'..=b'D'] if prefix.len() == 2 => {
            prefix.iter().all(is_prefix) && typed[2..8].iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}
