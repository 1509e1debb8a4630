//! A threshold in words for staff: the number, how sure it is and who stands for it.

use crate::times::date;
use measures::evidence::Source;
use measures::score::Total;
use measures::thresholds::{Change, InUse, Threshold};

/// "At caseness (10 or more)", or "Below caseness (10 or more)"; none where the instrument has no caseness.
#[must_use]
pub fn caseness_words(in_use: &InUse, total: Total) -> Option<String> {
    let threshold = in_use.caseness.as_ref()?;
    let side = if threshold.is_reached(total) { "At" } else { "Below" };
    Some(format!("{side} caseness ({})", threshold.words()))
}

/// The number with how sure it is: "10 or more (two sources)". A confirmed one names who confirmed it and when.
#[must_use]
pub fn with_status(threshold: &Threshold) -> String {
    format!("{} ({})", threshold.words(), status(threshold))
}

/// The same with the document it was taken from.
#[must_use]
pub fn with_source(threshold: &Threshold) -> String {
    format!("{} ({}). Source: {}", threshold.words(), status(threshold), ended(&threshold.source))
}

/// Where a rule comes from: the documents and how sure it is.
#[must_use]
pub fn source_words(source: Source) -> String {
    format!("Source, {}: {}", source.status.words(), ended(source.says))
}

/// Each threshold in use on a line of its own, beside the total that is read with it.
#[must_use]
pub fn lines(in_use: &InUse) -> Vec<String> {
    let line = |name: &str, threshold: &Option<Threshold>| {
        threshold.as_ref().map(|threshold| format!("{name}: {}", with_status(threshold)))
    };
    [line("Caseness", &in_use.caseness), line("Reliable change", &in_use.reliable_change)]
        .into_iter()
        .flatten()
        .collect()
}

/// What a change is called.
#[must_use]
pub const fn change_words(change: Change) -> &'static str {
    match change {
        Change::ReliableImprovement => "reliable improvement",
        Change::ReliableDeterioration => "reliable deterioration",
        Change::NoReliableChange => "no reliable change",
    }
}

fn status(threshold: &Threshold) -> String {
    let words = threshold.status.words();
    match &threshold.confirmed {
        Some(confirmed) => format!("{words}: {}, {}", confirmed.by, date(confirmed.on)),
        None => words.to_owned(),
    }
}

fn ended(sentence: &str) -> String {
    let sentence = sentence.trim();
    if sentence.ends_with('.') { sentence.to_owned() } else { format!("{sentence}.") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use measures::evidence::Status;
    use measures::instruments::InstrumentId;
    use measures::thresholds::Confirmation;

    fn in_use(id: &str) -> InUse {
        InUse::published(InstrumentId::parse(id).unwrap())
    }

    #[test]
    fn caseness_names_its_threshold_on_both_sides() {
        let words = |points| caseness_words(&in_use("phq9"), Total::whole(points)).unwrap();
        assert_eq!(words(10), "At caseness (10 or more)");
        assert_eq!(words(9), "Below caseness (10 or more)");
    }

    #[test]
    fn a_threshold_that_does_not_count_itself_says_so() {
        let words = |hundredths| caseness_words(&in_use("mi"), Total::from_hundredths(hundredths)).unwrap();
        assert_eq!(words(2_30), "Below caseness (above 2.3)");
        assert_eq!(words(2_31), "At caseness (above 2.3)");
    }

    #[test]
    fn a_confirmed_threshold_names_who_confirmed_it() {
        let mut threshold = in_use("spin").caseness.unwrap();
        threshold.status = Status::Confirmed;
        threshold.confirmed =
            NaiveDate::from_ymd_opt(2026, 3, 3).map(|on| Confirmation { by: "Dr Lee".to_owned(), on });
        assert_eq!(with_status(&threshold), "19 or more (confirmed by the service: Dr Lee, 3 March 2026)");
    }

    #[test]
    fn thresholds_stand_with_how_sure_they_are() {
        assert_eq!(
            lines(&in_use("phq9")),
            ["Caseness: 10 or more (two sources)", "Reliable change: 6 or more (two sources)"]
        );
        assert!(lines(&in_use("phobia")).is_empty());
    }
}
