//! Things on a screen. They take values and callbacks; they never fetch and know no address. Class names follow
//! nhsuk-frontend, ids and `aria-*` are wired in here.

/// What happened to an alert.
pub mod alert_life;
/// How the service dealt with its alerts lately.
pub mod alert_report;
/// What an alert says.
pub mod alert_story;
/// The answers of a measure without a total.
pub mod answers_alone;
/// A day or a month in boxes of numbers.
pub mod boxes;
/// What to know before a call.
pub mod brief_card;
/// Buttons and forms.
pub mod button;
/// Where to call: the care cards and the lines to talk to somebody.
pub mod care_cards;
/// A group of things to tick.
pub mod checkboxes;
/// One code, typed or pasted.
pub mod code_input;
/// A date in three boxes.
pub mod date_input;
/// A list that stays where it is while its content changes.
pub mod each;
/// What is wrong, at the top of a screen.
pub mod error_summary;
/// Facts under their names.
pub mod fact_list;
/// What fields share: hint, error, and how they are tied to the field.
pub mod field;
/// What is shown on request.
pub mod folded;
/// What a question of a measure asks.
pub mod item_asked;
/// What is filled in for one item of a measure.
pub mod item_entry;
/// What opens a question of a measure.
pub mod item_opening;
/// Every item of a measure with the last answers.
pub mod item_table;
/// What was said to one item the last times.
pub mod item_times;
/// What a service has for one instrument.
pub mod ledger_card;
/// A letter with a link.
pub mod letter;
/// Text of one's own, in a form.
pub mod line;
/// A link that is shown once.
pub mod link_once;
/// Whether the screen follows what is saved.
pub mod live_line;
/// Loading, failure and "Try again".
pub mod loaded;
/// One thing of a long list.
pub mod long_list;
/// One measure as it stands.
pub mod measure_card;
/// What a pack still lacks, to be read out.
pub mod missing_list;
/// Answers shown beside the total.
pub mod noted_answers;
/// That something was done.
pub mod notice;
/// A number that is shown when somebody asks for it.
pub mod on_request;
/// Things to choose from, each of which may bring up more.
pub mod options;
/// How a referral has come out so far.
pub mod outcome_list;
/// A link for whoever is looking at it.
pub mod own_link;
/// The heading of a screen.
pub mod page_heading;
/// A phone number that can be pressed.
pub mod phone_link;
/// Words that may be in another language.
pub mod phrase;
/// How far the questions of an appointment have come.
pub mod progress_tag;
/// A group of things of which one can be chosen.
pub mod radios;
/// How somebody would like to be reached after an answer that asks for attention.
pub mod reach_fields;
/// Why to look at a self-referral.
pub mod referral_tags;
/// One instrument's totals over a referral, drawn.
pub mod score_chart;
/// Looking for one thing of very many.
pub mod search_list;
/// A list of which one thing is chosen.
pub mod select;
/// Every measure over every session.
pub mod session_charts;
/// What is on the screen only sometimes.
pub mod shown;
/// A table whose rows can be put in another order.
pub mod sorted_table;
/// A square that a phone's camera reads.
pub mod square;
/// What is said around the controls of a question of a form.
pub mod stated;
/// Questions beside their answers.
pub mod summary_list;
/// One line or several lines of text.
pub mod text_input;
/// What a self-referral says, under one heading.
pub mod told_section;
/// The numbers behind the charts.
pub mod totals_table;
/// Words of one's own, up to a limit.
pub mod writing;
