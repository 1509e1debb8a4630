//! The brief and what it stands on: worked examples, and what must hold whatever was answered.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod always;
mod counting;
mod course;
mod last;
mod open;
mod standing;

use course::{at, id, measure, now, place, points, sent, view};
use measures::brief::{Attention, Brief, Compared, HowFar, Lack, OwnMeasure, Why, brief};
use measures::contract::clinician::{AppointmentView, Measure, Measurement};
use measures::pack::Pack;
use measures::problem::ProblemDescriptor;
use measures::score::Total;
use measures::thresholds::Change;

fn of(measures: Vec<Measure>) -> Brief {
    brief(&view(measures))
}

/// The items that moved, by number, with their points before and now.
fn items(brief: &Brief, instrument: &str) -> Vec<(u8, u8, u8)> {
    let movement = brief.moved.iter().find(|movement| movement.instrument == id(instrument)).unwrap();
    movement.items.iter().map(|moved| (moved.item.number, moved.earlier, moved.now)).collect()
}

#[test]
fn items_that_moved_by_two_points_are_told_with_the_greatest_rise_first() {
    let brief = of(vec![measure(
        "gad7",
        vec![
            sent(id("gad7"), 8, &points(&[3, 0, 1, 1, 0, 2, 3])),
            now(id("gad7"), &points(&[1, 2, 2, 0, 3, 2, 3])),
        ],
    )]);
    assert_eq!(items(&brief, "gad7"), [(5, 0, 3), (2, 0, 2), (1, 3, 1)]);
    assert_eq!((brief.moved[0].items[0].since, brief.moved[0].compared), (at(8), Compared::Items));
}

#[test]
fn earlier_times_in_which_no_other_item_can_be_compared_are_not_said_to_be_none() {
    let phq9 = id("phq9");
    let ninth = phq9.instrument().item(9).unwrap();
    let only_ninth =
        |points| Measurement { answers: vec![course::answer(phq9, ninth, Some(points))], ..now(phq9, &[]) };
    let before = sent(phq9, 8, &points(&[1; 9]));
    let brief = of(vec![measure("phq9", vec![before, only_ninth(0)])]);
    assert_eq!(brief.moved[0].compared, Compared::NoItemBothTimes);
    assert_eq!(of(vec![measure("phq9", vec![only_ninth(0)])]).moved[0].compared, Compared::NoEarlierTime);
}

#[test]
fn an_item_is_compared_with_the_last_time_it_was_answered_and_never_with_what_was_withheld() {
    let mut withheld = points(&[0, 0, 0, 0, 0, 0, 0]);
    withheld[1] = None;
    let brief = of(vec![measure(
        "gad7",
        vec![
            sent(id("gad7"), 1, &points(&[0, 3, 0, 0, 0, 0, 0])),
            sent(id("gad7"), 8, &withheld),
            now(id("gad7"), &[Some(0), Some(0), None, Some(0), Some(0), Some(0), Some(0)]),
        ],
    )]);
    assert_eq!(items(&brief, "gad7"), [(2, 3, 0)]);
    assert_eq!(brief.moved[0].items[0].since, at(1));
    assert_eq!((brief.moved[0].total, brief.moved[0].last), (None, None), "there is no total to compare");
}

#[test]
fn a_total_is_compared_with_the_last_and_the_first_and_reliable_change_is_named_where_it_is_known() {
    let phq9 = |day, each| sent(id("phq9"), day, &points(&[each; 9]));
    let brief = of(vec![
        measure("phq9", vec![phq9(1, 2), phq9(8, 1), now(id("phq9"), &points(&[1, 1, 1, 1, 1, 1, 1, 0, 0]))]),
        measure("wsas", vec![sent(id("wsas"), 8, &points(&[4; 5])), now(id("wsas"), &points(&[4; 5]))]),
    ]);
    let [phq9, wsas] = &brief.moved[..] else { panic!("two measures") };
    let (last, first) = (phq9.last.unwrap(), phq9.first.unwrap());
    assert_eq!((phq9.total, last.total, last.at), (Some(Total::whole(7)), Total::whole(9), at(8)));
    assert_eq!(last.change, Some(Change::NoReliableChange));
    assert_eq!((first.at, first.change), (at(1), Some(Change::ReliableImprovement)));
    assert_eq!((wsas.last.unwrap().change, wsas.first), (None, None), "one time before is both");
}

#[test]
fn every_area_of_daily_life_that_worsened_is_told_and_of_other_measures_only_what_moved_by_two() {
    let one_more = |instrument: &str, count| {
        let before = sent(id(instrument), 8, &vec![Some(1); count]);
        measure(instrument, vec![before, now(id(instrument), &vec![Some(2); count])])
    };
    let brief = of(vec![one_more("gad7", 7), one_more("wsas", 5)]);
    assert!(items(&brief, "gad7").is_empty());
    assert_eq!(items(&brief, "wsas").len(), 5);
    assert!(brief.moved[1].is_daily_life() && !brief.moved[0].is_daily_life());
}

#[test]
fn stand_in_and_published_words_are_never_compared() {
    let ours = |measurement: Measurement| Measurement {
        wording: place(id("phq9"), !course::PUBLISHED),
        ..measurement
    };
    let heavy = |day| sent(id("phq9"), day, &points(&[3; 9]));
    let light = now(id("phq9"), &points(&[0; 9]));
    let brief = of(vec![measure("phq9", vec![ours(heavy(1)), ours(heavy(8)), light])]);
    assert!(items(&brief, "phq9").is_empty() && brief.alerting.is_empty());
    assert_eq!((brief.moved[0].last, brief.moved[0].first), (None, None));
    assert_eq!(brief.moved[0].compared, Compared::NoEarlierTime);
    assert_eq!(brief.would_count.measures[0].lacks, Some(Lack::Last(at(22))));
}

