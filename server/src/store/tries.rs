//! Tries of a secret link with a date of birth: counted first, compared second, so that many at once get no more
//! than the few allowed.

use serde::Deserialize;

/// How many dates of birth may be tried before a lock.
pub const TRIES: u32 = 5;
/// How many wrong dates end a link for good.
pub const WRONG_IN_ALL: u32 = 10;

/// What may still be tried of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Left {
    /// Another date at once.
    More,
    /// Another date when the lock ends.
    Later,
    /// Nothing any more.
    Nothing,
}

/// Writes the queries that are alike for every table whose rows are opened with a date of birth.
macro_rules! tries {
    ($table:literal, $known_by:literal, $id:ty, $($returning:tt)*) => {
        /// Counts one try before its date is looked at; a fifth one locks until `locked_until`. None for what is
        /// locked, used up, or nobody's.
        async fn counted(
            db: &mut Connection,
            known_by: &str,
            now: DateTime<Utc>,
            locked_until: DateTime<Utc>,
        ) -> Result<Option<AnyRow>> {
            sqlx::query(concat!(
                "update ", $table, " set
                     tries = case when tries >= $4 then 1 else tries + 1 end,
                     locked_until = case when tries + 1 = $4 then $3 else 0 end,
                     wrong_in_all = wrong_in_all + 1
                 where ", $known_by, " = $1 and locked_until <= $2 and wrong_in_all < $5
                 returning ", $($returning)*
            ))
            .bind(known_by)
            .bind(now.timestamp_millis())
            .bind(locked_until.timestamp_millis())
            .bind(i64::from(TRIES))
            .bind(i64::from(WRONG_IN_ALL))
            .fetch_optional(db)
            .await
        }

        /// Takes back the count of a try whose date was right, and with it any lock.
        ///
        /// # Errors
        /// When the database fails.
        pub async fn uncount(db: &mut Connection, id: $id) -> Result<()> {
            sqlx::query(concat!(
                "update ", $table, " set tries = 0, locked_until = 0, wrong_in_all = wrong_in_all - 1 where id = $1"
            ))
            .bind(id.to_string())
            .execute(db)
            .await
            .map(drop)
        }

        /// What may still be tried, with the try that was just counted. None for what is nobody's.
        ///
        /// # Errors
        /// When the database fails.
        pub async fn left(db: &mut Connection, known_by: &str, now: DateTime<Utc>) -> Result<Option<Left>> {
            let row = sqlx::query(concat!(
                "select case when wrong_in_all >= $2 then 'nothing' when locked_until > $3 then 'later' else 'more' end
                     as tries_left
                 from ", $table, " where ", $known_by, " = $1"
            ))
            .bind(known_by)
            .bind(i64::from(WRONG_IN_ALL))
            .bind(now.timestamp_millis())
            .fetch_optional(db)
            .await?;
            row.map(|row| row.word("tries_left")).transpose()
        }
    };
}
pub(super) use tries;
