//! Names of records: 128 bits, written as 32 lower-case hexadecimal digits. Each kind is a type of its own.

use serde::{Deserialize, Serialize};
use std::fmt;

/// This is not the shape of a record's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the name of a record")
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(u128);

        impl $name {
            /// The name with these bits: drawn at random by whoever makes the record, on the server or on a page.
            #[must_use]
            pub const fn from_bits(bits: u128) -> Self {
                Self(bits)
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let plain = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
                plain.then(|| u128::from_str_radix(text, 16).ok()).flatten().map(Self).ok_or(NotAnId)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:032x}", self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;
            fn try_from(text: String) -> Result<Self, NotAnId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }
    )* };
}

ids! {
    /// A patient.
    PatientId
    /// One course of care for one patient.
    ReferralId
    /// A form by which somebody refers themselves, from its first screen on.
    SelfReferralId
    /// A booked time.
    AppointmentId
    /// Permission to complete one pack, by link, until a date.
    InvitationId
    /// An answer that asked for attention.
    AlertId
    /// A member of staff.
    StaffId
    /// A browser in which a member of staff is signed in. No secret.
    SessionId
    /// A record opened by somebody on whose caseload the patient is not.
    OpeningId
    /// One patient's visit to an invitation, from the date of birth on. No secret.
    VisitId
    /// One act of sending, made on the phone before the first try and kept through every other.
    SendingKey
}

#[cfg(test)]
mod tests {
    use super::{NotAnId, PatientId};

    #[test]
    fn a_name_is_read_back_as_it_is_written() {
        for bits in [0, 1, 0xab, u128::MAX] {
            let id = PatientId::from_bits(bits);
            assert_eq!(id.to_string().len(), 32);
            assert_eq!(id.to_string().parse(), Ok(id));
            let json = serde_json::to_string(&id).unwrap();
            assert_eq!(json, format!("\"{id}\""));
            assert_eq!(serde_json::from_str::<PatientId>(&json).unwrap(), id);
        }
        assert_eq!(PatientId::from_bits(0xab).to_string(), "000000000000000000000000000000ab");
    }

    #[test]
    fn one_name_has_one_spelling() {
        for (text, why) in [
            ("", "empty"),
            ("0000000000000000000000000000000", "31 digits"),
            ("000000000000000000000000000000000", "33 digits"),
            ("000000000000000000000000000000AB", "capitals"),
            ("+00000000000000000000000000000ab", "a sign"),
            (" 0000000000000000000000000000ab ", "spaces"),
            ("00000000-0000-0000-0000-0000000000ab", "dashes"),
            ("000000000000000000000000000000ag", "no digit"),
            ("00000000000000000000000000000é0", "32 bytes, not 32 digits"),
        ] {
            assert_eq!(text.parse::<PatientId>(), Err(NotAnId), "{why}");
            assert!(serde_json::from_str::<PatientId>(&format!("\"{text}\"")).is_err(), "{why}");
        }
        assert!(serde_json::from_str::<PatientId>("171").is_err(), "a number");
    }
}
