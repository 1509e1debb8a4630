//! Phone numbers as people write them, and the one spelling that is kept: digits, with the 0 of the United Kingdom or
//! the + of elsewhere in front.

/// Why this is no phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAPhone {
    /// It has something else in it than digits, spaces and the marks between them.
    OtherThanDigits,
    /// It has fewer than 7 digits.
    TooShort,
    /// It has more than 15 digits.
    TooLong,
}

/// A phone number in the one spelling.
pub(super) fn read(text: &str) -> Result<String, NotAPhone> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '-' | '‐'..='―' | '.' | '/');
    let dialled: String = text.chars().filter(|c| !is_between(*c)).collect();
    let (abroad, digits) = match dialled.strip_prefix('+').or_else(|| dialled.strip_prefix("00")) {
        Some(digits) => (true, digits),
        None => (false, &*dialled),
    };
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NotAPhone::OtherThanDigits);
    }
    let number = match digits.strip_prefix("44").filter(|_| abroad) {
        // "+44 (0)7700" is how many write it.
        Some(home) => format!("0{}", home.strip_prefix('0').unwrap_or(home)),
        None if abroad => format!("+{digits}"),
        None => digits.to_owned(),
    };
    match number.trim_start_matches('+').len() {
        ..7 => Err(NotAPhone::TooShort),
        7..=15 => Ok(number),
        _ => Err(NotAPhone::TooLong),
    }
}

/// A kept number as people read it: a mobile number of the United Kingdom with its space.
pub(super) fn shown(number: &str) -> String {
    match number.split_at_checked(5) {
        Some((code, rest)) if number.starts_with("07") && rest.len() == 6 => format!("{code} {rest}"),
        _ => number.to_owned(),
    }
}
