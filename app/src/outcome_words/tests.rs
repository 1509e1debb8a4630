use super::*;
use crate::examples::{self, at, id as instrument};
use measures::answers::{Answer, Answers, Reply};
use measures::brief::brief;
use measures::contract::clinician::{AppointmentView, Measurement, Record};
use measures::outcome::Course;
use measures::score::score;
use measures::thresholds::InUse;

/// Every scored item answered with the same option, on these days of March.
fn measure(id: &str, wording: usize, options: &[(u32, u8)]) -> Measure {
    let instrument = instrument(id);
    let measurement = |(day, option): &(u32, u8)| {
        let scored = instrument.instrument().items.iter().filter(|item| item.scored);
        let answers: Vec<_> = scored
            .map(|item| Answer::parse(instrument, item.number, Reply::Chosen(*option)).unwrap())
            .collect();
        Measurement {
            record: Record::default(),
            at: at(*day),
            sent: true,
            this_appointment: false,
            appointment: None,
            wording,
            score: score(&Answers::of(instrument, &answers)),
            answers,
        }
    };
    Measure { in_use: InUse::published(instrument), measurements: options.iter().map(measurement).collect() }
}

fn view(measures: Vec<Measure>, paired: Option<&str>) -> AppointmentView {
    AppointmentView {
        paired: paired.map(instrument),
        course: Course { ended: false, attended_treatment_contacts: 2 },
        ..examples::view(measures, [("phq9", None), ("spin", Some("Ours"))])
    }
}

fn told(view: &AppointmentView, question: &str) -> Told {
    let outcome = brief(view).outcome;
    let all = so_far(&outcome, view.course.ended, &view.measures, &Wordings::of(view));
    assert_eq!(all.len(), ASKED.len());
    all.into_iter().find(|told| told.question == question).unwrap()
}

#[test]
fn a_recovery_names_the_scores_the_thresholds_and_the_rule() {
    let measures =
        vec![measure("phq9", 0, &[(1, 2), (8, 1), (15, 0)]), measure("gad7", 0, &[(1, 2), (15, 0)])];
    let told = told(&view(measures, None), "Recovered");
    assert_eq!(told.answer, "Yes");
    assert_eq!(told.why[0], Rule::Recovery.takes());
    assert_eq!(told.why[1], "PHQ-9: first score 18 (1 March 2026), last score 0 (15 March 2026).");
    assert!(told.why[2].starts_with("PHQ-9 caseness: 10 or more (two sources). Source: PMC8411661"));
    assert!(told.why.last().unwrap().starts_with("Source, two sources: Clark (2018)"));
}

#[test]
fn what_lacks_a_last_score_is_not_known_and_the_backup_is_named() {
    let measures = vec![
        measure("phq9", 0, &[(1, 2), (15, 0)]),
        measure("spin", 0, &[(1, 3)]),
        measure("gad7", 0, &[(1, 2)]),
    ];
    let told = told(&view(measures, Some("spin")), "Reliably improved");
    assert_eq!(told.answer, "Not known");
    assert!(told.why.iter().any(|line| line.starts_with("The GAD-7 is used in place of the SPIN.")));
    assert!(told.why.contains(&"GAD-7: first score 14 (1 March 2026), no last score yet.".to_owned()));
}

#[test]
fn scores_of_stand_in_words_and_of_published_ones_are_not_read_together() {
    let mut spin = measure("spin", 1, &[(1, 3), (8, 2), (15, 1)]);
    spin.measurements[0].wording = 0;
    let measures = vec![measure("phq9", 0, &[(1, 2), (15, 0)]), spin];
    let told = told(&view(measures, Some("spin")), "At caseness at the start");
    assert!(
        told.why.contains(&"SPIN: first score 34 (8 March 2026), last score 17 (15 March 2026).".to_owned())
    );
    assert!(told.why.contains(&format!("SPIN: {STAND_IN}.")));
}

#[test]
fn a_draft_in_words_of_another_kind_hides_no_score_that_was_sent() {
    let mut spin = measure("spin", 1, &[(1, 3), (8, 2), (15, 1)]);
    spin.measurements[2].wording = 0;
    spin.measurements[2].sent = false;
    let measures = vec![measure("phq9", 0, &[(1, 2), (15, 0)]), spin];
    let told = told(&view(measures, Some("spin")), "At caseness at the start");
    assert!(
        told.why.contains(&"SPIN: first score 51 (1 March 2026), last score 34 (8 March 2026).".to_owned())
    );
}
