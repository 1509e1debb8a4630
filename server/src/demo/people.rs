//! Invented people. Any likeness to somebody is chance: names and dates of birth are dealt from two lists.

use chrono::{Days, NaiveDate};
use fastrand::Rng;

/// Somebody who does not exist.
#[derive(Debug, Clone)]
pub struct Person {
    /// Given name.
    pub given_name: &'static str,
    /// Family name.
    pub family_name: &'static str,
    /// Date of birth: between 18 and 79 years before `today`.
    pub date_of_birth: NaiveDate,
}

const GIVEN: [&str; 20] = [
    "Amara",
    "Ben",
    "Chloe",
    "Dilan",
    "Esme",
    "Farah",
    "Gareth",
    "Hana",
    "Idris",
    "Joanna",
    "Kwame",
    "Leila",
    "Marek",
    "Niamh",
    "Oluwaseun",
    "Priya",
    "Rhys",
    "Siobhán",
    "Tomasz",
    "Zoë",
];
const FAMILY: [&str; 20] = [
    "Achebe",
    "Bell",
    "Costa",
    "Davies",
    "Evans",
    "Fernández",
    "Green",
    "Hussain",
    "Ibrahim",
    "Jones",
    "Kaur",
    "Lewandowska",
    "Morgan",
    "Nguyen",
    "O’Brien",
    "Patel",
    "Quinn",
    "Roberts-Taylor",
    "Singh",
    "Wu",
];

/// So many people, no two of one name.
pub fn invent(rng: &mut Rng, count: usize, today: NaiveDate) -> Vec<Person> {
    let mut pairs: Vec<_> =
        GIVEN.iter().flat_map(|given| FAMILY.iter().map(move |family| (*given, *family))).collect();
    rng.shuffle(&mut pairs);
    pairs
        .into_iter()
        .take(count)
        .map(|(given_name, family_name)| {
            let date_of_birth = today - Days::new(rng.u64(18 * 366..79 * 365));
            Person { given_name, family_name, date_of_birth }
        })
        .collect()
}
