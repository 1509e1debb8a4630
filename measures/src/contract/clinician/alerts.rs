//! An alert's story, and acknowledging it.

use super::EnteredBy;
use crate::alert::{Action, KeepSafe, Reach};
use crate::alert_queue::ContactOutcome;
use crate::answers::Answer;
use crate::ids::AlertId;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// An alert and its whole story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alert {
    /// Which.
    pub alert: AlertId,
    /// The answers that raised it and the later ones to the same item, oldest first.
    pub occasions: Vec<Occasion>,
    /// What the help page asked, the last answer first.
    pub safety: Vec<Safety>,
    /// What was said in a self-referral that asked for attention, oldest first.
    pub disclosures: Vec<Disclosure>,
    /// Who acknowledged it, and what was done.
    pub acknowledged: Option<Acknowledged>,
    /// What was recorded of trying to speak to the patient since, oldest first.
    pub contacts: Vec<ContactMade>,
    /// When somebody closed it. None while somebody still has to.
    pub closed: Option<NaiveDateTime>,
}

impl Alert {
    /// How many entries its story has: what [`AcknowledgeAlert::seen`] counts.
    #[must_use]
    pub fn entries(&self) -> u32 {
        u32::try_from(self.occasions.len() + self.safety.len() + self.disclosures.len()).unwrap_or(u32::MAX)
    }
}

/// One answer in an alert's story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occasion {
    /// When it was given on the phone. Earlier than `at` where the phone could not send it.
    pub given: NaiveDateTime,
    /// When the server received it.
    pub at: NaiveDateTime,
    /// The words it was asked in: a place in the view's wordings, from 0.
    pub wording: usize,
    /// What was said.
    pub answer: Answer,
    /// Whether its pack has been sent.
    pub sent: bool,
    /// How it came in. None where that is not known.
    pub came: Option<Came>,
}

/// How an answer of an alert's story came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Came {
    /// Somebody answered or entered it.
    Entered(EnteredBy),
    /// A member of staff amended what was sent.
    Amended {
        /// The person's name.
        by: String,
    },
}

/// Something said in a self-referral that asked for attention, or belongs to what did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// When it was given in the browser.
    pub given: NaiveDateTime,
    /// When the server received it.
    pub at: NaiveDateTime,
    /// The exact words of the question.
    pub asked: String,
    /// The exact words of the answer.
    pub said: String,
    /// Whether the referral has been sent.
    pub sent: bool,
}

/// One answer to the help page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Safety {
    /// When it was given on the phone. Earlier than `at` where the phone could not send it.
    pub given: NaiveDateTime,
    /// When the server received it.
    pub at: NaiveDateTime,
    /// "Do you feel able to keep yourself safe until then?"
    pub keep_safe: Option<KeepSafe>,
    /// "What is the best way to reach you?"
    pub reach: Option<Reach>,
    /// Who entered it, and how.
    pub by: EnteredBy,
}

/// Who acknowledged an alert, when, and what was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledged {
    /// The person's name.
    pub by: String,
    /// When.
    pub at: NaiveDateTime,
    /// What was done.
    pub actions: Vec<Action>,
    /// In their words; the reason, where nothing was done.
    pub note: String,
}

/// What was recorded of trying to speak to the patient about an alert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactMade {
    /// The name of whoever tried.
    pub by: String,
    /// When it was recorded.
    pub at: NaiveDateTime,
    /// What came of it.
    pub outcome: ContactOutcome,
}

/// Records that the caller has seen the alert and what was done. Once; it cannot be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcknowledgeAlert {
    /// Which.
    pub alert: AlertId,
    /// How many entries of the story the caller was shown: its occasions and its answers to the help page. If more
    /// have come since, it is refused.
    pub seen: u32,
    /// At least one; "no action" stands alone.
    pub actions: Vec<Action>,
    /// At most 2,000 characters; needed with "no action".
    pub note: String,
}
