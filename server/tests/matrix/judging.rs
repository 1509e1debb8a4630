//! What a reply may say, and what follows from it.

use crate::asking::{Run, Who};
use crate::canary::owners_in;
use crate::lines::{By, Line, Relation};
use crate::oracle::Standing;
use crate::world::{Reply, STAFF_CANARIES};

impl Run {
    pub async fn is_open(&self, table: &str, visit: &str) -> bool {
        let query = match table {
            "patient_sessions" => "select visit_id from patient_sessions where visit_id = $1",
            _ => "select visit_id from self_referral_sessions where visit_id = $1",
        };
        self.world.one(query, visit).await.is_some()
    }

    /// Whose canary came back that had no business there.
    pub async fn foreign(
        &self,
        path: &str,
        line: &Line,
        who: Who,
        target: u16,
        reply: &Reply,
    ) -> Option<u16> {
        let is_ok = (200..300).contains(&reply.status);
        for owner in owners_in(&reply.text) {
            let Who::Staff(number) = who else {
                // A patient and a referrer may hear their own words again, and whoever holds the link and the birthday.
                let own = match who {
                    Who::Patient(one)
                    | Who::PatientIn(one, _)
                    | Who::Referrer(one)
                    | Who::ReferrerIn(one, _) => one,
                    _ => target,
                };
                let theirs = if line.by == By::Anybody { target } else { own };
                if is_ok && owner == theirs && line.by != By::Staff {
                    continue;
                }
                return Some(owner);
            };
            let standing = self.world.standing(&self.world.staff[number]).await;
            let may = if line.by == By::Anybody {
                owner == target
            } else if owner >= STAFF_CANARIES {
                let colleague = usize::from(owner - STAFF_CANARIES);
                path != "/api/read-supervision" || self.world.supervises(&standing, colleague).await
            } else if let Some(shows) = &line.shows {
                self.shown(&standing, shows, owner).await
            } else {
                owner == target
            };
            if !is_ok || !may {
                return Some(owner);
            }
        }
        None
    }

    pub async fn shown(&self, who: &Standing, shows: &[Relation], owner: u16) -> bool {
        for relation in shows {
            if self.world.stands_to(who, *relation, owner).await {
                return true;
            }
        }
        false
    }

    /// Whoever went out comes back in, and new links are known.
    pub async fn follow(&mut self, path: &str, who: Who, target: u16, reply: &Reply) {
        if !(200..300).contains(&reply.status) {
            return;
        }
        let link = || {
            Some(
                serde_json::from_str::<serde_json::Value>(&reply.text).unwrap()["token"].as_str()?.to_owned(),
            )
        };
        match (path, who) {
            ("/api/sign-out", Who::Staff(number)) => {
                let mut member = self.world.staff[number].clone();
                self.world.sign_in(&mut member).await;
                self.world.staff[number] = member;
            }
            ("/api/close-sitting" | "/api/leave-referral", Who::Patient(one) | Who::Referrer(one)) => {
                self.world.enter(one).await;
            }
            ("/api/renew-invitation" | "/api/invite-patient", _) => {
                self.world.owner_mut(target).token = link();
                self.world.enter(target).await;
            }
            ("/api/send-referral-link", Who::Referrer(one)) => self.world.owner_mut(one).secret = link(),
            _ => {}
        }
    }
}
