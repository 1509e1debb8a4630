//! What anybody may ask.

use super::calls;
use crate::answers::Answer;
use crate::ids::VisitId;
use crate::pack::Pack;
use crate::token::Token;
use crate::wording::Wording;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

calls! {
    OpenInvitation => "open-invitation", Opened;
    SignIn => "sign-in", super::clinician::Next;
}

/// Opens the invitation of a link, once the date of birth has shown that this is not the wrong person.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenInvitation {
    /// The secret of the link.
    pub token: Token,
    /// The date typed by the person who holds the link.
    #[serde(with = "crate::civil::date")]
    pub date_of_birth: NaiveDate,
}

/// What an open invitation shows: the pack's unfinished answers and the appointment's time, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Opened {
    /// There are questions to answer.
    Open {
        /// The visit that begins: every later call names it.
        visit: VisitId,
        /// 32 bytes in hexadecimal, under which the browser seals what is not saved yet. Held in memory only, and the
        /// same for every link and visit of the invitation.
        seal: String,
        /// What is asked.
        pack: Pack,
        /// The words of each instrument of the pack, in its order.
        wordings: Vec<Wording>,
        /// What was answered so far, oldest sequence first.
        answers: Vec<Answer>,
        /// The sequence of each of these answers, and how many seconds ago it was given.
        given: Vec<(u32, u32)>,
        /// The highest sequence the server has seen; the next answer takes the one above.
        sequence: u32,
        /// When the appointment starts, in local time, while it is booked and still to come.
        #[serde(with = "crate::civil::maybe_time")]
        appointment: Option<NaiveDateTime>,
    },
    /// The answers were sent before, at this local time.
    Sent {
        /// The visit that begins: what was answered and could not be saved then may still come.
        visit: VisitId,
        /// As of [`Opened::Open`].
        seal: String,
        /// When.
        #[serde(with = "crate::civil::time")]
        at: NaiveDateTime,
    },
}

/// The first half of signing in: lets whoever has the right password show what is asked for besides.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The name they sign in with.
    pub username: String,
    /// Their password.
    pub password: String,
}

/// Facts of the service that the pages carry with them. The server fills them into `#service` of each page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceFacts {
    /// What the service is called.
    pub name: String,
    /// Its phone number as people read it.
    pub phone: String,
    /// When the phone is answered.
    pub hours: String,
    /// When answers are looked at, in a sentence.
    pub review_promise: String,
    /// What follows "Your therapist will talk about it with you" when no appointment is booked.
    pub no_appointment: String,
    /// What the service itself says on the help page, in a sentence.
    pub help_text: String,
    /// The local crisis line's name.
    pub crisis_line_name: String,
    /// The local crisis line's number as people read it.
    pub crisis_line_phone: String,
    /// Whether the confirmation shows today's totals.
    pub shows_scores: bool,
}
