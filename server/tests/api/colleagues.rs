//! Colleagues who look at alerts, and what they do about them.

use crate::clinic::{Caller, Clinic};
use measures::alert::Action;
use measures::alert_queue::{ContactOutcome, Desk};
use measures::contract::Problem;
use measures::contract::clinician::{
    AcknowledgeAlert, AlertView, CloseAlert, QueueEntry, ReadAlertQueue, RecordContact, SeeAlert,
};
use measures::ids::{AlertId, StaffId};
use measures::role::Role;
use server::store::Db;
use server::store::staff::{self, NewStaff, Place};

impl Clinic {
    /// Somebody new, signed in.
    pub async fn colleague(&self, number: u128, role: Role, duty: bool) -> Caller<'_> {
        let id = StaffId::from_bits(100 + number);
        let username = format!("colleague-{number}");
        let place = Place { role, duty, email: Some("cole@service.example"), ..Place::THERAPIST };
        let new = NewStaff { id, username: &username, name: "Cole League", password_hash: "none", place };
        let mut db = self.server.db.write().await.unwrap();
        assert!(staff::add(&mut db, &new).await.unwrap());
        db.commit().await.unwrap();
        self.signed_in(id).await
    }

    /// Where the alert that waits has been put.
    pub async fn desks(&self) -> Vec<String> {
        desks_in(&self.server.db).await
    }
}

/// Where the alerts that wait have been put, once for each time they were.
pub async fn desks_in(db: &Db) -> Vec<String> {
    let mut db = db.read().await.unwrap();
    let query = "select e.once from alert_events e join alerts a on a.id = e.alert_id
                 where e.kind = 'went_to' and a.acknowledged_at is null order by e.once";
    sqlx::query_scalar(query).fetch_all(&mut *db).await.unwrap()
}

impl Caller<'_> {
    pub async fn queue(&self) -> Vec<QueueEntry> {
        self.send(ReadAlertQueue {}).await.unwrap().entries
    }

    /// The only alert of the queue, opened.
    pub async fn opens(&self) -> AlertView {
        let alert = self.queue().await[0].alert;
        self.send(SeeAlert { alert }).await.unwrap()
    }

    pub async fn acknowledges(&self, view: &AlertView) -> Result<(), Problem> {
        let AlertView { alert, .. } = view;
        let (actions, note) = (vec![Action::GpTold], String::new());
        self.send(AcknowledgeAlert { alert: alert.alert, seen: alert.entries(), actions, note }).await
    }

    pub async fn records(&self, alert: AlertId, number: u32, outcome: ContactOutcome) -> Result<(), Problem> {
        self.send(RecordContact { alert, number, outcome, note: String::new() }).await
    }

    pub async fn closes(&self, alert: AlertId, reason: &str) -> Result<(), Problem> {
        self.send(CloseAlert { alert, reason: reason.to_owned() }).await
    }
}

/// Desks as they are told by [`Clinic::desks`].
pub fn desks(desks: &[Desk]) -> Vec<String> {
    let mut desks: Vec<_> = desks.iter().map(|desk| desk.name().to_owned()).collect();
    desks.sort();
    desks
}
