//! Before the day's appointments: who has not answered, and reminding them.

use crate::accepting::book;
use crate::clinic::{Caller, Clinic, answer, at, save};
use crate::declining::with_gateway;
use crate::said::{fresh, invite};
use chrono::TimeDelta;
use measures::contract::Problem;
use measures::contract::clinician::{
    Delivery, InvitePatient, MessageChannel, MoveAppointment, PackChange, PackProgress, PreparationEntry,
    ReadInvitation, ReadPreparation, SendReminder,
};
use measures::contract::public::OpenInvitation;
use measures::ids::AppointmentId;
use measures::instruments::InstrumentId;
use measures::token::Token;
use server::config::Gateway;

/// A clinic whose therapist has an appointment this afternoon with somebody who referred themselves.
pub async fn booked() -> (Clinic, AppointmentId) {
    let clinic = with_gateway(Gateway::Address("http://127.0.0.1:9/nobody".to_owned())).await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    let id = assessor.waiting().await.id;
    let referral = assessor.accept(id, None).await.unwrap();
    let appointment = book(&assessor, referral, at("2026-11-23T15:00:00")).await.unwrap();
    let mut db = clinic.server.db.write().await.unwrap();
    sqlx::query("delete from messages").execute(&mut *db).await.unwrap();
    db.commit().await.unwrap();
    (clinic, appointment)
}

/// What the last message says.
async fn words(clinic: &Clinic) -> String {
    let mut db = clinic.server.db.read().await.unwrap();
    let query = "select words from messages order by made_at desc, id limit 1";
    sqlx::query_scalar(query).fetch_one(&mut *db).await.unwrap()
}

/// The link's secret in the last message.
pub async fn token(clinic: &Clinic) -> Token {
    let words = words(clinic).await;
    let (_, rest) = words.split_once("/#").unwrap();
    serde_json::from_value(serde_json::Value::String(rest.chars().take(26).collect())).unwrap()
}

async fn line(caller: &Caller<'_>, appointment: AppointmentId) -> PreparationEntry {
    let all = caller.send(ReadPreparation {}).await.unwrap().entries;
    all.into_iter().find(|one| one.entry.appointment == appointment).unwrap()
}

#[tokio::test]
async fn a_reminder_carries_a_link_and_no_word_of_what_it_is_about() {
    let (clinic, appointment) = booked().await;
    let therapist = clinic.caseload_holder(appointment).await;
    let before = line(&therapist, appointment).await;
    assert_eq!((before.channel, before.phone.as_deref()), (Some(MessageChannel::Text), Some("07700 900123")));
    assert_eq!((before.entry.progress, before.reminded), (PackProgress::NotInvited, None));
    let sent = therapist.send(SendReminder { appointment }).await.unwrap();
    assert_eq!(
        (sent.channel, sent.delivery, sent.at),
        (MessageChannel::Text, Delivery::Queued, clinic.now())
    );
    let after = line(&therapist, appointment).await;
    assert_eq!((after.entry.progress, after.reminded), (PackProgress::NotStarted, Some(sent)));
    let words = words(&clinic).await;
    assert!(
        words.starts_with("Please answer a few questions before 15:00 on 23 November 2026: https://"),
        "{words}"
    );
    for word in ["Talking", "therap", "PHQ", "anxiety", "depress", "appointment"] {
        assert!(!words.contains(word), "{words}");
    }
    assert_eq!(clinic.count("select count(*) from audit where act = 'reminded_patient'").await, 1);
}

#[tokio::test]
async fn while_a_reminder_waits_there_is_no_other() {
    let (clinic, appointment) = booked().await;
    let therapist = clinic.caseload_holder(appointment).await;
    let first = therapist.send(SendReminder { appointment }).await.unwrap();
    clinic.server.clock.advance(TimeDelta::minutes(1));
    assert_eq!(therapist.send(SendReminder { appointment }).await, Ok(first));
    assert_eq!(clinic.count("select count(*) from messages").await, 1);
}

#[tokio::test]
async fn another_reminder_brings_a_fresh_link_and_keeps_what_was_answered() {
    let (clinic, appointment) = booked().await;
    let therapist = clinic.caseload_holder(appointment).await;
    therapist.send(SendReminder { appointment }).await.unwrap();
    let date_of_birth = "1990-02-03".parse().unwrap();
    let first = OpenInvitation { token: token(&clinic).await, date_of_birth };
    let patient = clinic.opened_by(&first).await.unwrap();
    patient.send(save(answer("phq9", 1, 2), 1)).await.unwrap();
    clinic.all_sent().await;
    clinic.server.clock.advance(TimeDelta::minutes(31));
    let therapist = clinic.caseload_holder(appointment).await;
    therapist.send(SendReminder { appointment }).await.unwrap();
    assert!(clinic.opened_by(&first).await.is_none(), "the earlier link has stopped working");
    let second = OpenInvitation { token: token(&clinic).await, date_of_birth };
    assert!(clinic.opened_by(&second).await.is_some());
    let progress = line(&therapist, appointment).await.entry.progress;
    assert!(matches!(progress, PackProgress::Answering { answered: 1, .. }), "{progress:?}");
}

