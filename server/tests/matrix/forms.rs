//! People who refer themselves, with a canary in every word.

use crate::canary::canary;
use crate::world::{Visit, World};
use chrono::{Datelike, NaiveDate};
use measures::contract::referral::SaveScreen;
use measures::referral::{Asks, Statement, Typed, question, read};
use serde_json::{Value, json};

/// Every screen of the first part but the first, with what is typed or chosen. `~` stands for the canary.
const FORM: [(&str, &[(&str, &str)]); 16] = [
    ("who_for", &[("who_for", "me")]),
    ("date_of_birth", &[("date_of_birth", "BORN")]),
    ("gp", &[("gp_known", "found"), ("gp_practice", "A81001")]),
    ("other_help", &[("other_help", "none")]),
    ("name", &[("first_name", "Zoe"), ("last_name", "~"), ("known_as", "Pip~")]),
    ("nhs_number", &[("nhs_number_known", "no")]),
    (
        "address",
        &[("postcode_known", "yes"), ("postcode", "ls1 4ap"), ("address_1", "1 ~ St"), ("town", "~ham")],
    ),
    (
        "contact",
        &[
            ("mobile", "07700 900123"),
            ("mobile_safe", "yes"),
            ("email", "~@example.com"),
            ("email_safe", "yes"),
        ],
    ),
    (
        "contact_ok",
        &[
            ("ok_text", "yes"),
            ("ok_voicemail", "no"),
            ("ok_email", "yes"),
            ("ok_letter", "no"),
            ("say_who", "no"),
        ],
    ),
    ("support", &[("language", "english"), ("interpreter", "no"), ("needs", "none")]),
    ("own_words", &[("own_words_how", "write"), ("own_words", "I cannot sleep, says ~.")]),
    ("since", &[("since", "5 2026")]),
    ("safety", &[("thoughts", "no")]),
    ("safety_others", &[("someone_else", "no")]),
    ("emergency_contact", &[("emergency_name", "Mum ~")]),
    ("privacy", &[("privacy_read", "yes"), ("gp_told_ok", "yes")]),
];

const PRACTICE: &str = "A81001,\"ST. JOHN'S SURGERY\",Y63,QHM,\"1 ELM ROAD\",\"WESTVALE\",\"\",\"\",\"\",\"LS1 4AP\",\
                        19740401,,A,B,15A,20200401,,01632960001,,,,0,,4,,4\n";

/// How far somebody comes with their form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Far {
    /// Not sent, and nothing in it alerts.
    Begun,
    /// Not sent, and something in it alerts.
    Alerted,
    /// Sent.
    Sent,
}

impl World {
    pub async fn load_practices(&self) {
        server::steps::loading_practices::load_practices(&self.server.db, PRACTICE.as_bytes()).await.unwrap();
    }

    /// Somebody begins a form and comes so far with it.
    pub async fn refer(&mut self, owner: u16, far: Far) {
        let first = json!({"question": "urgent_help", "said": {"chose": "no"}});
        let key = format!("{:032x}", fastrand::u128(..));
        let begun = json!({
            "key": key, "screen": "urgent_help", "said": [first], "website": "", "waited_seconds": 0,
        });
        let reply = self.post("/api/begin-referral", None, &begun.to_string()).await;
        let opened: Value = serde_json::from_str(&reply.text).unwrap();
        let visit =
            Visit { cookie: reply.cookie.unwrap(), name: opened["visit"].as_str().unwrap().to_owned() };
        let born = self.owner(owner).born;
        for ((id, typed), sequence) in FORM.into_iter().zip(2..) {
            let alerts = far == Far::Alerted && id == "safety";
            let typed: &[_] = if alerts { &[("thoughts", "some_days")] } else { typed };
            let said = typed.iter().map(|(question, typed)| said(question, typed, owner, born)).collect();
            let call = SaveScreen { screen: id.into(), said, sequence, waited_seconds: 0 };
            let body = serde_json::to_string(&call).unwrap();
            let reply = self.post("/api/save-screen", Some(&visit), &body).await;
            assert_eq!(reply.status, 200, "{id}: {}", reply.text);
        }
        let link = self.post("/api/send-referral-link", Some(&visit), r#"{"by": "screen"}"#).await;
        let link: Value = serde_json::from_str(&link.text).unwrap();
        if far == Far::Sent {
            let send = json!({"key": key, "unsaved": []});
            let reply = self.post("/api/send-referral", Some(&visit), &send.to_string()).await;
            assert_eq!(reply.status, 201, "{}", reply.text);
        }
        let id =
            self.one("select self_referral_id from self_referral_sessions where visit_id = $1", &visit.name);
        let id = id.await;
        let owner = self.owner_mut(owner);
        owner.form_id = id;
        owner.secret = link["token"].as_str().map(str::to_owned);
        owner.form = Some(visit);
    }
}

fn said(id: &str, typed: &str, owner: u16, born: NaiveDate) -> Statement {
    let question = question(id).unwrap();
    let typed = typed.replace('~', &canary(owner));
    let typed = match question.asks {
        Asks::OneOf(_) => Typed::Chosen(Some(typed.into())),
        Asks::AnyOf(_) => Typed::Ticked(vec![typed.into()]),
        Asks::Birthday => Typed::Date {
            day: born.day().to_string(),
            month: born.month().to_string(),
            year: born.year().to_string(),
        },
        Asks::Month => Typed::Month { month: "5".to_owned(), year: "2026".to_owned() },
        _ => Typed::Text(typed),
    };
    let rules = server::config::Config::invented(None).unwrap().referral.unwrap().facts.rules;
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let said = read(question, &typed, &rules, today).unwrap_or_else(|fault| panic!("{id}: {fault:?}"));
    Statement { question: question.id.clone(), said }
}
