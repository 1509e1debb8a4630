//! Telling open pages that something changed. Within this process only, and never what.

use measures::ids::StaffId;
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::broadcast::{Receiver, Sender, channel};

/// Where changes are told. Clones tell the same listeners.
#[derive(Clone, Debug)]
pub struct Live(Arc<RwLock<Option<Sender<Change>>>>);

/// Where something changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    /// On the caseload of this therapist.
    Caseload(StaffId),
    /// In the inbox of referrals that people made themselves.
    Inbox,
}

/// Hears of changes on one caseload, and of those in the inbox if they work it.
#[derive(Debug)]
pub struct Listener {
    therapist: StaffId,
    works_inbox: bool,
    changes: Option<Receiver<Change>>,
}

/// How many changes a slow listener may be behind before it is told "something" instead of each.
const BEHIND: usize = 256;

impl Live {
    /// Nobody listens yet.
    #[must_use]
    pub fn new() -> Self {
        Self(Arc::new(RwLock::new(Some(channel(BEHIND).0))))
    }

    /// Tells that something changed on the caseloads of these therapists. Call it after the commit.
    pub fn changed(&self, caseloads: impl IntoIterator<Item = StaffId>) {
        self.tell(caseloads.into_iter().map(Change::Caseload));
    }

    /// Tells that something changed in the inbox. Call it after the commit.
    pub fn inbox_changed(&self) {
        self.tell([Change::Inbox]);
    }

    fn tell(&self, changes: impl IntoIterator<Item = Change>) {
        if let Some(sender) = &*self.0.read().unwrap_or_else(PoisonError::into_inner) {
            for change in changes {
                // Nobody listening is nothing wrong.
                let _ = sender.send(change);
            }
        }
    }

    /// Listens for changes on a therapist's caseload, and in the inbox if they work it.
    #[must_use]
    pub fn listen(&self, therapist: StaffId, works_inbox: bool) -> Listener {
        let sender = self.0.read().unwrap_or_else(PoisonError::into_inner);
        Listener { therapist, works_inbox, changes: sender.as_ref().map(Sender::subscribe) }
    }

    /// Ends every listener, now and later: the program stops.
    pub fn close(&self) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).take();
    }
}

impl Default for Live {
    fn default() -> Self {
        Self::new()
    }
}

impl Listener {
    /// Waits for the next change. None once the program stops.
    pub async fn next(&mut self) -> Option<()> {
        let changes = self.changes.as_mut()?;
        loop {
            match changes.recv().await {
                Ok(Change::Caseload(therapist)) if therapist == self.therapist => return Some(()),
                Ok(Change::Inbox) if self.works_inbox => return Some(()),
                Ok(_) => {}
                // What was missed may have been ours.
                Err(RecvError::Lagged(_)) => return Some(()),
                Err(RecvError::Closed) => return None,
            }
        }
    }
}
