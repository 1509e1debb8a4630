//! The log: that something was asked, and nothing of what was in it.

use crate::clinic::{Clinic, answer, feels, save, submit, worrying};
use crate::staff::{PASSWORD, SECRET};
use chrono::NaiveDate;
use measures::alert::{Channel, Reach};
use measures::contract::patient::SaveSafety;
use measures::contract::public::{OpenInvitation, Opened, SignIn};
use std::io::Write;
use std::sync::{Mutex, Once};

/// What every test of this run has logged.
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Log;

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOG.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Keeps every line that is logged from now on.
pub fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(|| Log).init();
    });
}

#[tokio::test]
async fn no_line_holds_a_name_a_token_or_an_answer() {
    let clinic = Clinic::open().await;
    let Opened::Open { seal, .. } = clinic.nobody().send(clinic.us.open()).await.unwrap() else {
        panic!("sent")
    };
    let patient = clinic.patient().await;
    let wrong = NaiveDate::from_ymd_opt(1971, 1, 1).unwrap();
    let refused = OpenInvitation { date_of_birth: wrong, ..clinic.us.open() };
    clinic.nobody().send(refused).await.unwrap_err();
    patient.send(save(worrying(2), 1)).await.unwrap();
    let detail = "canary@example.org".to_owned();
    let reach = Reach { channel: Channel::Email, detail, safe_to_call: None };
    patient.send(SaveSafety { reach: Some(reach), ..feels(None, 2) }).await.unwrap();
    patient.send(submit(1)).await.unwrap();
    patient.send(save(answer("phq9", 1, 1), 50)).await.unwrap_err();
    let unknown = SignIn { username: "canary-name".to_owned(), password: PASSWORD.to_owned() };
    clinic.nobody().send(unknown).await.unwrap_err();
    clinic.nobody().post_text(&format!("/{}", clinic.us.token.expose()), String::new()).await;
    let therapist = clinic.therapist().await;
    therapist.our_view().await;

    let log = String::from_utf8(LOG.lock().unwrap().clone()).unwrap();
    for path in ["/api/open-invitation", "/api/save-answer", "/api/sign-in", "/api/read-appointment"] {
        assert!(log.contains(path), "{path} is not in the log");
    }
    let session = |cookie: &Option<String>| cookie.as_ref().unwrap().split_once('=').unwrap().1.to_owned();
    let secrets = [
        clinic.us.token.expose().to_owned(),
        seal,
        clinic.us.name.to_owned(),
        clinic.us.date_of_birth.to_string(),
        wrong.to_string(),
        session(&patient.cookie),
        session(&therapist.cookie),
        PASSWORD.to_owned(),
        SECRET.to_owned(),
        "canary".to_owned(),
        "chosen".to_owned(),
    ];
    for secret in secrets {
        assert!(!log.contains(&secret), "{secret} is in the log");
    }
}
