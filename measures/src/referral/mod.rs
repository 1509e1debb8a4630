//! The self-referral form: what it asks, what may be said to it, who it is for, and what follows.
//!
//! Reading order: what can be asked (`asking`, `declaring`), the screens themselves (`applying`, `preparing`), what was
//! said to them and which comes next (`said`, `form`), how typing becomes what is kept (`reading` and the spellings), and
//! then what follows from it: who it is for (`stopping`), what alerts (`telling`), who they are (`contact`), what staff
//! read (`told`), the data set (`coding`), what is not asked again (`carrying`), what asks for
//! a reviewer (`reviewing`) and what is kept (`letting_go`).

/// A screen that a service added, as it travels.
pub(crate) mod added;
/// Stage A: what the service must know before it can answer.
mod applying;
/// What a question, a choice and a screen are.
mod asking;
/// What was told and need not be asked again.
mod carrying;
/// What was said, in the codes of the data set.
mod coding;
/// Who they are and how they may be reached.
mod contact;
/// Birthdays and months.
mod days;
/// Short ways to declare them.
mod declaring;
/// Free text, an email address, a phone number and a postcode, each in one spelling.
mod email;
/// What is wrong with it, in words that say what to do.
mod fault;
/// Every screen and question by its name.
mod finding;
/// What was said so far, and which screen comes next.
mod form;
/// The languages of the form.
mod languages;
/// What is kept of a form that nobody goes on with.
mod letting_go;
mod phone;
mod plain;
mod postcode;
/// Stage B: what may be told before the assessment.
mod preparing;
/// From what was typed to what is kept.
mod reading;
/// What asks for a reviewer.
mod reviewing;
/// Who the form is for.
mod rules;
/// What was said, in the spelling that is kept.
mod said;
/// Whether it is for this person.
mod stopping;
/// The exact words of an answer, and which of them somebody must read.
mod telling;
/// Everything that was said, sorted for whoever assesses it.
pub mod told;

pub use applying::APPLYING;
pub use asking::{Asks, Choice, ChoiceKind, Condition, Field, List, Need, Question, Screen, Text};
pub use carrying::tells_all;
pub use coding::{Coded, Why, coded, coded_with_commissioner};
pub use contact::{Contact, Source};
pub use email::NotAnEmail;
pub use fault::{Fault, thousands};
pub use finding::{later, question, screen, screens};
pub use form::{Form, Unanswered};
pub use letting_go::is_needed_to_reach;
pub use phone::NotAPhone;
pub use postcode::NotAPostcode;
pub use preparing::{EXTRA, PREPARING, Task};
pub use reading::{Typed, check, read, screen_fault};
pub use reviewing::{REVIEWED, REVIEWED_FOR, asks_for_review};
pub use rules::{OtherService, OtherTeam, Rules, Served};
pub use said::{Said, Statement};
pub use stopping::{Stop, age_on, stop};
pub use telling::{
    alerts, background, belonging, can_alert, disclosures, only_opens, shows_help, story, words_of,
};
