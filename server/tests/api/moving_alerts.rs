//! Alerts of forms that are accepted, joined and acknowledged in whatever order: nothing told is lost, and what waits
//! goes on waiting.

use crate::clinic::{Caller, Clinic, save, worrying};
use crate::referring::screen;
use measures::contract::Problem;
use measures::contract::clinician::{Alert, ReadSelfReferral};
use measures::ids::{PatientId, SelfReferralId};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What somebody does next, with which of the forms.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// The person says something that alerts.
    Tell(usize),
    /// The patient on record answers item 9 above 0.
    Answer(u8),
    /// A new patient is made of a form.
    Accept(usize),
    /// A form joins the patient on record.
    Join(usize),
    /// Somebody acknowledges the open alert that a form's page shows.
    Acknowledge(usize),
}

const FORMS: usize = 2;
/// The patient on record.
const OURS: PatientId = PatientId::from_bits(11);

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..FORMS).prop_map(Step::Tell),
        2 => (1..4_u8).prop_map(Step::Answer),
        1 => (0..FORMS).prop_map(Step::Accept),
        2 => (0..FORMS).prop_map(Step::Join),
        3 => (0..FORMS).prop_map(Step::Acknowledge),
    ]
}

/// The clinic, and what must be true of it, kept without any of the code under test.
struct Both<'a> {
    assessor: Caller<'a>,
    patient: Caller<'a>,
    forms: Vec<(Caller<'a>, SelfReferralId)>,
    /// Everything told, and whether somebody has acknowledged it.
    told: BTreeMap<String, bool>,
    sequence: u32,
}

impl Both<'_> {
    async fn take(&mut self, step: Step) {
        self.sequence += 1;
        match step {
            Step::Tell(form) => {
                let words = format!("said {}", self.sequence);
                let typed = [("thoughts", "most_days"), ("keep_safe", "no"), ("what_helps", &*words)];
                let call = screen("safety", &typed, 100 + self.sequence);
                self.forms[form].0.send(call).await.unwrap();
                self.told.insert(words, false);
            }
            Step::Answer(option) => {
                self.patient.send(save(worrying(option), self.sequence)).await.unwrap();
            }
            Step::Accept(form) => self.decide(form, None).await,
            Step::Join(form) => self.decide(form, Some(OURS)).await,
            Step::Acknowledge(form) => self.acknowledge(form).await,
        }
    }

    async fn decide(&self, form: usize, join: Option<PatientId>) {
        let told = self.assessor.accept(self.forms[form].1, join).await;
        assert!(matches!(told, Ok(_) | Err(Problem::AlreadyDecided)), "{told:?}");
    }

    async fn acknowledge(&mut self, form: usize) {
        let view = self.assessor.send(ReadSelfReferral { id: self.forms[form].1 }).await.unwrap();
        let Some(open) = view.alerts.iter().find(|alert| alert.acknowledged.is_none()) else { return };
        self.assessor.acknowledge(open).await.unwrap();
        for said in open.disclosures.iter().map(|one| &one.said) {
            self.told.entry(said.clone()).and_modify(|acknowledged| *acknowledged = true);
        }
    }

    /// Every alert of every form's page and of the patient on record, each once.
    async fn alerts(&self) -> Vec<Alert> {
        let mut alerts = self.assessor.clinic.therapist().await.our_view().await.alerts;
        for (_, id) in &self.forms {
            let view = self.assessor.send(ReadSelfReferral { id: *id }).await.unwrap();
            alerts.extend(view.alerts);
        }
        let mut seen = BTreeSet::new();
        alerts.retain(|alert| seen.insert(alert.alert));
        alerts
    }

    async fn agree(&self) {
        let alerts = self.alerts().await;
        for (words, acknowledged) in &self.told {
            let holding = || alerts.iter().filter(|one| one.disclosures.iter().any(|two| two.said == *words));
            assert!(holding().next().is_some(), "lost: {words}");
            if !acknowledged {
                assert!(holding().any(|alert| alert.acknowledged.is_none()), "no longer waits: {words}");
            }
        }
        let clinic = self.assessor.clinic;
        let kept = "select cast(coalesce(sum(entries), 0) as bigint) from alerts";
        let shown: u32 = alerts.iter().map(Alert::entries).sum();
        assert_eq!(clinic.count(kept).await, i64::from(shown), "an alert counts what it tells");
        let twice = "select count(*) from (select patient_id from alerts where acknowledged_at is null
                     group by patient_id having count(*) > 1) as twice";
        assert_eq!(clinic.count(twice).await, 0);
    }
}

async fn both(clinic: &Clinic) -> Both<'_> {
    let assessor = clinic.assessor().await;
    let mut forms = Vec::new();
    for _ in 0..FORMS {
        let referrer = clinic.sent().await;
        let waiting = assessor.inbox().await.waiting;
        let new = waiting.iter().find(|entry| forms.iter().all(|(_, id)| *id != entry.id)).unwrap().id;
        forms.push((referrer, new));
    }
    let patient = clinic.patient().await;
    Both { assessor, patient, forms, told: BTreeMap::new(), sequence: 0 }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_told_is_lost_and_what_waits_goes_on_waiting(steps in prop::collection::vec(step(), 1..16)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let clinic = Clinic::taking_referrals().await;
            let mut both = both(&clinic).await;
            for step in steps {
                both.take(step).await;
                both.agree().await;
            }
            clinic.server.db.close().await;
        });
    }
}
