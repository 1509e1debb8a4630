//! Stage A, "Refer yourself": what the service must know before it can answer. A group of screens a file.

mod about_you;
mod contact;
mod ending;
mod safety;
mod start;
mod wanting;

use super::asking::Screen;

/// Stage A, in order. Checking the answers, sending and the confirmation ask nothing and are not among them.
pub static APPLYING: &[Screen] = &[
    start::URGENT_HELP,
    start::WHO_FOR,
    about_you::DATE_OF_BIRTH,
    about_you::GP,
    about_you::OTHER_HELP,
    about_you::NAME,
    about_you::NHS_NUMBER,
    contact::ADDRESS,
    contact::CONTACT,
    contact::CONTACT_OK,
    wanting::SUPPORT,
    wanting::OWN_WORDS,
    wanting::SINCE,
    safety::SAFETY,
    safety::SAFETY_OTHERS,
    ending::EMERGENCY_CONTACT,
    ending::PRIVACY,
];
