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
    // Where only a digit can stand, the letter O is meant as one.
    let inward = inward.replacen('O', "0", usize::from(inward.starts_with('O')));
    let fits = is_outward(outward) && is_inward(inward.as_bytes());
    fits.then(|| format!("{outward} {inward}")).ok_or(NotAPostcode::Shape)
}

/// One or two letters, then a digit, and perhaps a digit or a letter more.
fn is_outward(outward: &str) -> bool {
    let letters = outward.bytes().take_while(u8::is_ascii_uppercase).count();
    let (area, district) = outward.as_bytes().split_at(letters);
    let is_area = match area {
        [first] => !b"QVX".contains(first),
        [first, second] => !b"QVX".contains(first) && !b"IJZ".contains(second),
        _ => false,
    };
    let is_district = match district {
        [first] => first.is_ascii_digit(),
        [first, second] => first.is_ascii_digit() && second.is_ascii_alphanumeric(),
        _ => false,
    };
    is_area && is_district
}

/// A digit and two letters, none of those that look like others.
fn is_inward(inward: &[u8]) -> bool {
    let is_letter = |b: &u8| b.is_ascii_uppercase() && !b"CIKMOV".contains(b);
    matches!(inward, [digit, first, second] if digit.is_ascii_digit() && is_letter(first) && is_letter(second))
}
