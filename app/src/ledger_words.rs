//! The licence ledger in words: what a service has for an instrument, and where its numbers come from.

use crate::threshold_words::{source_words, with_source};
use crate::times::date;
use chrono::NaiveDate;
use measures::contract::clinician::{LedgerEntry, RefusedFile, WordingEntry};
use measures::evidence::Published;

/// What is known of one instrument, each fact under its name.
#[must_use]
pub fn facts(entry: &LedgerEntry) -> Vec<(&'static str, String)> {
    let evidence = entry.instrument.evidence();
    let threshold = |threshold: &Option<_>| threshold.as_ref().map(with_source);
    let more = |from: &Published| {
        format!("{} or more on one item. A prompt, not caseness. {}", from.value, source_words(from.source))
    };
    let asked = if entry.can_ask { "Yes" } else { "No" };
    let always = [
        ("Full title", evidence.title),
        ("Edition", evidence.edition),
        ("Asked here", asked),
        ("Rights holder", evidence.rights_holder),
        ("Terms", evidence.terms),
    ];
    let sometimes = [
        ("Caseness", threshold(&entry.in_use.caseness)),
        ("Reliable change", threshold(&entry.in_use.reliable_change)),
        ("Ask more", evidence.asks_more_from.as_ref().map(more)),
    ];
    let always = always.into_iter().map(|(name, words)| (name, words.to_owned()));
    always.chain(sometimes.into_iter().filter_map(|(name, words)| Some((name, words?)))).collect()
}

/// Where the way of adding up comes from, and whatever else a total is read with. Nothing where there is no total.
#[must_use]
pub fn sources(entry: &LedgerEntry) -> Vec<(&'static str, String)> {
    let evidence = entry.instrument.evidence();
    if entry.instrument.instrument().scoring.is_none() {
        return Vec::new();
    }
    let sometimes = [
        ("Parts of the total", evidence.subscales_from),
        ("Bands", evidence.bands_from),
        ("Answers shown beside the total", evidence.noted_from),
    ];
    let sometimes = sometimes.into_iter().filter_map(|(name, source)| Some((name, source_words(source?))));
    let always =
        [("Scoring", source_words(evidence.scoring)), ("Missing answers", source_words(evidence.missing))];
    always.into_iter().chain(sometimes).collect()
}

/// What is to be said of some words on a day, a line for each thing. The language is named before them.
#[must_use]
pub fn wording_lines(wording: &WordingEntry, today: NaiveDate) -> Vec<String> {
    let kind = if wording.stand_in { "Stand-in wording, not the published words" } else { "Published words" };
    let use_words = if wording.in_use { "In use" } else { "Not in use" };
    let expiry = match wording.expires {
        None => "No end date".to_owned(),
        Some(last) if last < today => format!("Expired: the last day was {}", date(last)),
        Some(last) => format!("May be shown until the end of {}", date(last)),
    };
    let lines = [use_words, kind, &expiry].map(|line| format!("{line}."));
    let licence = format!("Licence: {}", wording.licence);
    lines.into_iter().chain([licence]).collect()
}

/// Which file was refused, where and why.
#[must_use]
pub fn refused_words(RefusedFile { file, line, says }: &RefusedFile) -> String {
    format!("{file}, line {line}: {says}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::instruments::InstrumentId;
    use measures::thresholds::InUse;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    fn wording(expires: Option<NaiveDate>, stand_in: bool) -> WordingEntry {
        WordingEntry {
            language: "en-GB".to_owned(),
            version: "2".to_owned(),
            licence: "Granted to the service.".to_owned(),
            expires,
            stand_in,
            in_use: true,
        }
    }

    #[test]
    fn a_licence_ends_after_its_last_day() {
        let expiry = |today| wording_lines(&wording(Some(day(3)), false), today).remove(2);
        assert_eq!(expiry(day(3)), "May be shown until the end of 3 March 2026.");
        assert_eq!(expiry(day(4)), "Expired: the last day was 3 March 2026.");
    }

    #[test]
    fn words_of_our_own_are_called_that() {
        assert_eq!(
            wording_lines(&wording(None, true), day(1))[1],
            "Stand-in wording, not the published words."
        );
    }

    #[test]
    fn a_threshold_stands_with_its_source_and_what_has_none_is_left_out() {
        let entry = |id| {
            let instrument = InstrumentId::parse(id).unwrap();
            LedgerEntry {
                instrument,
                can_ask: false,
                in_use: InUse::published(instrument),
                wordings: Vec::new(),
            }
        };
        let named = |id, name| facts(&entry(id)).into_iter().find(|(other, _)| *other == name);
        let (_, words) = named("phq9", "Caseness").unwrap();
        assert!(words.starts_with("10 or more (two sources). Source: PMC8411661"), "{words}");
        assert_eq!(named("phobia", "Caseness"), None);
        assert!(named("phobia", "Ask more").unwrap().1.starts_with("4 or more"));
    }
}
