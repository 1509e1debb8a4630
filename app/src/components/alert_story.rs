//! What an alert says: the exact words of every answer, what was asked on the help page, and who dealt with it.

use super::fact_list::FactList;
use super::phrase::Words;
use crate::alert_words::NOT_REASSURING;
use crate::entered_words::{came_words, entered_words};
use crate::reach_words::reach_words;
use crate::times::{clock, date_and_clock};
use crate::worded::{self, Wordings, item_name};
use chrono::{NaiveDateTime, TimeDelta};
use leptos::prelude::*;
use measures::contract::clinician::{Acknowledged, Alert, Disclosure, Occasion, Safety};

/// The whole story in order. Answers that were changed before sending stay in it.
#[component]
pub fn AlertStory(
    /// The alert.
    alert: Alert,
    /// The words it is about.
    wordings: Wordings,
) -> impl IntoView {
    let chapter = |chapter: &Chapter<'_>| match chapter {
        Chapter::Item(occasions) => item(occasions, &wordings).into_any(),
        Chapter::HelpPage(safety) => help_page(safety).into_any(),
        Chapter::Form(disclosures) => form(disclosures).into_any(),
    };
    let story: Vec<_> = chapters(&alert).iter().map(chapter).collect();
    // Only a pack has a help page that asks.
    let of_a_form = alert.occasions.is_empty() && !alert.disclosures.is_empty();
    let nothing = alert.safety.is_empty() && !of_a_form;
    let nothing =
        nothing.then(|| view! { <p>"Nothing was answered on the help page, which is not reassurance."</p> });
    let not_reassuring = says_nothing_alerts(&alert).then(|| view! { <p>{NOT_REASSURING}</p> });
    view! {
        <div aria-live="polite">{story} {nothing}</div>
        {not_reassuring}
        {alert.acknowledged.map(|acknowledged| dealt_with(&acknowledged))}
    }
}

/// Whether something in the story reads as good news and is none: an answer that does not alert, or a ‘No’ in a form.
fn says_nothing_alerts(alert: &Alert) -> bool {
    let in_form = |told: &Disclosure| matches!(told.said.as_str(), "No" | "Not at all");
    alert.occasions.iter().any(|said| !said.answer.alerts()) || alert.disclosures.iter().any(in_form)
}

