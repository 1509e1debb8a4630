//! Every answer set of an instrument, in the order the oracle goes through them.

use measures::answers::{Answer, Answers, Reply};
use measures::instruments::InstrumentId;

/// Visits every set without a gap, then, for each item in turn, every set in which only that item has no answer.
/// Items that are not scored are answered with their highest option throughout, which must not change anything.
pub fn each_set(id: InstrumentId, mut visit: impl FnMut(&Answers)) {
    let mut unscored = Answers::none(id);
    let mut scored = vec![];
    for item in id.instrument().items {
        let options = u8::try_from(item.asks.values().len()).expect("no item has more than 255 options");
        if item.scored {
            scored.push((item.number, options));
        } else {
            choose(&mut unscored, item.number, options - 1);
        }
    }
    fill(&mut unscored.clone(), &scored, &mut visit);
    for gap in 0..scored.len() {
        let others = [&scored[..gap], &scored[gap + 1..]].concat();
        fill(&mut unscored.clone(), &others, &mut visit);
    }
}

/// Visits every way to answer these items, the last of them changing fastest.
fn fill(answers: &mut Answers, items: &[(u8, u8)], visit: &mut impl FnMut(&Answers)) {
    let Some(((number, options), rest)) = items.split_first() else { return visit(answers) };
    for option in 0..*options {
        choose(answers, *number, option);
        fill(answers, rest, visit);
    }
}

fn choose(answers: &mut Answers, item: u8, option: u8) {
    let answer = Answer::parse(answers.instrument(), item, Reply::Chosen(option));
    answers.keep(answer.expect("the item declares this option"));
}
