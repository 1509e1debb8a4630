//! A million scorings of each instrument, of answer sets that differ. Prints a line each.

use measures::answers::{Answer, Answers, Reply};
use measures::instrument::Asks;
use measures::instruments::{InstrumentId, catalogue};
use measures::score::score;
use std::hint::black_box;
use std::time::Instant;

const SETS: usize = 100;
const ROUNDS: usize = 10_000;

fn main() {
    println!("{:<12} {:>8} {:>12}", "Instrument", "Items", "a million");
    for id in catalogue().filter(|id| id.instrument().scoring.is_some()) {
        let sets: Vec<Answers> = (0..SETS).map(|set| answers(id, set)).collect();
        let begun = Instant::now();
        for _ in 0..ROUNDS {
            for set in &sets {
                black_box(score(black_box(set)));
            }
        }
        let took = begun.elapsed().as_secs_f64();
        println!("{:<12} {:>8} {:>10.2} s", id.instrument().name, id.instrument().items.len(), took);
    }
}

/// One of many sets, each item answered with another option than in the set before.
fn answers(id: InstrumentId, set: usize) -> Answers {
    let chosen = id.instrument().items.iter().filter_map(|item| {
        let Asks::Choice(values) = item.asks else { return None };
        let option = u8::try_from((set * 7 + usize::from(item.number) * 3) % values.len()).ok()?;
        Answer::parse(id, item.number, Reply::Chosen(option)).ok()
    });
    Answers::of(id, &chosen.collect::<Vec<_>>())
}
