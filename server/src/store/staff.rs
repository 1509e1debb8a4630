//! Members of staff.

use super::columns::Columns;
use super::{Connection, Result};
use measures::ids::StaffId;

/// A member of staff to be added.
#[derive(Debug)]
pub struct NewStaff<'a> {
    /// Their key.
    pub id: StaffId,
    /// The name they sign in with. Capitals make no difference.
    pub username: &'a str,
    /// Their name as colleagues read it.
    pub name: &'a str,
    /// Whether they decide about referrals that people made themselves.
    pub works_inbox: bool,
    /// What [`crate::password::hash`] made of their password.
    pub password_hash: &'a str,
}

/// What signing in needs to know of somebody.
#[derive(Debug)]
pub struct Credentials {
    /// Their key.
    pub id: StaffId,
    /// Their name as colleagues read it.
    pub name: String,
    /// Whether they decide about referrals that people made themselves.
    pub works_inbox: bool,
    /// The hash of their password.
    pub password_hash: String,
}

/// Adds a member of staff. False when the username is taken.
///
/// # Errors
/// When the database fails.
pub async fn add(db: &mut Connection, staff: &NewStaff<'_>) -> Result<bool> {
    let added = sqlx::query(
        "insert into staff (id, username, name, works_inbox, password_hash) values ($1, $2, $3, $4, $5)
         on conflict do nothing",
    )
    .bind(staff.id.to_string())
    .bind(staff.username.to_lowercase())
    .bind(staff.name)
    .bind(i64::from(staff.works_inbox))
    .bind(staff.password_hash)
    .execute(db)
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Everybody and their name, by name.
///
/// # Errors
/// When the database fails.
pub async fn all(db: &mut Connection) -> Result<Vec<(StaffId, String)>> {
    let rows = sqlx::query("select id, name from staff order by name, id").fetch_all(db).await?;
    rows.iter().map(|row| Ok((row.word("id")?, row.text("name")?))).collect()
}

/// The member of staff who signs in with that name.
///
/// # Errors
/// When the database fails.
pub async fn by_username(db: &mut Connection, username: &str) -> Result<Option<Credentials>> {
    let row = sqlx::query("select id, name, works_inbox, password_hash from staff where username = $1")
        .bind(username.to_lowercase())
        .fetch_optional(db)
        .await?;
    row.map(|row| {
        Ok(Credentials {
            id: row.word("id")?,
            name: row.text("name")?,
            works_inbox: row.number::<i64>("works_inbox")? == 1,
            password_hash: row.text("password_hash")?,
        })
    })
    .transpose()
}
