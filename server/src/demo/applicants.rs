//! Invented people who referred themselves, and what they told the form.

use super::people::Person;
use chrono::NaiveDate;

/// Somebody who filled in the form.
#[derive(Debug, Clone)]
pub struct Applicant {
    /// Their first name.
    pub first_name: &'static str,
    /// Their last name.
    pub last_name: &'static str,
    /// What they like to be called; empty where that is their first name.
    pub known_as: &'static str,
    /// When they were born.
    pub date_of_birth: NaiveDate,
    /// Who helped them and what they are to them, if somebody did.
    pub helper: Option<(&'static str, &'static str)>,
    /// The code of their practice.
    pub practice: &'static str,
    /// What they want help with.
    pub own_words: &'static str,
    /// What they said about safety: the choice, and whether they can keep safe.
    pub safety: (&'static str, Option<&'static str>),
}

impl Applicant {
    /// Somebody who said that they are safe.
    fn of((first_name, last_name): (&'static str, &'static str), born: (i32, u32, u32)) -> Self {
        Self {
            first_name,
            last_name,
            known_as: "",
            date_of_birth: NaiveDate::from_ymd_opt(born.0, born.1, born.2).unwrap_or_default(),
            helper: None,
            practice: "ZZ0001",
            own_words: "",
            safety: ("no", None),
        }
    }

    /// Somebody whose safety somebody must ask about.
    pub fn in_distress() -> Self {
        Self {
            own_words: "Since my mother died I cannot sleep, and some days I cannot see the point of getting up.",
            safety: ("some_days", Some("not_sure")),
            ..Self::of(("Μαρία", "Παπαδοπούλου"), (1989, 4, 17))
        }
    }

    /// Somebody who may be this person on record.
    pub fn like(person: &Person) -> Self {
        Self {
            date_of_birth: person.date_of_birth,
            practice: "ZZ0014",
            own_words: "I had help two years ago and it worked. The panic has come back since I changed jobs.",
            ..Self::of((person.given_name, person.family_name), (1990, 1, 1))
        }
    }

    /// Somebody whose form looks like a program's.
    pub fn hurried() -> Self {
        Self {
            practice: "ZZ0022",
            own_words: "https://pills.example https://casino.example",
            ..Self::of(("Best", "Offers"), (1991, 1, 1))
        }
    }

    /// Somebody who stopped half-way.
    pub fn stopped() -> Self {
        Self { safety: ("most_days", Some("no")), ..Self::of(("محمد", "الأحمد"), (1996, 11, 2)) }
    }

    /// Somebody who comes today and can be written to.
    pub fn coming() -> Self {
        Self {
            practice: "ZZ0014",
            own_words: "I worry about everything, and it keeps me from sleeping.",
            ..Self::of(("Noor", "Haddad"), (1987, 6, 24))
        }
    }

    /// Somebody whom their daughter helped.
    pub fn helped() -> Self {
        Self {
            known_as: "Pat",
            helper: Some(("Ewa Wiśniewska", "daughter")),
            practice: "ZZ0031",
            own_words: "Dad worries about everything and has stopped going out. He would like to get back to his allotment.",
            ..Self::of(("Patryk", "Wiśniewski"), (1951, 9, 30))
        }
    }

    /// Somebody for whom another service is right.
    pub fn elsewhere() -> Self {
        Self {
            practice: "ZZ0045",
            own_words: "I would like an assessment for ADHD.",
            ..Self::of(("সুমাইয়া", "খান"), (2001, 6, 8))
        }
    }

    /// Stage A as they filled it in: each screen with what was typed or chosen. No number in it can ring anybody.
    pub fn form(&self) -> Vec<(&'static str, Vec<(&'static str, String)>)> {
        let text = str::to_owned;
        let mut who = vec![("who_for", text(if self.helper.is_some() { "helping" } else { "me" }))];
        who.extend(
            self.helper.iter().flat_map(|(name, relation)| {
                [("helper_name", text(name)), ("helper_relation", text(relation))]
            }),
        );
        let mut safety = vec![("thoughts", text(self.safety.0))];
        safety.extend(self.safety.1.map(|keeps| ("keep_safe", text(keeps))));
        let yes = |question| (question, text("yes"));
        let no = |question| (question, text("no"));
        vec![
            ("urgent_help", vec![no("urgent_help")]),
            ("who_for", who),
            ("date_of_birth", vec![("date_of_birth", self.date_of_birth.format("%d %m %Y").to_string())]),
            ("gp", vec![("gp_known", text("found")), ("gp_practice", text(self.practice))]),
            ("other_help", vec![("other_help", text("none"))]),
            (
                "name",
                vec![
                    ("first_name", text(self.first_name)),
                    ("last_name", text(self.last_name)),
                    ("known_as", text(self.known_as)),
                ],
            ),
            ("safety", safety),
            ("safety_others", vec![no("someone_else")]),
            ("nhs_number", vec![no("nhs_number_known")]),
            (
                "address",
                vec![
                    yes("postcode_known"),
                    ("postcode", text("ZV1 4AP")),
                    ("address_1", text("12 Invented Street")),
                    ("town", text("Westvale")),
                ],
            ),
            (
                "contact",
                vec![
                    ("mobile", text("07700 900456")),
                    yes("mobile_safe"),
                    ("email", text("somebody@westvale.example")),
                    yes("email_safe"),
                ],
            ),
            (
                "contact_ok",
                vec![yes("ok_text"), no("ok_voicemail"), yes("ok_email"), no("ok_letter"), yes("say_who")],
            ),
            ("support", vec![("language", text("english")), no("interpreter"), ("needs", text("none"))]),
            ("own_words", vec![("own_words_how", text("write")), ("own_words", text(self.own_words))]),
            ("since", vec![("since", text("3 2026"))]),
            ("emergency_contact", vec![("emergency_name", String::new())]),
            ("privacy", vec![yes("privacy_read"), yes("gp_told_ok")]),
        ]
    }
}
