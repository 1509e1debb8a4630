//! How a self-referral and somebody on record compare, in words.

use chrono::NaiveDate;
use measures::contract::clinician::{KnownPatient, Person, SelfReferralView};

/// By what somebody is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// First and last name; empty where none is known.
    pub name: String,
    /// When they were born.
    pub date_of_birth: Option<NaiveDate>,
    /// Their NHS number, in digits.
    pub nhs_number: Option<String>,
    /// Their postcode.
    pub postcode: Option<String>,
}

/// What comes of comparing one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// Both have it, and it is the same.
    Same,
    /// Both have it, and it is not the same.
    Different,
    /// Only the form has it.
    NotOnRecord,
    /// Only the record has it.
    NotOnForm,
    /// Neither has it.
    OnNeither,
}

impl Identity {
    /// Whoever the form is about.
    #[must_use]
    pub fn of_form(view: &SelfReferralView) -> Self {
        let Person { date_of_birth, nhs_number, postcode, .. } = view.person.clone();
        Self { name: view.entry.name.clone(), date_of_birth, nhs_number, postcode }
    }
}

impl From<&KnownPatient> for Identity {
    fn from(known: &KnownPatient) -> Self {
        Self {
            name: known.name.clone(),
            date_of_birth: Some(known.date_of_birth),
            nhs_number: known.nhs_number.clone(),
            postcode: known.postcode.clone(),
        }
    }
}

impl Likeness {
    /// Of two texts as people write them: capitals, spaces and marks make no difference.
    #[must_use]
    pub fn of(form: Option<&str>, record: Option<&str>) -> Self {
        let plain = |text: &str| {
            let letters: String = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
            letters.to_lowercase()
        };
        let said = |text: Option<&str>| text.map(plain).filter(|text| !text.is_empty());
        match (said(form), said(record)) {
            (Some(form), Some(record)) if form == record => Self::Same,
            (Some(_), Some(_)) => Self::Different,
            (Some(_), None) => Self::NotOnRecord,
            (None, Some(_)) => Self::NotOnForm,
            (None, None) => Self::OnNeither,
        }
    }

    /// Its words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Same => "Same",
            Self::Different => "Different",
            Self::NotOnRecord => "Not on record",
            Self::NotOnForm => "Not on this form",
            Self::OnNeither => "Not known",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Likeness::{self, Different, NotOnForm, NotOnRecord, OnNeither, Same};

    #[test]
    fn capitals_spaces_and_marks_make_no_difference_and_what_is_missing_says_where() {
        for (form, record, likeness) in [
            (Some("Priya  Shah"), Some("priya shah"), Same),
            (Some("AB1 2CD"), Some("ab12cd"), Same),
            (Some("Sam O’Brien-Lee"), Some("Sam O'Brien Lee"), Same),
            (Some("Priya Shah"), Some("Priya Sha"), Different),
            (Some("AB1 2CD"), None, NotOnRecord),
            (Some(""), Some("Priya Shah"), NotOnForm),
            (None, None, OnNeither),
        ] {
            assert_eq!(Likeness::of(form, record), likeness, "{form:?} {record:?}");
        }
    }
}
