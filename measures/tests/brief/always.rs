//! What holds for any course, of any instrument.

use super::course::{PUBLISHED, answer, at, measure, place, view};
use measures::answers::{Answer, Answers};
use measures::brief::{Attention, MOVED_BY, brief};
use measures::contract::clinician::{AppointmentView, Measurement, Record};
use measures::instruments::{InstrumentId, catalogue};
use measures::score::score;
use proptest::prelude::*;

/// One occasion: for each item the place of its answer, nothing for unanswered; whether in published words; whether
/// sent.
type Drawn = (Vec<Option<u8>>, bool, bool);

fn drawn() -> impl Strategy<Value = Drawn> {
    let answers = prop::collection::vec(prop_oneof![1 => Just(None), 5 => (0..12u8).prop_map(Some)], 60);
    (answers, prop::bool::weighted(0.8), prop::bool::weighted(0.9))
}

fn course() -> impl Strategy<Value = (InstrumentId, Vec<Drawn>, bool)> {
    let instrument = prop::sample::select(catalogue().collect::<Vec<_>>());
    (instrument, prop::collection::vec(drawn(), 0..5), any::<bool>())
}

fn occasion(instrument: InstrumentId, day: u64, (options, published, sent): &Drawn) -> Measurement {
    let items = instrument.instrument().items.iter().filter(|item| !item.asks.values().is_empty());
    let given = |(item, option): (&measures::instrument::Item, &Option<u8>)| {
        let values = item.asks.values();
        // One place more than there are options is a withheld answer.
        let value = values.get(usize::from((*option)?) % (values.len() + 1));
        match value {
            None => Some(answer(instrument, item, None)),
            Some(value) => Some(answer(instrument, item, Some(value.points()?))),
        }
    };
    let answers: Vec<_> = items.zip(options).filter_map(given).collect();
    let score = score(&Answers::of(instrument, &answers));
    let wording = place(instrument, *published == PUBLISHED);
    let (this_appointment, appointment) = (false, None);
    Measurement {
        record: Record::default(),
        at: at(day),
        sent: *sent,
        this_appointment,
        appointment,
        wording,
        answers,
        score,
    }
}

fn drawn_view(instrument: InstrumentId, drawn: &[Drawn], has_now: bool) -> AppointmentView {
    let mut all: Vec<_> =
        drawn.iter().zip(1..).map(|(drawn, day)| occasion(instrument, day, drawn)).collect();
    if let Some(last) = all.last_mut().filter(|_| has_now) {
        last.this_appointment = true;
    }
    view(vec![measure(instrument.as_str(), all)])
}

