//! Where an alert belongs: who looks first, who looks as well, and who looks when nobody did.

use super::{Desk, Happening, Life, Rules};
use crate::alert::KeepSafe;
use crate::answers::Answer;
use crate::hours::Clocks;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeSet;

/// Nobody looks at the age of somebody older.
const ADULT: u32 = 18;

/// What is known about an alert besides what happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The answers of its story.
    pub answers: Vec<Answer>,
    /// What the patient had said to the same items the last time before.
    pub before: Vec<Answer>,
    /// What the patient said about keeping safe.
    pub keep_safe: Vec<KeepSafe>,
    /// Whether a self-referral tells something in it.
    pub disclosed: bool,
    /// Whether the patient told a form something because of which a reviewer looks as well.
    pub asks_for_review: bool,
    /// Whether the patient is on somebody's caseload.
    pub on_a_caseload: bool,
    /// When the patient's next appointment starts.
    pub appointment_at: Option<DateTime<Utc>>,
    /// The patient's date of birth, if they have said.
    pub date_of_birth: Option<NaiveDate>,
}

impl Facts {
    /// Where an alert with this life must be by now and has not been put yet. Nowhere, once it is acknowledged.
    #[must_use]
    pub fn goes_to(
        &self,
        life: &Life,
        rules: &Rules,
        clocks: &impl Clocks,
        now: DateTime<Utc>,
    ) -> BTreeSet<Desk> {
        if !life.waits() {
            return BTreeSet::new();
        }
        let missed = life.events().iter().any(|event| matches!(event.happening, Happening::Missed(_)));
        let due = life.escalations(rules, clocks).into_iter().filter(|(_, at)| *at <= now);
        let on_duty = missed || self.asks_for_the_duty_worker(life, rules, now);
        let today = clocks.shown(now).date();
        let under_age =
            self.date_of_birth.is_some_and(|born| today.years_since(born).is_none_or(|age| age < ADULT));
        [
            (Desk::Therapist, self.on_a_caseload),
            (Desk::Triage, !self.on_a_caseload || self.disclosed),
            (Desk::Duty, on_duty),
            (Desk::Reviewer, under_age || self.asks_for_review),
        ]
        .into_iter()
        .filter_map(|(desk, belongs)| belongs.then_some(desk))
        .chain(due.map(|(desk, _)| desk))
        .filter(|desk| !life.desks().contains(desk))
        .collect()
    }

    /// Whether somebody else than the therapist looks first. The therapist alone does so only if all is known: the
    /// lowest answer that alerts, no higher than the last time if it was asked before, able to keep safe, and an
    /// appointment soon.
    fn asks_for_the_duty_worker(&self, life: &Life, rules: &Rules, now: DateTime<Utc>) -> bool {
        let silent = self.keep_safe.is_empty();
        // Without a caseload there is no therapist, and triage looks first whatever the appointment.
        let soon = |at| at <= now + rules.appointment_within;
        let nobody_soon = self.on_a_caseload && !self.appointment_at.is_some_and(soon);
        self.answers.iter().any(|answer| answer.alerts() && self.is_more(answer))
            || self.disclosed
            || self.keep_safe.iter().any(|said| said.asks_for_attention())
            || silent && now >= life.raised_at() + rules.help_page
            || nobody_soon
    }

    /// Whether an answer that alerts is withheld, above the lowest that does, or not known to be as low as what was said
    /// before. An item that was never asked before has nothing to have risen from.
    fn is_more(&self, answer: &Answer) -> bool {
        let same =
            |other: &&Answer| (other.instrument(), other.item()) == (answer.instrument(), answer.item());
        let before = self.before.iter().find(same).map(Answer::points);
        let Some(points) = answer.points() else { return true };
        answer.declared().alerts_from.is_some_and(|from| points > from)
            || before.is_some_and(|before| before.is_none_or(|before| points > before))
    }
}
