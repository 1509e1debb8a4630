//! The matrix as it is written: a line for each call.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Who makes a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    Anybody,
    Visit,
    Form,
    Staff,
}

/// How somebody of the staff stands to a record. What each means, the matrix says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    Anybody,
    Holder,
    Supervisor,
    Opener,
    Booker,
    Inbox,
    Sight,
    WorksInbox,
    Manager,
    NoAdministrator,
    OtherManager,
}

/// What is said of one call.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub by: By,
    pub body: String,
    pub opens_to: Option<Vec<Relation>>,
    pub shows: Option<Vec<Relation>>,
    #[serde(default)]
    pub gone: bool,
    #[serde(default)]
    pub refused: bool,
    #[serde(default)]
    pub seldom: bool,
}

/// A record that a call names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Appointment,
    Referral,
    Invitation,
    Alert,
    Form,
    Opening,
}

impl Kind {
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Appointment, "APPOINTMENT"),
        (Self::Referral, "REFERRAL"),
        (Self::Invitation, "INVITATION"),
        (Self::Alert, "ALERT"),
        (Self::Form, "FORM"),
        (Self::Opening, "OPENING"),
    ];
}

impl Line {
    /// What kind of record the call names, if it names one.
    pub fn names(&self) -> Option<(Kind, &'static str)> {
        Kind::ALL.into_iter().find(|(_, word)| self.body.contains(&format!("\"{word}\"")))
    }
}

/// Every line, by the path of its call.
pub fn lines() -> BTreeMap<String, Line> {
    let lines: BTreeMap<String, Line> = toml::from_str(include_str!("matrix.toml")).unwrap();
    lines.into_iter().map(|(call, line)| (format!("/api/{call}"), line)).collect()
}
