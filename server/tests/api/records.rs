//! A database for each test: a file, or on PostgreSQL one of its own.

use server::secrets;

/// A database of the test's own, gone when the test is.
pub struct Records {
    pub url: String,
    _folder: Option<tempfile::TempDir>,
    postgres: Option<(String, String)>,
}

impl Records {
    pub async fn fresh() -> Self {
        let Ok(cluster) = std::env::var("TEST_DATABASE_URL") else {
            let folder = tempfile::tempdir().unwrap();
            let url = format!("sqlite:{}", folder.path().join("records.db").display());
            return Self { url, _folder: Some(folder), postgres: None };
        };
        let name = format!("beforehand_test_{:032x}", secrets::bits().unwrap());
        on_cluster(cluster.clone(), format!("create database {name}")).await;
        let (server, _) = cluster.rsplit_once('/').unwrap();
        let url = format!("{server}/{name}");
        Self { url, _folder: None, postgres: Some((cluster, name)) }
    }

    /// Whether whoever is not connected yet may connect. To a file, they always may.
    pub async fn let_in(&self, anybody: bool) {
        if let Some((cluster, name)) = &self.postgres {
            on_cluster(cluster.clone(), format!("alter database {name} allow_connections {anybody}")).await;
        }
    }
}

impl Drop for Records {
    fn drop(&mut self) {
        if let Some((cluster, name)) = self.postgres.take() {
            let gone = async move { on_cluster(cluster, format!("drop database {name} with (force)")).await };
            // The test's own runtime is on its way out.
            let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            std::thread::spawn(move || runtime().block_on(gone)).join().unwrap();
        }
    }
}

async fn on_cluster(cluster: String, statement: String) {
    use sqlx::Connection;
    sqlx::any::install_default_drivers();
    let mut db = sqlx::AnyConnection::connect(&cluster).await.unwrap();
    // The name of a database cannot be bound, and this one is ours.
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&mut db).await.unwrap();
}
