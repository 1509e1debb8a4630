//! Telling open pages that something changed, and never what. On PostgreSQL every process that shares the records
//! hears of it; on SQLite there is one process.

/// Hearing what the other processes tell.
mod following;

use crate::store::{Db, Engine, Result, Transaction, changes};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::broadcast::{Receiver, Sender, channel};

pub use crate::store::changes::Topic;

/// Where changes are told. Clones tell the same listeners.
#[derive(Clone, Debug)]
pub struct Live(Arc<Line>);

/// Hears of changes.
#[derive(Debug)]
pub struct Listener {
    topics: Vec<Topic>,
    changes: Option<Receiver<Told>>,
}

/// What a change was about; none when that is not known, so that it may be anything.
pub type Told = Option<Topic>;

#[derive(Debug)]
struct Line {
    /// None once the program stops.
    here: RwLock<Option<Sender<Told>>>,
    by_database: bool,
    hears: AtomicBool,
}

/// How many changes a slow listener may be behind before it is told "something" instead of each.
const BEHIND: usize = 256;

impl Live {
    /// Where the changes to these records are told. On PostgreSQL it listens for those of other processes from now
    /// on, in a task of its own.
    #[must_use]
    pub fn on(db: &Db) -> Self {
        let by_database = db.engine() == Engine::Postgres;
        let here = RwLock::new(Some(channel(BEHIND).0));
        let live = Self(Arc::new(Line { here, by_database, hears: AtomicBool::new(!by_database) }));
        if by_database {
            tokio::spawn(following::follow(db.clone(), live.clone()));
        }
        live
    }

    /// Commits, and tells that something changed about these topics: nobody hears of it earlier, and a process that
    /// stops in between has told it or has not done it.
    ///
    /// # Errors
    /// When the database fails. Then nothing is told.
    pub async fn commit(&self, mut db: Transaction, topics: impl IntoIterator<Item = Topic>) -> Result<()> {
        let topics: BTreeSet<_> = topics.into_iter().collect();
        if self.0.by_database {
            for topic in topics {
                changes::tell(&mut db, topic).await?;
            }
            return db.commit().await;
        }
        db.commit().await?;
        for topic in topics {
            self.pass_on(Some(topic));
        }
        Ok(())
    }

    /// Listens for changes about any of these topics.
    #[must_use]
    pub fn listen(&self, topics: impl Into<Vec<Topic>>) -> Listener {
        let here = self.0.here.read().unwrap_or_else(PoisonError::into_inner);
        Listener { topics: topics.into(), changes: here.as_ref().map(Sender::subscribe) }
    }

    /// Whether what is told now is heard here. While the line to the database is lost, it is not.
    #[must_use]
    pub fn hears(&self) -> bool {
        self.0.hears.load(Ordering::Acquire)
    }

    /// Tells of what passing time has changed, which each process notices by itself.
    pub fn notice(&self, topic: Topic) {
        self.pass_on(Some(topic));
    }

    /// Ends every listener, now and later: the program stops.
    pub fn close(&self) {
        self.0.here.write().unwrap_or_else(PoisonError::into_inner).take();
    }

    fn is_closed(&self) -> bool {
        self.0.here.read().unwrap_or_else(PoisonError::into_inner).is_none()
    }

    /// From now on changes are heard. Whatever was told before may have been missed.
    fn hear(&self) {
        self.0.hears.store(true, Ordering::Release);
        self.pass_on(None);
    }

    /// From now on changes are missed.
    fn miss(&self) {
        self.0.hears.store(false, Ordering::Release);
    }

    fn pass_on(&self, told: Told) {
        if let Some(here) = &*self.0.here.read().unwrap_or_else(PoisonError::into_inner) {
            // Nobody listening is nothing wrong.
            let _ = here.send(told);
        }
    }
}

impl Listener {
    /// Waits for the next change. None once the program stops. Loses nothing when it is given up half-way.
    pub async fn next(&mut self) -> Option<Told> {
        let changes = self.changes.as_mut()?;
        loop {
            match changes.recv().await {
                Ok(Some(topic)) if !self.topics.contains(&topic) => {}
                Ok(told) => return Some(told),
                // What was missed may have been ours.
                Err(RecvError::Lagged(_)) => return Some(None),
                Err(RecvError::Closed) => return None,
            }
        }
    }
}
