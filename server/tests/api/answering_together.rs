//! Answering a pack together: what a member of staff enters, who entered what, and how it is sent.

use crate::clinic::{Caller, Clinic, answer, save, submit, worrying};
use crate::said::{feels, whole_pack};
use chrono::TimeDelta;
use measures::alert::KeepSafe;
use measures::answers::Answer;
use measures::contract::Problem;
use measures::contract::clinician::{
    EnteredBy, How, ItemTogether, Mode, OpenPack, OpenPackTogether, PackProgress, PackTogether,
    ReadPackTogether, SaveAnswerTogether, SaveSafetyTogether, SavedTogether, SendPackTogether,
};
use measures::contract::public::Opened;
use measures::ids::{AppointmentId, InvitationId, SendingKey};

/// Our appointment's pack, as our therapist finds it.
pub async fn place(clinic: &Clinic) -> PackTogether {
    let appointment = clinic.us.appointment;
    clinic.therapist().await.send(ReadPackTogether { appointment }).await.unwrap()
}

pub async fn opened(clinic: &Clinic) -> OpenPack {
    match place(clinic).await {
        PackTogether::Open(pack) => pack,
        other => panic!("not open: {other:?}"),
    }
}

pub fn entering(
    pack: &OpenPack,
    answer: Answer,
    sequence: u32,
    seen: impl Into<Option<u32>>,
) -> SaveAnswerTogether {
    let (invitation, mode) = (pack.invitation, Mode::Telephone);
    SaveAnswerTogether { invitation, answer, mode, sequence, seen: seen.into() }
}

pub fn by_us() -> EnteredBy {
    EnteredBy { how: How::Telephone, staff: Some("Thea Rapist".to_owned()) }
}

pub fn item(pack: &OpenPack, about: &Answer) -> Option<ItemTogether> {
    let is_it = |item: &&ItemTogether| {
        let answer = &item.standing.answer;
        (answer.instrument(), answer.item()) == (about.instrument(), about.item())
    };
    pack.items.iter().find(is_it).cloned()
}

/// The whole pack, entered by voice.
async fn enter_all(clinic: &Clinic, pack: &OpenPack) {
    let therapist = clinic.therapist().await;
    for said in whole_pack() {
        let saved = therapist.send(entering(pack, said.answer, said.sequence, None)).await.unwrap();
        assert_eq!(saved, SavedTogether::Kept { sequence: said.sequence });
    }
}

pub async fn later(clinic: &Clinic) {
    clinic.server.clock.advance(TimeDelta::seconds(1));
}

fn sending(pack: &OpenPack, key: u128) -> SendPackTogether {
    SendPackTogether { invitation: pack.invitation, key: SendingKey::from_bits(key) }
}

#[tokio::test]
async fn a_pack_that_nobody_has_touched_is_entered_and_sent_and_says_by_whom() {
    let clinic = Clinic::open().await;
    let pack = opened(&clinic).await;
    assert!(pack.items.is_empty() && !pack.alerted);
    assert_eq!(pack.wordings.len(), pack.pack.instruments().len());
    enter_all(&clinic, &pack).await;
    let therapist = clinic.therapist().await;
    let sent = therapist.send(sending(&pack, 1)).await.unwrap();
    assert_eq!(therapist.send(sending(&pack, 1)).await, Ok(sent.clone()), "sent again, it is sent once");
    assert_eq!(therapist.send(sending(&pack, 2)).await, Err(Problem::AlreadySent));
    assert_eq!(place(&clinic).await, PackTogether::Sent { at: sent.at, reference: sent.reference });
    let view = therapist.our_view().await;
    assert_eq!(view.entry.progress, PackProgress::Completed { at: sent.at });
    let record = &view.measures[0].measurements[0].record;
    assert_eq!(record.entered.len(), 1);
    assert_eq!(record.entered(9), Some(&by_us()));
    assert_eq!(clinic.count("select count(*) from audit where act = 'submitted_pack'").await, 1);
    let entered = "select count(*) from answers where how = 'telephone' and entered_by is not null";
    assert_eq!(clinic.count(entered).await, 22);
}

#[tokio::test]
async fn a_half_done_pack_keeps_for_each_answer_who_gave_it_and_on_what() {
    let clinic = Clinic::open().await;
    let (phone, laptop) = (on(&clinic, "a phone").await, on(&clinic, "a laptop").await);
    phone.send(save(answer("phq9", 1, 1), 1)).await.unwrap();
    laptop.send(save(answer("phq9", 2, 1), 2)).await.unwrap();
    on(&clinic, "a phone").await.send(save(answer("phq9", 3, 1), 3)).await.unwrap();
    let pack = opened(&clinic).await;
    let mut call = entering(&pack, answer("phq9", 4, 1), 4, None);
    call.mode = Mode::InPerson;
    clinic.therapist().await.send(call).await.unwrap();
    let how = |pack: &OpenPack| pack.items.iter().map(|item| item.standing.by.how).collect::<Vec<_>>();
    let expected = [How::FirstDevice, How::OtherDevice, How::FirstDevice, How::InPerson];
    assert_eq!(how(&opened(&clinic).await), expected);
    let record = clinic.therapist().await.our_view().await.measures[0].measurements[0].record.clone();
    assert_eq!([1, 2, 3, 4].map(|item| record.entered(item).unwrap().how), expected);
}

/// Our patient, in a browser that calls itself so.
async fn on<'a>(clinic: &'a Clinic, browser: &str) -> Caller<'a> {
    let body = serde_json::to_string(&clinic.us.open()).unwrap();
    let nobody = clinic.nobody();
    let request = nobody.request("/api/open-invitation").header("user-agent", browser);
    let response = nobody.sent(request.body(body.into()).unwrap()).await;
    let cookie = Some(crate::clinic::cookie(&response));
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let Opened::Open { visit, .. } = serde_json::from_slice(&body).unwrap() else { panic!("it was sent") };
    Caller { clinic, cookie, visit: Some(visit) }
}

