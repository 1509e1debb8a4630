//! What an alert says: the exact words of every answer, what was asked on the help page, and who dealt with it.

use crate::score_words::answer_words;
use crate::times::date_and_clock;
use leptos::prelude::*;
use measures::contract::clinician::{Acknowledged, Alert, Occasion, Safety};

/// The whole story in order. Answers that were changed before sending stay in it.
#[component]
pub fn AlertStory(
    /// The alert.
    alert: Alert,
) -> impl IntoView {
    let same_item = |one: &Occasion, next: &Occasion| {
        (one.answer.instrument(), one.answer.item()) == (next.answer.instrument(), next.answer.item())
    };
    let items: Vec<_> = alert.occasions.chunk_by(same_item).map(item).collect();
    let safety: Vec<_> = alert.safety.iter().map(help_page).collect();
    let nothing = safety.is_empty().then(|| view! { <p>"Nothing was answered on the help page."</p> });
    view! {
        <div aria-live="polite">{items} {safety} {nothing}</div>
        <p>"An answer of ‘Not at all’ is not reassurance."</p>
        {alert.acknowledged.map(|acknowledged| dealt_with(&acknowledged))}
    }
}

fn item(occasions: &[Occasion]) -> impl IntoView + use<> {
    let question = occasions.first().map(|occasion| {
        let answer = occasion.answer;
        format!(
            "{} item {}: {}",
            answer.instrument().instrument().name,
            answer.item(),
            answer.declared().text
        )
    });
    let said = |Occasion { at, answer, sent }: &Occasion| {
        let sent = if *sent { "sent" } else { "not sent" };
        view! {
            <li>
                <strong>{answer_words(*answer)}</strong>
                {format!(", {}, {sent}", date_and_clock(*at))}
            </li>
        }
    };
    let answers: Vec<_> = occasions.iter().map(said).collect();
    view! {
        <p>{question}</p>
        <ol class="nhsuk-list nhsuk-list--number">{answers}</ol>
    }
}

fn help_page(safety: &Safety) -> impl IntoView + use<> {
    let keep_safe = safety.keep_safe.map_or("Not answered", |answer| answer.words());
    let reach = safety.reach.as_ref().map(|reach| {
        let safe_to_call = match reach.safe_to_call {
            Some(true) => "Safe to call",
            Some(false) => "Not safe to call",
            None => "",
        };
        let parts = [reach.channel.words(), reach.detail.trim(), safe_to_call];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
    });
    let row = |key: &'static str, value: String| {
        view! {
            <div class="nhsuk-summary-list__row">
                <dt class="nhsuk-summary-list__key">{key}</dt>
                <dd class="nhsuk-summary-list__value">{value}</dd>
            </div>
        }
    };
    view! {
        <dl class="nhsuk-summary-list">
            {row("Able to keep safe until then?", keep_safe.to_owned())}
            {row("Best way to reach", reach.unwrap_or_else(|| "Not answered".to_owned()))}
            {row("Answered", date_and_clock(safety.at))}
        </dl>
    }
}

fn dealt_with(acknowledged: &Acknowledged) -> impl IntoView + use<> {
    let Acknowledged { by, at, actions, note } = acknowledged;
    let action = |action: &measures::alert::Action| view! { <li>{action.words()}</li> };
    let actions: Vec<_> = actions.iter().map(action).collect();
    let note = (!note.is_empty()).then(|| format!("Note: {note}"));
    view! {
        <p>{format!("Acknowledged by {by}, {}:", date_and_clock(*at))}</p>
        <ul class="nhsuk-list nhsuk-list--bullet">{actions}</ul>
        {note.map(|note| view! { <p>{note}</p> })}
    }
}
