//! Postcodes of the United Kingdom, in any case and spacing.

/// Why this is no postcode that a person may give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAPostcode {
    /// No postcode looks like this.
    Shape,
    /// It stands for something else than a place, as ZZ99 3VZ does for no fixed address. Only staff use these.
    Pseudo,
}

/// A postcode in the one spelling: capitals, and a space before the last three characters.
pub(super) fn read(text: &str) -> Result<String, NotAPostcode> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '-' | '.' | ',');
    let joined = text.chars().filter(|c| !is_between(*c)).collect::<String>().to_ascii_uppercase();
    let (outward, inward) = joined
        .len()
        .checked_sub(3)
        .and_then(|place| joined.split_at_checked(place))
        .ok_or(NotAPostcode::Shape)?;
    if outward == "ZZ99" {
        return Err(NotAPostcode::Pseudo);
    }
    let fits = is_outward(outward) && is_inward(inward.as_bytes());
    fits.then(|| format!("{outward} {inward}")).ok_or(NotAPostcode::Shape)
}

/// One or two letters, then a digit, and perhaps a digit or a letter more.
fn is_outward(outward: &str) -> bool {
    let letters = outward.bytes().take_while(u8::is_ascii_uppercase).count();
    let district = &outward.as_bytes()[letters..];
    let is_district = match district {
        [first] => first.is_ascii_digit(),
        [first, second] => first.is_ascii_digit() && (second.is_ascii_digit() || second.is_ascii_uppercase()),
        _ => false,
    };
    // The one postcode of another shape.
    outward == "GIR" || matches!(letters, 1 | 2) && is_district
}

/// A digit and two letters, none of those that look like others.
fn is_inward(inward: &[u8]) -> bool {
    let is_letter = |b: &u8| b.is_ascii_uppercase() && !b"CIKMOV".contains(b);
    matches!(inward, [digit, first, second] if digit.is_ascii_digit() && is_letter(first) && is_letter(second))
}
