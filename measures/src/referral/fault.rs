//! What is wrong with an answer, and the words that say what to do about it. Never "please", never "sorry".

use super::asking::{Asks, Question, Text};
use super::{NotAPhone, NotAPostcode, NotAnEmail};
use crate::civil_date::DateProblem;
use crate::nhs_number::NotAnNhsNumber;

/// Why an answer is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The form cannot do without it.
    Missing,
    /// It has more characters than this.
    TooLong(u16),
    /// This choice stands alone, and others were ticked with it.
    StandsAlone(Text),
    /// There is no such day or month, or not one of the past.
    Date(DateProblem),
    /// It is longer ago than anybody lives.
    TooLongAgo,
    /// It began before the person was born.
    BeforeBirth,
    /// It is no phone number.
    Phone(NotAPhone),
    /// It is no email address.
    Email(NotAnEmail),
    /// It is no postcode.
    Postcode(NotAPostcode),
    /// It is no NHS number.
    NhsNumber(NotAnNhsNumber),
    /// No phone number and no email address was given.
    NoWayToReachYou,
    /// No form of ours sends this.
    NotUnderstood,
}

impl Fault {
    /// What to do, in a sentence without its full stop, as error messages are.
    #[must_use]
    pub fn words(&self, question: &Question) -> String {
        let name = &*question.name;
        match self {
            Self::Missing | Self::NotUnderstood | Self::Date(DateProblem::Missing) => {
                format!("{} {name}", verb(&question.asks))
            }
            Self::TooLong(most) => {
                format!("{} must be {} characters or fewer", capital(name), thousands(*most))
            }
            Self::StandsAlone(choice) => format!("Select “{choice}” by itself, or take it away"),
            Self::Date(problem) => date_words(*problem, question),
            Self::TooLongAgo => "Check the year. It is too long ago".to_owned(),
            Self::BeforeBirth => format!("{} must be after your date of birth", capital(name)),
            Self::Phone(not) => phone_words(*not, name),
            Self::Email(not) => email_words(*not).to_owned(),
            Self::Postcode(not) => postcode_words(*not).to_owned(),
            Self::NhsNumber(not) => nhs_number_words(*not).to_owned(),
            Self::NoWayToReachYou => {
                "Enter a mobile number, a landline number or an email address".to_owned()
            }
        }
    }
}

fn verb(asks: &Asks) -> &'static str {
    match asks {
        Asks::OneOf(_) | Asks::AnyOf(_) | Asks::Practice | Asks::Rating => "Select",
        _ => "Enter",
    }
}

fn date_words(problem: DateProblem, question: &Question) -> String {
    let must = match problem {
        DateProblem::NoDay => "must include a day",
        DateProblem::NoMonth => "must include a month",
        DateProblem::NoYear => "must include a year",
        DateProblem::ShortYear => return "Year must include 4 numbers".to_owned(),
        DateProblem::InTheFuture => "must be in the past",
        DateProblem::NotADate if question.asks == Asks::Month => "must be a real month",
        DateProblem::Missing | DateProblem::NotADate => "must be a real date",
    };
    format!("{} {must}", capital(&question.name))
}

fn phone_words(not: NotAPhone, name: &str) -> String {
    match not {
        NotAPhone::OtherThanDigits => {
            format!("{} must only include numbers, spaces and brackets", capital(name))
        }
        NotAPhone::TooShort => format!("Check {name}. It must have 7 digits or more"),
        NotAPhone::TooLong => format!("Check {name}. It must have 15 digits or fewer"),
    }
}

fn email_words(not: NotAnEmail) -> &'static str {
    match not {
        NotAnEmail::Shape => "Enter an email address in the correct format, like name@example.com",
        NotAnEmail::TooLong => "Email address must be 254 characters or fewer",
    }
}

fn postcode_words(not: NotAPostcode) -> &'static str {
    match not {
        NotAPostcode::Shape => "Enter a full UK postcode, like LS1 4AP",
        NotAPostcode::Pseudo => "Enter the postcode where you live, or select “I have no fixed address”",
    }
}

fn nhs_number_words(not: NotAnNhsNumber) -> &'static str {
    match not {
        NotAnNhsNumber::NationalInsurance => {
            "This looks like a National Insurance number. Enter your NHS number, or leave it empty"
        }
        NotAnNhsNumber::OtherThanDigits => "NHS number must only include numbers",
        NotAnNhsNumber::NotTenDigits => "NHS number must have 10 digits",
        NotAnNhsNumber::AllTheSame | NotAnNhsNumber::Mistyped => {
            "Check your NHS number. At least one digit is wrong. You can also leave it empty"
        }
        NotAnNhsNumber::ForTesting => {
            "Check your NHS number. It cannot start with 9. You can also leave it empty"
        }
    }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A number as people read it: 1,000.
#[must_use]
pub fn thousands(number: u16) -> String {
    let (thousands, rest) = (number / 1000, number % 1000);
    if thousands == 0 { rest.to_string() } else { format!("{thousands},{rest:03}") }
}