fn points(past: &Measurement, item: u8) -> Option<u8> {
    past.answers.iter().find(|answer| answer.item() == item).and_then(Answer::points)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn whatever_moved_was_answered_both_times_in_one_kind_of_words((instrument, drawn, has_now) in course()) {
        let view = drawn_view(instrument, &drawn, has_now);
        let all = &view.measures[0].measurements;
        for movement in brief(&view).moved {
            let now = all.last().expect("something was answered now");
            let same = |past: &&Measurement| past.wording == now.wording && !past.this_appointment;
            for moved in &movement.items {
                prop_assert_eq!(points(now, moved.item.number), Some(moved.now));
                let before: Vec<_> = all.iter().filter(same).collect();
                let last = before.iter().rev().find_map(|past| points(past, moved.item.number));
                prop_assert_eq!(last, Some(moved.earlier));
                let enough = moved.rise().unsigned_abs() >= u16::from(MOVED_BY);
                prop_assert!(enough || movement.is_daily_life() && moved.rise() > 0);
                prop_assert!(moved.item.alerts_from.is_none());
            }
            for earlier in movement.last.iter().chain(&movement.first) {
                prop_assert!(all.iter().filter(same).any(|past| past.total() == Some(earlier.total)));
            }
        }
    }

    #[test]
    fn a_measure_has_a_total_now_or_a_last_one_and_never_both((instrument, drawn, has_now) in course()) {
        let view = drawn_view(instrument, &drawn, has_now);
        let all = &view.measures[0].measurements;
        let brief = brief(&view);
        let now = all.last().filter(|last| last.this_appointment);
        let kind = all.last().map(|last| last.wording);
        let before = all.iter().filter(|past| !past.this_appointment && Some(past.wording) == kind);
        let complete: Vec<_> = before.filter_map(|past| Some((past.at, past.total()?))).collect();
        let expected = complete.last().filter(|_| now.is_none_or(|now| now.total().is_none()));
        let last = brief.last.first();
        prop_assert_eq!(last.map(|last| (last.at, last.total)), expected.copied());
        if let Some(last) = last {
            let first = complete.first().filter(|_| complete.len() > 1);
            prop_assert_eq!(last.first.map(|first| (first.at, first.total)), first.copied());
        }
    }

    #[test]
    fn an_item_that_alerts_now_is_always_told_and_one_that_never_did_never_is(
        (instrument, drawn, has_now) in course()
    ) {
        let view = drawn_view(instrument, &drawn, has_now);
        let all = &view.measures[0].measurements;
        let now = all.last().filter(|last| last.this_appointment);
        let brief = brief(&view);
        let alerts = now.map_or(0, |now| now.answers.iter().filter(|answer| answer.alerts()).count());
        let told = brief.alerting.iter().filter(|one| !matches!(
            one.attention, Attention::NotNow | Attention::NotAnswered
        ));
        prop_assert_eq!(told.count(), alerts);
        let ever = all.iter().flat_map(|past| &past.answers).any(Answer::alerts);
        let told = brief.alerting.iter().filter(|one| one.attention != Attention::NotAnswered);
        prop_assert!(ever || told.count() == 0);
        let unanswered = brief.alerting.iter().filter(|one| one.attention == Attention::NotAnswered);
        for one in unanswered {
            prop_assert!(one.now.is_none() && one.before.is_some(), "the last answer is told as the last");
        }
    }

    #[test]
    fn worse_means_more_points_than_an_answer_that_alerted((instrument, drawn, has_now) in course()) {
        let view = drawn_view(instrument, &drawn, has_now);
        for one in brief(&view).alerting {
            let said = |said: &Option<measures::brief::Said>| said.as_ref().map(|said| said.answer.clone());
            let (now, before) = (said(&one.now), said(&one.before));
            let points = |answer: &Option<Answer>| answer.as_ref().and_then(Answer::points);
            if one.attention == Attention::Worse {
                prop_assert!(before.as_ref().is_some_and(Answer::alerts));
                prop_assert!(points(&now) > points(&before) && points(&before).is_some());
            }
            prop_assert_eq!(one.attention == Attention::Withheld, now.is_some_and(|now| now.is_withheld()));
        }
    }

    #[test]
    fn what_is_missing_and_what_has_a_value_are_everything_that_is_asked((instrument, drawn, _) in course()) {
        let view = drawn_view(instrument, &drawn, true);
        let Some(now) = view.measures[0].measurements.last() else { return Ok(()) };
        let answers = Answers::of(instrument, &now.answers);
        let valued = |answer: &Answer| !answer.is_withheld();
        let asked = answers.items().filter(|(item, _)| answers.is_asked(item));
        let without = asked.filter(|(_, answer)| !answer.is_some_and(valued)).count();
        let missing = brief(&view).missing;
        prop_assert_eq!(missing.iter().map(|one| one.items.len()).sum::<usize>(), without);
    }

    #[test]
    fn a_measure_counts_when_two_scores_of_one_kind_of_words_were_sent((instrument, drawn, has_now) in course()) {
        let view = drawn_view(instrument, &drawn, has_now);
        let would = brief(&view).would_count;
        let sent: Vec<_> = view.measures[0].measurements.iter().filter(|past| past.sent).collect();
        let comparable = sent.iter().filter(|past| Some(past.wording) == sent.last().map(|last| last.wording));
        let scores = comparable.filter(|past| past.total().is_some()).count();
        for counted in would.measures.iter().filter(|one| one.instrument == instrument) {
            prop_assert_eq!(counted.lacks.is_none(), scores > 1);
        }
        prop_assert!(!would.holds(), "one measure alone is never enough");
    }
}
