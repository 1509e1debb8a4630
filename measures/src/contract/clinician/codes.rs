//! What somebody said in a self-referral, in the codes of the data set.

use crate::referral::Why;
use serde::{Deserialize, Serialize};

/// One code as it was stored beside what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataSetCode {
    /// The table of the data set v2.1, for example `IDS001`.
    pub table: String,
    /// The field, for example `EthnicCategory`.
    pub field: String,
    /// The code, or the value where the field has no codes.
    pub code: String,
    /// The words of the question it comes from.
    pub asked: String,
    /// Why it is that one.
    pub why: Why,
}
