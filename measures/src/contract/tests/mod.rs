//! What holds for every call, and the forms that travel.

mod examples;

use super::{Missing, Problem};
use examples::examples;

fn object<'a>(fields: impl IntoIterator<Item = &'a (&'a str, &'a str)>) -> String {
    let fields: Vec<_> = fields.into_iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", fields.join(","))
}

#[test]
fn every_call_that_is_declared_is_among_the_examples() {
    let sources = [
        include_str!("../public.rs"),
        include_str!("../patient.rs"),
        include_str!("../referral.rs"),
        include_str!("../clinician/mod.rs"),
    ];
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
fn a_page_reads_what_the_server_reads_and_refuses_what_it_refuses() {
    for call in examples() {
        let json = object(&call.fields);
        assert_eq!((call.read_on_a_page)(&json).unwrap(), json, "{}", call.name);
        let more = object(call.fields.iter().chain(&[("unexpected", "0")]));
        assert!((call.read_on_a_page)(&more).is_err(), "{}: {more}", call.name);
        for (name, value) in &call.fields {
            let doubled = object(call.fields.iter().chain([&(*name, *value)]));
            assert!((call.read_on_a_page)(&doubled).is_err(), "{}: {doubled}", call.name);
            let less = object(call.fields.iter().filter(|(other, _)| other != name));
            assert_eq!(
                (call.read_on_a_page)(&less).is_ok(),
                (call.read)(&less).is_ok(),
                "{}: {less}",
                call.name
            );
        }
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
            let may_be_left_out = matches!(
                (call.name, *lacking),
                (_, "keep_safe" | "reach" | "change" | "join" | "message")
                    | ("ResumeReferral", "token")
                    | ("BeginReferral", "waited_seconds")
            );
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
        Problem::CodeNeeded,
        Problem::NotFound,
        Problem::InvitationClosed,
        Problem::AlreadySent,
        Problem::AlreadyAcknowledged,
        Problem::AlertHasGrown,
        Problem::KeyReused,
        Problem::Unfinished { missing },
        Problem::FormUnfinished { questions: vec!["first_name".into()] },
        Problem::NotTaken,
        Problem::NoSuchTime,
        Problem::SayWhatWasDone,
        Problem::SayWhy,
        Problem::AlreadyDecided,
        Problem::TooEarly,
        Problem::AlertWaits,
        Problem::StillBooked,
        Problem::ReferralEnded,
        Problem::NoChannel,
        Problem::NothingToAsk,
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
        Problem::CodeNeeded => r#""code_needed""#,
        Problem::NotFound => r#""not_found""#,
        Problem::InvitationClosed => r#""invitation_closed""#,
        Problem::AlreadySent => r#""already_sent""#,
        Problem::AlreadyAcknowledged => r#""already_acknowledged""#,
        Problem::AlertHasGrown => r#""alert_has_grown""#,
        Problem::KeyReused => r#""key_reused""#,
        Problem::Unfinished { .. } => r#"{"unfinished":{"missing":[{"part":1,"item":9}]}}"#,
        Problem::FormUnfinished { .. } => r#"{"form_unfinished":{"questions":["first_name"]}}"#,
        Problem::NotTaken => r#""not_taken""#,
        Problem::NoSuchTime => r#""no_such_time""#,
        Problem::SayWhatWasDone => r#""say_what_was_done""#,
        Problem::SayWhy => r#""say_why""#,
        Problem::AlreadyDecided => r#""already_decided""#,
        Problem::TooEarly => r#""too_early""#,
        Problem::AlertWaits => r#""alert_waits""#,
        Problem::StillBooked => r#""still_booked""#,
        Problem::ReferralEnded => r#""referral_ended""#,
        Problem::NoChannel => r#""no_channel""#,
        Problem::NothingToAsk => r#""nothing_to_ask""#,
        Problem::NotUnderstood => r#""not_understood""#,
        Problem::Refused => r#""refused""#,
        Problem::TooLarge => r#""too_large""#,
        Problem::Busy => r#""busy""#,
        Problem::Ours => r#""ours""#,
    }
}
