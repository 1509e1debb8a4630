//! How a referral has come out so far, with the reasons: which scores, which thresholds, which rule.

use crate::score_words::points;
use crate::threshold_words::{source_words, with_source};
use crate::times::date;
use crate::worded::{STAND_IN, Wordings};
use chrono::NaiveDateTime;
use measures::contract::clinician::Measure;
use measures::instruments::InstrumentId;
use measures::outcome::{FALLBACK, Finding, Outcome, Reading, Rule};
use measures::score::Total;
use measures::standing::sent_scores;
use measures::thresholds::Threshold;

/// One question that is asked of the referral, its answer and why that is the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The question.
    pub question: &'static str,
    /// "Yes", "No" or "Not known".
    pub answer: &'static str,
    /// The reasons, a sentence or two each.
    pub why: Vec<String>,
}

/// The questions that are answered while a referral goes on.
const ASKED: [Rule; 6] = [
    Rule::CasenessAtStart,
    Rule::Recovery,
    Rule::ReliableImprovement,
    Rule::ReliableDeterioration,
    Rule::NoReliableChange,
    Rule::ReliableRecovery,
];

/// The answers so far, to how a referral has come out by these measures; once it has ended, all of them.
#[must_use]
pub fn so_far(outcome: &Outcome, ended: bool, measures: &[Measure], wordings: &Wordings) -> Vec<Told> {
    let history = |id| History::of(measures, wordings, id);
    let readings = [&outcome.depression, &outcome.anxiety].map(|one| (one, history(one.instrument())));
    let findings = outcome.findings.iter().filter(|finding| ended || ASKED.contains(&finding.rule));
    findings.map(|finding| told(finding, &readings, outcome)).collect()
}

/// The complete scores of one measure that were sent, oldest first.
struct History {
    scores: Vec<(NaiveDateTime, Total)>,
    /// When those were sent of which something was amended since.
    amended: Vec<NaiveDateTime>,
    stand_in: bool,
}

impl History {
    fn of(measures: &[Measure], wordings: &Wordings, id: InstrumentId) -> Self {
        let measure = measures.iter().find(|measure| measure.in_use.instrument == id);
        let scores = measure.map(|measure| sent_scores(measure, wordings.all())).unwrap_or_default();
        let amended = measure.into_iter().flat_map(|measure| &measure.measurements);
        let amended = amended.filter(|past| past.record.as_sent.is_some()).map(|past| past.at).collect();
        let mut sent = measure.into_iter().flat_map(|measure| &measure.measurements).filter(|past| past.sent);
        let stand_in = sent.next_back().is_some_and(|last| wordings.is_stand_in(last));
        Self { scores, amended, stand_in }
    }
}

fn told(finding: &Finding, readings: &[(&Reading, History); 2], outcome: &Outcome) -> Told {
    let rule = finding.rule;
    let mut why = vec![rule.takes().to_owned()];
    for (reading, history) in readings {
        why.extend(of_measure(rule, reading, history));
    }
    if let Some(paired) = outcome.instead_of {
        why.push(instead_of(paired, outcome.anxiety.instrument()));
    }
    why.push(source_words(rule.source()));
    Told { question: rule.name(), answer: answer(finding.holds), why }
}

/// The whole in a line: "At caseness at the start. Not recovered. No reliable change."
#[must_use]
pub fn in_brief(outcome: &Outcome) -> String {
    let start = match outcome.holds(Rule::CasenessAtStart) {
        Some(true) => "At caseness at the start",
        Some(false) => "Below caseness at the start",
        None => "Caseness at the start not known",
    };
    let recovered = if outcome.holds(Rule::Recovery) == Some(true) { "Recovered" } else { "Not recovered" };
    let changes = [Rule::ReliableImprovement, Rule::ReliableDeterioration, Rule::NoReliableChange];
    let change = changes.into_iter().find(|rule| outcome.holds(*rule) == Some(true));
    format!("{start}. {recovered}. {}.", change.map_or("Reliable change not known", Rule::name))
}

/// "Yes", "No" or "Not known".
const fn answer(holds: Option<bool>) -> &'static str {
    match holds {
        Some(true) => "Yes",
        Some(false) => "No",
        None => "Not known",
    }
}

/// "PHQ-9: first score 19 (3 March 2026), last score 8 (5 May 2026). Caseness: …"
fn of_measure(rule: Rule, reading: &Reading, history: &History) -> Vec<String> {
    let instrument = reading.instrument().instrument();
    let score = |(at, total): &(NaiveDateTime, Total)| {
        let amended = if history.amended.contains(at) { ", amended" } else { "" };
        format!("{} ({}{amended})", points(instrument, *total), date(at.date()))
    };
    let scores = match history.scores.as_slice() {
        [] => "no complete score has been sent".to_owned(),
        [only] => format!("first score {}, no last score yet", score(only)),
        [first, .., last] => format!("first score {}, last score {}", score(first), score(last)),
    };
    let threshold = |name: &str, threshold: &Option<Threshold>| {
        threshold.as_ref().map(|threshold| format!("{} {name}: {}", instrument.name, with_source(threshold)))
    };
    let (caseness, change) = reads(rule);
    let stand_in = history.stand_in.then(|| format!("{}: {STAND_IN}.", instrument.name));
    let caseness = caseness.then(|| threshold("caseness", &reading.in_use.caseness)).flatten();
    let change = change.then(|| threshold("reliable change", &reading.in_use.reliable_change)).flatten();
    let scores = format!("{}: {scores}.", instrument.name);
    [Some(scores), stand_in, caseness, change].into_iter().flatten().collect()
}

/// Whether a rule reads caseness, and whether it reads reliable change.
const fn reads(rule: Rule) -> (bool, bool) {
    match rule {
        Rule::CasenessAtStart | Rule::Recovery | Rule::CountsInRecoveryRates => (true, false),
        Rule::ReliableImprovement | Rule::ReliableDeterioration | Rule::NoReliableChange => (false, true),
        Rule::ReliableRecovery => (true, true),
        Rule::FinishedCourse | Rule::CountsInChangeRates => (false, false),
    }
}

fn instead_of(paired: InstrumentId, backup: InstrumentId) -> String {
    let (paired, backup) = (paired.instrument().name, backup.instrument().name);
    format!("The {backup} is used in place of the {paired}. {} ({})", FALLBACK.says, FALLBACK.status.words())
}

#[cfg(test)]
mod tests;
