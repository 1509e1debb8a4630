//! Members of staff.

use super::columns::{Columns, word};
use super::{Connection, Result};
use measures::ids::StaffId;
use measures::role::Role;
use sqlx::any::AnyRow;

/// A member of staff to be added.
#[derive(Debug)]
pub struct NewStaff<'a> {
    /// Their key.
    pub id: StaffId,
    /// The name they sign in with. Capitals make no difference.
    pub username: &'a str,
    /// Their name as colleagues read it.
    pub name: &'a str,
    /// What [`crate::password::hash`] made of their password.
    pub password_hash: &'a str,
    /// What they are here for.
    pub place: Place<'a>,
}

/// What somebody is here for.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// Their role.
    pub role: Role,
    /// Whether they are a duty worker as well.
    pub duty: bool,
    /// Whether they decide about referrals that people made themselves.
    pub works_inbox: bool,
    /// Where the service writes to them at work.
    pub email: Option<&'a str>,
}

impl Place<'_> {
    /// A therapist with nothing besides and no address.
    pub const THERAPIST: Self = Self { role: Role::Therapist, duty: false, works_inbox: false, email: None };
}

/// A member of staff, as far as it decides which alerts they look at.
#[derive(Debug, Clone)]
pub struct Colleague {
    /// Their key.
    pub id: StaffId,
    /// Their name as colleagues read it.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Whether they are a duty worker as well.
    pub duty: bool,
    /// Whether they decide about referrals that people made themselves.
    pub works_inbox: bool,
    /// Where the service writes to them at work.
    pub email: Option<String>,
}

/// What signing in needs to know of somebody.
#[derive(Debug)]
pub struct Credentials {
    /// Their key.
    pub id: StaffId,
    /// The name they sign in with, in lower case.
    pub username: String,
    /// Their name as colleagues read it.
    pub name: String,
    /// Whether they decide about referrals that people made themselves.
    pub works_inbox: bool,
    /// Their role.
    pub role: Role,
    /// The hash of their password.
    pub password_hash: String,
    /// Whether it is the one that was printed for them, which is only good for choosing another.
    pub password_is_first: bool,
    /// Whether nobody signs in with this account.
    pub is_disabled: bool,
}

/// Adds a member of staff. False when the username is taken.
///
/// # Errors
/// When the database fails.
pub async fn add(db: &mut Connection, staff: &NewStaff<'_>) -> Result<bool> {
    let added = sqlx::query(
        "insert into staff (id, username, name, password_hash, works_inbox, role, duty, email)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
    )
    .bind(staff.id.to_string())
    .bind(staff.username.to_lowercase())
    .bind(staff.name)
    .bind(staff.password_hash)
    .bind(i64::from(staff.place.works_inbox))
    .bind(word(staff.place.role)?)
    .bind(i64::from(staff.place.duty))
    .bind(staff.place.email)
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
    let query = "select id, username, name, works_inbox, role, password_hash, password_is_first, disabled
                 from staff where username = $1";
    let row = sqlx::query(query).bind(username.to_lowercase()).fetch_optional(db).await?;
    row.as_ref().map(credentials).transpose()
}

/// The member of staff with that key.
///
/// # Errors
/// When the database fails, or nobody has it.
pub async fn by_id(db: &mut Connection, id: StaffId) -> Result<Credentials> {
    let query = "select id, username, name, works_inbox, role, password_hash, password_is_first, disabled
                 from staff where id = $1";
    credentials(&sqlx::query(query).bind(id.to_string()).fetch_one(db).await?)
}

/// Gives somebody another password; `is_first` when it was drawn for them.
///
/// # Errors
/// When the database fails.
pub async fn set_password(db: &mut Connection, id: StaffId, hash: &str, is_first: bool) -> Result<()> {
    sqlx::query("update staff set password_hash = $2, password_is_first = $3 where id = $1")
        .bind(id.to_string())
        .bind(hash)
        .bind(i64::from(is_first))
        .execute(db)
        .await
        .map(drop)
}

/// Disables an account or enables it again. False when it is so already.
///
/// # Errors
/// When the database fails.
pub async fn set_disabled(db: &mut Connection, id: StaffId, disabled: bool) -> Result<bool> {
    let query = sqlx::query("update staff set disabled = $2 where id = $1 and disabled <> $2");
    Ok(query.bind(id.to_string()).bind(i64::from(disabled)).execute(db).await?.rows_affected() == 1)
}

/// Changes what somebody is here for, as far as it is said.
///
/// # Errors
/// When the database fails.
pub async fn place(db: &mut Connection, id: StaffId, role: Option<Role>, duty: Option<bool>) -> Result<()> {
    sqlx::query("update staff set role = coalesce($2, role), duty = coalesce($3, duty) where id = $1")
        .bind(id.to_string())
        .bind(role.map(word).transpose()?)
        .bind(duty.map(i64::from))
        .execute(db)
        .await
        .map(drop)
}

/// Everybody, as far as it decides which alerts they look at.
///
/// # Errors
/// When the database fails.
pub async fn colleagues(db: &mut Connection) -> Result<Vec<Colleague>> {
    let query = "select id, name, role, duty, works_inbox, email from staff order by id";
    sqlx::query(query).fetch_all(db).await?.iter().map(colleague).collect()
}

fn credentials(row: &AnyRow) -> Result<Credentials> {
    Ok(Credentials {
        id: row.word("id")?,
        username: row.text("username")?,
        name: row.text("name")?,
        works_inbox: row.number::<i64>("works_inbox")? == 1,
        role: row.word("role")?,
        password_hash: row.text("password_hash")?,
        password_is_first: row.number::<i64>("password_is_first")? == 1,
        is_disabled: row.number::<i64>("disabled")? == 1,
    })
}

fn colleague(row: &AnyRow) -> Result<Colleague> {
    Ok(Colleague {
        id: row.word("id")?,
        name: row.text("name")?,
        role: row.word("role")?,
        duty: row.number::<i64>("duty")? == 1,
        works_inbox: row.number::<i64>("works_inbox")? == 1,
        email: row.maybe("email", AnyRow::text)?,
    })
}
