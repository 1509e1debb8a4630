//! Giving the alerts of a self-referral to the patient it joins. Nothing of a story is lost on the way.

use super::columns::Columns;
use super::{Connection, Result};
use measures::ids::{AlertId, PatientId};
use sqlx::any::AnyRow;

/// An alert that moves.
struct Moving {
    alert: String,
    raised_at: i64,
    entries: i64,
    acknowledged: bool,
}

/// Gives every alert of a patient who has only referred themselves to another patient. An open one joins the other's
/// open alert, its entries after those that are there; `fresh` is the key of the alert it becomes where there is none.
/// Hold the form.
///
/// # Errors
/// When the database fails.
pub async fn all(db: &mut Connection, from: PatientId, to: PatientId, fresh: AlertId) -> Result<()> {
    // Writing is what keeps anybody from acknowledging one of them before they have moved.
    let rows = sqlx::query(
        "update alerts set entries = entries where patient_id = $1
         returning id, raised_at, entries, acknowledged_at",
    )
    .bind(from.to_string())
    .fetch_all(&mut *db)
    .await?;
    for moving in rows.iter().map(moving).collect::<Result<Vec<_>>>()? {
        if moving.acknowledged {
            let query = sqlx::query("update alerts set patient_id = $2 where id = $1");
            query.bind(&moving.alert).bind(to.to_string()).execute(&mut *db).await?;
        } else {
            join(db, &moving, to, fresh).await?;
        }
    }
    Ok(())
}

/// Moves an open alert's entries to the end of the patient's open one.
async fn join(db: &mut Connection, moving: &Moving, to: PatientId, fresh: AlertId) -> Result<()> {
    // One statement finds the open alert or makes one: somebody may raise or acknowledge one meanwhile.
    let row = sqlx::query(
        "insert into alerts (id, patient_id, raised_at, entries) values ($1, $2, $3, $4)
         on conflict (patient_id) where acknowledged_at is null do update
             set entries = alerts.entries + excluded.entries,
                 raised_at = case when excluded.raised_at < alerts.raised_at
                                  then excluded.raised_at else alerts.raised_at end
         returning id, entries",
    )
    .bind(fresh.to_string())
    .bind(to.to_string())
    .bind(moving.raised_at)
    .bind(moving.entries)
    .fetch_one(&mut *db)
    .await?;
    let before = row.number::<i64>("entries")? - moving.entries;
    let query =
        sqlx::query("update alert_disclosures set alert_id = $2, number = number + $3 where alert_id = $1");
    query.bind(&moving.alert).bind(row.text("id")?).bind(before).execute(&mut *db).await?;
    for query in [
        // What happened to both happened once.
        "update alert_events set alert_id = $2 where alert_id = $1 and not exists (
             select 1 from alert_events o
             where o.alert_id = $2 and o.kind = alert_events.kind and o.once = alert_events.once)",
        "delete from alert_events where alert_id = $1 and $1 <> $2",
    ] {
        let query = sqlx::query(query);
        query.bind(&moving.alert).bind(row.text("id")?).execute(&mut *db).await?;
    }
    // Only what a form said can be in it: an invitation needs a referral. Were there anything else, its rows would
    // not let the alert go.
    let query = sqlx::query("delete from alerts where id = $1");
    query.bind(&moving.alert).execute(db).await.map(drop)
}

fn moving(row: &AnyRow) -> Result<Moving> {
    Ok(Moving {
        alert: row.text("id")?,
        raised_at: row.number("raised_at")?,
        entries: row.number("entries")?,
        acknowledged: row.maybe("acknowledged_at", AnyRow::instant)?.is_some(),
    })
}