/// What is said of the item that alerts, of the PHQ-9, answered so before and now; `None` for withheld.
fn attention(before: Option<Option<u8>>, now: Option<Option<u8>>) -> Option<Attention> {
    let with = |ninth: Option<u8>| [vec![Some(0); 8], vec![ninth]].concat();
    let past = before.map(|ninth| sent(id("phq9"), 8, &with(ninth)));
    let present = match now {
        Some(ninth) => course::now(id("phq9"), &with(ninth)),
        None => course::now(id("phq9"), &[Some(0); 8]),
    };
    let told = of(vec![measure("phq9", past.into_iter().chain([present]).collect())]);
    assert!(told.moved[0].items.is_empty(), "an item that alerts is never told as having moved");
    assert!(told.alerting.len() <= 1);
    told.alerting.first().map(|alerting| alerting.attention)
}

#[test]
fn an_item_that_alerts_is_told_as_new_worse_or_there_again() {
    for (before, now, expected) in [
        (None, Some(Some(1)), Some(Attention::New)),
        (Some(Some(0)), Some(Some(2)), Some(Attention::New)),
        (Some(None), Some(Some(2)), Some(Attention::New)),
        (Some(Some(1)), Some(Some(2)), Some(Attention::Worse)),
        (Some(Some(2)), Some(Some(2)), Some(Attention::Again)),
        (Some(Some(3)), Some(Some(1)), Some(Attention::Again)),
        (Some(Some(3)), Some(None), Some(Attention::Withheld)),
        (None, Some(None), Some(Attention::Withheld)),
        (Some(Some(3)), Some(Some(0)), Some(Attention::NotNow)),
        (Some(None), Some(Some(0)), Some(Attention::NotNow)),
        (Some(Some(1)), None, Some(Attention::NotAnswered)),
        (Some(Some(0)), Some(Some(0)), None),
        (Some(Some(0)), None, Some(Attention::NotAnswered)),
        (None, Some(Some(0)), None),
        (None, None, None),
    ] {
        assert_eq!(attention(before, now), expected, "{before:?} then {now:?}");
    }
}

#[test]
fn what_was_answered_after_the_appointment_is_not_in_its_brief() {
    let mut view = view(vec![measure(
        "gad7",
        vec![now(id("gad7"), &points(&[1; 7])), sent(id("gad7"), 29, &points(&[3; 7]))],
    )]);
    view.entry.starts = at(22);
    let brief = brief(&view);
    assert_eq!(brief.moved[0].total, Some(Total::whole(7)));
}

#[test]
fn what_is_missing_says_why_and_what_nobody_began_is_named_whole() {
    let pack = Pack::of(["phq9", "gad7", "wsas"].map(id).to_vec()).unwrap();
    let mut half = points(&[1; 9]);
    half[8] = None;
    let measures = vec![
        measure("phq9", vec![now(id("phq9"), &half)]),
        measure("gad7", vec![now(id("gad7"), &[None; 7])]),
        measure("wsas", vec![sent(id("wsas"), 8, &points(&[1; 5]))]),
        measure("phobia", vec![sent(id("phobia"), 8, &points(&[1; 3]))]),
    ];
    let brief = brief(&AppointmentView { asked: Some(pack), ..view(measures) });
    let [phq9, gad7, wsas] = &brief.missing[..] else { panic!("{:?}", brief.missing) };
    let whys: Vec<_> = phq9.items.iter().map(|lacking| (lacking.item.number, lacking.why)).collect();
    assert_eq!(whys, [(9, Why::Withheld), (10, Why::NotAnswered)]);
    assert!(gad7.left_to_talk && !phq9.left_to_talk && !wsas.left_to_talk);
    assert_eq!((wsas.wording, wsas.items.len()), (None, 5));
    assert_eq!(phq9.wording, Some(place(id("phq9"), course::PUBLISHED)));
}

fn paired(measurements: Vec<Measurement>) -> AppointmentView {
    AppointmentView {
        problem_descriptor: Some(ProblemDescriptor::SocialAnxietyDisorder),
        paired: Some(id("spin")),
        ..view(vec![measure("spin", measurements)])
    }
}

#[test]
fn the_problems_own_measure_says_how_far_it_was_answered() {
    let own = |measurements| match brief(&paired(measurements)).own {
        OwnMeasure::Paired { instrument, answered } if instrument == id("spin") => answered,
        own => panic!("{own:?}"),
    };
    assert_eq!(own(vec![]), HowFar::Never);
    assert_eq!(own(vec![sent(id("spin"), 8, &points(&[1; 17]))]), HowFar::Before(at(8)));
    assert_eq!(own(vec![now(id("spin"), &points(&[1; 3]))]), HowFar::InPart);
    assert_eq!(own(vec![now(id("spin"), &points(&[1; 17]))]), HowFar::Complete);
    let mut view = view(vec![]);
    assert_eq!(brief(&view).own, OwnMeasure::NotKnown);
    view.problem_descriptor = Some(ProblemDescriptor::Depression);
    assert_eq!(brief(&view).own, OwnMeasure::Shared);
}
