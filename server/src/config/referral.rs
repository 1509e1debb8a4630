//! What a service decides about people who refer themselves, checked when the server starts.

use super::checking::{check_address, check_phone, check_words};
use super::extra::ExtraFile;
use super::serving::{Catchment, Neighbour};
use anyhow::{Context, Result, bail, ensure};
use measures::contract::referral::ReferralFacts;
use measures::instruments::InstrumentId;
use measures::offered::Offered;
use measures::pack::Pack;
use measures::referral::{Asks, OtherService, OtherTeam, Rules, Screen, question, screen};
use serde::Deserialize;
use std::ops::RangeInclusive;

/// What a service decided about people who refer themselves.
#[derive(Debug, Clone)]
pub struct Referring {
    /// Where the portal is reached: what a link to go on begins with, without a slash at its end.
    pub address: String,
    /// What the form's page carries with it. Which links can be sent is [`super::Messages`]' to say.
    pub facts: ReferralFacts,
    /// Whom it serves.
    pub catchment: Catchment,
    /// What is asked before the assessment, as far as the service may ask it on the day.
    pub measures: Vec<InstrumentId>,
    /// How many days before an assessment a measure may have been answered in the form and is not asked again.
    pub carry_forward_days: u16,
    /// How many days a form that was begun waits to be gone on with.
    pub draft_days: u16,
    /// How many days one waits that holds no way to reach anybody.
    pub draft_days_without_contact: u16,
}

/// The section as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReferralFile {
    address: String,
    min_age: u8,
    too_young: String,
    takes_unregistered: bool,
    unregistered: String,
    outside_area: String,
    takes_outside_area: bool,
    response_promise: String,
    safety_promise: String,
    professionals: String,
    privacy: Vec<String>,
    measures: Vec<InstrumentId>,
    carry_forward_days: u16,
    #[serde(default = "fortnight")]
    draft_days: u16,
    #[serde(default = "one")]
    draft_days_without_contact: u16,
    #[serde(default)]
    commissioners: Vec<String>,
    #[serde(default)]
    practices: Vec<String>,
    #[serde(default)]
    other_teams: Vec<OtherTeam>,
    #[serde(default)]
    other_services: Vec<OtherServiceFile>,
    extra: Option<ExtraFile>,
}

/// Another service and whom it serves.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OtherServiceFile {
    commissioners: Vec<String>,
    name: String,
    phone: String,
    website: Option<String>,
}

/// With a longer one, the words of a link and the link itself are more than one part of a text message.
const ADDRESS: usize = 47;
/// Younger people have services of their own; older ones are adults everywhere.
const AGES: RangeInclusive<u8> = 16..=25;
/// An answer older than this tells little about somebody today.
const CARRY_FORWARD: RangeInclusive<u16> = 0..=90;
/// What is about somebody is not kept longer than they can be expected to come back to it.
const DRAFT: RangeInclusive<u16> = 1..=60;

pub(super) const fn fortnight() -> u16 {
    14
}

pub(super) const fn one() -> u16 {
    1
}

impl Referring {
    /// The screen of the form with this id: the form's own, or the one that the service added.
    #[must_use]
    pub fn screen(&self, id: &str) -> Option<&Screen> {
        screen(id).or(self.facts.extra.as_ref().filter(|extra| extra.id == id))
    }
}

impl ReferralFile {
    /// The section, checked.
    ///
    /// # Errors
    /// When something is missing or empty, promises what nobody keeps, is out of its range, or has no meaning here.
    pub(super) fn checked(self) -> Result<Referring> {
        self.check()?;
        Ok(Referring {
            address: self.address.trim_end_matches('/').to_owned(),
            facts: ReferralFacts {
                rules: Rules {
                    min_age: self.min_age,
                    too_young: self.too_young.into(),
                    takes_unregistered: self.takes_unregistered,
                    unregistered: self.unregistered.into(),
                    outside_area: self.outside_area.into(),
                    takes_outside_area: self.takes_outside_area,
                    other_teams: self.other_teams,
                    test_numbers: false,
                },
                response_promise: self.response_promise,
                safety_promise: self.safety_promise,
                professionals: self.professionals,
                privacy: self.privacy,
                extra: self.extra.map(ExtraFile::checked).transpose().context("in [referral.extra]")?,
                can_text: false,
                can_email: false,
            },
            catchment: Catchment {
                commissioners: self.commissioners,
                practices: self.practices,
                others: self.other_services.into_iter().map(OtherServiceFile::neighbour).collect(),
            },
            measures: self.measures,
            carry_forward_days: self.carry_forward_days,
            draft_days: self.draft_days,
            draft_days_without_contact: self.draft_days_without_contact,
        })
    }

