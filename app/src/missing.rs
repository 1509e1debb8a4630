//! What a pack still lacks, item by item, for the person who will ask about it: the exact words to read out.

use crate::score_words::ON_THE_PHONE;
use crate::worded::{Phrase, Wordings, item_name, option, question};
use measures::brief::{Missing, Why};
use measures::instrument::Item;
use measures::instruments::InstrumentId;
use measures::wording::Wording;

/// What one measure of this appointment's pack lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Which measure.
    pub instrument: InstrumentId,
    /// Its name, and what of it is missing: "WSAS: 2 items".
    pub says: String,
    /// What is said before its items, to be read out first.
    pub opening: Vec<Phrase>,
    /// The items, in the order asked.
    pub items: Vec<Lacking>,
}

/// An asked item that has no value because nobody chose one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking {
    /// What is said above it, where that is not what stands above the one before.
    pub above: Vec<Phrase>,
    /// Which, and why: "item 2, would rather not answer here".
    pub says: String,
    /// The question.
    pub question: Phrase,
    /// A small line of help under it.
    pub hint: Option<Phrase>,
    /// What can be answered, where it is a choice.
    pub options: Vec<Phrase>,
}

/// What is missing, measure by measure, in words. Of what nobody has begun the words are those it was last asked in.
#[must_use]
pub fn gaps(missing: &[Missing], wordings: &Wordings) -> Vec<Gap> {
    missing.iter().map(|missing| gap(missing, wordings)).collect()
}

/// Without words it is only named: a list of numbers helps nobody to ask.
fn gap(missing: &Missing, wordings: &Wordings) -> Gap {
    let instrument = missing.instrument;
    let begun = missing.wording.map(|place| wordings.at(place));
    let wording = begun.unwrap_or_else(|| wordings.only(instrument));
    let named_only = begun.is_none() && wording.is_none();
    Gap {
        instrument,
        says: format!("{}: {}", instrument.instrument().name, how_much(missing)),
        opening: wording.map(opening).unwrap_or_default(),
        items: if named_only { Vec::new() } else { lacking(&missing.items, wording) },
    }
}

/// "2 items", "not begun", or that all of it was left for the phone.
#[must_use]
pub fn how_much(missing: &Missing) -> String {
    match missing.items.len() {
        _ if missing.wording.is_none() => "not begun".to_owned(),
        _ if missing.left_to_talk => ON_THE_PHONE.to_lowercase(),
        1 => "1 item".to_owned(),
        some => format!("{some} items"),
    }
}

/// What a patient reads before the items.
#[must_use]
pub fn opening(wording: &Wording) -> Vec<Phrase> {
    let scored = wording.instrument().instrument().items.iter().find(|item| item.scored);
    let stem = scored.and_then(|item| wording.stem(item));
    let said = wording.instruction().into_iter().chain(stem);
    said.map(|words| Phrase::installed(wording, words)).collect()
}

fn lacking(items: &[measures::brief::Lacking], wording: Option<&Wording>) -> Vec<Lacking> {
    let mut before = (None, None);
    let words = |lacking: &measures::brief::Lacking| {
        let item = lacking.item;
        let section = wording.map_or((None, None), |wording| wording.section(item));
        let is_new = std::mem::replace(&mut before, section) != section;
        let said = [section.0, section.1].into_iter().flatten().filter(|_| is_new);
        let installed = |words| Some(Phrase::installed(wording?, words));
        Lacking {
            above: said.filter_map(installed).collect(),
            ..words_of(item, why_words(lacking.why), wording)
        }
    };
    items.iter().map(words).collect()
}

/// Why an item has no value.
#[must_use]
pub const fn why_words(why: Why) -> &'static str {
    match why {
        Why::NotAnswered => "not answered",
        Why::Skipped => "skipped",
        Why::Withheld => "would rather not answer here",
    }
}

