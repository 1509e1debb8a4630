//! What a pack still lacks, item by item, for the person who will ask about it.

use measures::answers::{Answers, Reply};
use measures::contract::clinician::{Measure, Measurement, PackProgress};

/// One line for each asked item of this appointment's pack that has no value because nobody chose one, and for
/// each instrument of it that nobody has begun.
#[must_use]
pub fn missing_lines(measures: &[Measure], progress: PackProgress) -> Vec<String> {
    measures.iter().flat_map(|measure| lines(measure, progress)).collect()
}

fn lines(measure: &Measure, progress: PackProgress) -> Vec<String> {
    let instrument = measure.instrument.instrument();
    match this_appointment(measure) {
        Some(measurement) => item_lines(&Answers::of(measure.instrument, &measurement.answers)),
        None if matches!(progress, PackProgress::Answering { .. }) => {
            vec![format!("{}: not begun", instrument.name)]
        }
        None => Vec::new(),
    }
}

/// What was answered for the appointment that is being looked at.
#[must_use]
pub fn this_appointment(measure: &Measure) -> Option<&Measurement> {
    measure.measurements.iter().rev().find(|measurement| measurement.this_appointment)
}

fn item_lines(answers: &Answers) -> Vec<String> {
    let name = answers.instrument().instrument().name;
    let asked = answers.items().filter(|(number, _, _)| answers.is_asked(*number));
    let why = |reply: Option<Reply>| match reply {
        None => Some("not answered"),
        Some(Reply::Withheld) => Some("would rather not answer here"),
        Some(Reply::Chosen(_)) => None,
    };
    asked
        .filter_map(|(number, item, answer)| {
            let why = why(answer.map(|answer| answer.reply()))?;
            Some(format!("{name} item {number}, {why}: {}", item.text))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDate, NaiveTime};
    use measures::answers::Answer;
    use measures::instruments::InstrumentId;
    use measures::score::score;

    const ANSWERING: PackProgress = PackProgress::Answering { answered: 4, of: 5 };

    fn wsas(this_appointment: bool, replies: &[(u8, Reply)]) -> Measure {
        let instrument = InstrumentId::parse("wsas").unwrap();
        let answers: Vec<_> =
            replies.iter().map(|(item, reply)| Answer::parse(instrument, *item, *reply).unwrap()).collect();
        let measurement = Measurement {
            at: NaiveDate::from_ymd_opt(2026, 3, 3).unwrap().and_time(NaiveTime::MIN),
            sent: false,
            this_appointment,
            score: score(&Answers::of(instrument, &answers)),
            answers,
        };
        Measure { instrument, measurements: vec![measurement] }
    }

    #[test]
    fn an_item_without_an_answer_and_one_withheld_are_told_apart() {
        let chosen = Reply::Chosen(1);
        let replies = [(1, Reply::Chosen(9)), (2, Reply::Withheld), (3, chosen), (4, chosen)];
        let lines = missing_lines(&[wsas(true, &replies)], ANSWERING);
        assert_eq!(
            lines,
            [
                "WSAS item 2, would rather not answer here: Running your home, such as chores, meals, money and \
                 child care",
                "WSAS item 5, not answered: Getting on with and staying close to your partner, relatives and friends",
            ]
        );
    }

    #[test]
    fn an_instrument_that_nobody_began_is_named_whole_while_the_pack_is_being_answered() {
        let earlier = [wsas(false, &[(1, Reply::Chosen(1))])];
        assert_eq!(missing_lines(&earlier, ANSWERING), ["WSAS: not begun"]);
        assert!(missing_lines(&earlier, PackProgress::NotStarted).is_empty());
        assert!(missing_lines(&earlier, PackProgress::NotInvited).is_empty());
    }

    #[test]
    fn an_item_that_is_not_asked_is_not_missing() {
        let phq9 = InstrumentId::parse("phq9").unwrap();
        let answers: Vec<_> =
            (1..=9).map(|item| Answer::parse(phq9, item, Reply::Chosen(0)).unwrap()).collect();
        let mut measure = wsas(true, &[]);
        measure.instrument = phq9;
        measure.measurements[0].answers = answers;
        assert!(missing_lines(&[measure], ANSWERING).is_empty());
    }
}
