//! Working the inbox: what waits in it, what one page says about each, and who may look.

use crate::clinic::{Caller, Clinic, at};
use crate::referring::{measure, screen, send};
use chrono::TimeDelta;
use measures::alert::Action;
use measures::contract::Problem;
use measures::contract::clinician::{
    AcceptSelfReferral, AcknowledgeAlert, Alert, Inbox, InboxEntry, InboxState, ReadInbox,
    ReadReferralCounts, ReadSelfReferral, SelfReferralView,
};
use measures::ids::{PatientId, SelfReferralId, StaffId};
use measures::referral::told::Told;
use server::store::staff::{self, NewStaff, Place};

/// The key of whoever works the inbox.
pub const ASSESSOR: StaffId = StaffId::from_bits(3);

impl Clinic {
    /// Somebody who works the inbox and has no caseload yet, signed in.
    pub async fn assessor(&self) -> Caller<'_> {
        let id = ASSESSOR;
        let new = NewStaff {
            id,
            username: "assessor",
            name: "Asha Sessor",
            password_hash: "none",
            place: Place { works_inbox: true, ..Place::THERAPIST },
        };
        let mut db = self.server.db.write().await.unwrap();
        staff::add(&mut db, &new).await.unwrap();
        db.commit().await.unwrap();
        self.signed_in(id).await
    }

    /// Somebody who has sent a form.
    pub async fn sent(&self) -> Caller<'_> {
        let referrer = self.ready().await;
        referrer.send(send(1)).await.unwrap();
        self.server.clock.advance(TimeDelta::minutes(1));
        referrer
    }
}

impl Caller<'_> {
    pub async fn inbox(&self) -> Inbox {
        self.send(ReadInbox {}).await.unwrap()
    }

    /// The only line of the inbox that waits.
    pub async fn waiting(&self) -> InboxEntry {
        let [entry] = <[_; 1]>::try_from(self.inbox().await.waiting).unwrap();
        entry
    }

    pub async fn read(&self, id: SelfReferralId) -> SelfReferralView {
        self.send(ReadSelfReferral { id }).await.unwrap()
    }

    /// Takes a form on, for our therapist.
    pub async fn accept(
        &self,
        id: SelfReferralId,
        join: Option<PatientId>,
    ) -> Result<measures::ids::ReferralId, Problem> {
        let call = AcceptSelfReferral { id, join, therapist: self.clinic.us.therapist };
        self.send(call).await.map(|accepted| accepted.referral)
    }

    /// Acknowledges an alert, having read all of it.
    pub async fn acknowledge(&self, alert: &Alert) -> Result<(), Problem> {
        let (alert, seen) = (alert.alert, alert.entries());
        let actions = vec![Action::SpokeToPatient];
        self.send(AcknowledgeAlert { alert, seen, actions, note: String::new() }).await
    }
}

/// The safety answer that alerts.
pub async fn alert(referrer: &Caller<'_>, sequence: u32) {
    let typed = [("thoughts", "some_days"), ("keep_safe", "not_sure")];
    referrer.send(screen("safety", &typed, sequence)).await.unwrap();
}

#[tokio::test]
async fn what_was_sent_waits_and_alerts_come_before_the_oldest() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    assert!(assessor.inbox().await.waiting.is_empty());
    let first = clinic.sent().await;
    let second = clinic.sent().await;
    let unsent = clinic.referrer().await;
    let waiting = assessor.inbox().await.waiting;
    assert_eq!(
        waiting.iter().map(|entry| entry.at).collect::<Vec<_>>(),
        [at("2026-11-23T09:00:00"), at("2026-11-23T09:01:00")]
    );
    assert_eq!((&*waiting[0].name, waiting[0].state), ("Zoë O’Brien", InboxState::Sent));
    alert(&second, 30).await;
    alert(&unsent, 2).await;
    let waiting = assessor.inbox().await.waiting;
    let states: Vec<_> = waiting.iter().map(|entry| (entry.state, entry.alert)).collect();
    assert_eq!(states, [(InboxState::Sent, true), (InboxState::Unsent, true), (InboxState::Sent, false)]);
    drop(first);
}

#[tokio::test]
async fn a_form_that_was_not_sent_and_told_us_something_is_listed_until_its_alert_is_closed_or_it_expires() {
    for closes in [true, false] {
        let clinic = Clinic::taking_referrals().await;
        let assessor = clinic.assessor().await;
        clinic.referrer().await;
        alert(&clinic.ready().await, 30).await;
        let entry = assessor.waiting().await;
        assert!(assessor.inbox().await.told_us.is_empty());
        let alert = assessor.read(entry.id).await.alerts.remove(0);
        assessor.acknowledge(&alert).await.unwrap();
        let inbox = assessor.inbox().await;
        assert_eq!((inbox.waiting.len(), inbox.told_us.len()), (0, 1));
        assert_eq!((inbox.told_us[0].id, inbox.told_us[0].alert), (entry.id, false));
        assert_eq!(inbox.told_us[0].name, "Zoë O’Brien");
        if closes {
            assessor.closes(alert.alert, "Spoke to her, and she has her own help.").await.unwrap();
            assert!(assessor.inbox().await.told_us.is_empty());
            assert!(assessor.send(ReadSelfReferral { id: entry.id }).await.is_ok(), "it can still be found");
        }
        clinic.server.clock.advance(TimeDelta::days(14) + TimeDelta::minutes(1));
        let assessor = clinic.signed_in(ASSESSOR).await;
        assert!(assessor.inbox().await.told_us.is_empty(), "expired");
    }
}

