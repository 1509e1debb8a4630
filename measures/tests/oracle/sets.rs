//! Every answer set of an instrument, in the order the oracle goes through them.

use measures::answers::{Answer, Answers, Reply};
use measures::instruments::InstrumentId;

/// The place of the option chosen for each scored item; none where the item is left out.
pub type AnswerSet = Vec<Option<u8>>;

/// Every set without a gap, then, for each item in turn, every set in which only that item has no answer.
pub fn every_set(id: InstrumentId) -> impl Iterator<Item = AnswerSet> {
    let scored = id.instrument().items.iter().filter(|item| item.scored);
    let choices: Vec<Vec<_>> =
        scored.map(|item| (0..count(item.options.len())).map(Some).collect()).collect();
    let gaps = (0..choices.len()).map(Some);
    std::iter::once(None).chain(gaps).flat_map(move |gap| {
        let mut choices = choices.clone();
        if let Some(item) = gap {
            choices[item] = vec![None];
        }
        product(choices)
    })
}

/// The answers that make up a set. Items that are not scored are answered with their highest option, which must
/// not change anything.
pub fn answers(id: InstrumentId, set: &AnswerSet) -> Answers {
    let mut answers = Answers::none(id);
    let mut scored = set.iter();
    for (number, item) in (1..).zip(id.instrument().items) {
        let highest = || Some(count(item.options.len()) - 1);
        let option = if item.scored { scored.next().copied().flatten() } else { highest() };
        if let Some(option) = option {
            let answer = Answer::parse(id, number, Reply::Chosen(option));
            answers.keep(answer.expect("sets are made of declared options"));
        }
    }
    answers
}

/// One of each in every combination, the last changing fastest.
fn product(choices: Vec<Vec<Option<u8>>>) -> impl Iterator<Item = AnswerSet> {
    let combinations: usize = choices.iter().map(Vec::len).product();
    (0..combinations).map(move |mut rank| {
        let mut set: AnswerSet = vec![None; choices.len()];
        for (place, choices) in set.iter_mut().zip(&choices).rev() {
            *place = choices[rank % choices.len()];
            rank /= choices.len();
        }
        set
    })
}

fn count(n: usize) -> u8 {
    u8::try_from(n).expect("no instrument has more than 255 options to an item")
}
