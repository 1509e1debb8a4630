//! What an authenticator app shows (RFC 6238: SHA-1, six digits, half a minute), as every app can.

use crate::secrets;
use anyhow::{Result, anyhow};
use chrono::{DateTime, Utc};
use std::fmt::Write;
use totp_rs::{Builder, Secret, Totp};

/// For how many seconds an app shows a code. One is taken for a step before its time and a step after: clocks differ.
const STEP: i64 = 30;

/// A secret for an app: 160 random bits as base32.
///
/// # Errors
/// When the system has no random numbers.
pub(crate) fn secret() -> Result<String> {
    Ok(Secret::new_stack(secrets::random()?).to_base32())
}

/// The number of the half minute for which the app shows this code, if that is now, the last or the next one.
///
/// # Errors
/// When the secret is damaged.
pub(crate) fn step_of(secret: &str, code: &str, now: DateTime<Utc>) -> Result<Option<i64>> {
    let seconds = u64::try_from(now.timestamp())?;
    Ok(app(secret)?.check(code, seconds).map(i64::try_from).transpose()?)
}

/// What the app shows in a half minute.
///
/// # Errors
/// When the secret is damaged.
pub fn code_of(secret: &str, step: i64) -> Result<String> {
    Ok(app(secret)?.generate(u64::try_from(step * STEP)?).to_string())
}

/// The number of the half minute that is now.
#[must_use]
pub fn step_at(now: DateTime<Utc>) -> i64 {
    now.timestamp().div_euclid(STEP)
}

/// What an app's camera reads: the secret, for whom, and of which service.
#[must_use]
pub(crate) fn address(service: &str, username: &str, secret: &str) -> String {
    let (service, username) = (escaped(service), escaped(username));
    format!("otpauth://totp/{service}:{username}?secret={secret}&issuer={service}")
}

fn app(secret: &str) -> Result<Totp> {
    let secret = Secret::try_from_base32(secret).map_err(|_| anyhow!("a secret is damaged"))?;
    Builder::new().with_secret(secret).build().map_err(|error| anyhow!("no codes: {error}"))
}

/// As an address carries it. A colon would end the service's name.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            escaped.push(char::from(byte));
        } else {
            // A string takes whatever is written to it.
            let _ = write!(escaped, "%{byte:02X}");
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret and the codes of RFC 6238, appendix B, of which an app shows the last six digits.
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    const CODES: [(i64, &str); 6] = [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ];

    #[test]
    fn the_codes_are_those_of_the_standard() {
        for (seconds, code) in CODES {
            assert_eq!(code_of(SECRET, seconds / STEP).unwrap(), code);
            let now = DateTime::from_timestamp(seconds, 0).unwrap();
            assert_eq!(step_of(SECRET, code, now).unwrap(), Some(step_at(now)));
        }
    }

    #[test]
    fn a_code_is_known_one_step_early_and_late_and_no_more() {
        let of = 1_111_111_110;
        for (late, known) in [(-31, false), (-30, true), (-1, true), (0, true), (59, true), (60, false)] {
            let now = DateTime::from_timestamp(of + late, 0).unwrap();
            let step = step_of(SECRET, &code_of(SECRET, of / STEP).unwrap(), now).unwrap();
            assert_eq!(step, known.then_some(of / STEP), "{late} seconds");
        }
    }

    #[test]
    fn a_secret_has_160_bits_and_is_another_each_time() {
        let (one, other) = (secret().unwrap(), secret().unwrap());
        assert_eq!(one.len(), 32);
        assert_ne!(one, other);
        assert!(code_of(&one, 1).is_ok());
    }

    #[test]
    fn a_services_name_cannot_end_where_it_does_not() {
        let address = address("Ash & Elm: talk", "amira", "ABC");
        assert_eq!(
            address,
            "otpauth://totp/Ash%20%26%20Elm%3A%20talk:amira?secret=ABC&issuer=Ash%20%26%20Elm%3A%20talk"
        );
    }
}
