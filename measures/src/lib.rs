//! The clinic's rules, and the words that app and server speak to each other.
//!
//! Pure: no clock, no network, no storage. The same code runs in the patient's browser, at once, and on the
//! server, which is the authority. It depends on serde and chrono and on nothing else.
//!
//! Reading order:

/// What an alert asks and what staff do about it.
pub mod alert;
/// What can happen to an alert, and who looks at it.
pub mod alert_queue;
/// Amending what was sent.
pub mod amending;
/// What somebody said to an item, and the answers to one instrument.
pub mod answers;
/// Which appointment a sent pack belongs to.
pub mod attachment;
/// What became of a booked time.
pub mod attendance;
/// What a therapist reads in the minute before a call.
pub mod brief;
/// What a list says of a referral.
pub mod caseload;
/// Dates and times on the wire.
mod civil;
/// A date typed into three boxes.
pub mod civil_date;
/// Everything the app can ask of the server.
pub mod contract;
/// How a referral ended.
pub mod ending;
/// What staff need to read a total, and where it comes from.
pub mod evidence;
/// When staff are there.
pub mod hours;
/// Names of records.
pub mod ids;
/// A published questionnaire, as declared data.
pub mod instrument;
/// The list of instruments, one file each.
pub mod instruments;
/// How intensive a treatment is.
pub mod intensity;
/// The NHS number as a person types it.
pub mod nhs_number;
/// When an instrument belongs in a pack.
pub mod offered;
/// Opening a record outside one's caseload.
pub mod opening;
/// How a referral came out.
pub mod outcome;
/// Which instruments are asked together.
pub mod pack;
/// Which passwords may be chosen.
pub mod password;
/// What a referral is for.
pub mod problem;
/// Sentences that nobody must ever read here.
pub mod promises;
/// The self-referral form.
pub mod referral;
/// What a member of staff is here for.
pub mod role;
/// What the answers add up to, or why they do not.
pub mod score;
/// What staff show besides their password.
pub mod second_factor;
/// Whom somebody looks for.
pub mod seeking;
/// One patient working through one pack.
pub mod sitting;
/// What of a measure belongs to an appointment, and what came before.
pub mod standing;
/// Caseness, and change between two totals.
pub mod thresholds;
/// What becomes of an answer that staff enter.
pub mod together;
/// The secret in an invitation's link.
pub mod token;
/// A number of points, held exactly. Told as `score::Total`.
mod total;
/// The words of an instrument in one language.
pub mod wording;

/// The version of the scoring rules that is stored with every score.
///
/// Raise it whenever any answer set of any instrument could score differently than before; the test
/// `scores_of_this_version_never_change` holds us to it.
pub const SCORER_VERSION: u32 = 1;
