//! How the chain of the audit may not fit, in words.

use std::fmt::{Display, Formatter};

/// How the audit does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// An entry does not say what it said when it was added, or does not stand where it stood.
    Changed {
        /// Its number.
        number: i64,
        /// Its key.
        id: String,
    },
    /// There is no entry of this number, and there are later ones.
    Missing(i64),
    /// Entries were taken off the end: the first that is missing.
    Shortened(i64),
    /// This entry is not in the chain.
    Unlinked(String),
    /// The end that is kept apart is gone or is that of another chain.
    NoHead,
    /// The chain fits, and is not the one that was sealed: from this number at the latest.
    NotAsSealed(i64),
}

impl Display for Misfit {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Changed { number, id } => {
                write!(
                    f,
                    "entry {number} ({id}) is not what was added there: it was changed or put in its place"
                )
            }
            Self::Missing(number) => write!(f, "entry {number} is missing, and later ones are there"),
            Self::Shortened(number) => write!(f, "the end is missing, from entry {number} on"),
            Self::Unlinked(id) => write!(f, "entry {id} stands outside the chain"),
            Self::NoHead => write!(f, "where the chain ends is not known, or is not where it ends"),
            Self::NotAsSealed(number) => {
                write!(f, "up to entry {number} it is another chain than the one sealed")
            }
        }
    }
}
