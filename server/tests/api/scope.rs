//! Whose records somebody may read: a therapist, a supervisor, a manager and an administrator, each at their own, at a
//! supervisee's and at somebody else's.

use crate::clinic::{Caller, Clinic, at};
use crate::declining::with_gateway;
use crate::said::{cancel, fresh, invite};
use chrono::TimeDelta;
use measures::contract::clinician::{
    Access, BookAppointment, BreakGlass, ExactPatient, FindPatients, GlassBroken, Mode, MoveAppointment,
    ReadAppointment, ReadCaseload, ReadGlassOpenings, ReadInvitation, ReadSupervision, ReviewGlassOpening,
    SendReminder, SetIntensity, SetProblemDescriptor,
};
use measures::contract::{Call, Problem};
use measures::ids::{OpeningId, StaffId};
use measures::intensity::Intensity;
use measures::offered::Occasion;
use measures::opening::OpeningReason;
use measures::role::Role;
use server::config::Gateway;
use server::steps::placing_staff::{Change, place_staff};

/// Colleague number 1, a supervisor of our therapist; `them` has none.
pub async fn supervisor(clinic: &Clinic) -> Caller<'_> {
    let caller = clinic.colleague(1, Role::Supervisor, false).await;
    let supervisors = Some(vec!["colleague-1".to_owned()]);
    let change = Change { supervisors, ..Change::default() };
    place_staff(&clinic.server.db, "therapist-1", &change).await.unwrap();
    caller
}

impl Caller<'_> {
    pub async fn access(&self, ours: bool) -> Result<Access, Problem> {
        let care = if ours { &self.clinic.us } else { &self.clinic.them };
        self.send(ReadAppointment { appointment: care.appointment }).await.map(|view| view.access)
    }

    pub async fn finds(&self, words: &str) -> Vec<(String, Access)> {
        let found = self.send(FindPatients { words: words.to_owned() }).await.unwrap();
        found.found.into_iter().map(|one| (one.patient, one.access)).collect()
    }

    pub async fn breaks(&self, name: &str) -> Result<GlassBroken, Problem> {
        let who = ExactPatient::Name { name: name.to_owned(), date_of_birth: self.clinic.them.date_of_birth };
        self.send(BreakGlass { who, reason: OpeningReason::Cover, words: "Thea is away".to_owned() }).await
    }
}

async fn not_found<C: Call>(caller: &Caller<'_>, call: C) {
    assert_eq!(caller.send(call).await.err(), Some(Problem::NotFound), "{}", C::PATH);
}

#[tokio::test]
async fn a_record_is_read_by_its_therapist_and_their_supervisor_and_by_nobody_else() {
    let clinic = Clinic::open().await;
    let supervisor = supervisor(&clinic).await;
    let manager = clinic.colleague(2, Role::ServiceManager, false).await;
    let administrator = clinic.colleague(3, Role::Administrator, false).await;
    let therapist = clinic.therapist().await;
    for (caller, ours, theirs) in [
        (&therapist, Ok(Access::Own), Err(Problem::NotFound)),
        (&supervisor, Ok(Access::Supervised), Err(Problem::NotFound)),
        (&manager, Err(Problem::NotFound), Err(Problem::NotFound)),
        (&administrator, Err(Problem::NotFound), Err(Problem::NotFound)),
    ] {
        assert_eq!((caller.access(true).await, caller.access(false).await), (ours, theirs));
    }
    assert_eq!(therapist.finds("a").await, [(clinic.us.name.to_owned(), Access::Own)]);
    assert_eq!(supervisor.finds("a").await, [(clinic.us.name.to_owned(), Access::Supervised)]);
    assert_eq!(manager.finds("a").await, []);
    assert_eq!(administrator.finds("a").await, []);
    assert_eq!(clinic.count("select count(*) from audit where act = 'read_appointment'").await, 2);
}

