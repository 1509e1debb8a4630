//! What an answer set comes to, here and as the oracle writes it.

use measures::answers::{Answer, Answers, Reply};
use measures::instrument::Item;
use measures::score::{Score, Total, Unfinished, score};
use measures::thresholds::InUse;

/// The oracle's first five columns.
#[derive(Debug, PartialEq)]
pub struct Brief {
    /// Total in hundredths, band and caseness.
    pub scored: String,
    /// Items that raise an alert.
    pub alerting: Vec<u8>,
    /// Items that could have raised one and were not answered.
    pub unanswered: Vec<u8>,
}

impl Brief {
    pub fn of(answers: &Answers, in_use: &InUse) -> Self {
        let scored = match score(answers) {
            None | Some(Err(_)) => "-\t-\t-".to_owned(),
            Some(Ok(Score { total, .. })) => {
                let band = answers.instrument().band(total).map_or("-", |band| band.words);
                let caseness = in_use.is_case(total).map_or("-", |at| if at { "yes" } else { "no" });
                format!("{}\t{band}\t{caseness}", total.hundredths())
            }
        };
        let alerting = numbers(answers, |_, answer| answer.is_some_and(Answer::alerts));
        let unanswered = numbers(answers, |item, answer| item.alerts_from.is_some() && answer.is_none());
        Self { scored, alerting, unanswered }
    }

    pub fn read(line: &str) -> Self {
        let [unanswered, alerting, scored]: [&str; 3] =
            line.rsplitn(3, '\t').collect::<Vec<_>>().try_into().expect("the oracle writes five columns");
        let items = |column: &str| column.split(',').filter_map(|item| item.parse().ok()).collect();
        Self { scored: scored.to_owned(), alerting: items(alerting), unanswered: items(unanswered) }
    }

    fn line(&self) -> String {
        format!("{}\t{}\t{}", self.scored, listed(&self.alerting), listed(&self.unanswered))
    }
}

/// Everything a set comes to, as the oracle writes it.
pub fn whole(answers: &Answers, in_use: &InUse) -> String {
    let from = answers.instrument().evidence().asks_more_from.map(|from| from.value);
    let prompts = |answer: &Answer| {
        from.is_some_and(|from| answer.points().is_some_and(|points| Total::whole(points.into()) >= from))
    };
    let rest = match score(answers) {
        None => "-\t-\t-\t-\t-".to_owned(),
        Some(Ok(Score { substituted, subscales, .. })) => {
            format!("{}\t{}\t-\t-\t-", listed(&substituted), parts(&subscales))
        }
        Some(Err(unfinished)) => {
            let Unfinished { answered, lowest, highest, subscales, .. } = &unfinished;
            assert_eq!(unfinished.missing, missing(answers), "{answers:?}");
            assert_eq!(usize::from(unfinished.of), scored(answers).count(), "{answers:?}");
            format!("-\t{}\t{answered}\t{}\t{}", parts(subscales), lowest.hundredths(), highest.hundredths())
        }
    };
    let noted = listed(&numbers(answers, |_, answer| answer.is_some_and(Answer::is_noted)));
    let prompts = listed(&numbers(answers, |_, answer| answer.is_some_and(prompts)));
    format!("{}\t{noted}\t{prompts}\t{rest}", Brief::of(answers, in_use).line())
}

/// A set as the oracle reads it.
pub fn asked(answers: &Answers) -> String {
    let rated = answers.items().filter(|(item, _)| !item.scored && item.scale.is_some());
    let words: Vec<_> = scored(answers).chain(rated).map(|(_, answer)| word(answer)).collect();
    words.join(" ")
}

fn word(answer: Option<&Answer>) -> String {
    match (answer.map(Answer::reply), answer.and_then(Answer::value)) {
        (None, _) => "-".to_owned(),
        (Some(Reply::Withheld), _) => "W".to_owned(),
        (_, value) => value.expect("an option was chosen").name(),
    }
}

fn scored(answers: &Answers) -> impl Iterator<Item = (&'static Item, Option<&Answer>)> {
    answers.items().filter(|(item, _)| item.scored)
}

fn missing(answers: &Answers) -> Vec<u8> {
    let valueless = scored(answers).filter(|(_, answer)| answer.and_then(Answer::points).is_none());
    valueless.map(|(item, _)| item.number).collect()
}

fn numbers(answers: &Answers, holds: impl Fn(&Item, Option<&Answer>) -> bool) -> Vec<u8> {
    answers.items().filter(|(item, answer)| holds(item, *answer)).map(|(item, _)| item.number).collect()
}

fn parts(subscales: &[Option<Total>]) -> String {
    let shown = |part: &Option<Total>| part.map_or("-".to_owned(), |total| total.hundredths().to_string());
    if subscales.is_empty() {
        "-".to_owned()
    } else {
        subscales.iter().map(shown).collect::<Vec<_>>().join(",")
    }
}

fn listed(items: &[u8]) -> String {
    let items: Vec<_> = items.iter().map(u8::to_string).collect();
    if items.is_empty() { "-".to_owned() } else { items.join(",") }
}
