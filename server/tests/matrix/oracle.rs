//! What the matrix means, worked out from plain rows: none of the server's own rules is asked.

use crate::lines::{Kind, Relation};
use crate::world::{Member, World};
use sqlx::Row;
use sqlx::any::AnyRow;

/// Somebody of the staff as they are now.
pub struct Standing {
    id: String,
    role: String,
    duty: bool,
    inbox: bool,
}

/// A record.
#[derive(Debug, Clone)]
pub struct Named {
    pub kind: Kind,
    pub id: String,
}

impl World {
    async fn rows(&self, query: &'static str, bound: &[&str]) -> Vec<AnyRow> {
        let mut db = self.server.db.read().await.unwrap();
        let bind =
            |query: sqlx::query::Query<'static, sqlx::Any, _>, text: &&str| query.bind((*text).to_owned());
        bound.iter().fold(sqlx::query(query), bind).fetch_all(&mut *db).await.unwrap()
    }

    async fn any(&self, query: &'static str, bound: &[&str]) -> bool {
        !self.rows(query, bound).await.is_empty()
    }

    pub async fn standing(&self, member: &Member) -> Standing {
        let id = member.id.to_string();
        let row = &self.rows("select role, duty, works_inbox from staff where id = $1", &[&id]).await[0];
        let marked = |column| row.get::<i64, _>(column) == 1;
        Standing { role: row.get("role"), duty: marked("duty"), inbox: marked("works_inbox"), id }
    }

    /// Whether somebody stands so to a record that is there.
    pub async fn stands(&self, who: &Standing, relation: Relation, named: Option<&Named>) -> bool {
        match relation {
            Relation::Anybody => return true,
            Relation::WorksInbox => return who.inbox,
            Relation::Manager => return who.role == "service_manager",
            Relation::NoAdministrator => return who.role != "administrator",
            _ => {}
        }
        let Some(named) = named else { return false };
        if relation == Relation::OtherManager {
            let theirs = "select 1 from glass_openings where id = $1 and staff_id <> $2";
            return who.role == "service_manager" && self.any(theirs, &[&named.id, &who.id]).await;
        }
        if relation == Relation::Inbox {
            let sent = "select 1 from self_referrals where id = $1 and state <> 'unsent'";
            let alerted =
                "select 1 from self_referrals f join alerts a on a.patient_id = f.patient_id where f.id = $1";
            return who.inbox
                && (self.any(sent, &[&named.id]).await || self.any(alerted, &[&named.id]).await);
        }
        if relation == Relation::Sight {
            return self.in_sight(who, named).await;
        }
        let Some((referral, patient, therapist)) = self.referral(named).await else { return false };
        match relation {
            Relation::Holder => therapist == who.id,
            Relation::Supervisor => {
                let theirs = "select 1 from supervision where supervisor_id = $1 and supervisee_id = $2";
                who.role == "supervisor" && self.any(theirs, &[&who.id, &therapist]).await
            }
            Relation::Opener => self.opened(who, &patient).await,
            Relation::Booker => {
                who.inbox
                    && self.any("select 1 from self_referrals where referral_id = $1", &[&referral]).await
            }
            _ => false,
        }
    }

    async fn opened(&self, who: &Standing, patient: &str) -> bool {
        let query = "select until_at from glass_openings where staff_id = $1 and patient_id = $2";
        let now = self.server.clock.now().timestamp_millis();
        let until = self.rows(query, &[&who.id, patient]).await;
        who.role != "administrator" && until.iter().any(|row| row.get::<i64, _>("until_at") > now)
    }

    /// The referral of a record, its patient and its therapist.
    async fn referral(&self, named: &Named) -> Option<(String, String, String)> {
        let query = match named.kind {
            Kind::Appointment => "select referral_id from appointments where id = $1",
            Kind::Invitation => "select referral_id from invitations where id = $1",
            Kind::Form => "select referral_id from self_referrals where id = $1",
            Kind::Referral => "select id from referrals where id = $1",
            Kind::Alert | Kind::Opening => return None,
        };
        let referral = self.one(query, &named.id).await?;
        let row =
            &self.rows("select patient_id, therapist_id from referrals where id = $1", &[&referral]).await[0];
        Some((referral, row.get("patient_id"), row.get("therapist_id")))
    }