#[tokio::test]
async fn a_supervisor_only_reads() {
    let clinic = Clinic::open().await;
    let supervisor = supervisor(&clinic).await;
    let (appointment, referral) = (clinic.us.appointment, clinic.us.referral);
    let starts = at("2026-12-01T10:00:00");
    let (mode, occasion) = (Mode::Video, Occasion::Treatment);
    not_found(&supervisor, MoveAppointment { appointment, to: fresh(), starts }).await;
    not_found(&supervisor, cancel(appointment)).await;
    not_found(&supervisor, BookAppointment { appointment: fresh(), referral, starts, mode, occasion }).await;
    not_found(&supervisor, invite(appointment)).await;
    not_found(&supervisor, ReadInvitation { appointment }).await;
    not_found(&supervisor, SendReminder { appointment }).await;
    not_found(&supervisor, SetProblemDescriptor { referral, problem_descriptor: None }).await;
    not_found(&supervisor, SetIntensity { referral, intensity: Some(Intensity::Low) }).await;
    assert_eq!(supervisor.send(ReadCaseload {}).await.unwrap().entries, []);
    let view = supervisor.view(appointment).await;
    assert_eq!(view.asked, Some(crate::said::usual_pack()), "what was asked is read all the same");
}

#[tokio::test]
async fn who_is_no_supervisor_any_more_reads_nothing_of_it_from_the_next_call_on() {
    let clinic = Clinic::open().await;
    let supervisor = supervisor(&clinic).await;
    assert_eq!(supervisor.send(ReadSupervision {}).await.unwrap().entries.len(), 1);
    let change = Change { role: Some(Role::Therapist), ..Change::default() };
    place_staff(&clinic.server.db, "colleague-1", &change).await.unwrap();
    assert_eq!(supervisor.access(true).await, Err(Problem::NotFound));
    let looks = supervisor.send(ReadSupervision {}).await.unwrap();
    assert_eq!((looks.entries, looks.therapists), (Vec::new(), Vec::new()));
    assert_eq!(supervisor.finds("a").await, []);
}

#[tokio::test]
async fn only_a_supervisor_can_be_given_to_somebody_and_nobody_supervises_themselves() {
    let clinic = Clinic::open().await;
    supervisor(&clinic).await;
    for (username, supervisor, says) in [
        ("therapist-1", "therapist-2", "is no supervisor"),
        ("colleague-1", "colleague-1", "supervises themselves"),
        ("therapist-1", "nobody", "nobody is called nobody"),
        ("nobody", "colleague-1", "nobody is called nobody"),
    ] {
        let supervisors = Some(vec![supervisor.to_owned()]);
        let change = Change { supervisors, ..Change::default() };
        let refused = place_staff(&clinic.server.db, username, &change).await.unwrap_err();
        assert!(refused.to_string().contains(says), "{refused}");
    }
    assert_eq!(clinic.count("select count(*) from supervision").await, 1);
}

#[tokio::test]
async fn breaking_the_glass_opens_one_record_for_a_time() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    let broken = therapist.breaks("BEN  bell").await.unwrap();
    assert_eq!(broken.appointment, Some(clinic.them.appointment));
    assert_eq!(broken.until, Some(clinic.now() + TimeDelta::hours(8)));
    assert_eq!(therapist.access(false).await, Ok(Access::Opened));
    assert_eq!(therapist.finds("bell").await, [("Ben Bell".to_owned(), Access::Opened)]);
    not_found(&therapist, cancel(clinic.them.appointment)).await;
    let again = therapist.breaks("Ben Bell").await.unwrap();
    assert_eq!((again.appointment, again.until), (broken.appointment, None), "it is open already");
    assert_eq!(clinic.count("select count(*) from glass_openings").await, 1);
    assert_eq!(clinic.count("select count(*) from audit where act = 'broke_glass'").await, 1);
    assert_eq!(clinic.count("select count(*) from audit where act = 'read_opened_record'").await, 1);

    clinic.server.clock.advance(TimeDelta::minutes(10));
    assert_eq!(clinic.signed_in(StaffId::from_bits(1)).await.access(false).await, Ok(Access::Opened));
    clinic.server.clock.advance(TimeDelta::hours(8));
    let later = clinic.therapist().await;
    assert_eq!(later.access(false).await, Err(Problem::NotFound));
    assert_eq!(later.finds("bell").await, []);
}

