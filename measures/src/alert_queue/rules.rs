//! What a service decides about the queue.

use super::Desk;
use crate::hours::Hours;
use crate::role::Role;
use chrono::TimeDelta;

/// When and by whom alerts are looked at. To be confirmed by the service, every one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// When staff look at the queue.
    pub hours: Hours,
    /// How much staffed time may pass before an alert that nobody acknowledged goes to the lead.
    pub first: TimeDelta,
    /// How much more before it goes to the manager.
    pub second: TimeDelta,
    /// How soon the next appointment must be for the therapist alone to look first.
    pub appointment_within: TimeDelta,
    /// How long the patient's word on keeping safe is waited for before somebody else looks.
    pub help_page: TimeDelta,
    /// Whose role it is to be the lead.
    pub lead: Role,
    /// Whose role it is to be the manager.
    pub manager: Role,
    /// Whose role it is to be the reviewer.
    pub reviewer: Role,
}

impl Rules {
    /// The desks of somebody with this role, on duty or not, deciding about self-referrals or not. A therapist's own desk
    /// is their caseload.
    pub fn desks_of(&self, role: Role, duty: bool, works_inbox: bool) -> impl Iterator<Item = Desk> {
        let holds = [
            (Desk::Triage, works_inbox || duty),
            (Desk::Duty, duty),
            (Desk::Reviewer, role == self.reviewer),
            (Desk::Lead, role == self.lead),
            (Desk::Manager, role == self.manager),
        ];
        holds.into_iter().filter_map(|(desk, holds)| holds.then_some(desk))
    }
}