#[tokio::test]
async fn a_reminder_keeps_what_was_chosen_to_be_asked_though_the_time_of_the_link_has_ended_unanswered() {
    let (clinic, appointment) = booked().await;
    let therapist = clinic.caseload_holder(appointment).await;
    let starts = at("2026-12-15T15:00:00");
    let appointment =
        therapist.send(MoveAppointment { appointment, to: fresh(), starts }).await.unwrap().appointment;
    let added = vec![InstrumentId::parse("pdss").unwrap()];
    let reason = "Panic came up last week.".to_owned();
    let change = Some(PackChange { added, left_out: Vec::new(), reason });
    therapist.send(InvitePatient { change: change.clone(), ..invite(appointment) }).await.unwrap();
    let invitations = clinic.count("select count(*) from invitations").await;
    clinic.server.clock.advance(TimeDelta::days(15));
    let therapist = clinic.caseload_holder(appointment).await;
    therapist.send(SendReminder { appointment }).await.unwrap();
    let asked = therapist.send(ReadInvitation { appointment }).await.unwrap().asked.unwrap();
    assert_eq!(asked.change, change);
    assert!(asked.until > clinic.now(), "the link works");
    assert_eq!(clinic.count("select count(*) from invitations").await, invitations, "none is made");
    let open = OpenInvitation { token: token(&clinic).await, date_of_birth: "1990-02-03".parse().unwrap() };
    assert!(clinic.opened_by(&open).await.is_some());
}

#[tokio::test]
async fn nobody_is_reminded_more_than_three_times_a_day() {
    let (clinic, appointment) = booked().await;
    let therapist = clinic.caseload_holder(appointment).await;
    for _ in 0..3 {
        therapist.send(SendReminder { appointment }).await.unwrap();
        clinic.all_sent().await;
        clinic.server.clock.advance(TimeDelta::minutes(1));
    }
    assert_eq!(therapist.send(SendReminder { appointment }).await, Err(Problem::TooManyTries));
}

#[tokio::test]
async fn who_cannot_be_written_to_is_not() {
    let (clinic, appointment) = booked().await;
    let therapist = clinic.caseload_holder(appointment).await;
    let mut db = clinic.server.db.write().await.unwrap();
    let withdraw = "update self_referral_statements set said = '{\"chose\":\"no\"}'
                    where question in ('ok_text', 'ok_email')";
    sqlx::query(withdraw).execute(&mut *db).await.unwrap();
    db.commit().await.unwrap();
    let entry = line(&therapist, appointment).await;
    assert_eq!((entry.channel, entry.phone.as_deref()), (None, Some("07700 900123")));
    assert_eq!(therapist.send(SendReminder { appointment }).await, Err(Problem::NoChannel));
    // Our patient never filled in a form.
    let ours = clinic.therapist().await;
    let appointment = clinic.us.appointment;
    let entry = line(&ours, appointment).await;
    assert_eq!((entry.channel, entry.phone, entry.unsafe_to_phone), (None, None, false));
    assert_eq!(ours.send(SendReminder { appointment }).await, Err(Problem::NoChannel));
    assert_eq!(clinic.count("select count(*) from messages").await, 0);
}

#[tokio::test]
async fn a_reminder_goes_the_way_that_the_list_says() {
    for (unwanted, way) in [("nothing", MessageChannel::Text), ("ok_text", MessageChannel::Email)] {
        let (clinic, appointment) = booked().await;
        let therapist = clinic.caseload_holder(appointment).await;
        let mut db = clinic.server.db.write().await.unwrap();
        let withdraw = "update self_referral_statements set said = '{\"chose\":\"no\"}' where question = $1";
        sqlx::query(withdraw).bind(unwanted).execute(&mut *db).await.unwrap();
        db.commit().await.unwrap();
        assert_eq!(line(&therapist, appointment).await.channel, Some(way), "{unwanted}");
        assert_eq!(therapist.send(SendReminder { appointment }).await.unwrap().channel, way, "{unwanted}");
    }
}

#[tokio::test]
async fn a_new_link_calls_back_the_reminder_that_waits() {
    let (clinic, appointment) = booked().await;
    let therapist = clinic.caseload_holder(appointment).await;
    therapist.send(SendReminder { appointment }).await.unwrap();
    therapist.send(invite(appointment)).await.unwrap();
    assert_eq!(line(&therapist, appointment).await.reminded.unwrap().delivery, Delivery::Failed);
    assert_eq!(clinic.count("select count(*) from messages where words <> ''").await, 0);
}

impl Clinic {
    /// Whoever has an appointment on their caseload.
    pub async fn caseload_holder(&self, appointment: AppointmentId) -> Caller<'_> {
        let mut db = self.server.db.read().await.unwrap();
        let query = "select r.therapist_id from referrals r join appointments a on a.referral_id = r.id where a.id = $1";
        let query = sqlx::query_scalar::<_, String>(query).bind(appointment.to_string());
        let therapist = query.fetch_one(&mut *db).await.unwrap();
        drop(db);
        self.signed_in(therapist.parse().unwrap()).await
    }

    /// The gateway takes everything that waits.
    pub async fn all_sent(&self) {
        let mut db = self.server.db.write().await.unwrap();
        sqlx::query("update messages set state = 'sent'").execute(&mut *db).await.unwrap();
        db.commit().await.unwrap();
    }
}
