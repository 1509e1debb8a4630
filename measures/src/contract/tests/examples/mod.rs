//! An example of every call: its fields, each written as it travels.

mod account;
mod caseload;

use crate::contract::Call;
use crate::contract::clinician::{
    AcceptSelfReferral, AcknowledgeAlert, AllowWriting, AmendAnswer, BookAppointment, CancelAppointment,
    CloseAlert, DeclineSelfReferral, DrawLink, EndReferral, InvitePatient, MoveAppointment, OpenPackTogether,
    ReadAlertCount, ReadAlertQueue, ReadAppointment, ReadDiary, ReadInbox, ReadInvitation, ReadMeasures,
    ReadPackTogether, ReadReferralCounts, ReadSelfReferral, ReadSession, ReadToday, ReadWatch,
    RecordAttendance, RecordContact, RenewInvitation, ReopenReferral, SaveAnswerTogether, SaveSafetyTogether,
    SeeAlert, SendPackTogether, SetProblemDescriptor, SignOut, StopWriting, WithdrawInvitation,
};
use crate::contract::json::{Json, Unreadable};
use crate::contract::patient::{CloseSitting, SaveAnswer, SaveSafety, SubmitPack};
use crate::contract::public::{OpenInvitation, SignIn};
use crate::contract::referral::{
    BeginReferral, FindPractices, LeaveReferral, ResumeReferral, SaveMeasureAnswer, SaveScreen, SendReferral,
    SendReferralLink,
};

pub(super) struct Example {
    pub(super) name: &'static str,
    pub(super) path: &'static str,
    pub(super) fields: Vec<(&'static str, &'static str)>,
    /// The call as it is written again after reading it.
    pub(super) read: fn(&str) -> serde_json::Result<String>,
    /// The same, read as a page reads what it was sent.
    pub(super) read_on_a_page: fn(&str) -> Result<String, Unreadable>,
}

impl Example {
    fn of<C: Call>(fields: &[(&'static str, &'static str)]) -> Self {
        let name = std::any::type_name::<C>().rsplit("::").next().unwrap();
        let read = |json: &str| serde_json::to_string(&serde_json::from_str::<C>(json)?);
        let read_on_a_page = |json: &str| {
            let whatever: Json = serde_json::from_str(json).unwrap();
            Ok(serde_json::to_string(&whatever.read::<C>()?).unwrap())
        };
        Self { name, path: C::PATH, fields: fields.to_vec(), read, read_on_a_page }
    }
}

const ID: &str = r#""000000000000000000000000000000ab""#;
const ANSWER: &str = r#"{"instrument":"phq9","item":9,"reply":{"chosen":1}}"#;
const TIME: &str = r#""2025-06-16T10:30:00""#;

/// Every call, in the order of the declarations: of anybody, of a patient, of somebody who refers themselves, of staff.
pub(super) fn examples() -> Vec<Example> {
    let all = [
        anybody(),
        patient(),
        referral(),
        clinician(),
        diary(),
        asking(),
        together(),
        inbox(),
        queue(),
        caseload::caseload(),
        account::account(),
    ];
    all.into_iter().flatten().collect()
}

