//! What is asked before an appointment: by problem, by occasion, by what a therapist changes, and in which words.

use crate::clinic::{Caller, Clinic, at, save};
use crate::said::{fresh, invite};
use measures::answers::{Answer, Reply};
use measures::contract::Problem;
use measures::contract::clinician::{
    InvitationView, InvitePatient, MoveAppointment, PackChange, ReadInvitation, ReadMeasures,
    SetProblemDescriptor,
};
use measures::contract::public::{OpenInvitation, Opened};
use measures::evidence::Status;
use measures::instruments::InstrumentId;
use measures::pack::Pack;
use measures::problem::ProblemDescriptor;
use measures::wording::Wording;
use server::config::Config;
use server::programme::{Library, Programme, Settings};

fn id(name: &str) -> InstrumentId {
    InstrumentId::parse(name).unwrap()
}

fn ids(pack: &Pack) -> Vec<&'static str> {
    names(pack.instruments())
}

fn names(instruments: &[InstrumentId]) -> Vec<&'static str> {
    instruments.iter().map(|id| id.as_str()).collect()
}

async fn says(therapist: &Caller<'_>, problem: ProblemDescriptor) {
    let referral = therapist.clinic.us.referral;
    therapist.send(SetProblemDescriptor { referral, problem_descriptor: Some(problem) }).await.unwrap();
}

async fn read(therapist: &Caller<'_>) -> InvitationView {
    let appointment = therapist.clinic.us.appointment;
    therapist.send(ReadInvitation { appointment }).await.unwrap()
}

/// What a new link asks, and in which words.
async fn opens(clinic: &Clinic, call: InvitePatient) -> (Vec<&'static str>, Vec<Wording>) {
    let token = clinic.therapist().await.send(call).await.unwrap().token;
    let open = OpenInvitation { token, ..clinic.us.open() };
    let Opened::Open { pack, wordings, .. } = clinic.nobody().send(open).await.unwrap() else {
        panic!("sent")
    };
    (ids(&pack), wordings)
}

fn changes(clinic: &Clinic, added: &[&str], left_out: &[&str], reason: &str) -> InvitePatient {
    let all = |names: &[&str]| names.iter().map(|name| id(name)).collect();
    let change = PackChange { added: all(added), left_out: all(left_out), reason: reason.to_owned() };
    InvitePatient { change: Some(change), ..invite(clinic.us.appointment) }
}

#[tokio::test]
async fn the_problem_decides_the_next_pack_and_not_the_one_already_made() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    says(&therapist, ProblemDescriptor::SocialAnxietyDisorder).await;
    let view = read(&therapist).await;
    assert_eq!(ids(&view.asked.unwrap().pack), ["phq9", "gad7", "wsas"]);
    assert_eq!(names(&view.usual), ["phq9", "spin", "gad7", "wsas"]);
    let (asked, wordings) = opens(&clinic, invite(clinic.us.appointment)).await;
    assert_eq!(asked, ["phq9", "spin", "gad7", "wsas"]);
    let worded: Vec<_> = wordings.iter().map(|wording| wording.instrument().as_str()).collect();
    assert_eq!(worded, asked);
    assert_eq!(clinic.therapist().await.our_view().await.paired, Some(id("spin")));
}

#[tokio::test]
async fn a_therapist_adds_and_leaves_out_for_one_invitation_and_says_why() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let (asked, _) = opens(&clinic, changes(&clinic, &["pdss"], &["wsas"], "Panic came up last week.")).await;
    assert_eq!(asked, ["phq9", "pdss", "gad7"]);
    let view = read(&therapist).await;
    assert_eq!(view.asked.unwrap().change.unwrap().reason, "Panic came up last week.");
    assert_eq!(names(&view.usual), ["phq9", "gad7", "wsas"]);
}

#[tokio::test]
async fn a_change_without_a_reason_or_that_leaves_nothing_is_refused_and_the_old_link_still_works() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    for (call, problem) in [
        (changes(&clinic, &["pdss"], &[], " "), Problem::SayWhy),
        (changes(&clinic, &[], &["phq9", "gad7", "wsas"], "Too tired."), Problem::SayWhy),
        (changes(&clinic, &["pdss"], &[], &"x".repeat(501)), Problem::NotUnderstood),
        (
            InvitePatient { language: "en GB".to_owned(), ..invite(clinic.us.appointment) },
            Problem::NotUnderstood,
        ),
    ] {
        assert_eq!(therapist.send(call).await.unwrap_err(), problem);
    }
    assert!(clinic.opened_by(&clinic.us.open()).await.is_some());
}

#[tokio::test]
async fn only_the_caller_s_own_referrals_and_appointments_can_be_read_or_changed() {
    let clinic = Clinic::open().await;
    let other = clinic.signed_in(clinic.them.therapist).await;
    let ours = SetProblemDescriptor { referral: clinic.us.referral, problem_descriptor: None };
    assert_eq!(other.send(ours).await, Err(Problem::NotFound));
    let read = ReadInvitation { appointment: clinic.us.appointment };
    assert_eq!(other.send(read).await, Err(Problem::NotFound));
    assert_eq!(clinic.nobody().send(ReadMeasures {}).await, Err(Problem::SignedOut));
}

