//! Whether the form is for this person, and where they are sent if it is not. Never an error: a page that helps.

use super::asking::Text;
use super::form::Form;
use super::rules::{OtherService, Rules, Served};
use super::said::Said;
use chrono::NaiveDate;

/// Why the form may not be for this person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// Professionals refer another way.
    Professional,
    /// They are younger than the service takes people.
    TooYoung,
    /// They are registered with no GP surgery.
    Unregistered,
    /// Another service serves the patients of their GP surgery: which one, if that is known.
    OutsideArea(Option<OtherService>),
    /// They have help from a team that they are asked to talk to first: what they are told.
    OtherTeam(Text),
}

impl Stop {
    /// Whether they may go on all the same.
    #[must_use]
    pub fn has_another_way_on(&self, rules: &Rules) -> bool {
        match self {
            Self::OtherTeam(_) => true,
            Self::OutsideArea(_) => rules.takes_outside_area,
            Self::Professional | Self::TooYoung | Self::Unregistered => false,
        }
    }
}

/// The first reason in the order of the form why it may not be for this person. `served` says who serves the patients
/// of the practice they chose, as soon as that is known.
#[must_use]
pub fn stop(form: &Form, rules: &Rules, served: Option<&Served>, today: NaiveDate) -> Option<Stop> {
    let too_young = match form.tells("date_of_birth") {
        Some(Said::Day(born)) => age_on(*born, today).is_none_or(|age| age < u32::from(rules.min_age)),
        _ => false,
    };
    if form.chose("who_for") == Some("professional") {
        return Some(Stop::Professional);
    }
    if too_young {
        return Some(Stop::TooYoung);
    }
    match (form.chose("gp_known"), served) {
        (Some("not_registered"), _) if !rules.takes_unregistered => return Some(Stop::Unregistered),
        (Some("found"), Some(Served::Elsewhere { service })) if form.wrote("gp_practice").is_some() => {
            return Some(Stop::OutsideArea(service.clone()));
        }
        _ => {}
    }
    let helped = form.ticked("other_help");
    let team = rules.other_teams.iter().find(|other| helped.contains(&other.team));
    team.map(|other| Stop::OtherTeam(other.says.clone()))
}

/// How old somebody born on one day is on another, in whole years. Who was born on 29 February has a birthday on 1
/// March in other years, as the law of England has it. None before they were born.
#[must_use]
pub fn age_on(born: NaiveDate, day: NaiveDate) -> Option<u32> {
    day.years_since(born)
}
