//! The commands that look after the records.

use super::backing_up::back_up;
use super::checking::check;
use super::restoring::restore;
use crate::store::audit_chain::{Seal, verify};
use crate::store::{Db, Engine};
use anyhow::{Result, anyhow, ensure};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Where the records are.
#[derive(Debug, Args)]
pub struct Records {
    /// `sqlite:FILE` or `postgres://…`.
    #[arg(long, env = "DATABASE_URL", default_value = "sqlite:beforehand.db")]
    pub database: String,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Upkeep {
    /// Checks the records: the database, the chain of the audit, and every score, computed again from its answers.
    Verify {
        /// Where they are.
        #[command(flatten)]
        records: Records,
        /// What the audit is held against.
        #[command(flatten)]
        sealed: Sealed,
    },
    /// Copies the records while the service runs, and checks the copy. It never writes over anything.
    Backup {
        /// The file to write.
        #[arg(long)]
        to: PathBuf,
        /// Where they are.
        #[command(flatten)]
        records: Records,
    },
    /// Puts a copy in place where no records are, once it is checked.
    Restore {
        /// The copy.
        #[arg(long)]
        from: PathBuf,
        /// Where they are.
        #[command(flatten)]
        records: Records,
    },
    /// The audit.
    Audit {
        /// What is done with it.
        #[command(subcommand)]
        what: Audit,
    },
}

/// What can be done with the audit.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Walks its chain, and names the first entry that does not fit.
    Verify {
        /// Where they are.
        #[command(flatten)]
        records: Records,
        /// What the audit is held against.
        #[command(flatten)]
        sealed: Sealed,
    },
}

/// What the audit is held against.
#[derive(Debug, Args)]
pub struct Sealed {
    /// A seal that was kept elsewhere: of an earlier check, of a copy, or of the log.
    #[arg(long)]
    seal: Option<Seal>,
}

/// Does what was typed.
///
/// # Errors
/// When it cannot be done, or the records are not sound.
pub async fn look_after(what: Upkeep) -> Result<()> {
    match what {
        Upkeep::Verify { records, sealed } => {
            let db = Db::look(&records.database).await?;
            println!("{}", check(&db, sealed.seal.as_ref()).await?);
        }
        Upkeep::Audit { what: Audit::Verify { records, sealed } } => {
            let db = Db::look(&records.database).await?;
            let walked = verify(&mut *db.read().await?, sealed.seal.as_ref()).await?;
            let seal = walked.map_err(|misfit| anyhow!("the audit does not fit: {misfit}"))?;
            println!("The audit has {} entries, each where it was added. Its seal: {seal}", seal.entries());
        }
        Upkeep::Backup { to, records } => {
            is_a_file(
                &records.database,
                "copy it with `pg_dump --format=custom --file=FILE`, or by base backups with archived WAL, and try \
                 the copy: `createdb`, `pg_restore --dbname`, `server verify --database postgres://…`",
            )?;
            println!("{}\nThe copy is {}", back_up(&records.database, &to).await?, to.display());
        }
        Upkeep::Restore { from, records } => {
            is_a_file(
                &records.database,
                "make an empty database with `createdb`, fill it with `pg_restore --exit-on-error --dbname`, and then \
                 `server verify --database postgres://…`",
            )?;
            let sound = restore(&from, &records.database).await?;
            println!(
                "{sound}\nThe records are in place. Links made and answers given since are not in them."
            );
        }
    }
    Ok(())
}

fn is_a_file(url: &str, instead: &str) -> Result<()> {
    ensure!(Engine::of(url)? == Engine::Sqlite, "PostgreSQL has tools of its own: {instead}");
    Ok(())
}
