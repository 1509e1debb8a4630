//! What alerts, in the exact words asked and said.

use super::alert_heading;
use super::line::{Line, Piece, Row};
use crate::times::{date_and_clock, day_and_month};
use crate::worded::{Wordings, answer, item_name, question};
use crate::words::KEEP_SAFE;
use measures::answers::Answer;
use measures::brief::{Alerting, Attention, Brief, Said, Waiting};
use measures::contract::clinician::Disclosure;

/// None where no alert waits and no item that alerts is to be spoken of. Its absence says nothing.
pub(super) fn row(brief: &Brief, wordings: &Wordings) -> Option<Row> {
    let waiting = brief.waiting.iter().flat_map(|waiting| waits(waiting, wordings));
    let alerting = brief.alerting.iter().map(|alerting| compared(alerting, brief, wordings));
    let lines: Vec<_> = waiting.chain(alerting).collect();
    let name = if brief.waiting.is_empty() { "Item that alerts" } else { "Alert" };
    (!lines.is_empty()).then(|| Row::of(name, lines))
}

/// "PHQ-9 item 9: Thoughts …: **2 More than half the days**, 3 March 2026 at 09:10, not sent.", then what was said on the
/// help page and in a self-referral, and the way to all of it.
fn waits(waiting: &Waiting, wordings: &Wordings) -> Vec<Line> {
    let when =
        |given, sent| format!(", {}, {}.", date_and_clock(given), if sent { "sent" } else { "not sent" });
    let mut lines = Vec::new();
    if let Some(said) = &waiting.said {
        let answered = Piece::Strong(answer(wordings.at(said.wording), &said.answer));
        let asked = about(&said.answer, wordings, said.wording);
        lines.push(asked.with(answered).plain(when(said.given, said.sent)));
        let safe = waiting.keep_safe.map_or("not answered", |answer| answer.words());
        lines.push(Line::of(format!("{KEEP_SAFE} ")).strong(safe));
    }
    for Disclosure { given, asked, said, sent, .. } in &waiting.disclosed {
        lines.push(Line::of(format!("{asked} ")).strong(said.as_str()).plain(when(*given, *sent)));
    }
    lines.push(Line::default().link(alert_heading(waiting.alert), "Go to the alert"));
    lines
}

fn about(answer: &Answer, wordings: &Wordings, place: usize) -> Line {
    let item = answer.declared();
    let name = format!("{} {}: ", answer.instrument().instrument().name, item_name(item));
    Line::of(name).with(Piece::Plain(question(wordings.at(place), item))).plain(": ")
}

/// How the last two answers differ. What an alert above has said already is not said again.
fn compared(alerting: &Alerting, brief: &Brief, wordings: &Wordings) -> Line {
    let strong = |said: &Said| Piece::Strong(answer(wordings.at(said.wording), &said.answer));
    let above = |said: &Said| {
        let mut told = brief.waiting.iter().filter_map(|waiting| waiting.said.as_ref());
        told.any(|occasion| occasion.answer == said.answer)
    };
    let line = match (&alerting.now, &alerting.before) {
        (Some(now), _) if above(now) => Line::default(),
        (Some(now), _) => about(&now.answer, wordings, now.wording).with(strong(now)).plain(". "),
        (None, Some(before)) => {
            about(&before.answer, wordings, before.wording).plain("not answered for this appointment. ")
        }
        (None, None) => Line::default(),
    };
    let line = match &alerting.before {
        Some(before) => {
            let when = format!("Before, on {}: ", day_and_month(before.at.date()));
            line.plain(when).with(strong(before)).plain(". ")
        }
        None => line,
    };
    line.plain(attention_words(alerting.attention, alerting.before.is_some(), points_fell(alerting)))
}

fn points_fell(alerting: &Alerting) -> bool {
    let points = |said: &Option<Said>| said.as_ref().and_then(|said| said.answer.points());
    points(&alerting.now) < points(&alerting.before)
}

const fn attention_words(attention: Attention, before: bool, fell: bool) -> &'static str {
    match attention {
        Attention::New if before => "New since then.",
        Attention::New => "There is no earlier answer to compare with.",
        Attention::Worse => "More than then.",
        Attention::Again if fell => "Less than then, and still an answer that alerts.",
        Attention::Again => "As then.",
        Attention::Withheld => "What is not answered on purpose alerts as well.",
        Attention::NotNow => "An answer that does not alert is not reassurance.",
        Attention::NotAnswered => "Ask about it.",
    }
}
