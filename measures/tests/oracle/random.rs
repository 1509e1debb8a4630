//! Answer sets of every kind, the same ones whenever they are made.

use measures::answers::{Answer, Answers, Reply};
use measures::instrument::{Asks, Item, Value};
use measures::instruments::InstrumentId;

/// How many sets are made of one instrument.
pub const SETS: usize = 20_000;

/// Visits sets with and without gaps. Each is made within a narrow or a wide range of its options, so that every
/// total comes up, and not only those in the middle. What is not scored and has no points is always answered.
pub fn each_random_set(id: InstrumentId, mut visit: impl FnMut(&Answers)) {
    let mut dice = Dice::of(id.as_str());
    for _ in 0..SETS {
        let ends = [dice.below(12), dice.below(12)];
        let gaps_in_100 = [0, 0, 2, 5, 15, 60][usize::from(dice.below(6))];
        let mut answers = Answers::none(id);
        for item in id.instrument().items {
            if let Some(reply) = dice.reply(item, ends, gaps_in_100) {
                answers.keep(Answer::parse(id, item.number, reply).expect("the item declares this"));
            }
        }
        visit(&answers);
    }
}

/// SplitMix64, written out here because sets whose scores are recorded must never change by themselves.
struct Dice(u64);

impl Dice {
    fn of(name: &str) -> Self {
        Self(name.bytes().fold(0, |seed, byte| (seed << 7) ^ u64::from(byte)))
    }

    /// A number below this one. That the low ones come up a little more often does no harm here.
    fn below(&mut self, bound: u8) -> u8 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u8::try_from((mixed ^ (mixed >> 31)) % u64::from(bound)).expect("it is below a small number")
    }

    fn reply(&mut self, item: &Item, ends: [u8; 2], gaps_in_100: u8) -> Option<Reply> {
        let values = match item.asks {
            Asks::Choice(values) => values,
            Asks::Words { .. } => return Some(Reply::Wrote("4".to_owned())),
            Asks::Day => return Some(Reply::Day(chrono::NaiveDate::MIN)),
        };
        let points = u8::try_from(values.iter().filter(|value| value.points().is_some()).count()).ok()?;
        let does_not_apply = values.iter().position(|value| *value == Value::DoesNotApply);
        if self.below(100) < gaps_in_100 {
            return match (self.below(3), does_not_apply) {
                (0, _) => None,
                (1, Some(option)) => Some(Reply::Chosen(u8::try_from(option).ok()?)),
                _ => Some(Reply::Withheld),
            };
        }
        let [one, other] = ends.map(|end| end % points);
        Some(Reply::Chosen(one.min(other) + self.below(one.abs_diff(other) + 1)))
    }
}
