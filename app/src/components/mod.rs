//! Things on a screen. They take values and callbacks; they never fetch and know no address. Class names follow
//! nhsuk-frontend, ids and `aria-*` are wired in here.

/// Where to call: the care cards and the lines to talk to somebody.
pub mod care_cards;
/// A group of things to tick.
pub mod checkboxes;
/// A date in three boxes.
pub mod date_input;
/// What is wrong, at the top of a screen.
pub mod error_summary;
/// What fields share: hint, error, and how they are tied to the field.
pub mod field;
/// A phone number that can be pressed.
pub mod phone_link;
/// A group of things of which one can be chosen.
pub mod radios;
/// Questions beside their answers.
pub mod summary_list;
/// One line or several lines of text.
pub mod text_input;
