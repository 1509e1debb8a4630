//! What invented patients said on the help page, and what staff did about their alerts.

use super::record::{Patient, Recorder};
use crate::error::Result;
use crate::steps::acknowledging::acknowledge;
use crate::steps::happening::happen;
use crate::steps::saving_safety::save_safety;
use crate::store::invitations::Invitation;
use crate::store::{Hand, alerts};
use anyhow::anyhow;
use chrono::{DateTime, Utc};
use measures::alert::{Action, Channel, KeepSafe, Reach};
use measures::alert_queue::{ContactOutcome, Happening};
use measures::contract::clinician::AcknowledgeAlert;
use measures::contract::patient::SaveSafety;

impl Recorder<'_> {
    /// What the help page asked, where it came up.
    pub(super) async fn say_how_safe(
        &mut self,
        patient: &Patient,
        invitation: &Invitation,
        alert: bool,
        at: DateTime<Utc>,
    ) -> Result<()> {
        if !alert {
            return Ok(());
        }
        let reach = Reach {
            channel: Channel::PhoneCall,
            detail: "07700 900 123, not before ten".to_owned(),
            safe_to_call: Some(true),
        };
        let said = SaveSafety {
            keep_safe: Some(KeepSafe::NotSure),
            reach: Some(reach),
            sequence: 100,
            key: 0,
            waited_seconds: 0,
        };
        save_safety(self.db, invitation, patient.id, &said, Hand::on(Some(true)), at).await
    }

    /// Alerts of the past were looked at, and finished with, in the session they came before.
    pub(super) async fn acknowledge(
        &mut self,
        patient: &Patient,
        invitation: &Invitation,
        at: DateTime<Utc>,
    ) -> Result<()> {
        let Some(latest) = alerts::latest_of(self.db, invitation.id).await? else { return Ok(()) };
        let said = AcknowledgeAlert {
            alert: latest.alert,
            seen: 1,
            actions: vec![Action::SpokeToPatient, Action::SafetyPlan],
            note: "Talked it through in the session.".to_owned(),
        };
        acknowledge(self.db, patient.therapist, said, at).await?;
        let contact = Happening::Contact {
            number: 1,
            outcome: ContactOutcome::Spoke,
            note: "In the session.".to_owned(),
        };
        for happening in [contact, Happening::Closed { reason: String::new() }] {
            let happened = happen(self.db, latest.alert, happening, patient.therapist, at).await?;
            happened.map_err(|why| anyhow!("an alert of the past cannot be finished: {why:?}"))?;
        }
        Ok(())
    }
}
