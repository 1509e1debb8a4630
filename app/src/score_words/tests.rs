use super::*;
use chrono::NaiveDate;
use measures::answers::Answer;
use measures::contract::clinician::Record;
use measures::score::score;

fn instrument(id: &str) -> InstrumentId {
    InstrumentId::parse(id).unwrap()
}

/// One occasion on a day of March; none stands for an item left out.
fn measurement(instrument: InstrumentId, day: u32, replies: &[Option<Reply>]) -> Measurement {
    let answer = |(item, reply): (u8, &Option<Reply>)| {
        reply.clone().map(|reply| Answer::parse(instrument, item, reply).unwrap())
    };
    let answers: Vec<_> = (1..).zip(replies).filter_map(answer).collect();
    Measurement {
        record: Record::default(),
        at: NaiveDate::from_ymd_opt(2026, 3, day).and_then(|day| day.and_hms_opt(9, 0, 0)).unwrap(),
        sent: true,
        this_appointment: false,
        appointment: None,
        wording: 0,
        score: score(&Answers::of(instrument, &answers)),
        answers,
    }
}

fn chosen(option: u8) -> Option<Reply> {
    Some(Reply::Chosen(option))
}

fn phq9(day: u32, options: [u8; 9]) -> Measurement {
    measurement(instrument("phq9"), day, &options.map(chosen))
}

fn lines(id: &str, measurements: &[Measurement]) -> Vec<String> {
    let (now, before) = measurements.split_last().unwrap();
    change_lines(&InUse::published(instrument(id)), now, &before.iter().collect::<Vec<_>>())
}

#[test]
fn a_first_total_is_compared_with_nothing() {
    assert!(lines("phq9", &[phq9(1, [1; 9])]).is_empty());
}

#[test]
fn a_second_total_is_compared_with_the_first_once() {
    let lines = lines("phq9", &[phq9(1, [2; 9]), phq9(8, [1; 9])]);
    assert_eq!(lines, ["Down 9 since the first time (1 March): reliable improvement (needs 6 or more)"]);
}

#[test]
fn a_later_total_is_compared_with_the_one_before_and_with_the_first() {
    let last = phq9(15, [2, 2, 2, 2, 1, 1, 1, 1, 1]);
    assert_eq!(
        lines("phq9", &[phq9(1, [0; 9]), phq9(8, [1; 9]), last]),
        [
            "Up 4 since last time (8 March): no reliable change (needs 6 or more)",
            "Up 13 since the first time (1 March): reliable deterioration (needs 6 or more)",
        ]
    );
}

#[test]
fn an_equal_total_reads_as_a_sentence() {
    assert_eq!(
        lines("phq9", &[phq9(1, [1; 9]), phq9(8, [1; 9])]),
        ["Same as the first time (1 March): no reliable change (needs 6 or more)"]
    );
}

#[test]
fn occasions_without_a_total_are_passed_over_and_never_compared() {
    let unfinished = |day| measurement(instrument("phq9"), day, &[chosen(1), chosen(2)]);
    let passed_over = lines("phq9", &[phq9(1, [2; 9]), unfinished(8), phq9(15, [2; 9])]);
    assert_eq!(passed_over, ["Same as the first time (1 March): no reliable change (needs 6 or more)"]);
    assert!(lines("phq9", &[phq9(1, [2; 9]), unfinished(8)]).is_empty());
}

#[test]
fn an_instrument_without_a_reliable_value_names_the_difference_alone() {
    let wsas = instrument("wsas");
    let before = measurement(wsas, 1, &[8; 5].map(chosen));
    let after = measurement(wsas, 8, &[None, chosen(3), chosen(3), chosen(3), chosen(2)]);
    assert_eq!(lines("wsas", &[before, after]), ["Down 26.25 since the first time (1 March)"]);
}

#[test]
fn a_mean_is_written_with_two_decimals() {
    let mi = instrument("mi");
    let all = |option| measurement(mi, 1, &vec![chosen(option); 27]);
    assert_eq!(outcome(mi, &all(2)).as_deref(), Some("3.00"));
    assert_eq!(range(mi.instrument()), "on a scale of 1 to 5");
    let lines = lines("mi", &[all(4), all(1)]);
    assert_eq!(
        lines,
        ["Down 3.00 since the first time (1 March): reliable improvement (needs 0.73 or more)"]
    );
    let twenty = measurement(mi, 1, &vec![chosen(2); 20]);
    let words = outcome(mi, &twenty).unwrap();
    assert!(words.starts_with("20 of 27 answered: between 2."), "{words}");
}

#[test]
fn a_filled_item_says_why_it_was_filled() {
    let wsas = instrument("wsas");
    let filled = |first| {
        let measurement = measurement(wsas, 1, &[first, chosen(3), chosen(3), chosen(3), chosen(3)]);
        let score = measurement.score.unwrap().unwrap();
        substitution_lines(&score, &Answers::of(wsas, &measurement.answers))
    };
    assert_eq!(filled(chosen(9)), ["Item 1 does not apply: mean of the others used"]);
    assert_eq!(filled(None), ["Item 1 was not answered: mean of the others used"]);
    assert!(filled(chosen(8)).is_empty());
}

#[test]
fn a_measure_left_for_the_phone_says_so_and_one_begun_says_how_far() {
    let withheld = [const { Some(Reply::Withheld) }; 9];
    let whole = measurement(instrument("phq9"), 1, &withheld);
    assert_eq!(outcome(instrument("phq9"), &whole).as_deref(), Some(ON_THE_PHONE));
    let begun = measurement(instrument("phq9"), 1, &withheld[..3]);
    let words = outcome(instrument("phq9"), &begun);
    assert_eq!(words.as_deref(), Some("0 of 9 answered: between 0 and 27"));
}

#[test]
fn answers_that_stand_alone_come_to_nothing() {
    let phobia = instrument("phobia");
    assert_eq!(outcome(phobia, &measurement(phobia, 1, &[4; 3].map(chosen))), None);
}
