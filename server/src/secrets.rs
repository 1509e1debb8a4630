//! Numbers nobody can guess, and the hashes under which secrets are kept.

use anyhow::Result;
use measures::second_factor::SYMBOLS;
use measures::token::Token;
use sha2::{Digest, Sha256};

/// Bits for the name of a new record: `AlertId::from_bits(secrets::bits()?)`.
///
/// # Errors
/// When the system has no random numbers.
pub fn bits() -> Result<u128> {
    random().map(u128::from_le_bytes)
}

/// The secret of a new link.
///
/// # Errors
/// When the system has no random numbers.
pub fn token() -> Result<Token> {
    random().map(Token::from_random)
}

/// The secret of a new session, as its cookie carries it.
///
/// # Errors
/// When the system has no random numbers.
pub fn session() -> Result<String> {
    random::<32>().map(hex::encode)
}

/// A password or a recovery code for somebody to read and type: 80 bits.
///
/// # Errors
/// When the system has no random numbers.
pub fn spelled() -> Result<String> {
    Ok(token()?.expose().chars().take(SYMBOLS).collect())
}

/// The hash under which a secret is kept. Fit for secrets drawn here, not for passwords that people think up.
#[must_use]
pub fn hash(secret: impl AsRef<[u8]>) -> String {
    hex::encode(Sha256::digest(secret))
}

/// So many random bytes.
///
/// # Errors
/// When the system has no random numbers.
pub(crate) fn random<const LENGTH: usize>() -> Result<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}
