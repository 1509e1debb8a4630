//! Who supervises whom.

use super::columns::Columns;
use super::{Connection, Result};
use measures::ids::StaffId;

/// Gives somebody these supervisors, in the place of those they had.
///
/// # Errors
/// When the database fails.
pub async fn set(db: &mut Connection, supervisee: StaffId, supervisors: &[StaffId]) -> Result<()> {
    let clear = sqlx::query("delete from supervision where supervisee_id = $1");
    clear.bind(supervisee.to_string()).execute(&mut *db).await?;
    for supervisor in supervisors {
        let add = sqlx::query(
            "insert into supervision (supervisee_id, supervisor_id) values ($1, $2) on conflict do nothing",
        );
        add.bind(supervisee.to_string()).bind(supervisor.to_string()).execute(&mut *db).await?;
    }
    Ok(())
}

/// Those whom somebody supervises, with their names, in the order of the names. Nobody, where they are no supervisor by
/// role.
///
/// # Errors
/// When the database fails.
pub async fn supervisees(db: &mut Connection, supervisor: StaffId) -> Result<Vec<(StaffId, String)>> {
    let rows = sqlx::query(
        "select s.id, s.name from supervision v join staff s on s.id = v.supervisee_id
         join staff u on u.id = v.supervisor_id
         where v.supervisor_id = $1 and u.role = 'supervisor' order by s.name, s.id",
    )
    .bind(supervisor.to_string())
    .fetch_all(db)
    .await?;
    rows.iter().map(|row| Ok((row.word("id")?, row.text("name")?))).collect()
}