/// A service in earnest: no words of ours stand in for published ones.
fn in_earnest(library: Library) -> Config {
    let programme = Programme { library, settings: Settings::default(), shows_stand_ins: false };
    Config { programme, ..Config::invented(None).unwrap() }
}

#[tokio::test]
async fn a_service_without_licensed_words_asks_only_what_is_free_and_the_backup_for_anxiety() {
    let clinic = Clinic::open_with(in_earnest(Library::shipped().unwrap()), at("2026-11-23T09:00:00")).await;
    let therapist = clinic.therapist().await;
    for (problem, asked) in [
        (ProblemDescriptor::SocialAnxietyDisorder, &["phq9", "gad7"][..]),
        (ProblemDescriptor::PostTraumaticStressDisorder, &["phq9", "pcl5", "gad7"]),
    ] {
        says(&therapist, problem).await;
        assert_eq!(opens(&clinic, invite(clinic.us.appointment)).await.0, asked);
    }
    let added = changes(&clinic, &["spin"], &[], "It would fit.");
    assert_eq!(therapist.send(added).await.unwrap_err(), Problem::NotUnderstood);
    let ledger = therapist.send(ReadMeasures {}).await.unwrap();
    let spin = ledger.entries.iter().find(|entry| entry.instrument == id("spin")).unwrap();
    assert!(!spin.can_ask && spin.wordings[0].stand_in && !spin.wordings[0].in_use);
    assert_eq!(spin.in_use.caseness.as_ref().unwrap().status, Status::ToBeConfirmed);
}

#[tokio::test]
async fn the_words_shown_are_kept_as_they_were_when_it_was_asked() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(crate::clinic::submit(1)).await.unwrap();
    let view = clinic.therapist().await.our_view().await;
    let measurement = &view.measures[2].measurements[0];
    let wording = &view.wordings[measurement.wording];
    assert_eq!((wording.instrument(), wording.version()), (id("wsas"), "stand-in"));
    let kept = clinic.count("select count(*) from wordings").await;
    assert_eq!(kept, 3, "each wording is kept once, however many invitations it was shown in");
}

#[tokio::test]
async fn words_and_a_day_are_kept_as_they_were_given_and_corrected() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    says(&therapist, ProblemDescriptor::PostTraumaticStressDisorder).await;
    let token = therapist.send(invite(clinic.us.appointment)).await.unwrap().token;
    let open = OpenInvitation { token, ..clinic.us.open() };
    let patient = clinic.opened_by(&open).await.unwrap();
    let day = Reply::Day(chrono::NaiveDate::from_ymd_opt(2024, 2, 29).unwrap());
    let long = format!("‘<b>’; =1+1 حادث {}", "😀".repeat(180));
    let wrote = |words: &str| Reply::Wrote(words.to_owned());
    for (sequence, item, reply) in
        [(1, 23, wrote("A crash")), (2, 24, day.clone()), (3, 23, wrote(&long)), (4, 1, Reply::Withheld)]
    {
        let answer = Answer::parse(id("iesr"), item, reply).unwrap();
        patient.send(save(answer, sequence)).await.unwrap();
    }
    let view = therapist.our_view().await;
    let iesr = view.measures.iter().find(|measure| measure.in_use.instrument == id("iesr")).unwrap();
    let said: Vec<_> =
        iesr.measurements[0].answers.iter().map(|one| (one.item(), one.reply().clone())).collect();
    assert_eq!(said, [(23, wrote(&long)), (24, day), (1, Reply::Withheld)]);
    let Opened::Open { answers, .. } = clinic.nobody().send(open).await.unwrap() else { panic!("sent") };
    assert_eq!(answers.len(), 3);
}

#[tokio::test]
async fn an_invitation_from_before_words_were_kept_is_shown_in_those_that_ship() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(save(crate::clinic::worrying(1), 1)).await.unwrap();
    let mut db = clinic.server.db.write().await.unwrap();
    sqlx::query("update invitations set wordings = null").execute(&mut *db).await.unwrap();
    db.commit().await.unwrap();
    let Opened::Open { wordings, .. } = clinic.nobody().send(clinic.us.open()).await.unwrap() else {
        panic!("sent")
    };
    assert!(wordings.iter().all(Wording::is_shipped));
    let view = clinic.therapist().await.our_view().await;
    let occasion = &view.alerts[0].occasions[0];
    assert_eq!(view.wordings[occasion.wording].instrument(), occasion.answer.instrument());
}

#[tokio::test]
async fn what_was_asked_follows_its_appointment_when_that_is_moved() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let (appointment, starts) = (clinic.us.appointment, at("2026-11-24T10:30:00"));
    let moved =
        therapist.send(MoveAppointment { appointment, to: fresh(), starts }).await.unwrap().appointment;
    let asked = |view: InvitationView| view.asked.map(|asked| asked.sent);
    let read = async |appointment| therapist.send(ReadInvitation { appointment }).await.unwrap();
    assert_eq!(asked(read(appointment).await), None);
    assert_eq!(asked(read(moved).await), Some(false));
    clinic.patient().await.send(crate::clinic::submit(1)).await.unwrap();
    assert_eq!(asked(read(moved).await), Some(true));
}
