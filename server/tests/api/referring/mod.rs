//! Referring oneself: somebody who fills in the form, screen by screen.

mod alerting;
mod bad_input;
mod beginning;
mod booked;
mod finding_practices;
mod flooding;
mod forgetting;
mod going_on;
mod reviewing;
mod saving;
mod sending;
mod writing;

use crate::clinic::{Caller, Clinic, answer, cookie};
use axum::body::to_bytes;
use axum::http::StatusCode;
use chrono::NaiveDate;
use measures::contract::referral::{
    BeginReferral, DraftOpened, ResumeReferral, SaveMeasureAnswer, SaveScreen, SendReferral,
};
use measures::contract::{Call, Problem};
use measures::ids::SendingKey;
use measures::referral::{Asks, Statement, Typed, question, read};
use server::config::Config;
use server::secrets;
use server::steps::loading_practices::load_practices;

/// Stage A, answered: each screen with what is typed or chosen.
pub const FORM: [(&str, &[(&str, &str)]); 17] = [
    ("urgent_help", &[("urgent_help", "no")]),
    ("who_for", &[("who_for", "me")]),
    ("date_of_birth", &[("date_of_birth", "3 2 1990")]),
    ("gp", &[("gp_known", "found"), ("gp_practice", "A81001")]),
    ("other_help", &[("other_help", "none")]),
    ("name", &[("first_name", "Zoë"), ("last_name", "O’Brien"), ("known_as", "")]),
    ("nhs_number", &[("nhs_number_known", "yes"), ("nhs_number", "943 476 5919")]),
    (
        "address",
        &[("postcode_known", "yes"), ("postcode", "ls1 4ap"), ("address_1", "1 High St"), ("town", "Leeds")],
    ),
    (
        "contact",
        &[
            ("mobile", "07700 900123"),
            ("mobile_safe", "yes"),
            ("email", "zoe@example.com"),
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
    (
        "own_words",
        &[("own_words_how", "write"), ("own_words", "I cannot sleep, and I worry about everything.")],
    ),
    ("since", &[("since", "5 2026")]),
    ("safety", &[("thoughts", "no")]),
    ("safety_others", &[("someone_else", "no")]),
    ("emergency_contact", &[("emergency_name", "")]),
    ("privacy", &[("privacy_read", "yes"), ("gp_told_ok", "yes")]),
];

/// What is said by typing or choosing this, as the page reads it.
pub fn said(id: &str, typed: &str) -> Statement {
    let question = question(id).unwrap_or_else(|| panic!("no question {id}"));
    let [day, month, year] = ["", "", ""].map(String::from);
    let mut parts = typed.split(' ').map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    let typed = match question.asks {
        Asks::OneOf(_) => Typed::Chosen(Some(typed.to_owned().into())),
        Asks::AnyOf(_) => Typed::Ticked(typed.split(',').map(|id| id.to_owned().into()).collect()),
        Asks::Birthday => Typed::Date { day: day + &next(), month: month + &next(), year: year + &next() },
        Asks::Month => Typed::Month { month: next(), year: next() },
        _ => Typed::Text(typed.to_owned()),
    };
    let rules = Config::invented(None).unwrap().referral.unwrap().facts.rules;
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let said = read(question, &typed, &rules, today).unwrap_or_else(|fault| panic!("{id}: {fault:?}"));
    Statement { question: question.id.clone(), said }
}

/// A screen with what is typed or chosen on it.
pub fn screen(id: &'static str, typed: &[(&str, &str)], sequence: u32) -> SaveScreen {
    let said = typed.iter().map(|(question, typed)| said(question, typed)).collect();
    SaveScreen { screen: id.into(), said, sequence, waited_seconds: 0 }
}

/// The first screen, begun under a key.
pub fn begin(key: u128) -> BeginReferral {
    let SaveScreen { screen, said, .. } = screen("urgent_help", FORM[0].1, 1);
    BeginReferral { key: SendingKey::from_bits(key), screen, said, website: String::new(), waited_seconds: 0 }
}

/// The form sent under a key, with nothing left to save.
pub fn send(key: u128) -> SendReferral {
    SendReferral { key: SendingKey::from_bits(key), unsaved: vec![] }
}

/// An answer to a measure.
pub fn measure(item: (&str, u8, u8), sequence: u32) -> SaveMeasureAnswer {
    let (instrument, item, option) = item;
    SaveMeasureAnswer { answer: answer(instrument, item, option), sequence, waited_seconds: 0 }
}

/// The date of birth of the form, as it opens it again.
pub fn born() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(1990, 2, 3)
}

impl Clinic {
    /// A clinic whose practices are loaded: A81001 is ours, A81002 another service's, A81003 nobody's, A81004 closed.
    pub async fn taking_referrals() -> Self {
        let clinic = Self::open().await;
        clinic.load_practices().await;
        clinic
    }

    pub async fn load_practices(&self) {
        load_practices(&self.server.db, finding_practices::LIST.as_bytes()).await.unwrap();
    }

    /// Whoever opens a form with this call, and what they see; or why not.
    pub async fn enters<C: Call<Reply = DraftOpened>>(
        &self,
        by: &Caller<'_>,
        call: &C,
    ) -> Result<(Caller<'_>, DraftOpened), Problem> {
        let response = by.post(call).await;
        let (status, set) =
            (response.status(), (response.status() == StatusCode::OK).then(|| cookie(&response)));
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        if status != StatusCode::OK {
            return Err(serde_json::from_slice(&body).unwrap());
        }
        let opened: DraftOpened = serde_json::from_slice(&body).unwrap();
        Ok((Caller { clinic: self, cookie: set, visit: Some(opened.visit) }, opened))
    }

    /// Somebody who has begun a form.
    pub async fn referrer(&self) -> Caller<'_> {
        let key = secrets::bits().unwrap();
        self.enters(&self.nobody(), &begin(key)).await.unwrap().0
    }

    /// Somebody who has answered all of stage A and not sent it.
    pub async fn ready(&self) -> Caller<'_> {
        let referrer = self.referrer().await;
        for ((id, typed), sequence) in FORM.into_iter().zip(1..).skip(1) {
            referrer
                .send(screen(id, typed, sequence))
                .await
                .unwrap_or_else(|problem| panic!("{id}: {problem:?}"));
        }
        referrer
    }
}

impl Caller<'_> {
    /// The form as it is opened again in this browser, and the visit that begins.
    pub async fn again(&self) -> (Caller<'_>, DraftOpened) {
        let call = ResumeReferral { token: None, date_of_birth: born() };
        self.clinic.enters(self, &call).await.unwrap()
    }
}

impl Clinic {
    /// One word of the records.
    pub async fn text(&self, query: &'static str) -> String {
        let mut db = self.server.db.read().await.unwrap();
        sqlx::query_scalar(query).fetch_one(&mut *db).await.unwrap()
    }
}
