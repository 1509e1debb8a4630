//! What the day's list says about an appointment, for all appointments in a span of time with a handful of
//! queries.

use crate::clock::local;
use crate::error::Result;
use crate::steps::leading::leads_to;
use crate::store::appointments::{Appointment, Listed};
use crate::store::invitations::Invitation;
use crate::store::sent_packs::Attached;
use crate::store::{Connection, answers, appointments, invitations, sent_packs};
use chrono::{DateTime, Utc};
use measures::answers::Answer;
use measures::attachment::Slot;
use measures::contract::clinician::{PackProgress, TodayEntry};
use measures::ids::{AppointmentId, InvitationId, ReferralId, StaffId};
use measures::sitting::Sitting;
use std::collections::HashMap;

/// The appointments that start in a span of time, with what was sent or begun for each.
pub(super) struct Listing {
    pub(super) appointments: Vec<Listed>,
    sent: HashMap<AppointmentId, Attached>,
    begun: HashMap<AppointmentId, Invitation>,
    answers: HashMap<InvitationId, Vec<Answer>>,
}

impl Listing {
    /// The therapist's appointments that start in a span of time, whatever became of them.
    pub(super) async fn between(
        db: &mut Connection,
        therapist: StaffId,
        (from, until): (DateTime<Utc>, DateTime<Utc>),
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let appointments = appointments::between(db, therapist, from, until).await?;
        let sent = sent_packs::attached_between(db, therapist, from, until).await?;
        let slots = appointments::slots_between(db, therapist, (from, until), now).await?;
        let open = invitations::open_between(db, therapist, from, until).await?;
        let mut answers: HashMap<_, Vec<_>> = HashMap::new();
        for standing in answers::open_between(db, therapist, from, until).await? {
            answers.entry(standing.invitation).or_default().push(standing.answer);
        }
        // Of two for one appointment the later counts: both lists come oldest first.
        let sent = sent.into_iter().filter_map(|sent| Some((sent.attached_to?, sent))).collect();
        let slots = by_referral(slots);
        // A link that has ended without an answer asks nobody anything.
        let of_use = |open: &Invitation| open.is_open(now) || answers.contains_key(&open.id);
        let open = open.into_iter().filter(of_use);
        let leads = |open: Invitation| Some((leads_to(&open, slots.get(&open.referral)?, now)?, open));
        let begun = open.filter_map(leads).collect();
        Ok(Self { appointments, sent, begun, answers })
    }

    /// What the list says about one of them.
    pub(super) fn entry(&self, listed: &Listed) -> TodayEntry {
        let Appointment { id, starts, mode, booking, .. } = listed.appointment;
        TodayEntry {
            appointment: id,
            starts,
            patient: listed.patient_name.clone(),
            mode,
            booking,
            progress: self.progress(id),
            alert: listed.alert,
        }
    }

    /// Whether an invitation that was not sent leads to this appointment.
    pub(super) fn is_begun_for(&self, appointment: AppointmentId, invitation: InvitationId) -> bool {
        self.begun.get(&appointment).is_some_and(|begun| begun.id == invitation)
    }

    fn progress(&self, appointment: AppointmentId) -> PackProgress {
        let begun = self.begun.get(&appointment);
        // What was asked after something was sent is still to be answered: a self-referral files its measures before
        // anybody is invited.
        if let Some(sent) = self.sent.get(&appointment)
            && begun.is_none_or(|begun| begun.made_at <= sent.pack.sent_at)
        {
            return PackProgress::Completed { at: local(sent.pack.sent_at) };
        }
        let Some(invitation) = begun else { return PackProgress::NotInvited };
        let given = self.answers.get(&invitation.id).map_or(&[][..], Vec::as_slice);
        let sitting = Sitting::resume(&invitation.pack, given);
        let count = |questions: usize| u16::try_from(questions).unwrap_or(u16::MAX);
        let (asked, left) = (sitting.questions().count(), sitting.unanswered().count());
        match (sitting.standing().count(), count(asked - left)) {
            (0, _) => PackProgress::NotStarted,
            (_, answered) => PackProgress::Answering { answered, of: count(asked) },
        }
    }
}

fn by_referral(slots: Vec<(ReferralId, Slot)>) -> HashMap<ReferralId, Vec<Slot>> {
    let mut all: HashMap<_, Vec<_>> = HashMap::new();
    for (referral, slot) in slots {
        all.entry(referral).or_default().push(slot);
    }
    all
}
