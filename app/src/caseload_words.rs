//! A list of referrals in words: how a measure has moved, when somebody comes, why a supervisor looks.

use crate::score_words::points;
use crate::times::{clock, date, short_day_and_month};
use chrono::{Datelike, NaiveDate};
use measures::caseload::{Reason, Trend};
use measures::contract::clinician::{Access, AppointmentAt, CaseloadEntry, FoundPatient};
use measures::thresholds::Change;

/// "18 → 9, reliable improvement"; "18, one score"; "No complete score".
#[must_use]
pub fn trend_words(trend: &Trend) -> String {
    let instrument = trend.instrument.instrument();
    let score = |total| points(instrument, total);
    match (trend.first, trend.last) {
        (Some(first), Some(last)) => {
            let change = trend.change.map(|change| format!(", {}", change_words(change)));
            format!("{} → {}{}", score(first), score(last), change.unwrap_or_default())
        }
        (Some(first), None) => format!("{}, one score", score(first)),
        (None, _) => "No complete score".to_owned(),
    }
}

const fn change_words(change: Change) -> &'static str {
    match change {
        Change::ReliableImprovement => "reliable improvement",
        Change::ReliableDeterioration => "reliable deterioration",
        Change::NoReliableChange => "no reliable change",
    }
}

/// How many complete scores there are, a line for each measure: "PHQ-9: 8", "GAD-7: 7". A name that ends in a number is
/// kept apart from the count.
#[must_use]
pub fn complete_lines(entry: &CaseloadEntry) -> [String; 2] {
    [&entry.depression, &entry.anxiety]
        .map(|trend| format!("{}: {}", trend.instrument.instrument().name, trend.scores))
}

/// When somebody came or comes: "3 Mar, 10:30", with the year where it is another.
#[must_use]
pub fn when_words(appointment: Option<AppointmentAt>, today: NaiveDate) -> String {
    match appointment {
        None => "None".to_owned(),
        Some(AppointmentAt { starts, .. }) if starts.year() == today.year() => {
            format!("{}, {}", short_day_and_month(starts.date()), clock(starts))
        }
        Some(AppointmentAt { starts, .. }) => format!("{}, {}", date(starts.date()), clock(starts)),
    }
}

/// On whose caseload somebody is who was found, why the caller reads that, and whether it has ended.
#[must_use]
pub fn whose_words(found: &FoundPatient) -> String {
    let whose = match found.access {
        Access::Own => "Yours".to_owned(),
        Access::Supervised => format!("{}, whom you supervise", found.therapist),
        Access::Opened => format!("{}. You opened this record", found.therapist),
    };
    if found.ended { format!("{whose}. Ended") } else { whose }
}

/// Why a supervisor looks, in a few words.
#[must_use]
pub fn reason_words(reason: Reason) -> String {
    let name = |id: measures::instruments::InstrumentId| id.instrument().name;
    match reason {
        Reason::OpenAlert => "Alert to acknowledge".to_owned(),
        Reason::ReliableDeterioration(id) => format!("{}: reliable deterioration", name(id)),
        Reason::NoReliableImprovement(contacts) => {
            format!("No reliable improvement known after {contacts} sessions")
        }
        Reason::StepUp(id) => {
            format!("Low intensity, at caseness on the {} and not improving: step up?", name(id))
        }
        Reason::NoPairedMeasure(id) => format!("No complete {} yet", name(id)),
        Reason::MissedInARow(missed) => format!("{missed} appointments missed in a row"),
    }
}

/// Whether a line has what was typed: parts of the name, the problem or whatever else it shows, in any order.
#[must_use]
pub fn has(typed: &str, shown: &[&str]) -> bool {
    let shown = shown.join(" ").to_lowercase();
    typed.to_lowercase().split_whitespace().all(|word| shown.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::ids::ReferralId;
    use measures::instruments::InstrumentId;
    use measures::score::Total;

    fn trend(first: Option<i32>, last: Option<i32>, change: Option<Change>) -> Trend {
        let instrument = InstrumentId::parse("phq9").unwrap();
        Trend { instrument, first: first.map(Total::whole), last: last.map(Total::whole), change, scores: 2 }
    }

    #[test]
    fn who_was_found_says_whose_it_is_and_whether_it_has_ended() {
        let found = |access, ended| FoundPatient {
            referral: ReferralId::from_bits(1),
            patient: "Jo Bloggs".to_owned(),
            known_as: None,
            date_of_birth: None,
            nhs_number: None,
            therapist: "Amira Hassan".to_owned(),
            ended,
            access,
            last: None,
            next: None,
            opens: None,
        };
        assert_eq!(whose_words(&found(Access::Own, false)), "Yours");
        assert_eq!(whose_words(&found(Access::Own, true)), "Yours. Ended");
        assert_eq!(whose_words(&found(Access::Supervised, true)), "Amira Hassan, whom you supervise. Ended");
    }

    #[test]
    fn a_trend_is_told_with_both_scores_and_what_it_means() {
        for (first, last, change, words) in [
            (Some(18), Some(9), Some(Change::ReliableImprovement), "18 → 9, reliable improvement"),
            (Some(9), Some(18), Some(Change::ReliableDeterioration), "9 → 18, reliable deterioration"),
            (Some(9), Some(9), Some(Change::NoReliableChange), "9 → 9, no reliable change"),
            (Some(9), Some(8), None, "9 → 8"),
            (Some(0), None, None, "0, one score"),
            (None, None, None, "No complete score"),
        ] {
            assert_eq!(trend_words(&trend(first, last, change)), words);
        }
    }

    #[test]
    fn a_line_is_found_by_parts_of_what_it_shows() {
        let shown = ["Siobhán O’Brien", "Depression"];
        assert!(has("", &shown) && has("bri dep", &shown) && has("DEPRESSION siob", &shown));
        assert!(!has("anxiety", &shown));
    }
}
