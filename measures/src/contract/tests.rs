//! What holds for every call, and the forms that travel.

use super::clinician::{
    AcknowledgeAlert, BookAppointment, CancelAppointment, InvitePatient, MoveAppointment, ReadAppointment,
    ReadInvitation, ReadMeasures, ReadSession, ReadToday, SetProblemDescriptor, SignOut,
};
use super::patient::{CloseSitting, SaveAnswer, SaveSafety, SubmitPack};
use super::public::{OpenInvitation, SignIn};
use super::{Call, Missing, Problem};

/// An example of every call: its fields, each written as it travels.
fn examples() -> Vec<Example> {
    const ID: &str = r#""000000000000000000000000000000ab""#;
    const ANSWER: &str = r#"{"instrument":"phq9","item":9,"reply":{"chosen":1}}"#;
    const SAVED: &str =
        r#"[{"answer":{"instrument":"phq9","item":9,"reply":"withheld"},"sequence":7,"waited_seconds":0}]"#;
    const REACH: &str = r#"{"channel":"phone_call","detail":"after six","safe_to_call":true}"#;
    const CHANGE: &str = r#"{"added":["pcl5"],"left_out":["wsas"],"reason":"asked last week"}"#;
    const TIME: &str = r#""2025-06-16T10:30:00""#;
    vec![
        Example::of::<OpenInvitation>(&[
            ("token", r#""0123456789abcdefghjkmnpqrs""#),
            ("date_of_birth", r#""1985-09-04""#),
        ]),
        Example::of::<SignIn>(&[("username", r#""ada""#), ("password", r#""a long one""#)]),
        Example::of::<SaveAnswer>(&[("answer", ANSWER), ("sequence", "7"), ("waited_seconds", "90")]),
        Example::of::<SaveSafety>(&[
            ("keep_safe", r#""not_sure""#),
            ("reach", REACH),
            ("sequence", "8"),
            ("waited_seconds", "0"),
        ]),
        Example::of::<SubmitPack>(&[("key", ID), ("answers", SAVED)]),
        Example::of::<CloseSitting>(&[]),
        Example::of::<ReadSession>(&[]),
        Example::of::<SignOut>(&[]),
        Example::of::<ReadToday>(&[]),
        Example::of::<ReadAppointment>(&[("appointment", ID)]),
        Example::of::<AcknowledgeAlert>(&[
            ("alert", ID),
            ("seen", "1"),
            ("actions", r#"["gp_told","no_action"]"#),
            ("note", r#""why""#),
        ]),
        Example::of::<BookAppointment>(&[
            ("referral", ID),
            ("starts", TIME),
            ("mode", r#""telephone""#),
            ("occasion", r#""first_treatment""#),
        ]),
        Example::of::<MoveAppointment>(&[("appointment", ID), ("starts", TIME)]),
        Example::of::<CancelAppointment>(&[("appointment", ID)]),
        Example::of::<ReadInvitation>(&[("appointment", ID)]),
        Example::of::<InvitePatient>(&[("appointment", ID), ("language", r#""pl""#), ("change", CHANGE)]),
        Example::of::<SetProblemDescriptor>(&[
            ("referral", ID),
            ("problem_descriptor", r#""social_anxiety_disorder""#),
        ]),
        Example::of::<ReadMeasures>(&[]),
    ]
}

struct Example {
    name: &'static str,
    path: &'static str,
    fields: Vec<(&'static str, &'static str)>,
    /// The call as it is written again after reading it.
    read: fn(&str) -> serde_json::Result<String>,
}

impl Example {
    fn of<C: Call>(fields: &[(&'static str, &'static str)]) -> Self {
        let name = std::any::type_name::<C>().rsplit("::").next().unwrap();
        let read = |json: &str| serde_json::to_string(&serde_json::from_str::<C>(json)?);
        Self { name, path: C::PATH, fields: fields.to_vec(), read }
    }
}

fn object<'a>(fields: impl IntoIterator<Item = &'a (&'a str, &'a str)>) -> String {
    let fields: Vec<_> = fields.into_iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", fields.join(","))
}

#[test]
fn every_call_that_is_declared_is_among_the_examples() {
    let sources = [include_str!("public.rs"), include_str!("patient.rs"), include_str!("clinician/mod.rs")];
    let lines = sources.iter().flat_map(|source| source.lines());
    let declared = lines.filter_map(|line| Some(line.trim().split_once(" => \"")?.0));
    assert_eq!(declared.collect::<Vec<_>>(), examples().iter().map(|call| call.name).collect::<Vec<_>>());
}

#[test]
fn a_call_is_posted_to_its_own_name() {
    for call in examples() {
        let kebab = call.name.chars().enumerate().fold(String::new(), |path, (place, c)| {
            let dash = if c.is_ascii_uppercase() && place > 0 { "-" } else { "" };
            path + dash + &c.to_ascii_lowercase().to_string()
        });
        assert_eq!(call.path, format!("/api/{kebab}"));
    }
}

#[test]
fn a_call_is_read_as_it_is_written() {
    for call in examples() {
        let json = object(&call.fields);
        assert_eq!((call.read)(&json).unwrap(), json, "{}", call.name);
    }
}

#[test]
fn a_call_refuses_a_field_it_does_not_know() {
    for call in examples() {
        let json = object(call.fields.iter().chain(&[("unexpected", "0")]));
        assert!((call.read)(&json).is_err(), "{}: {json}", call.name);
    }
}

#[test]
fn a_call_refuses_a_doubled_field() {
    for call in examples() {
        for doubled in &call.fields {
            let json = object(call.fields.iter().chain([doubled]));
            assert!((call.read)(&json).is_err(), "{}: {json}", call.name);
        }
    }
}

#[test]
fn a_call_refuses_the_lack_of_a_field_that_it_needs() {
    for call in examples() {
        for (lacking, _) in &call.fields {
            let may_be_left_out = matches!(*lacking, "keep_safe" | "reach" | "change");
            let json = object(call.fields.iter().filter(|(name, _)| name != lacking));
            assert_eq!((call.read)(&json).is_ok(), may_be_left_out, "{}: {json}", call.name);
        }
    }
}

#[test]
fn every_problem_travels_under_the_name_that_open_pages_know() {
    let missing = vec![Missing { part: 1, item: 9 }];
    let problems = [
        Problem::SignedOut,
        Problem::NotYou,
        Problem::TooManyTries,
        Problem::WrongPassword,
        Problem::NotFound,
        Problem::InvitationClosed,
        Problem::AlreadySent,
        Problem::AlreadyAcknowledged,
        Problem::AlertHasGrown,
        Problem::KeyReused,
        Problem::Unfinished { missing },
        Problem::NoSuchTime,
        Problem::SayWhatWasDone,
        Problem::SayWhy,
        Problem::NotUnderstood,
        Problem::Refused,
        Problem::TooLarge,
        Problem::Busy,
        Problem::Ours,
    ];
    for problem in problems {
        let json = wire_form(&problem);
        assert_eq!(serde_json::to_string(&problem).unwrap(), json);
        assert_eq!(serde_json::from_str::<Problem>(json).unwrap(), problem);
    }
}

/// Written out, so that a new problem does not compile here until its form is decided.
fn wire_form(problem: &Problem) -> &'static str {
    match problem {
        Problem::SignedOut => r#""signed_out""#,
        Problem::NotYou => r#""not_you""#,
        Problem::TooManyTries => r#""too_many_tries""#,
        Problem::WrongPassword => r#""wrong_password""#,
        Problem::NotFound => r#""not_found""#,
        Problem::InvitationClosed => r#""invitation_closed""#,
        Problem::AlreadySent => r#""already_sent""#,
        Problem::AlreadyAcknowledged => r#""already_acknowledged""#,
        Problem::AlertHasGrown => r#""alert_has_grown""#,
        Problem::KeyReused => r#""key_reused""#,
        Problem::Unfinished { .. } => r#"{"unfinished":{"missing":[{"part":1,"item":9}]}}"#,
        Problem::NoSuchTime => r#""no_such_time""#,
        Problem::SayWhatWasDone => r#""say_what_was_done""#,
        Problem::SayWhy => r#""say_why""#,
        Problem::NotUnderstood => r#""not_understood""#,
        Problem::Refused => r#""refused""#,
        Problem::TooLarge => r#""too_large""#,
        Problem::Busy => r#""busy""#,
        Problem::Ours => r#""ours""#,
    }
}