#[tokio::test]
async fn an_answer_that_alerts_does_so_in_the_same_save_and_its_questions_can_be_asked_by_voice() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let pack = opened(&clinic).await;
    let (invitation, mode) = (pack.invitation, Mode::Telephone);
    let safety = |sequence| {
        let keep_safe = Some(KeepSafe::NotSure);
        SaveSafetyTogether { invitation, mode, keep_safe, reach: None, sequence }
    };
    assert_eq!(therapist.send(safety(1)).await, Err(Problem::NotFound), "there is nothing to ask about");
    therapist.send(entering(&pack, worrying(2), 1, None)).await.unwrap();
    assert!(opened(&clinic).await.alerted);
    therapist.send(safety(2)).await.unwrap();
    therapist.send(safety(2)).await.unwrap();
    let alert = &therapist.our_view().await.alerts[0];
    assert_eq!(alert.occasions[0].answer, worrying(2));
    let said: Vec<_> = alert.safety.iter().map(|one| (one.keep_safe, one.by.clone())).collect();
    assert_eq!(said, [(Some(KeepSafe::NotSure), by_us())]);
    // What the patient said on the help page stays theirs.
    clinic.patient().await.send(feels(KeepSafe::Yes, 3)).await.unwrap();
    let safety = therapist.our_view().await.alerts[0].safety.clone();
    assert!(safety.iter().any(|one| one.by.how == How::FirstDevice));
}

#[tokio::test]
async fn whoever_sends_first_closes_it_for_the_other_and_a_late_answer_still_alerts() {
    let clinic = Clinic::open().await;
    let (patient, therapist) = (clinic.patient().await, clinic.therapist().await);
    let pack = opened(&clinic).await;
    patient.send(submit(1)).await.unwrap();
    let late = entering(&pack, worrying(2), 90, 9);
    assert_eq!(therapist.send(late).await, Err(Problem::AlreadySent));
    assert_eq!(therapist.send(sending(&pack, 1)).await, Err(Problem::KeyReused));
    assert_eq!(therapist.send(sending(&pack, 2)).await, Err(Problem::AlreadySent));
    let view = therapist.our_view().await;
    assert_eq!(view.alerts[0].occasions[0].answer, worrying(2));
    assert!(view.measures[0].measurements[0].answers.contains(&worrying(0)), "nothing of what was sent");

    let clinic = Clinic::open().await;
    let (patient, pack) = (clinic.patient().await, opened(&clinic).await);
    enter_all(&clinic, &pack).await;
    clinic.therapist().await.send(sending(&pack, 1)).await.unwrap();
    assert_eq!(patient.send(save(answer("phq9", 1, 3), 90)).await, Err(Problem::AlreadySent));
}

#[tokio::test]
async fn an_unfinished_pack_is_not_sent_and_says_what_is_missing() {
    let clinic = Clinic::open().await;
    let pack = opened(&clinic).await;
    clinic.therapist().await.send(entering(&pack, answer("phq9", 1, 0), 1, None)).await.unwrap();
    let refused = clinic.therapist().await.send(sending(&pack, 1)).await;
    let Err(Problem::Unfinished { missing }) = refused else { panic!("{refused:?}") };
    assert_eq!(missing.len(), 8 + 7 + 5);
}

#[tokio::test]
async fn nobody_enters_anything_for_a_patient_who_is_not_theirs() {
    let clinic = Clinic::open().await;
    let pack = opened(&clinic).await;
    let them = clinic.signed_in(clinic.them.therapist).await;
    for appointment in [clinic.us.appointment, AppointmentId::from_bits(99)] {
        assert_eq!(them.send(ReadPackTogether { appointment }).await, Err(Problem::NotFound));
        assert_eq!(them.send(OpenPackTogether { appointment }).await, Err(Problem::NotFound));
    }
    for invitation in [pack.invitation, InvitationId::from_bits(99)] {
        let call = SaveAnswerTogether { invitation, ..entering(&pack, worrying(2), 1, None) };
        assert_eq!(them.send(call).await, Err(Problem::NotFound));
        let send = SendPackTogether { invitation, ..sending(&pack, 1) };
        assert_eq!(them.send(send).await, Err(Problem::NotFound));
        let safety = SaveSafetyTogether {
            invitation,
            mode: Mode::Video,
            keep_safe: Some(KeepSafe::No),
            reach: None,
            sequence: 1,
        };
        assert_eq!(them.send(safety).await, Err(Problem::NotFound));
    }
    assert_eq!(clinic.count("select count(*) from answer_history").await, 0);
    assert_eq!(clinic.count("select count(*) from alerts").await, 0);
}

#[tokio::test]
async fn what_the_pack_does_not_ask_and_what_is_out_of_order_is_refused() {
    let clinic = Clinic::open().await;
    let (therapist, pack) = (clinic.therapist().await, opened(&clinic).await);
    let other = therapist.send(entering(&pack, answer("pcl5", 1, 1), 1, None)).await;
    assert_eq!(other, Err(Problem::NotFound));
    let backwards = therapist.send(entering(&pack, answer("phq9", 1, 1), 4, 4)).await;
    assert_eq!(backwards, Err(Problem::NotUnderstood));
    assert_eq!(clinic.count("select count(*) from answer_history").await, 0);
}

#[tokio::test]
async fn reading_a_pack_leaves_a_trace() {
    let clinic = Clinic::open().await;
    opened(&clinic).await;
    assert_eq!(clinic.count("select count(*) from audit where act = 'read_pack_together'").await, 1);
}
