//! What is done to a session of whichever kind: it is heard of, and it ends.

/// Writes the queries that are alike for every table of sessions.
macro_rules! sessions {
    ($table:literal) => {
        /// Notes that the session was heard of.
        ///
        /// # Errors
        /// When the database fails.
        pub async fn seen(db: &mut Connection, token_hash: &str, now: DateTime<Utc>) -> Result<()> {
            let query = sqlx::query(concat!("update ", $table, " set seen_at = $2 where token_hash = $1"));
            query.bind(token_hash).bind(now.timestamp_millis()).execute(db).await.map(drop)
        }

        /// Ends a session.
        ///
        /// # Errors
        /// When the database fails.
        pub async fn end(db: &mut Connection, token_hash: &str) -> Result<()> {
            let query = sqlx::query(concat!("delete from ", $table, " where token_hash = $1"));
            query.bind(token_hash).execute(db).await.map(drop)
        }

        /// Ends every session last heard of before an instant.
        ///
        /// # Errors
        /// When the database fails.
        pub async fn end_idle(db: &mut Connection, before: DateTime<Utc>) -> Result<()> {
            let query = sqlx::query(concat!("delete from ", $table, " where seen_at < $1"));
            query.bind(before.timestamp_millis()).execute(db).await.map(drop)
        }
    };
}
pub(super) use sessions;
