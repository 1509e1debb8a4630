//! What alerts, in the exact words asked and said, and what was done about it.

use super::acknowledged;
use super::alert_place;
use super::line::{Line, Piece, Row};
use crate::alert_words::NOT_REASSURING;
use crate::times::{date_and_clock, day_and_month};
use crate::worded::{Wordings, answer, item_name, question};
use crate::words::KEEP_SAFE;
use measures::answers::Answer;
use measures::brief::{Alerting, Attention, Brief, OpenAlert, Said};
use measures::contract::clinician::{Disclosure, Occasion};

/// None where every alert is closed and no item that alerts is to be spoken of. Its absence says nothing. `own` is whether
/// the alerts are the reader's to deal with.
pub(super) fn row(brief: &Brief, own: bool, wordings: &Wordings) -> Option<Row> {
    let open = brief.open.iter().flat_map(|open| told(open, own, wordings));
    let alerting = brief.alerting.iter().map(|alerting| compared(alerting, brief, wordings));
    let lines: Vec<_> = open.chain(alerting).collect();
    let name = match brief.open.as_slice() {
        [] => "Item that alerts",
        open if open.iter().any(OpenAlert::waits) => "Alert",
        _ => "Alert not closed",
    };
    (!lines.is_empty()).then(|| Row::of(name, lines))
}

/// "PHQ-9 item 9: Thoughts …: **2 More than half the days**, 3 March 2026 at 09:10, not sent.", then what was said on the
/// help page and in a self-referral, what was done about it, and the way to all of it.
fn told(open: &OpenAlert, own: bool, wordings: &Wordings) -> Vec<Line> {
    let when =
        |given, sent| format!(", {}, {}.", date_and_clock(given), if sent { "sent" } else { "not sent" });
    let mut lines = Vec::new();
    if let Some(said) = &open.said {
        let answered = Piece::Strong(answer(wordings.at(said.wording), &said.answer));
        let asked = about(&said.answer, wordings, said.wording);
        lines.push(asked.with(answered).plain(when(said.given, said.sent)));
        let safe = open.keep_safe.map_or("not answered", |answer| answer.words());
        lines.push(Line::of(format!("{KEEP_SAFE} ")).strong(safe));
    }
    for Disclosure { given, asked, said, sent, .. } in &open.disclosed {
        lines.push(Line::of(format!("{asked} ")).strong(said.as_str()).plain(when(*given, *sent)));
    }
    match &open.acknowledged {
        None => lines.push(Line::default().link(alert_place(open.alert), "Go to the alert")),
        Some(done) => lines.extend(acknowledged::lines(open, done, own)),
    }
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
    let line = match (&alerting.now, &alerting.before) {
        (Some(now), _) if is_above(now, brief) => Line::default(),
        (Some(now), _) => about(&now.answer, wordings, now.wording).with(strong(now)).plain(". "),
        (None, Some(before)) => {
            about(&before.answer, wordings, before.wording).plain("not answered for this appointment. ")
        }
        (None, None) => Line::default(),
    };
    let line = match &alerting.before {
        Some(before) => {
            let then = if alerting.now.is_some() { "Before" } else { "Last" };
            let when = format!("{then}, on {}: ", day_and_month(before.at.date()));
            line.plain(when).with(strong(before)).plain(". ")
        }
        None => line,
    };
    line.plain(attention_words(alerting))
}

/// Whether it is what the alerts above last say of its item.
fn is_above(said: &Said, brief: &Brief) -> bool {
    let item = |answer: &Answer| (answer.instrument(), answer.item());
    let told = brief.open.iter().filter_map(|open| open.said.as_ref());
    let of_it = told.filter(|occasion| item(&occasion.answer) == item(&said.answer));
    let last = of_it.max_by_key(|occasion: &&Occasion| occasion.at);
    last.is_some_and(|occasion| occasion.answer == said.answer)
}

fn attention_words(alerting: &Alerting) -> &'static str {
    let points = |said: &Option<Said>| said.as_ref().and_then(|said| said.answer.points());
    let fell = points(&alerting.now) < points(&alerting.before);
    match (alerting.attention, &alerting.before) {
        (Attention::New, Some(_)) => "New since then.",
        (Attention::New, None) => "There is no earlier answer to compare with.",
        (Attention::Worse, _) => "More than then.",
        (Attention::Again, _) if fell => "Less than then, and still an answer that alerts.",
        (Attention::Again, _) => "As then.",
        (Attention::Withheld, _) => "What is not answered on purpose alerts as well.",
        (Attention::NotAnswered, Some(before)) if before.answer.alerts() => "Ask about it.",
        (Attention::NotNow | Attention::NotAnswered, _) => NOT_REASSURING,
    }
}
