//! Totals of the appointment, and the last ones where it has none.

use super::*;

fn phq9(day: u32, each: u8) -> Measurement {
    measurement("phq9", day, &some(&[each; 9]))
}

#[test]
fn the_last_total_is_told_as_the_last_and_never_as_now() {
    let wsas = measurement("wsas", 8, &some(&[4; 5]));
    let told = told_of(&view(&[("phq9", &[phq9(1, 1), phq9(8, 2)]), ("wsas", &[wsas])]));
    assert_eq!(
        fact(&told, "Totals"),
        [
            "Nothing is answered for this appointment.",
            "PHQ-9, last on 8 Mar: 18 of 27. Up 9 since 1 Mar (first): reliable deterioration.",
            "WSAS, last on 8 Mar: 20 of 40.",
        ]
    );
    assert!(fact(&told, "Moved by 2 or more").is_empty() && fact(&told, "Daily life").is_empty());
}

#[test]
fn beside_totals_of_the_appointment_a_last_one_says_that_its_measure_is_not_answered() {
    let gad7 = |day, count| measurement("gad7", day, &some(&vec![1; count]));
    let told = told_of(&view(&[
        ("phq9", &[phq9(8, 1)]),
        ("gad7", &[gad7(8, 7), gad7(22, 3)]),
        ("wsas", &[measurement("wsas", 22, &some(&[4; 5]))]),
    ]));
    assert_eq!(
        fact(&told, "Totals"),
        [
            "GAD-7 has no total: items are missing. Last on 8 Mar: 7 of 21.",
            "WSAS 20 of 40.",
            "PHQ-9 is not answered. Last on 8 Mar: 9 of 27.",
        ]
    );
}

#[test]
fn without_any_total_there_is_nothing_but_that() {
    assert_eq!(fact(&told_of(&view(&[])), "Totals"), ["Nothing is answered for this appointment."]);
}

#[test]
fn where_only_an_item_that_alerts_is_answered_no_earlier_time_is_denied() {
    let now = Measurement {
        answers: vec![Answer::parse(id("phq9"), 9, Reply::Chosen(1)).unwrap()],
        score: None,
        ..phq9(22, 1)
    };
    let told = told_of(&view(&[("phq9", &[phq9(8, 0), now])]));
    assert_eq!(
        fact(&told, "Moved by 2 or more"),
        ["No item but those that alert is answered both now and before."]
    );
}
