//! The outbox against a model: phones with a disk, a server that keeps by key, and a line that loses what it likes.

mod record;

use super::tests::at;
use super::*;
use measures::answers::Reply;
use measures::instruments::InstrumentId;
use proptest::prelude::*;
use record::{ITEMS, Record, place, words};
use std::collections::{BTreeMap, BTreeSet};

const START_MS: u64 = 1_795_000_000_000;
#[derive(Debug, Clone)]
enum Act {
    Wait { seconds: u32 },
    Open { phone: usize, invitation: usize },
    SecondTab { phone: usize },
    FirstTab { phone: usize },
    Reload { phone: usize },
    Answer { phone: usize, item: usize },
    Save { phone: usize, fate: Fate },
    Send { phone: usize },
    Expire { invitation: usize },
    Remove { phone: usize },
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Fate {
    Arrives,
    RequestLost,
    ReplyLost,
}

#[derive(Debug, Default)]
struct Tab {
    invitation: usize,
    outbox: Outbox,
}

#[derive(Debug, Default)]
struct Phone {
    tab: Option<Tab>,
    /// One that was taken over.
    behind: Option<Tab>,
    disk: BTreeMap<usize, String>,
    /// How far its clock is ahead.
    ahead_ms: u64,
}

#[derive(Default)]
struct World {
    now: u64,
    given: u64,
    phones: [Phone; 2],
    records: [Record; 2],
    /// What was given to which invitation, and may not be lost.
    owed: BTreeSet<(usize, String)>,
}

impl World {
    fn clock(&self, phone: usize) -> Moment {
        at(START_MS + self.now + self.phones[phone].ahead_ms)
    }

    /// What `Visit::seal` does after each change.
    fn seal(&mut self, phone: usize) {
        let Phone { tab: Some(tab), disk, .. } = &mut self.phones[phone] else { return };
        match tab.outbox.text() {
            nothing if nothing.is_empty() => disk.remove(&tab.invitation),
            text => disk.insert(tab.invitation, text),
        };
    }

    /// The date of birth was right: the key opens what is kept of this invitation, and of no other.
    fn open(&mut self, phone: usize, mut tab: Tab) -> Result<(), TestCaseError> {
        let (now, record) = (self.clock(phone), &self.records[tab.invitation]);
        if record.is_closed {
            let lost = self.phones[phone].disk.remove(&tab.invitation);
            self.forgive(tab.invitation, &[lost.unwrap_or_default(), tab.outbox.text()]);
            return Ok(());
        }
        tab.outbox.restore(self.phones[phone].disk.get(&tab.invitation).map_or("", String::as_str));
        let server = START_MS + self.now;
        let ago = |given: u64| ((server - given) / 1_000) as u32;
        let (standing, given): (Vec<_>, Vec<_>) = record
            .standing
            .values()
            .map(|(answer, sequence, given)| (answer.clone(), (*sequence, ago(*given))))
            .unzip();
        tab.outbox.opened(&standing, &given, record.sequence, now);
        for answer in tab.outbox.waiting_answers() {
            let Reply::Wrote(words) = answer.reply() else { continue };
            let own = format!("{} ", tab.invitation);
            prop_assert!(words.starts_with(&own), "{} was shown to another", words);
        }
        self.phones[phone].tab = Some(tab);
        self.seal(phone);
        Ok(())
    }

    /// What was thrown away on purpose is owed no more.
    fn forgive(&mut self, invitation: usize, texts: &[String]) {
        self.owed.retain(|(of, words)| *of != invitation || !texts.iter().any(|text| text.contains(words)));
    }

    fn save(&mut self, phone: usize, fate: Fate) {
        let (now, server) = (self.clock(phone), START_MS + self.now);
        let Some(tab) = &mut self.phones[phone].tab else { return };
        let Some(letter) = tab.outbox.first() else { return };
        let Some(call) = letter.call(now) else { return };
        let record = &mut self.records[tab.invitation];
        if fate == Fate::RequestLost {
            return;
        }
        let reply = record.save(call, server);
        match (fate, record.is_closed) {
            (Fate::Arrives, false) => tab.outbox.is_saved(letter, reply),
            (Fate::Arrives, true) => tab.outbox.is_done(letter.key()),
            _ => {}
        }
        self.seal(phone);
    }

    fn answer(&mut self, phone: usize, item: usize) {
        let now = self.clock(phone);
        self.given += 1;
        let Some(tab) = &mut self.phones[phone].tab else { return };
        let words = format!("{} answer {}.", tab.invitation, self.given);
        let (instrument, number) = ITEMS[item];
        let instrument = InstrumentId::parse(instrument).unwrap();
        let answer = Answer::parse(instrument, number, Reply::Wrote(words.clone())).unwrap();
        self.owed.insert((tab.invitation, words));
        tab.outbox.answer(answer, now);
        self.seal(phone);
    }

