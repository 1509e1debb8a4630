//! Passwords: argon2id, and never so many at once that the machine runs out of memory.

use anyhow::{Context, Result, anyhow};
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

/// Kibibytes of memory, passes over it, and lanes: what OWASP asks for at least.
const COST: (u32, u32, u32) = (19_456, 2, 1);

/// Each hash takes 19 MiB and a whole core while it lasts.
static TURNS: Semaphore = Semaphore::const_new(2);

/// A hash of the same cost as any that [`hash`] makes, of a password nobody has.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyB0aGlz$\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// What is kept of a password.
///
/// # Errors
/// When hashing fails.
pub async fn hash(password: String) -> Result<String> {
    in_turn(move || {
        let hash = hasher()?.hash_password(password.as_bytes());
        Ok(hash.map_err(|error| anyhow!("cannot hash a password: {error}"))?.to_string())
    })
    .await
}

/// Whether the password is the one of this hash. Without a hash it is not, after as much work.
///
/// # Errors
/// When the hash cannot be read.
pub async fn is_right(password: String, hash: Option<String>) -> Result<bool> {
    in_turn(move || {
        let kept = hash.as_deref().unwrap_or(NOBODYS);
        let kept = PasswordHash::new(kept).map_err(|error| anyhow!("a password hash is damaged: {error}"))?;
        let right = hasher()?.verify_password(password.as_bytes(), &kept).is_ok();
        Ok(right && hash.is_some())
    })
    .await
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let _turn = TURNS.acquire().await.context("no more turns")?;
    tokio::task::spawn_blocking(work).await.context("hashing stopped")?
}

fn hasher() -> Result<Argon2<'static>> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).map_err(|error| anyhow!("argon2: {error}"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_right_for_its_own_hash_only() {
        let kept = hash("correct horse".to_owned()).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(is_right("correct horse".to_owned(), Some(kept.clone())).await.unwrap());
        assert!(!is_right("correct  horse".to_owned(), Some(kept)).await.unwrap());
    }

    #[tokio::test]
    async fn nobody_has_a_password_without_a_hash() {
        assert!(!is_right("anything".to_owned(), None).await.unwrap());
    }
}