    async fn in_sight(&self, who: &Standing, alert: &Named) -> bool {
        let Some(patient) = self.one("select patient_id from alerts where id = $1", &alert.id).await else {
            return false;
        };
        let mut referrals = Vec::new();
        for row in
            self.rows("select id, therapist_id from referrals where patient_id = $1", &[&patient]).await
        {
            let ended = "select 1 from referral_ends where referral_id = $1 and reopened_at is null";
            let goes_on = !self.any(ended, &[row.get::<&str, _>("id")]).await;
            referrals.push((row.get::<String, _>("therapist_id") == who.id, goes_on));
        }
        let none_goes_on = referrals.iter().all(|(_, goes_on)| !goes_on);
        let mut desks = Vec::new();
        desks.extend((who.duty || who.inbox).then_some("triage"));
        desks.extend(who.duty.then_some("duty"));
        match who.role.as_str() {
            "supervisor" => desks.extend(["reviewer", "lead"]),
            "service_manager" => desks.push("manager"),
            _ => {}
        }
        let events = self
            .rows("select kind, once, staff_id from alert_events where alert_id = $1", &[&alert.id])
            .await;
        referrals.iter().any(|(mine, goes_on)| *mine && (*goes_on || none_goes_on))
            || events.iter().any(|row| match row.get::<&str, _>("kind") {
                "went_to" => desks.contains(&row.get::<&str, _>("once")),
                "acknowledged" => row.get::<&str, _>("staff_id") == who.id,
                _ => false,
            })
    }

    /// Every record of somebody of one kind.
    pub async fn records(&self, owner: u16, kind: Kind) -> Vec<Named> {
        let owner = self.owner(owner);
        let named = |id| Named { kind, id };
        if kind == Kind::Form {
            return owner.form_id.clone().into_iter().map(named).collect();
        }
        let query = match kind {
            Kind::Appointment => {
                "select a.id from appointments a join referrals r on r.id = a.referral_id where r.patient_id = $1 order by a.id"
            }
            Kind::Invitation => {
                "select i.id from invitations i join referrals r on r.id = i.referral_id where r.patient_id = $1 order by i.id"
            }
            Kind::Referral => "select id from referrals where patient_id = $1 order by id",
            Kind::Alert => "select id from alerts where patient_id = $1 order by id",
            _ => "select id from glass_openings where patient_id = $1 order by id",
        };
        let patient = match &owner.form_id {
            // Somebody becomes a patient with what alerts in their form, or by sending it.
            Some(form) => self.one("select patient_id from self_referrals where id = $1", form).await,
            None => owner.patient.clone(),
        };
        let Some(patient) = patient else { return Vec::new() };
        self.rows(query, &[&patient]).await.iter().map(|row| named(row.get("id"))).collect()
    }

    /// Whether somebody stands so to any record of a person.
    pub async fn stands_to(&self, who: &Standing, relation: Relation, owner: u16) -> bool {
        let kind = match relation {
            Relation::Sight => Kind::Alert,
            Relation::Inbox => Kind::Form,
            _ => Kind::Referral,
        };
        if self.stands(who, relation, None).await {
            return true;
        }
        for named in self.records(owner, kind).await {
            if self.stands(who, relation, Some(&named)).await {
                return true;
            }
        }
        false
    }

    /// Whether somebody of the staff is supervised by another.
    pub async fn supervises(&self, who: &Standing, staff: usize) -> bool {
        let query = "select 1 from supervision where supervisor_id = $1 and supervisee_id = $2";
        let other = self.staff[staff].id.to_string();
        who.role == "supervisor" && self.any(query, &[&who.id, &other]).await
    }
}
