//! The alerts that nobody has closed: those that wait to be acknowledged, and those that somebody acknowledged.

use crate::alert::{Action, KeepSafe};
use crate::contract::clinician::{Acknowledged, Alert, ContactMade, Disclosure, Occasion};
use crate::ids::AlertId;

/// An alert that is not closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAlert {
    /// Which.
    pub alert: AlertId,
    /// The last answer in its story to an item that alerts.
    pub said: Option<Occasion>,
    /// What was said in a self-referral, oldest first.
    pub disclosed: Vec<Disclosure>,
    /// The last answer to whether they can keep themselves safe.
    pub keep_safe: Option<KeepSafe>,
    /// Who acknowledged it, and what was done. None while it waits.
    pub acknowledged: Option<Acknowledged>,
    /// What was recorded of trying to speak to the patient since, oldest first.
    pub contacts: Vec<ContactMade>,
}

impl OpenAlert {
    /// Whether it waits to be acknowledged.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.acknowledged.is_none()
    }

    /// Whether it is on record that somebody spoke to the patient or handed them over: by a contact, or by the
    /// acknowledgement itself.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.contacts.iter().any(|contact| contact.outcome.reached()) || self.says_spoken()
    }

    /// Whether the acknowledgement says that somebody spoke to the patient.
    #[must_use]
    pub fn says_spoken(&self) -> bool {
        self.acknowledged.as_ref().is_some_and(|done| done.actions.contains(&Action::SpokeToPatient))
    }
}

/// Those that are not closed, in the order given.
pub(super) fn open(alerts: &[Alert]) -> Vec<OpenAlert> {
    alerts.iter().filter(|alert| alert.closed.is_none()).map(told).collect()
}

fn told(alert: &Alert) -> OpenAlert {
    OpenAlert {
        alert: alert.alert,
        said: alert.occasions.iter().max_by_key(|occasion| occasion.at).cloned(),
        disclosed: alert.disclosures.clone(),
        keep_safe: alert.safety.iter().find_map(|safety| safety.keep_safe),
        acknowledged: alert.acknowledged.clone(),
        contacts: alert.contacts.clone(),
    }
}
