//! A transaction that is open, and what belongs to its end.

use super::{Connection, Result, audit_chain, failing};
use std::ops::{Deref, DerefMut};

/// A transaction that is open. Dropped without `commit`, nothing of it stays.
#[derive(Debug)]
pub struct Transaction {
    open: sqlx::Transaction<'static, sqlx::Any>,
    writes: bool,
}

impl Transaction {
    /// One that may write.
    pub(super) fn writing(open: sqlx::Transaction<'static, sqlx::Any>) -> Self {
        Self { open, writes: true }
    }

    /// One that changes nothing.
    pub(super) fn reading(open: sqlx::Transaction<'static, sqlx::Any>) -> Self {
        Self { open, writes: false }
    }

    /// Ends it: all of it stays, or with an error none of it. Its entries of the audit take their place in the chain
    /// here and not where they are added: whoever holds the end of the chain waits for nobody any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn commit(mut self) -> Result<()> {
        if self.writes {
            audit_chain::link(&mut self.open).await?;
        }
        self.open.commit().await.inspect_err(failing::stop_if_lost)
    }
}

impl Deref for Transaction {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.open
    }
}

impl DerefMut for Transaction {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.open
    }
}
