//! What is asked before an appointment, in words, and what a therapist's ticks come to.

use crate::times::date_and_clock;
use chrono::NaiveDateTime;
use measures::contract::clinician::{Asked, CanAsk, PackChange};
use measures::instruments::InstrumentId;
use measures::offered::Occasion;

/// What an appointment is for.
#[must_use]
pub const fn occasion_words(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Assessment => "Assessment",
        Occasion::AssessmentAndTreatment => "Assessment and treatment",
        Occasion::FirstTreatment => "First treatment session",
        Occasion::Treatment => "Treatment session",
        Occasion::EndOfTreatment => "Last session",
        Occasion::FollowUp => "Follow-up",
    }
}

/// "PHQ-9, GAD-7 and WSAS"
#[must_use]
pub fn names(instruments: &[InstrumentId]) -> String {
    let names: Vec<_> = instruments.iter().map(|id| id.instrument().name).collect();
    if names.is_empty() { "nothing".to_owned() } else { listed(&names) }
}

/// "One, two and three"
#[must_use]
pub fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

/// What the last invitation asks, a line for each thing to say about it.
#[must_use]
pub fn asked_lines(asked: &Asked, now: NaiveDateTime) -> Vec<String> {
    let state =
        if asked.sent { "The answers have been sent." } else { "The answers have not been sent yet." };
    let mut lines = vec![format!("Asked: {}.", names(asked.pack.instruments())), state.to_owned()];
    let until = date_and_clock(asked.until);
    match (asked.sent, asked.until > now) {
        (true, _) => {}
        (false, true) => lines.push(format!("The link works until {until}.")),
        (false, false) => lines.push(format!("The link stopped working on {until}.")),
    }
    if let Some(PackChange { added, left_out, reason }) = &asked.change {
        let part = |words: &str, all: &[InstrumentId]| {
            (!all.is_empty()).then(|| format!("{words}: {}.", names(all)))
        };
        lines.extend(part("Added", added));
        lines.extend(part("Left out", left_out));
        lines.push(format!("Reason: {reason}"));
    }
    lines
}

/// An instrument that can be asked, as it is ticked.
#[must_use]
pub fn tick_words(one: &CanAsk) -> String {
    let stand_in = if one.stand_in { " (stand-in wording)" } else { "" };
    format!("{}{stand_in}", one.instrument.instrument().name)
}

/// The places of some instruments among those that can be asked.
#[must_use]
pub fn places(instruments: &[InstrumentId], can_ask: &[CanAsk]) -> Vec<usize> {
    let is_in = |(_, one): &(usize, &CanAsk)| instruments.contains(&one.instrument);
    can_ask.iter().enumerate().filter(is_in).map(|(place, _)| place).collect()
}

/// What the ticked ones add to the usual ones or leave out of them. None where they are the same.
#[must_use]
pub fn change(
    usual: &[InstrumentId],
    can_ask: &[CanAsk],
    ticked: &[usize],
    reason: &str,
) -> Option<PackChange> {
    let wanted: Vec<_> = ticked.iter().filter_map(|place| Some(can_ask.get(*place)?.instrument)).collect();
    let not_in = |all: &[InstrumentId], others: &[InstrumentId]| -> Vec<_> {
        all.iter().filter(|id| !others.contains(id)).copied().collect()
    };
    let added = not_in(&wanted, usual);
    let left_out = not_in(usual, &wanted);
    let differs = !added.is_empty() || !left_out.is_empty();
    differs.then(|| PackChange { added, left_out, reason: reason.trim().to_owned() })
}

/// Every language that something can be asked in, the one that ships first.
#[must_use]
pub fn languages(can_ask: &[CanAsk]) -> Vec<String> {
    let mut all = vec![measures::wording::SHIPPED_LANGUAGE.to_owned()];
    for language in can_ask.iter().flat_map(|one| &one.languages) {
        if !all.contains(language) {
            all.push(language.clone());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::pack::Pack;

    fn ids(names: &[&str]) -> Vec<InstrumentId> {
        names.iter().map(|name| InstrumentId::parse(name).unwrap()).collect()
    }

    fn at(day: u32) -> NaiveDateTime {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 3, day);
        day.and_then(|day| day.and_hms_opt(10, 30, 0)).unwrap()
    }

    fn can_ask() -> Vec<CanAsk> {
        let languages = |id: &InstrumentId| match id.as_str() {
            "gad7" => vec!["ar".to_owned(), "en-GB".to_owned()],
            _ => vec!["en-GB".to_owned()],
        };
        let one = |instrument| CanAsk {
            instrument,
            languages: languages(&instrument),
            stand_in: instrument.as_str() == "spin",
        };
        ids(&["phq9", "gad7", "wsas", "spin"]).into_iter().map(one).collect()
    }

    #[test]
    fn what_is_ticked_beside_the_usual_is_a_change_with_its_reason() {
        let usual = ids(&["phq9", "gad7", "wsas"]);
        assert_eq!(places(&usual, &can_ask()), [0, 1, 2]);
        assert_eq!(change(&usual, &can_ask(), &[0, 1, 2], "never mind"), None);
        let changed = change(&usual, &can_ask(), &[0, 1, 3], " Asked for it. ").unwrap();
        assert_eq!(changed.added, ids(&["spin"]));
        assert_eq!(changed.left_out, ids(&["wsas"]));
        assert_eq!(changed.reason, "Asked for it.");
    }

    #[test]
    fn an_invitation_says_what_was_changed_and_why() {
        let change = PackChange {
            added: ids(&["spin"]),
            left_out: Vec::new(),
            reason: "Blushing at work.".to_owned(),
        };
        let pack = Pack::of(ids(&["phq9", "spin", "gad7"])).unwrap();
        assert_eq!(
            asked_lines(&Asked { pack, sent: false, until: at(4), change: Some(change) }, at(3)),
            [
                "Asked: PHQ-9, SPIN and GAD-7.",
                "The answers have not been sent yet.",
                "The link works until 4 March 2026 at 10:30.",
                "Added: SPIN.",
                "Reason: Blushing at work.",
            ]
        );
    }

    #[test]
    fn what_is_asked_in_words_of_our_own_says_so_where_it_is_ticked() {
        let words: Vec<_> = can_ask().iter().map(tick_words).collect();
        assert_eq!(words, ["PHQ-9", "GAD-7", "WSAS", "SPIN (stand-in wording)"]);
    }

    #[test]
    fn the_language_that_ships_is_offered_first() {
        assert_eq!(languages(&can_ask()), ["en-GB", "ar"]);
    }
}
