//! Email addresses: only what keeps a message from being sent is refused.

/// Why this is no email address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAnEmail {
    /// It is not something, one @, and the name of a host.
    Shape,
    /// It has more than 254 characters.
    TooLong,
}

/// An email address in the one spelling: the host's name in small letters.
pub(super) fn read(text: &str) -> Result<String, NotAnEmail> {
    let (name, host) = text.split_once('@').ok_or(NotAnEmail::Shape)?;
    let parts = || host.split('.');
    let is_host = parts().count() > 1 && parts().all(|part| !part.is_empty());
    let spaced = text.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';'));
    if name.is_empty() || !is_host || host.contains('@') || spaced {
        return Err(NotAnEmail::Shape);
    }
    let address = format!("{name}@{}", host.to_lowercase());
    if address.chars().count() > 254 { Err(NotAnEmail::TooLong) } else { Ok(address) }
}