/// What was said without a break to one item or in a self-referral, or once on the help page.
#[derive(Debug, PartialEq, Eq)]
enum Chapter<'a> {
    Item(Vec<&'a Occasion>),
    HelpPage(&'a Safety),
    Form(Vec<&'a Disclosure>),
}

/// The story in the order it happened: whether somebody felt safe belongs after the answer it was asked about.
fn chapters(alert: &Alert) -> Vec<Chapter<'_>> {
    let items = alert.occasions.iter().map(|said| (said.at, Chapter::Item(vec![said])));
    let form = alert.disclosures.iter().map(|said| (said.at, Chapter::Form(vec![said])));
    let help_pages = alert.safety.iter().rev().map(|said| (said.at, Chapter::HelpPage(said)));
    let mut all: Vec<_> = items.chain(form).chain(help_pages).collect();
    all.sort_by_key(|(at, _)| *at);
    let mut chapters = Vec::new();
    for (_, next) in all {
        match (chapters.last_mut(), next) {
            (Some(Chapter::Item(said)), Chapter::Item(next)) if same_item(said, &next) => said.extend(next),
            (Some(Chapter::Form(said)), Chapter::Form(next)) => said.extend(next),
            (_, next) => chapters.push(next),
        }
    }
    chapters
}

fn same_item(said: &[&Occasion], next: &[&Occasion]) -> bool {
    let item = |said: &[&Occasion]| said.first().map(|said| (said.answer.instrument(), said.answer.item()));
    item(said) == item(next)
}

fn item(occasions: &[&Occasion], wordings: &Wordings) -> impl IntoView + use<> {
    let question = occasions.first().map(|Occasion { answer, wording, .. }| {
        let item = answer.declared();
        let name = format!("{} {}: ", answer.instrument().instrument().name, item_name(item));
        view! { {name} <Words phrase=worded::question(wordings.at(*wording), item)/> }
    });
    let said = |Occasion { given, at, wording, answer, sent, came }: &&Occasion| {
        view! {
            <li>
                <strong><Words phrase=worded::answer(wordings.at(*wording), answer)/></strong>
                {format!("{}. {}", told(*given, *at, *sent), came_words(came.as_ref()))}
            </li>
        }
    };
    let answers: Vec<_> = occasions.iter().map(said).collect();
    view! {
        <p>{question}</p>
        <ol class="nhsuk-list nhsuk-list--number">{answers}</ol>
    }
}

/// The exact words of a self-referral: what was asked, and what was said.
fn form(disclosures: &[&Disclosure]) -> impl IntoView + use<> {
    let said = |Disclosure { given, at, asked, said, sent }: &&Disclosure| {
        view! {
            <li>
                {asked.clone()} <br/> <strong class="bh-own-words" dir="auto">{said.clone()}</strong>
                {told(*given, *at, *sent)}
            </li>
        }
    };
    let answers: Vec<_> = disclosures.iter().map(said).collect();
    view! {
        <p>"Self-referral form:"</p>
        <ol class="nhsuk-list nhsuk-list--number">{answers}</ol>
    }
}

/// What follows an answer: when it was said, and whether it was sent.
fn told(given: NaiveDateTime, at: NaiveDateTime, sent: bool) -> String {
    format!(", {}, {}", when("given", given, at), if sent { "sent" } else { "not sent" })
}

fn help_page(safety: &Safety) -> impl IntoView + use<> {
    let keep_safe = safety.keep_safe.map_or("Not answered", |answer| answer.words());
    let reach = safety.reach.as_ref().map(reach_words);
    let fact = |name: &'static str, fact: String| (name.into_any(), fact.into_any());
    let facts = vec![
        fact("Help page", when("Given", safety.given, safety.at)),
        fact("By whom", entered_words(&safety.by)),
        fact("Able to keep safe until then?", keep_safe.to_owned()),
        fact("Best way to reach", reach.unwrap_or_else(|| "Not answered".to_owned())),
    ];
    view! { <FactList facts=facts/> }
}

/// When something was said. What waited on a phone that could not send it says when it came as well.
fn when(given_word: &str, given: NaiveDateTime, at: NaiveDateTime) -> String {
    if (at - given).abs() < TimeDelta::minutes(1) {
        return date_and_clock(at);
    }
    let received = if given.date() == at.date() { clock(at) } else { date_and_clock(at) };
    format!("{given_word} {}, received {received}", date_and_clock(given))
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

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use measures::answers::{Answer, Reply};
    use measures::contract::clinician::EnteredBy;
    use measures::ids::AlertId;
    use measures::instruments::InstrumentId;

    fn at(minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 3, 3).and_then(|day| day.and_hms_opt(9, minute, 0)).unwrap()
    }

    fn said(minute: u32, option: u8) -> Occasion {
        let phq9 = InstrumentId::parse("phq9").unwrap();
        let answer = Answer::parse(phq9, 9, Reply::Chosen(option)).unwrap();
        Occasion { given: at(minute), at: at(minute), wording: 0, answer, sent: false, came: None }
    }

    fn helped(minute: u32) -> Safety {
        Safety { by: EnteredBy::THEMSELVES, given: at(minute), at: at(minute), keep_safe: None, reach: None }
    }

    fn disclosed(minute: u32) -> Disclosure {
        Disclosure {
            given: at(minute),
            at: at(minute),
            asked: String::new(),
            said: String::new(),
            sent: true,
        }
    }

    #[test]
    fn a_story_is_told_in_the_order_it_happened() {
        let alert = Alert {
            alert: AlertId::from_bits(1),
            occasions: vec![said(1, 3), said(2, 2), said(5, 1), said(9, 2)],
            safety: vec![helped(6), helped(5), helped(3)],
            disclosures: vec![disclosed(0), disclosed(0), disclosed(4)],
            acknowledged: None,
            contacts: Vec::new(),
            closed: None,
        };
        let Alert { occasions, safety, disclosures, .. } = &alert;
        assert_eq!(
            chapters(&alert),
            [
                Chapter::Form(vec![&disclosures[0], &disclosures[1]]),
                Chapter::Item(vec![&occasions[0], &occasions[1]]),
                Chapter::HelpPage(&safety[2]),
                Chapter::Form(vec![&disclosures[2]]),
                Chapter::Item(vec![&occasions[2]]),
                Chapter::HelpPage(&safety[1]),
                Chapter::HelpPage(&safety[0]),
                Chapter::Item(vec![&occasions[3]]),
            ]
        );
    }

    #[test]
    fn only_what_might_be_taken_for_good_news_is_said_to_be_none() {
        let alert = |occasions, said: Option<&str>| Alert {
            alert: AlertId::from_bits(1),
            occasions,
            safety: Vec::new(),
            disclosures: said
                .map(|said| Disclosure { said: said.to_owned(), ..disclosed(1) })
                .into_iter()
                .collect(),
            acknowledged: None,
            contacts: Vec::new(),
            closed: None,
        };
        assert!(!says_nothing_alerts(&alert(vec![said(1, 3)], None)));
        assert!(says_nothing_alerts(&alert(vec![said(1, 3), said(2, 0)], None)));
        assert!(!says_nothing_alerts(&alert(Vec::new(), Some("Yes, some days"))));
        assert!(says_nothing_alerts(&alert(Vec::new(), Some("Not at all"))));
    }

    #[test]
    fn only_what_waited_on_the_phone_says_both_times() {
        let second = TimeDelta::seconds(1);
        assert_eq!(when("given", at(10), at(11) - second), "3 March 2026 at 09:10");
        assert_eq!(when("given", at(10), at(42)), "given 3 March 2026 at 09:10, received 09:42");
        let next_day = at(42) + TimeDelta::days(1);
        assert_eq!(
            when("Given", at(10), next_day),
            "Given 3 March 2026 at 09:10, received 4 March 2026 at 09:42"
        );
    }
}