#[tokio::test]
async fn one_page_says_who_they_are_how_they_are_and_what_alerted() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.sent().await;
    alert(&referrer, 30).await;
    for (item, sequence) in (1..=9).zip(40..) {
        referrer.send(measure(("phq9", item, 1), sequence)).await.unwrap();
    }
    let id = assessor.waiting().await.id;
    let view = assessor.read(id).await;
    let told = |asked: &str| {
        let rows = view.applying.iter().flat_map(|section| &section.rows);
        rows.filter(|row| row.asked == asked).map(|row| row.told.clone()).next()
    };
    let practice = "ST. JOHN'S SURGERY, 1 ELM ROAD, WESTVALE, LS1 4AP (A81001)";
    assert_eq!(told("Your GP surgery"), Some(Told::Words(practice.to_owned())));
    assert!(matches!(told("What would you like help with?"), Some(Told::Words(_))));
    let phq9 = &view.measures[0].measurements[0];
    assert_eq!(phq9.score.as_ref().unwrap().as_ref().unwrap().total.hundredths(), 900);
    assert_eq!((phq9.answers.len(), view.wordings.len(), phq9.sent), (9, 1, true));
    let told: Vec<_> = view.alerts[0].disclosures.iter().map(|one| (&*one.said, one.sent)).collect();
    assert_eq!(told, [("Yes, some days", true), ("I’m not sure", true), ("Several days", true)]);
    assert_eq!((view.known, view.decision, view.taken_on), (vec![], None, None));
    assert_eq!(view.therapists[0].id, ASSESSOR, "the caller first");
    assert_eq!(view.therapists.len(), 3);
}

#[tokio::test]
async fn every_reading_is_written_down_and_what_a_page_repeats_is_not() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    let id = assessor.waiting().await.id;
    for (quiet, entries) in [("1", 1), ("1", 1), ("0", 2), ("1", 2)] {
        assessor.post_quiet(&ReadSelfReferral { id }, quiet).await;
        let query = "select count(*) from audit where act = 'read_self_referral'";
        assert_eq!(
            clinic.count(query).await,
            entries,
            "whatever a header says, nobody reads without a trace"
        );
    }
}

#[tokio::test]
async fn nobody_else_sees_any_of_it() {
    let clinic = Clinic::taking_referrals().await;
    let (assessor, therapist) = (clinic.assessor().await, clinic.therapist().await);
    let referrer = clinic.sent().await;
    alert(&referrer, 30).await;
    let entry = assessor.waiting().await;
    let view = assessor.read(entry.id).await;
    assert_eq!(therapist.send(ReadInbox {}).await, Err(Problem::NotFound));
    assert_eq!(therapist.send(ReadSelfReferral { id: entry.id }).await, Err(Problem::NotFound));
    assert_eq!(therapist.accept(entry.id, None).await, Err(Problem::NotFound));
    assert_eq!(therapist.acknowledge(&view.alerts[0]).await, Err(Problem::NotFound));
    assert_eq!(therapist.send(ReadReferralCounts { days: 7 }).await, Err(Problem::NotFound));
    clinic.referrer().await;
    let drafts = "select count(*) from self_referrals where state = 'unsent'";
    assert_eq!(clinic.count(drafts).await, 1);
    let draft = clinic.text("select id from self_referrals where state = 'unsent'").await.parse().unwrap();
    let read = assessor.send(ReadSelfReferral { id: draft }).await;
    assert_eq!(read.unwrap_err(), Problem::NotFound, "a form on its way is not the service's to read");
}

#[tokio::test]
async fn whoever_works_the_inbox_acknowledges_what_a_form_told_and_no_other_alert() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    let referrer = clinic.sent().await;
    alert(&referrer, 30).await;
    let view = assessor.read(assessor.waiting().await.id).await;
    assessor.acknowledge(&view.alerts[0]).await.unwrap();
    let entry = assessor.waiting().await;
    assert!(!entry.alert);
    assert_eq!(assessor.read(entry.id).await.alerts[0].acknowledged.as_ref().unwrap().by, "Asha Sessor");
    clinic.patient().await.send(crate::clinic::save(crate::clinic::worrying(1), 1)).await.unwrap();
    let of_a_patient = clinic.therapist().await.our_view().await.alerts.remove(0);
    assert_eq!(assessor.acknowledge(&of_a_patient).await, Err(Problem::NotFound));
}

#[tokio::test]
async fn how_far_forms_came_is_counted_by_day_and_names_nobody() {
    let clinic = Clinic::taking_referrals().await;
    let assessor = clinic.assessor().await;
    clinic.sent().await;
    clinic.referrer().await;
    let counted = assessor.send(ReadReferralCounts { days: 1 }).await.unwrap();
    assert_eq!((counted.began, counted.sent), (2, 1));
    let of = |step: &str| counted.reached.iter().find(|reached| reached.step == step).unwrap().forms;
    assert_eq!((of("urgent_help"), of("privacy"), of("measures"), of("extra")), (2, 1, 0, 0));
    clinic.server.clock.advance(TimeDelta::days(1));
    let assessor = clinic.signed_in(ASSESSOR).await;
    assert_eq!(assessor.send(ReadReferralCounts { days: 1 }).await.unwrap().began, 0);
    assert_eq!(assessor.send(ReadReferralCounts { days: 2 }).await.unwrap().began, 2);
    for days in [0, 367] {
        assert_eq!(assessor.send(ReadReferralCounts { days }).await, Err(Problem::NotUnderstood));
    }
}