    fn check(&self) -> Result<()> {
        check_address("address", &self.address)?;
        ensure!(
            self.address.chars().count() <= ADDRESS,
            "`address` is longer than {ADDRESS} characters: a link would not fit into a text message"
        );
        for (fact, text) in [
            ("too_young", &self.too_young),
            ("unregistered", &self.unregistered),
            ("outside_area", &self.outside_area),
            ("response_promise", &self.response_promise),
            ("safety_promise", &self.safety_promise),
            ("professionals", &self.professionals),
        ] {
            check_words(fact, text)?;
        }
        ensure!(
            !self.privacy.is_empty(),
            "`privacy` is empty: people must know what is kept and who sees it"
        );
        self.privacy.iter().try_for_each(|paragraph| check_words("privacy", paragraph))?;
        within("min_age", self.min_age, &AGES)?;
        within("carry_forward_days", self.carry_forward_days, &CARRY_FORWARD)?;
        within("draft_days", self.draft_days, &DRAFT)?;
        let without_contact = &(1..=self.draft_days);
        within("draft_days_without_contact", self.draft_days_without_contact, without_contact)?;
        ensure!(
            !self.commissioners.is_empty() || !self.practices.is_empty(),
            "neither `commissioners` nor `practices` names anybody whom the service serves"
        );
        check_measures(&self.measures)?;
        self.other_teams.iter().try_for_each(check_team)?;
        self.other_services.iter().try_for_each(OtherServiceFile::check)
    }
}

fn within<T: PartialOrd + std::fmt::Display>(fact: &str, value: T, range: &RangeInclusive<T>) -> Result<()> {
    ensure!(range.contains(&value), "`{fact}` is {value}: it is {} to {}", range.start(), range.end());
    Ok(())
}

/// What an assessment asks: anything else would carry forward to nothing.
fn check_measures(measures: &[InstrumentId]) -> Result<()> {
    for id in measures {
        let before_assessment =
            matches!(id.instrument().offered, Offered::EverySession { .. } | Offered::Assessment);
        ensure!(before_assessment, "`measures` names `{}`, which no assessment asks", id.as_str());
    }
    ensure!(measures.is_empty() || Pack::of(measures.to_vec()).is_ok(), "`measures` names one of them twice");
    Ok(())
}

/// A team is a choice of the form, or what is told about it would never be read.
fn check_team(other: &OtherTeam) -> Result<()> {
    let choices = match question("other_help").map(|question| &question.asks) {
        Some(Asks::AnyOf(choices) | Asks::OneOf(choices)) => choices,
        _ => bail!("the form asks for no other team"),
    };
    let known = choices.iter().any(|choice| choice.id == other.team);
    ensure!(known, "`other_teams` names `{}`, which is not a choice of the form", other.team);
    check_words("says", &other.says)
}

impl OtherServiceFile {
    fn check(&self) -> Result<()> {
        check_words("name", &self.name)?;
        check_phone("phone", &self.phone)?;
        ensure!(!self.commissioners.is_empty(), "`{}` serves nobody: name its `commissioners`", self.name);
        self.website.iter().try_for_each(|address| check_address("website", address))
    }

    fn neighbour(self) -> Neighbour {
        let Self { commissioners, name, phone, website } = self;
        Neighbour { commissioners, service: OtherService { name, phone, website } }
    }
}
