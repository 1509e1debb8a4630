//! Losing no answer: in whatever order two sides answer one pack, all of it is in the history, and what stands is what the
//! rule says.

use crate::answering_together::{entering, opened};
use crate::clinic::{Clinic, answer, save};
use chrono::TimeDelta;
use measures::answers::Answer;
use measures::contract::clinician::{OpenPack, SavedTogether};
use measures::contract::patient::SaveAnswer;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What somebody does next about one of three items.
#[derive(Debug, Clone)]
enum Step {
    /// The patient answers; their phone has not heard of the last so many answers.
    Patient { item: u8, option: u8, behind: u32 },
    /// The patient's phone sends its last answer again.
    Again,
    /// The therapist enters an answer to what the screen showed when it was last read.
    Therapist { item: u8, option: u8 },
    /// The therapist's screen is read again.
    Look,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (1..4_u8, 0..3_u8, 0..3_u32)
            .prop_map(|(item, option, behind)| Step::Patient { item, option, behind }),
        1 => Just(Step::Again),
        4 => (1..4_u8, 0..3_u8).prop_map(|(item, option)| Step::Therapist { item, option }),
        2 => Just(Step::Look),
    ];
    proptest::collection::vec(step, 1..14)
}

/// What ought to be so, worked out without any of the code under test: items and options by their numbers.
#[derive(Default)]
struct Model {
    /// The option and the sequence of what stands.
    standing: BTreeMap<u8, (u8, u32)>,
    /// Every item, option and sequence that arrived.
    history: BTreeSet<(u8, u8, u32)>,
    highest: u32,
}

impl Model {
    fn arrives(&mut self, item: u8, option: u8, sequence: u32, stands: bool) {
        self.highest = self.highest.max(sequence);
        if self.history.insert((item, option, sequence)) && stands {
            self.standing.insert(item, (option, sequence));
        }
    }
}

/// The pack on the therapist's screen, with the answers shown.
struct Screen {
    pack: OpenPack,
    next: u32,
}

impl Screen {
    async fn read(clinic: &Clinic) -> Self {
        let pack = opened(clinic).await;
        Self { next: pack.sequence + 1, pack }
    }

    fn seen(&self, item: u8) -> Option<u32> {
        let standing = self.pack.items.iter().map(|item| &item.standing);
        standing.filter(|given| given.answer.item() == item).map(|given| given.sequence).next()
    }
}

fn said(item: u8, option: u8) -> Answer {
    answer("gad7", item, option)
}

async fn go_through(steps: Vec<Step>) {
    let clinic = Clinic::open().await;
    let (patient, therapist) = (clinic.patient().await, clinic.therapist().await);
    let (mut model, mut screen) = (Model::default(), Screen::read(&clinic).await);
    let mut last: Option<SaveAnswer> = None;
    for step in steps {
        clinic.server.clock.advance(TimeDelta::seconds(1));
        match step {
            Step::Patient { item, option, behind } => {
                let sequence = (model.highest + 1).saturating_sub(behind).max(1);
                let call = save(said(item, option), sequence);
                patient.send(call.clone()).await.unwrap();
                last = Some(call);
                let higher = model.standing.get(&item).is_none_or(|(_, standing)| *standing <= sequence);
                model.arrives(item, option, sequence, higher);
            }
            Step::Again => {
                if let Some(call) = last.clone() {
                    patient.send(call).await.unwrap();
                }
            }
            Step::Therapist { item, option } => {
                let (seen, sequence) =
                    (screen.seen(item), screen.next.max(screen.seen(item).unwrap_or(0) + 1));
                screen.next = sequence + 1;
                let call = entering(&screen.pack, said(item, option), sequence, seen);
                let standing = model.standing.get(&item).copied();
                let may_stand = standing.is_none_or(|(_, standing)| seen == Some(standing));
                model.arrives(item, option, sequence, may_stand);
                let told = therapist.send(call).await.unwrap();
                let stands = model.standing[&item];
                assert_eq!(matches!(told, SavedTogether::Kept { .. }), stands.0 == option, "{told:?}");
                if let SavedTogether::Unseen { standing, .. } = told {
                    assert_eq!(standing.answer, said(item, stands.0), "the one that stands is told");
                }
            }
            Step::Look => screen = Screen::read(&clinic).await,
        }
        let read = opened(&clinic).await;
        let standing = read.items.iter().map(|item| &item.standing);
        let standing: Vec<_> = standing.map(|given| (given.answer.clone(), given.sequence)).collect();
        let expected = model.standing.iter().map(|(item, (option, at))| (said(*item, *option), *at));
        assert_eq!(standing, expected.collect::<Vec<_>>());
        let kept = clinic.count("select count(*) from answer_history").await;
        assert_eq!(usize::try_from(kept).unwrap(), model.history.len(), "all that was said is kept");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn in_whatever_order_both_answer_nothing_vanishes_and_what_stands_is_what_the_rule_says(steps in steps()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(go_through(steps));
    }
}
