//! Who the form is for, as the service decides, and where somebody is sent who is not among them.

use super::Text;
use serde::{Deserialize, Serialize};

/// Who a service takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// The youngest age, in whole years: 16 to 25.
    pub min_age: u8,
    /// What somebody younger is told, with whom to turn to.
    pub too_young: Text,
    /// Whether somebody without a GP practice may go on.
    pub takes_unregistered: bool,
    /// What somebody without a GP practice is told, where they may not go on.
    pub unregistered: Text,
    /// What somebody is told whose practice another service serves, before that service's name.
    pub outside_area: Text,
    /// Whether somebody whose practice another service serves may go on all the same.
    pub takes_outside_area: bool,
    /// The teams whose patients are asked to talk to that team first: a choice's id of the question `other_help`, and
    /// what they are told.
    pub other_teams: Vec<OtherTeam>,
    /// Whether NHS numbers that are kept for testing are taken: those that start with 9. Never where people are
    /// patients.
    pub test_numbers: bool,
}

/// A team whose patients are asked to talk to it first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherTeam {
    /// The choice's id.
    pub team: Text,
    /// What they are told.
    pub says: Text,
}

/// Who serves the patients of a practice.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Served {
    /// This service.
    Here,
    /// Another one.
    Elsewhere {
        /// Its name and how to reach it, if the service told us.
        service: Option<OtherService>,
    },
}

/// Another service's name and ways to reach it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherService {
    /// What it is called.
    pub name: String,
    /// Its phone number as people read it.
    pub phone: String,
    /// Its page, an `https` address.
    pub website: Option<String>,
}