#[tokio::test]
async fn the_record_of_nobody_exactly_so_is_not_opened_and_the_try_is_noted() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    for name in ["Ben", "Ben Belle", "Bell Ben", ""] {
        assert_eq!(therapist.breaks(name).await, Err(Problem::NotFound), "{name}");
    }
    let who = ExactPatient::NhsNumber("9434765919".to_owned());
    let call = BreakGlass { who, reason: OpeningReason::Duty, words: "duty".to_owned() };
    not_found(&therapist, call).await;
    assert_eq!(clinic.count("select count(*) from audit where act = 'refused_glass'").await, 5);
    assert_eq!(clinic.count("select count(*) from glass_openings").await, 0);
}

#[tokio::test]
async fn an_administrator_opens_nothing_and_everybody_gives_a_reason() {
    let clinic = Clinic::open().await;
    let administrator = clinic.colleague(3, Role::Administrator, false).await;
    assert_eq!(administrator.breaks("Ben Bell").await, Err(Problem::NotFound));
    let therapist = clinic.therapist().await;
    for words in ["", "  ", &"x".repeat(501), "a\0b"] {
        let name = "Ben Bell".to_owned();
        let who = ExactPatient::Name { name, date_of_birth: clinic.them.date_of_birth };
        let call = BreakGlass { who, reason: OpeningReason::Other, words: words.to_owned() };
        assert_eq!(therapist.send(call).await, Err(Problem::NotUnderstood), "{words:?}");
    }
}

#[tokio::test]
async fn the_manager_reads_who_opened_what_and_ticks_it_off_but_not_their_own() {
    let clinic = Clinic::open().await;
    let (therapist, manager) =
        (clinic.therapist().await, clinic.colleague(2, Role::ServiceManager, false).await);
    therapist.breaks("Ben Bell").await.unwrap();
    therapist.access(false).await.unwrap();
    therapist.access(false).await.unwrap();
    manager.breaks("Ben Bell").await.unwrap();
    let openings = manager.send(ReadGlassOpenings {}).await.unwrap().openings;
    let mine = openings.iter().find(|one| one.yours).unwrap();
    let opening = openings.iter().find(|one| !one.yours).unwrap();
    assert_eq!(
        (opening.by.as_str(), opening.patient.as_str(), opening.readings),
        ("Thea Rapist", "Ben Bell", 2)
    );
    assert_eq!((opening.reason, opening.words.as_str()), (OpeningReason::Cover, "Thea is away"));
    assert_eq!(opening.reviewed, None);
    not_found(&manager, ReviewGlassOpening { id: mine.id }).await;
    not_found(&manager, ReviewGlassOpening { id: OpeningId::from_bits(99) }).await;
    manager.send(ReviewGlassOpening { id: opening.id }).await.unwrap();
    // Pressed twice, or by two managers at once: it is reviewed, by the first of them.
    let second = clinic.colleague(3, Role::ServiceManager, false).await;
    manager.send(ReviewGlassOpening { id: opening.id }).await.unwrap();
    second.send(ReviewGlassOpening { id: opening.id }).await.unwrap();
    let openings = manager.send(ReadGlassOpenings {}).await.unwrap().openings;
    let reviewed = openings.into_iter().find(|one| one.id == opening.id).unwrap().reviewed;
    assert_eq!(reviewed, Some(("Cole League".to_owned(), clinic.now())));
    for role in [Role::Therapist, Role::Supervisor, Role::Administrator] {
        let other = clinic.colleague(10 + role as u128, role, false).await;
        not_found(&other, ReadGlassOpenings {}).await;
        not_found(&other, ReviewGlassOpening { id: opening.id }).await;
    }
}

#[tokio::test]
async fn the_manager_is_told_by_email_without_a_word_of_whom() {
    let clinic = with_gateway(Gateway::Address("http://127.0.0.1:9/nobody".to_owned())).await;
    clinic.colleague(2, Role::ServiceManager, false).await;
    clinic.colleague(4, Role::Supervisor, false).await;
    clinic.therapist().await.breaks("Ben Bell").await.unwrap();
    assert_eq!(clinic.count("select count(*) from messages").await, 1);
    let about = "select count(*) from messages where words like '%Bell%' or words like '%away%' or patient_id is not null";
    assert_eq!(clinic.count(about).await, 0);
}