fn words_of(item: &Item, why: &str, wording: Option<&Wording>) -> Lacking {
    let options = |wording: &Wording| {
        let phrase = |value: &_| Phrase::installed(wording, option(wording, item, *value));
        item.asks.values().iter().map(phrase).collect()
    };
    let hint = |wording: &Wording| Some(Phrase::installed(wording, wording.hint(item)?));
    Lacking {
        above: Vec::new(),
        says: format!("{}, {why}", item_name(item)),
        question: question(wording, item),
        hint: wording.and_then(hint),
        options: wording.map(options).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worded::wording;
    use chrono::{NaiveDate, NaiveTime};
    use measures::answers::{Answer, Answers, Reply};
    use measures::brief::missing as missing_of;
    use measures::contract::clinician::{Measure, Measurement, Record};
    use measures::pack::Pack;
    use measures::score::score;
    use measures::thresholds::InUse;

    fn measure(id: &str, this_appointment: bool, replies: &[(u8, Reply)]) -> Measure {
        let instrument = InstrumentId::parse(id).unwrap();
        let parse = |(item, reply): &(u8, Reply)| Answer::parse(instrument, *item, reply.clone()).unwrap();
        let answers: Vec<_> = replies.iter().map(parse).collect();
        let measurement = Measurement {
            record: Record::default(),
            at: NaiveDate::from_ymd_opt(2026, 3, 3).unwrap().and_time(NaiveTime::MIN),
            sent: false,
            this_appointment,
            appointment: None,
            wording: 0,
            score: score(&Answers::of(instrument, &answers)),
            answers,
        };
        Measure { in_use: InUse::published(instrument), measurements: vec![measurement] }
    }

    fn missing(measure: Measure) -> Vec<Gap> {
        let wordings = vec![wording(measure.in_use.instrument, None)].into();
        gaps(&missing_of(&[measure], None), &wordings)
    }

    #[test]
    fn an_item_without_an_answer_and_one_withheld_are_told_apart_in_their_exact_words() {
        let chosen = || Reply::Chosen(1);
        let replies = [(1, Reply::Chosen(9)), (2, Reply::Withheld), (3, chosen()), (4, chosen())];
        let [gap] = &missing(measure("wsas", true, &replies))[..] else { panic!("one measure") };
        assert_eq!(gap.says, "WSAS: 2 items");
        let said: Vec<_> =
            gap.items.iter().map(|item| (item.says.as_str(), item.question.text.as_str())).collect();
        assert_eq!(
            said,
            [
                (
                    "item 2, would rather not answer here",
                    "Running your home, such as chores, meals, money and child care"
                ),
                (
                    "item 5, not answered",
                    "Getting on with and staying close to your partner, relatives and friends"
                ),
            ]
        );
        assert_eq!(gap.items[0].options.len(), 9);
    }

    #[test]
    fn both_ratings_of_a_situation_and_words_of_their_own_are_asked_for() {
        let [gap] = &missing(measure("mi", true, &[(1, Reply::Chosen(0))]))[..] else {
            panic!("one measure")
        };
        assert_eq!(gap.items.len(), 52);
        assert_eq!(gap.items[0].says, "item 1, not answered");
        let [gap] = &missing(measure("iesr", true, &[]))[..] else { panic!("one measure") };
        assert_eq!(gap.items[0].says, "event, not answered");
        assert!(gap.items[0].options.is_empty());
    }

    #[test]
    fn a_heading_and_what_is_said_under_it_stand_above_the_first_item_they_are_for() {
        let [gap] = &missing(measure("hai", true, &[]))[..] else { panic!("one measure") };
        let above = |number: &str| {
            let item = gap.items.iter().find(|item| item.says.starts_with(number)).unwrap();
            item.above.iter().map(|words| words.text.as_str()).collect::<Vec<_>>()
        };
        let said = ["If you became ill", "Now imagine you had the disease that worries you most."];
        assert_eq!(above("item 15"), said);
        assert!(above("item 14").is_empty() && above("item 16").is_empty());
    }

    #[test]
    fn an_instrument_of_the_pack_that_nobody_began_is_named_whole() {
        let begun = measure("gad7", true, &(1..=7).map(|item| (item, Reply::Chosen(1))).collect::<Vec<_>>());
        let earlier = |id| measure(id, false, &[(1, Reply::Chosen(1))]);
        let wordings = vec![wording(begun.in_use.instrument, None)].into();
        let pack = ["gad7", "wsas"].map(|id| InstrumentId::parse(id).unwrap());
        let pack = Pack::of(pack.to_vec()).unwrap();
        let all = [begun, earlier("wsas"), earlier("phobia")];
        let says: Vec<_> =
            gaps(&missing_of(&all, Some(&pack)), &wordings).into_iter().map(|gap| gap.says).collect();
        assert_eq!(says, ["WSAS: not begun"]);
        let words = vec![wordings.at(0).unwrap().clone(), wording(all[1].in_use.instrument, None)].into();
        let [gap] = &gaps(&missing_of(&all, Some(&pack)), &words)[..] else { panic!("one measure") };
        assert_eq!((gap.items.len(), gap.items[4].says.as_str()), (5, "item 5, not answered"));
        let hint = |item: &Lacking| item.hint.as_ref().map(|hint| hint.text.starts_with("Choose"));
        assert_eq!([0, 1].map(|place| hint(&gap.items[place])), [Some(true), None]);
    }

    #[test]
    fn a_measure_left_for_the_phone_says_so_and_has_every_question() {
        let replies: Vec<_> = (1..=7).map(|item| (item, Reply::Withheld)).collect();
        let [gap] = &missing(measure("gad7", true, &replies))[..] else { panic!("one measure") };
        assert_eq!(gap.says, "GAD-7: would rather talk about this on the phone");
        assert_eq!(gap.items.len(), 7);
        assert!(gap.opening[0].text.starts_with("Over the last 2 weeks"));
    }

    #[test]
    fn an_item_that_is_not_asked_is_not_missing() {
        let replies: Vec<_> = (1..=9).map(|item| (item, Reply::Chosen(0))).collect();
        assert!(missing(measure("phq9", true, &replies)).is_empty());
    }
}
