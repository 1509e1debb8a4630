//! The page for services tells every question of the form and where it goes. It is written from the declarations.

use measures::referral::{
    APPLYING, Asks, Choice, ChoiceKind, Condition, Need, PREPARING, Question, Screen, Text, question as find,
    screens,
};
use std::env;
use std::fmt::Write;
use std::fs;

/// Set in the environment, the page is written anew instead of being compared.
const RENEW: &str = "RENEW_DOCS";
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/referral.md");
/// What people wrote: everything before and after the tables.
const HEAD: &str = include_str!("document/head.md");
const FOOT: &str = include_str!("document/foot.md");

#[test]
fn the_page_for_services_says_what_the_form_asks() {
    let page = page();
    if env::var_os(RENEW).is_some() {
        fs::write(PAGE, &page).expect("the page can be written");
    }
    let kept = fs::read_to_string(PAGE).unwrap_or_default();
    let differs = page.lines().zip(kept.lines().chain(std::iter::repeat(""))).find(|(new, old)| new != old);
    let how = format!(
        "docs/referral.md is out of date: {RENEW}=1 cargo test -p measures --test referral renews it"
    );
    assert_eq!(differs, None, "{how}");
    assert!(page == kept, "{how}");
}

#[test]
fn every_question_choice_and_code_is_on_the_page() {
    let page = page();
    for question in screens().flat_map(|screen| screen.questions.iter()) {
        assert!(page.contains(&format!("| `{}` |", question.id)), "{}", question.id);
        let (Asks::OneOf(choices) | Asks::AnyOf(choices)) = &question.asks else { continue };
        for choice in choices.iter() {
            assert!(page.contains(&told(choice)), "{}: {}", question.id, choice.id);
        }
    }
}

fn page() -> String {
    let mut page = HEAD.to_owned();
    page += "\n## Stage A: refer yourself\n";
    APPLYING.iter().for_each(|screen| tell(&mut page, "###", screen));
    page += "\n## Stage B: before the assessment\n\nAll of it is optional, in any order, now or later. The measures close \
             when a first\nappointment is booked, and all of it closes when the referral is declined.\n";
    for task in PREPARING.iter().filter(|task| !task.screens.is_empty()) {
        write!(page, "\n### {}\n", task.title).expect("a string takes it");
        task.screens.iter().for_each(|screen| tell(&mut page, "####", screen));
    }
    page + "\n" + FOOT
}

fn tell(page: &mut String, level: &str, screen: &Screen) {
    write!(
        page,
        "\n{level} {}\n\n| Id | Question | Needed | Answers | Data set |\n|---|---|---|---|---|\n",
        screen.heading
    )
    .expect("a string takes it");
    for question in screen.questions.iter() {
        let cells = [&*question.label, &*needed(question), &*answers(&question.asks), &*place(question)];
        writeln!(page, "| `{}` | {} |", question.id, cells.join(" | ")).expect("a string takes it");
    }
}

fn needed(question: &Question) -> String {
    let need = match question.need {
        Need::Essential => "essential",
        Need::Optional => "optional",
    };
    match condition(&question.asked) {
        None => need.to_owned(),
        Some(when) => format!("{need}, if {when}"),
    }
}

fn condition(asked: &Condition) -> Option<String> {
    match asked {
        Condition::Always => None,
        Condition::WhenSaid { question } => Some(format!("`{question}` was given")),
        Condition::OneOf(any) => Some(any.iter().filter_map(condition).collect::<Vec<_>>().join(" or ")),
        Condition::When { question, chosen } => {
            let asks = &find(question)?.asks;
            let (Asks::OneOf(choices) | Asks::AnyOf(choices)) = asks else { return None };
            let words = choices.iter().filter(|choice| chosen.contains(&choice.id));
            let words: Vec<_> = words.map(|choice| format!("“{}”", choice.words)).collect();
            Some(format!("`{question}` is {}", words.join(" or ")))
        }
    }
}

fn answers(asks: &Asks) -> String {
    let list = |choices: &[Choice]| choices.iter().map(told).collect::<Vec<_>>().join(" · ");
    match asks {
        Asks::OneOf(choices) => list(choices),
        Asks::AnyOf(choices) => format!("any of: {}", list(choices)),
        Asks::Line { at_most, .. } | Asks::Words { at_most } => {
            format!("own words, at most {at_most} characters")
        }
        Asks::Birthday => "day, month, year".to_owned(),
        Asks::Month => "month, year".to_owned(),
        Asks::Phone => "7 to 15 digits".to_owned(),
        Asks::Email => "at most 254 characters".to_owned(),
        Asks::Postcode => "a UK postcode".to_owned(),
        Asks::NhsNumber => "10 digits, of which the last checks the others".to_owned(),
        Asks::Practice => "a practice of the service’s list".to_owned(),
        Asks::Rating => "0 to 10".to_owned(),
    }
}

fn told(choice: &Choice) -> String {
    let code = choice.code.as_ref().map_or(String::new(), |code| format!(" `{code}`"));
    let does = match choice.kind {
        ChoiceKind::Alerts => " **(alert, help page)**",
        ChoiceKind::ShowsHelp => " **(help page, joins an alert)**",
        ChoiceKind::BelongsToAlerts => " **(joins an alert)**",
        ChoiceKind::Plain | ChoiceKind::Excludes | ChoiceKind::Declines => "",
    };
    format!("{}{code}{does}", choice.words)
}

fn place(question: &Question) -> String {
    let Some(field) = &question.field else { return "kept here only".to_owned() };
    let unsaid = |code: &Option<Text>, why: &str| {
        code.as_ref().map_or(String::new(), |code| format!("; `{code}` if {why}"))
    };
    let not_asked = unsaid(&field.not_asked, "not asked");
    let does_not_apply = unsaid(&field.does_not_apply, "it does not apply");
    let by_staff = match &question.asks {
        Asks::OneOf(choices) | Asks::AnyOf(choices) => choices.iter().all(|choice| choice.code.is_none()),
        Asks::Line { .. } | Asks::Words { .. } => true,
        _ => false,
    };
    let by_staff = if by_staff { ", coded by staff" } else { "" };
    format!("{} `{}`{by_staff}{not_asked}{does_not_apply}", field.table, field.name)
}
