//! The screens. A page is one route; a component takes values and callbacks and never fetches.
//!
//! Reading order:

/// The alert queue, in words.
pub mod alert_words;
/// Asking the server.
pub mod api;
/// An appointment in words for staff.
pub mod appointment_words;
/// What happens whenever a screen comes up.
pub mod arrival;
/// What is asked before an appointment, in words.
pub mod asking_words;
/// What to know before a call, in words.
pub mod brief_words;
/// A list of referrals in words.
pub mod caseload_words;
/// What the browser draws by chance.
pub mod chance;
/// What the clock of the browser says.
pub mod clock;
/// Things on a screen.
pub mod components;
/// What can be decided about a self-referral, in words.
pub mod decision_words;
/// The diary of a referral, in words.
pub mod diary_words;
/// One person's form.
pub mod draft;
/// What was said in alerts that have been dealt with.
pub mod earlier;
/// Who entered an answer, in words.
pub mod entered_words;
#[cfg(test)]
mod examples;
/// When a page has been left alone for too long.
pub mod idle;
/// The inbox of self-referrals, in words.
pub mod inbox_words;
/// What a language is called.
pub mod language_names;
/// The licence ledger, in words.
pub mod ledger_words;
/// The line from the server that says when something has changed.
pub mod live;
/// How a self-referral and somebody on record compare.
pub mod matching;
/// What a pack still lacks.
pub mod missing;
/// How long ago something was given.
pub mod moment;
/// How a referral has come out so far, and why.
pub mod outcome_words;
/// The screens, by who looks.
pub mod pages;
/// What choosing a password asks for.
pub mod password_words;
/// How long to wait before something is tried again.
pub mod patience;
/// Where the points of a chart go.
pub mod plot;
/// Whether a line is alive.
pub mod pulse;
/// How somebody wants to be reached.
pub mod reach_words;
/// What the service decided about referrals, which the server writes into the form's page.
pub mod referral_facts;
/// What somebody who refers themselves is told about how it goes.
pub mod referral_words;
/// Addresses.
pub mod route;
/// What a score says to staff, in words.
pub mod score_words;
/// What is kept on the phone until the server has it.
pub mod sealing;
/// The service's facts, which the server writes into each page.
pub mod service;
/// What the clocks show where the service is.
pub mod service_clock;
/// Every session of a referral.
pub mod sessions;
/// What went wrong, as staff are told it.
pub mod staff_words;
/// What came before an appointment, in words.
pub mod standing;
/// A threshold in words for staff.
pub mod threshold_words;
/// Days and times as people read them.
pub mod times;
/// One patient's visit.
pub mod visit;
/// What is wrong with the watch over the alerts, in words.
pub mod watch_words;
/// What was asked and said, in the words it was asked in.
pub mod worded;
/// What went wrong, in a sentence that says what to do next.
pub mod words;