fn anybody() -> Vec<Example> {
    vec![
        Example::of::<OpenInvitation>(&[
            ("token", r#""0123456789abcdefghjkmnpqrs""#),
            ("date_of_birth", r#""1985-09-04""#),
        ]),
        Example::of::<SignIn>(&[("username", r#""ada""#), ("password", r#""a long one""#)]),
    ]
}

fn patient() -> Vec<Example> {
    const SAVED: &str = r#"[{"answer":{"instrument":"phq9","item":9,"reply":"withheld"},"sequence":7,"key":1,"waited_seconds":0}]"#;
    const REACH: &str = r#"{"channel":"phone_call","detail":"after six","safe_to_call":true}"#;
    vec![
        Example::of::<SaveAnswer>(&[
            ("answer", ANSWER),
            ("sequence", "7"),
            ("key", "1795000000000"),
            ("waited_seconds", "90"),
        ]),
        Example::of::<SaveSafety>(&[
            ("keep_safe", r#""not_sure""#),
            ("reach", REACH),
            ("sequence", "8"),
            ("key", "0"),
            ("waited_seconds", "0"),
        ]),
        Example::of::<SubmitPack>(&[("key", ID), ("answers", SAVED)]),
        Example::of::<CloseSitting>(&[]),
    ]
}

fn referral() -> Vec<Example> {
    const SAID: &str = r#"[{"question":"thoughts","said":{"chose":"some_days"}},{"question":"needs","said":{"ticked":["hearing"]}},{"question":"what_helps","said":"skipped"}]"#;
    const UNSAVED: &str = r#"[{"screen":"since","said":[{"question":"since","said":{"month":{"year":2024,"month":3}}}],"sequence":7,"waited_seconds":0}]"#;
    vec![
        Example::of::<BeginReferral>(&[
            ("key", ID),
            ("screen", r#""urgent_help""#),
            ("said", r#"[{"question":"urgent_help","said":{"chose":"no"}}]"#),
            ("website", r#""""#),
            ("waited_seconds", "90"),
        ]),
        Example::of::<ResumeReferral>(&[
            ("token", r#""0123456789abcdefghjkmnpqrs""#),
            ("date_of_birth", r#""1985-09-04""#),
        ]),
        Example::of::<FindPractices>(&[("words", r#""high street""#)]),
        Example::of::<SaveScreen>(&[
            ("screen", r#""safety""#),
            ("said", SAID),
            ("sequence", "7"),
            ("waited_seconds", "90"),
        ]),
        Example::of::<SaveMeasureAnswer>(&[("answer", ANSWER), ("sequence", "8"), ("waited_seconds", "0")]),
        Example::of::<SendReferral>(&[("key", ID), ("unsaved", UNSAVED)]),
        Example::of::<SendReferralLink>(&[("by", r#""screen""#)]),
        Example::of::<LeaveReferral>(&[("discard", "false")]),
    ]
}

fn clinician() -> Vec<Example> {
    vec![
        Example::of::<ReadSession>(&[]),
        Example::of::<SignOut>(&[]),
        Example::of::<ReadToday>(&[]),
        Example::of::<ReadAppointment>(&[("appointment", ID)]),
        Example::of::<AcknowledgeAlert>(&[
            ("alert", ID),
            ("seen", "1"),
            ("actions", r#"["gp_told","safety_plan"]"#),
            ("note", r#""why""#),
        ]),
        Example::of::<BookAppointment>(&[
            ("appointment", ID),
            ("referral", ID),
            ("starts", TIME),
            ("mode", r#""telephone""#),
            ("occasion", r#""first_treatment""#),
        ]),
        Example::of::<MoveAppointment>(&[("appointment", ID), ("to", ID), ("starts", TIME)]),
        Example::of::<CancelAppointment>(&[
            ("appointment", ID),
            ("by", r#""patient""#),
            ("reason", r#""is ill""#),
        ]),
    ]
}

fn diary() -> Vec<Example> {
    vec![
        Example::of::<RecordAttendance>(&[
            ("appointment", ID),
            ("seen", "1"),
            ("attendance", r#""on_time""#),
            ("mode", r#""video""#),
            ("note", r#""was there after all""#),
        ]),
        Example::of::<ReadDiary>(&[("appointment", ID)]),
        Example::of::<EndReferral>(&[
            ("referral", ID),
            ("code", r#""earlier_than_planned""#),
            ("on", r#""2025-06-16""#),
        ]),
        Example::of::<ReopenReferral>(&[("referral", ID), ("reason", r#""ended by mistake""#)]),
    ]
}

fn asking() -> Vec<Example> {
    const CHANGE: &str = r#"{"added":["pcl5"],"left_out":["wsas"],"reason":"asked last week"}"#;
    vec![
        Example::of::<ReadInvitation>(&[("appointment", ID)]),
        Example::of::<InvitePatient>(&[("appointment", ID), ("language", r#""pl""#), ("change", CHANGE)]),
        Example::of::<RenewInvitation>(&[("appointment", ID)]),
        Example::of::<WithdrawInvitation>(&[("appointment", ID)]),
        Example::of::<DrawLink>(&[("link", r#""https://beforehand.example/#0123456789abcdefghjkmnpqrs""#)]),
        Example::of::<SetProblemDescriptor>(&[
            ("referral", ID),
            ("problem_descriptor", r#""social_anxiety_disorder""#),
        ]),
        Example::of::<ReadMeasures>(&[]),
    ]
}

fn together() -> Vec<Example> {
    const REACH: &str = r#"{"channel":"at_appointment","detail":"","safe_to_call":null}"#;
    vec![
        Example::of::<ReadPackTogether>(&[("appointment", ID)]),
        Example::of::<OpenPackTogether>(&[("appointment", ID)]),
        Example::of::<SaveAnswerTogether>(&[
            ("invitation", ID),
            ("answer", ANSWER),
            ("mode", r#""telephone""#),
            ("sequence", "7"),
            ("seen", "6"),
        ]),
        Example::of::<SaveSafetyTogether>(&[
            ("invitation", ID),
            ("mode", r#""in_person""#),
            ("keep_safe", r#""yes""#),
            ("reach", REACH),
            ("sequence", "8"),
        ]),
        Example::of::<SendPackTogether>(&[("invitation", ID), ("key", ID)]),
        Example::of::<AmendAnswer>(&[
            ("invitation", ID),
            ("answer", ANSWER),
            ("number", "1"),
            ("reason", r#""patient_corrected""#),
            ("note", r#""read it out again""#),
        ]),
    ]
}

fn inbox() -> Vec<Example> {
    vec![
        Example::of::<ReadInbox>(&[]),
        Example::of::<ReadSelfReferral>(&[("id", ID)]),
        Example::of::<AcceptSelfReferral>(&[("id", ID), ("join", ID), ("therapist", ID)]),
        Example::of::<DeclineSelfReferral>(&[
            ("id", ID),
            ("reason", r#""lives elsewhere""#),
            ("telling", r#"{"message":"Another service is nearer to you."}"#),
        ]),
        Example::of::<StopWriting>(&[("id", ID)]),
        Example::of::<AllowWriting>(&[("id", ID)]),
        Example::of::<ReadReferralCounts>(&[("days", "30")]),
    ]
}

fn queue() -> Vec<Example> {
    vec![
        Example::of::<ReadAlertQueue>(&[]),
        Example::of::<ReadAlertCount>(&[]),
        Example::of::<SeeAlert>(&[("alert", ID)]),
        Example::of::<RecordContact>(&[
            ("alert", ID),
            ("number", "1"),
            ("outcome", r#""spoke""#),
            ("note", r#""by phone""#),
        ]),
        Example::of::<CloseAlert>(&[("alert", ID), ("reason", r#""spoken to""#)]),
        Example::of::<ReadWatch>(&[]),
    ]
}
