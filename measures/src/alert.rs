//! What an alert asks of the patient and of staff. Never a level: an alert is a work item, not a rating.

use serde::{Deserialize, Serialize};

/// "Do you feel able to keep yourself safe until then?"
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeepSafe {
    /// "Yes"
    Yes,
    /// "I’m not sure"
    NotSure,
    /// "No"
    No,
    /// "I’d rather not say"
    RatherNotSay,
}

/// A way to reach somebody that they choose themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By phone.
    PhoneCall,
    /// By text message.
    TextMessage,
    /// By email.
    Email,
    /// Only at the appointment.
    AtAppointment,
}

/// How somebody wants to be reached after an alerting answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reach {
    /// The channel.
    pub channel: Channel,
    /// The number or address they typed, and when to use it: at most 200 characters, possibly empty.
    pub detail: String,
    /// "Is it safe for us to call?" Only asked for a phone call.
    pub safe_to_call: Option<bool>,
}

/// What was done about an alert, chosen by the person who acknowledges it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Spoke to the patient.
    SpokeToPatient,
    /// Tried to reach the patient and could not.
    AttemptedContact,
    /// Passed to the crisis team.
    CrisisTeam,
    /// Told the GP.
    GpTold,
    /// Made or reviewed a safety plan.
    SafetyPlan,
    /// Discussed in supervision.
    Supervision,
    /// Nothing was done, so it stands alone; the note must say why.
    NoAction,
}

impl KeepSafe {
    /// Every answer, in the order shown.
    pub const ALL: [Self; 4] = [Self::Yes, Self::NotSure, Self::No, Self::RatherNotSay];

    /// Whether a person must look at this answer, even if they have acknowledged the alert it follows.
    #[must_use]
    pub fn asks_for_attention(self) -> bool {
        self != Self::Yes
    }

    /// The words of the answer.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::NotSure => "I’m not sure",
            Self::No => "No",
            Self::RatherNotSay => "I’d rather not say",
        }
    }
}

impl Channel {
    /// Every channel, in the order shown.
    pub const ALL: [Self; 4] = [Self::PhoneCall, Self::TextMessage, Self::Email, Self::AtAppointment];

    /// The words of the channel.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::PhoneCall => "Phone call",
            Self::TextMessage => "Text message",
            Self::Email => "Email",
            Self::AtAppointment => "Talk about it at my appointment",
        }
    }
}

impl Action {
    /// Every action, in the order shown.
    pub const ALL: [Self; 7] = [
        Self::SpokeToPatient,
        Self::AttemptedContact,
        Self::CrisisTeam,
        Self::GpTold,
        Self::SafetyPlan,
        Self::Supervision,
        Self::NoAction,
    ];

    /// The words of the action.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::SpokeToPatient => "Spoke to the patient",
            Self::AttemptedContact => "Tried to contact the patient",
            Self::CrisisTeam => "Contacted the crisis team",
            Self::GpTold => "Told the GP",
            Self::SafetyPlan => "Made or reviewed a safety plan",
            Self::Supervision => "Discussed in supervision",
            Self::NoAction => "No action (say why in the note)",
        }
    }

    /// Whether these actions contradict each other: "no action" stands alone.
    #[must_use]
    pub fn contradict(actions: &[Self]) -> bool {
        actions.contains(&Self::NoAction) && actions.iter().any(|action| *action != Self::NoAction)
    }

    /// Whether an acknowledgement with these actions and this note says enough, and only one thing: at least one
    /// action; or "no action", alone and with a reason.
    #[must_use]
    pub fn say_enough(actions: &[Self], note: &str) -> bool {
        let is_explained = !actions.contains(&Self::NoAction) || !note.trim().is_empty();
        !actions.is_empty() && is_explained && !Self::contradict(actions)
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, Channel, KeepSafe};
    use std::collections::BTreeSet;

    #[test]
    fn an_acknowledgement_names_an_action_and_no_action_stands_alone_with_a_reason() {
        for (actions, note, enough) in [
            (&[][..], "", false),
            (&[], "I looked at it.", false),
            (&[Action::SpokeToPatient], "", true),
            (&[Action::NoAction], "", false),
            (&[Action::NoAction], " \n\t", false),
            (&[Action::NoAction], "Discussed an hour before.", true),
            (&[Action::GpTold, Action::NoAction], "", false),
            (&[Action::GpTold, Action::NoAction], "Discussed an hour before.", false),
            (&[Action::NoAction, Action::SpokeToPatient], "Discussed an hour before.", false),
            (&[Action::NoAction, Action::NoAction], "Discussed an hour before.", true),
            (&[Action::GpTold, Action::SafetyPlan], "", true),
        ] {
            assert_eq!(Action::say_enough(actions, note), enough, "{actions:?} {note:?}");
        }
    }

    #[test]
    fn every_choice_has_words_of_its_own() {
        let different = |words: &[&str]| words.iter().collect::<BTreeSet<_>>().len() == words.len();
        assert!(different(&Action::ALL.map(Action::words)));
        assert!(different(&Channel::ALL.map(Channel::words)));
        assert!(different(&KeepSafe::ALL.map(KeepSafe::words)));
    }
}
