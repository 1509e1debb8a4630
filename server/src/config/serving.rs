//! Whom a service serves: the patients of some practices, by their commissioner or one by one.

use measures::referral::{OtherService, Served};

/// The practices whose patients a service serves, and who serves those of others, where that is known.
#[derive(Debug, Clone, Default)]
pub struct Catchment {
    /// ODS codes of commissioners: every practice of theirs is in.
    pub commissioners: Vec<String>,
    /// ODS codes of practices that are in whoever commissions them.
    pub practices: Vec<String>,
    /// Other services. A practice that is in is never theirs.
    pub others: Vec<Neighbour>,
}

/// Another service and whom it serves.
#[derive(Debug, Clone)]
pub struct Neighbour {
    /// ODS codes of its commissioners.
    pub commissioners: Vec<String>,
    /// What it is called and how to reach it.
    pub service: OtherService,
}

impl Catchment {
    /// Who serves the patients of a practice of this commissioner.
    #[must_use]
    pub fn serves(&self, practice: &str, commissioner: &str) -> Served {
        let names = |codes: &[String], code: &str| codes.iter().any(|one| one.eq_ignore_ascii_case(code));
        if names(&self.commissioners, commissioner) || names(&self.practices, practice) {
            return Served::Here;
        }
        let theirs = self.others.iter().find(|other| names(&other.commissioners, commissioner));
        Served::Elsewhere { service: theirs.map(|other| other.service.clone()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_practice_is_served_by_its_commissioner_s_service_unless_it_is_named_itself() {
        let service =
            OtherService { name: "Eastvale".to_owned(), phone: "01632 960 200".to_owned(), website: None };
        let catchment = Catchment {
            commissioners: vec!["15A".to_owned()],
            practices: vec!["A81004".to_owned()],
            others: vec![Neighbour { commissioners: vec!["15B".to_owned()], service: service.clone() }],
        };
        let elsewhere = |service| Served::Elsewhere { service };
        for (practice, commissioner, served) in [
            ("A81001", "15A", Served::Here),
            ("a81001", "15a", Served::Here),
            ("A81004", "15B", Served::Here),
            ("A81005", "15B", elsewhere(Some(service))),
            ("A81006", "15C", elsewhere(None)),
            ("A81007", "", elsewhere(None)),
        ] {
            assert_eq!(catchment.serves(practice, commissioner), served, "{practice} {commissioner}");
        }
    }
}