    fn act(&mut self, act: &Act) -> Result<(), TestCaseError> {
        self.now += 1;
        match *act {
            Act::Wait { seconds } => self.now += u64::from(seconds) * 1_000,
            Act::Open { phone, invitation } => {
                self.phones[phone].behind = None;
                self.open(phone, Tab { invitation, ..Tab::default() })?;
            }
            Act::SecondTab { phone } => {
                if let Some(tab) = self.phones[phone].tab.take() {
                    let invitation = tab.invitation;
                    self.phones[phone].behind = Some(tab);
                    self.open(phone, Tab { invitation, ..Tab::default() })?;
                }
            }
            Act::FirstTab { phone } => {
                if let Some(tab) = self.phones[phone].behind.take() {
                    self.phones[phone].behind = self.phones[phone].tab.take();
                    self.open(phone, tab)?;
                }
            }
            Act::Reload { phone } => self.phones[phone].tab = None,
            Act::Answer { phone, item } => self.answer(phone, item),
            Act::Save { phone, fate } => self.save(phone, fate),
            Act::Send { phone } => {
                if let Some(tab) = self.phones[phone].tab.as_ref().filter(|tab| tab.outbox.is_empty()) {
                    self.records[tab.invitation].is_closed = true;
                }
            }
            Act::Expire { invitation } => self.records[invitation].is_closed = true,
            Act::Remove { phone } => {
                if let Some(Tab { invitation, outbox }) = self.phones[phone].tab.take() {
                    let lost = self.phones[phone].disk.remove(&invitation).unwrap_or_default();
                    self.forgive(invitation, &[lost, outbox.text()]);
                }
            }
        }
        self.check()
    }

    /// Whatever happened: nothing is there twice, nothing is with another, and all that is owed is somewhere.
    fn check(&self) -> Result<(), TestCaseError> {
        for (number, record) in self.records.iter().enumerate() {
            let kept: Vec<String> = record.rows.iter().map(|(call, _)| words(call)).collect();
            let once: BTreeSet<_> = kept.iter().collect();
            prop_assert_eq!(once.len(), kept.len(), "doubled: {:?}", kept);
            let own = format!("{number} ");
            prop_assert!(kept.iter().all(|words| words.starts_with(&own)), "in another's record");
        }
        for (invitation, words) in &self.owed {
            let kept = self.records[*invitation].rows.iter().any(|(call, _)| self::words(call) == *words);
            let waits = self.phones.iter().filter_map(|phone| phone.disk.get(invitation));
            prop_assert!(kept || waits.into_iter().any(|text| text.contains(words)), "lost: {}", words);
        }
        Ok(())
    }

    /// The line is back, and each phone is opened once more.
    fn ends(&mut self) -> Result<(), TestCaseError> {
        for (phone, invitation) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            self.act(&Act::Open { phone, invitation })?;
            let standing: Vec<_> = self.records[invitation].standing.values().cloned().collect();
            while self.phones[phone].tab.as_ref().is_some_and(|tab| tab.outbox.first().is_some()) {
                self.act(&Act::Save { phone, fate: Fate::Arrives })?;
            }
            for (answer, _, given) in standing {
                let (_, _, now) = &self.records[invitation].standing[&place(&answer)];
                prop_assert!(*now + 62_000 >= given, "a newer answer was overwritten");
            }
        }
        for (invitation, words) in &self.owed {
            let kept = self.records[*invitation].rows.iter().any(|(call, _)| self::words(call) == *words);
            prop_assert!(kept, "never sent: {}", words);
        }
        prop_assert!(self.phones.iter().all(|phone| phone.disk.is_empty()), "left on a phone");
        Ok(())
    }
}

fn acts() -> impl Strategy<Value = Act> {
    let (phone, item) = (|| 0..2_usize, || 0..ITEMS.len());
    let fate =
        prop_oneof![3 => Just(Fate::Arrives), 1 => Just(Fate::RequestLost), 2 => Just(Fate::ReplyLost)];
    prop_oneof![
        2 => prop_oneof![0..5_u32, 5..200_000_u32].prop_map(|seconds| Act::Wait { seconds }),
        3 => (phone(), 0..2_usize).prop_map(|(phone, invitation)| Act::Open { phone, invitation }),
        1 => phone().prop_map(|phone| Act::SecondTab { phone }),
        1 => phone().prop_map(|phone| Act::FirstTab { phone }),
        1 => phone().prop_map(|phone| Act::Reload { phone }),
        6 => (phone(), item()).prop_map(|(phone, item)| Act::Answer { phone, item }),
        6 => (phone(), fate).prop_map(|(phone, fate)| Act::Save { phone, fate }),
        1 => phone().prop_map(|phone| Act::Send { phone }),
        1 => (0..40_usize).prop_filter_map("rarely", |by| (by < 2).then_some(Act::Expire { invitation: by })),
        1 => phone().prop_map(|phone| Act::Remove { phone }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_no_answer_is_lost_doubled_or_shown_to_another(
        acts in prop::collection::vec(acts(), 1..60),
        ahead_ms in 0..20_000_000_u64,
    ) {
        let mut world = World::default();
        world.phones[1].ahead_ms = ahead_ms;
        for act in &acts {
            world.act(act)?;
        }
        world.ends()?;
    }
}
