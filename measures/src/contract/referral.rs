//! What somebody who refers themselves may ask. They have no account: a form knows them by its own secret.

use super::calls;
use crate::answers::Answer;
use crate::ids::{SendingKey, VisitId};
use crate::pack::Pack;
use crate::referral::{Rules, Screen, Served, Statement, Text};
use crate::token::Token;
use crate::wording::Wording;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

calls! {
    BeginReferral => "begin-referral", DraftOpened;
    ResumeReferral => "resume-referral", DraftOpened;
    FindPractices => "find-practices", Vec<Practice>;
    SaveScreen => "save-screen", ScreenSaved;
    SaveMeasureAnswer => "save-measure-answer", ScreenSaved;
    SendReferral => "send-referral", ReferralSent;
    SendReferralLink => "send-referral-link", LinkSent;
    LeaveReferral => "leave-referral", ();
}

/// Begins a form with its first answers. From here on every screen is saved when it is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeginReferral {
    /// Made in the browser before the first try: beginning twice with one key is beginning once.
    pub key: SendingKey,
    /// The first screen's id.
    pub screen: Text,
    /// What was said there.
    pub said: Vec<Statement>,
    /// What a field holds that no person sees: empty, unless a program filled it in. Only ever flags.
    pub website: String,
    /// How long ago that screen was left, as time that passed in the browser: who had no connection began before the form
    /// did. Pages that were opened before this was asked say nothing.
    #[serde(default)]
    pub waited_seconds: u32,
}

/// Goes on with a form that was begun: by its link on any device, or by the cookie of the browser it was begun in.
/// Once a date of birth was given, it must be given again.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResumeReferral {
    /// The secret of the link. Without it, the browser's cookie says which form.
    pub token: Option<Token>,
    /// The date typed. Without it, only a form in which none was given opens: with one, the reply is
    /// [`Problem::NotYou`](super::Problem::NotYou) and no try is counted.
    #[serde(with = "crate::civil::maybe_date")]
    pub date_of_birth: Option<NaiveDate>,
}

/// A form, open in this browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftOpened {
    /// The visit that begins: every later call names it in the header [`VISIT`](super::patient::VISIT).
    pub visit: VisitId,
    /// 32 bytes in hexadecimal, under which the browser seals what is typed and not yet saved. Held in memory only.
    pub seal: String,
    /// Everything said so far, the questions' last word each. Once the form was sent, only what can still be gone on
    /// with: nothing of its first part but who it is for.
    pub said: Vec<Statement>,
    /// The practice that was chosen, so that its name can be shown. None once the form was sent.
    pub practice: Option<Practice>,
    /// The measures of "before your assessment", and the words of each.
    pub pack: Option<Pack>,
    /// The words of each instrument of the pack, in its order.
    pub wordings: Vec<Wording>,
    /// What was answered of the measures.
    pub answers: Vec<Answer>,
    /// The highest sequence the server has seen; the next save takes the one above.
    pub sequence: u32,
    /// The confirmation, once it was sent.
    pub sent: Option<ReferralSent>,
    /// Whether somebody has decided about it: what the confirmation promised next is over.
    pub decided: bool,
    /// What of "before your assessment" may still be told. What has closed since is refused with
    /// [`Problem::AlreadySent`](super::Problem::AlreadySent).
    pub open: StillOpen,
}

/// What of "before your assessment" may still be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StillOpen {
    /// The measures: until they are filed with the first appointment, or the form is declined.
    pub measures: bool,
    /// All other questions: until the form is declined. Where they are closed, so are the measures.
    pub questions: bool,
}

/// Looks for GP practices by name, place or postcode: at least two characters. At most [`Self::MOST`] come back, best
/// first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindPractices {
    /// What was typed.
    pub words: String,
}

impl FindPractices {
    /// The most that come back.
    pub const MOST: u8 = 20;
}

/// A GP practice.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// Its ODS code, six characters.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Where it is, in a line.
    pub address: String,
    /// Whether this service serves its patients; if not, which service does, where that is known.
    pub served: Served,
}

/// Keeps one screen as it was left. Safe to repeat: of two to one question, the one with the higher sequence stands.
///
/// What alerts raises its alert in the same transaction, whether or not the form is ever sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaveScreen {
    /// The screen's id.
    pub screen: Text,
    /// What was said to its questions; those not asked are left out.
    pub said: Vec<Statement>,
    /// Counts up by one with each save of this form, on whichever device.
    pub sequence: u32,
    /// How long ago it was left, as time that passed in the browser.
    pub waited_seconds: u32,
}

/// Keeps one answer to a measure. Safe to repeat, and raises its alert as [`SaveScreen`] does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaveMeasureAnswer {
    /// The answer.
    pub answer: Answer,
    /// Counts up together with the screens' sequences.
    pub sequence: u32,
    /// As [`SaveScreen::waited_seconds`].
    pub waited_seconds: u32,
}

/// It is in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScreenSaved {
    /// The highest sequence the server has seen in this form.
    pub sequence: u32,
    /// The practice that was chosen, where the screen asked for one.
    pub practice: Option<Practice>,
}

/// Sends the form, once. Repeating it gets the first reply again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendReferral {
    /// Made in the browser before the first try.
    pub key: SendingKey,
    /// Every save that the server has not acknowledged yet, so that nothing is left behind.
    pub unsaved: Vec<SaveScreen>,
}

/// The referral is in the record for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferralSent {
    /// When the server committed it, in local time.
    #[serde(with = "crate::civil::time")]
    pub at: NaiveDateTime,
    /// A short code to quote on the phone.
    pub reference: String,
}

/// Sends the form's link to somebody who wants to go on later, by a channel that they said is safe. Earlier links of
/// the form stop working. At most three in a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendReferralLink {
    /// How.
    pub by: LinkBy,
}

/// How a link travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkBy {
    /// By text message to the mobile number given.
    Text,
    /// By email to the address given.
    Email,
    /// Shown on the screen, to be copied or photographed.
    Screen,
}

/// The link is on its way, or here.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkSent {
    /// The secret of the link, only for [`LinkBy::Screen`].
    pub token: Option<Token>,
    /// The last day on which it works.
    #[serde(with = "crate::civil::date")]
    pub until: NaiveDate,
}

/// Ends the visit in this browser. What was saved stays saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaveReferral {
    /// Whether an unsent form is to be thrown away, too. Alerts that it raised stay.
    pub discard: bool,
}

/// What the form's page carries with it: what the service decided about referrals. The server fills it into
/// `#referral`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferralFacts {
    /// Who the form is for.
    pub rules: Rules,
    /// What the confirmation says about what happens next and by when.
    pub response_promise: String,
    /// When safety answers are read, in a sentence. Said before the first safety question.
    pub safety_promise: String,
    /// What a professional is told to do instead.
    pub professionals: String,
    /// The privacy notice, one paragraph each, as the service wrote it.
    pub privacy: Vec<String>,
    /// Questions that the service added, asked with "before your assessment".
    #[serde(with = "crate::referral::added")]
    pub extra: Option<Screen>,
    /// Whether a link can be sent by text message.
    pub can_text: bool,
    /// Whether a link can be sent by email.
    pub can_email: bool,
}
