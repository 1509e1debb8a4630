//! Who somebody is and how they may be reached, as they told the form.

use super::form::Form;
use super::phone::shown;
use super::said::Said;
use chrono::NaiveDate;

/// Reads a form for whoever keeps a record of the person or writes to them.
#[derive(Debug, Clone, Copy)]
pub struct Contact<'a>(&'a Form);

/// Who made a referral, as the data set tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// The person themselves. Data set: B1.
    Own,
    /// A carer or relative. Data set: B2.
    Carer,
}

impl Source {
    /// The data set's code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Own => "B1",
            Self::Carer => "B2",
        }
    }
}

impl<'a> Contact<'a> {
    /// What this form tells.
    #[must_use]
    pub fn of(form: &'a Form) -> Self {
        Self(form)
    }

    /// "First last", or as much of it as was told.
    #[must_use]
    pub fn full_name(self) -> String {
        let names = ["first_name", "last_name"].into_iter().filter_map(|name| self.0.wrote(name));
        names.collect::<Vec<_>>().join(" ")
    }

    /// What to call them: what they like to be called, or their first name.
    #[must_use]
    pub fn called(self) -> Option<&'a str> {
        self.0.wrote("known_as").or_else(|| self.0.wrote("first_name"))
    }

    /// Their date of birth.
    #[must_use]
    pub fn date_of_birth(self) -> Option<NaiveDate> {
        match self.0.tells("date_of_birth") {
            Some(Said::Day(day)) => Some(*day),
            _ => None,
        }
    }

    /// The ten digits of their NHS number, as they typed it: nobody has traced it.
    #[must_use]
    pub fn nhs_number(self) -> Option<&'a str> {
        self.0.wrote("nhs_number")
    }

    /// The data set's status of their NHS number: present and not traced, or not there and to be traced.
    #[must_use]
    pub fn nhs_number_status(self) -> &'static str {
        if self.nhs_number().is_some() { "02" } else { "03" }
    }

    /// Their postcode.
    #[must_use]
    pub fn postcode(self) -> Option<&'a str> {
        self.0.wrote("postcode")
    }

    /// The mobile number, where it is safe and they agreed to text messages.
    #[must_use]
    pub fn may_text(self) -> Option<&'a str> {
        self.agreed("mobile", "ok_text").filter(|_| !self.unsafe_to_phone())
    }

    /// A number to phone, as people read it: one that they said is safe, their mobile before another.
    #[must_use]
    pub fn may_phone(self) -> Option<String> {
        let safe =
            |way: &str, is_safe: &str| self.0.wrote(way).filter(|_| self.0.chose(is_safe) == Some("yes"));
        let number = safe("mobile", "mobile_safe").or_else(|| safe("landline", "landline_safe"));
        number.filter(|_| !self.unsafe_to_phone()).map(shown)
    }

    /// Whether they said that it is not safe to phone or text them, whatever they said of a number itself.
    #[must_use]
    pub fn unsafe_to_phone(self) -> bool {
        self.0.chose("safe_to_contact") == Some("no")
    }

    /// The email address, where it is safe and they agreed to email.
    #[must_use]
    pub fn may_email(self) -> Option<&'a str> {
        self.agreed("email", "ok_email")
    }

    /// Whether they were asked how they may be contacted and agreed to none of it: no text message, voicemail, email or
    /// letter. Somebody must decide how to reach them.
    #[must_use]
    pub fn agrees_to_nothing(self) -> bool {
        let ways = ["ok_text", "ok_voicemail", "ok_email", "ok_letter"];
        self.0.tells("say_who").is_some() && ways.iter().all(|way| self.0.chose(way) != Some("yes"))
    }

    /// Who made the referral.
    #[must_use]
    pub fn source(self) -> Source {
        if self.0.chose("who_for") == Some("helping") { Source::Carer } else { Source::Own }
    }

    /// Consent is asked only where the way was said to be safe, so a yes to it is both.
    fn agreed(self, way: &str, consent: &str) -> Option<&'a str> {
        self.0.wrote(way).filter(|_| self.0.chose(consent) == Some("yes"))
    }
}
