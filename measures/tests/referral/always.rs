//! What holds whatever is typed, in whatever order.

use crate::{rules, today};
use measures::referral::{
    APPLYING, Asks, Form, PREPARING, Question, Said, Statement, Text, Typed, check, disclosures, read,
    screens, words_of,
};
use proptest::prelude::*;
use proptest::sample::select;

fn questions() -> Vec<&'static Question> {
    screens().flat_map(|screen| screen.questions.iter()).collect()
}

/// Anything that fields of one kind or another may hold.
fn anything() -> impl Strategy<Value = Typed> {
    let number = "[0-9 ()+.-]{0,18}|[0-9]{10}";
    let ids: Vec<Text> = questions().into_iter().flat_map(choices).chain([Text::from("7")]).collect();
    let id = select(ids);
    prop_oneof![
        any::<String>().prop_map(Typed::Text),
        number.prop_map(Typed::Text),
        "[a-zA-Z]{1,2}[0-9]{1,2} ?[0-9][a-zA-Z]{2}|[a-z]{1,9}@[a-zA-Z.]{0,9}".prop_map(Typed::Text),
        prop::option::of(id.clone()).prop_map(Typed::Chosen),
        prop::collection::vec(id, 0..4).prop_map(Typed::Ticked),
        ("[0-9]{0,2}", "[0-9]{1,2}|mar", "[12][089][0-9]{2}|[0-9]{0,3}")
            .prop_map(|(day, month, year)| Typed::Date { day, month, year }),
        ("[0-9]{1,2}|mar", "[12][089][0-9]{2}").prop_map(|(month, year)| Typed::Month { month, year }),
    ]
}

fn choices(question: &'static Question) -> Vec<Text> {
    match &question.asks {
        Asks::OneOf(choices) | Asks::AnyOf(choices) => {
            choices.iter().map(|choice| choice.id.clone()).collect()
        }
        _ => vec![],
    }
}

/// Something that may be kept for a question: one of its choices, or some words that fit. Nothing began before
/// anybody here was born.
fn keepable(question: &'static Question) -> BoxedStrategy<Said> {
    match &question.asks {
        Asks::OneOf(_) => select(choices(question)).prop_map(Said::Chose).boxed(),
        Asks::AnyOf(_) => select(choices(question)).prop_map(|id| Said::Ticked(vec![id])).boxed(),
        Asks::Rating => (0..=10_u8).prop_map(Said::Rated).boxed(),
        Asks::Month => {
            (2010..2026_u16, 1..=12_u8).prop_map(|(year, month)| Said::Month { year, month }).boxed()
        }
        Asks::Birthday => (1930..2010_i32).prop_map(|year| Said::Day(crate::day(year, 2, 1))).boxed(),
        Asks::Line { .. } | Asks::Words { .. } => Just(Said::Wrote("words".to_owned())).boxed(),
        Asks::Phone => Just(Said::Wrote("07700900982".to_owned())).boxed(),
        Asks::Email => Just(Said::Wrote("jo@example.com".to_owned())).boxed(),
        Asks::Postcode => Just(Said::Wrote("LS1 4AP".to_owned())).boxed(),
        Asks::NhsNumber => Just(Said::Wrote("4010232137".to_owned())).boxed(),
        Asks::Practice => Just(Said::Wrote("A81004".to_owned())).boxed(),
    }
}

fn statement() -> impl Strategy<Value = Statement> {
    let said = |question: &'static Question| {
        keepable(question).prop_map(move |said| Statement { question: question.id.clone(), said })
    };
    select(questions()).prop_flat_map(said)
}

fn form() -> impl Strategy<Value = Form> {
    prop::collection::vec(statement(), 0..200).prop_map(Form::of)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// The server takes what the browser read, and keeps it in the same spelling; what is refused is told in words.
    #[test]
    fn whatever_is_typed_is_kept_in_one_spelling_or_refused_in_words(
        question in select(questions()),
        typed in anything(),
    ) {
        match read(question, &typed, &rules(), today()) {
            Ok(said) => {
                prop_assert_eq!(check(question, &said, &rules(), today()), Ok(()));
                if let Said::Wrote(words) = &said {
                    let again = read(question, &Typed::Text(words.clone()), &rules(), today());
                    prop_assert_eq!(again, Ok(said.clone()));
                    prop_assert!(!words.contains(|c: char| c.is_control() && c != '\n'));
                }
                prop_assert!(!words_of(question, &said).is_empty());
                let sent = serde_json::to_string(&said).expect("it travels");
                prop_assert_eq!(serde_json::from_str::<Said>(&sent).expect("it arrives"), said);
            }
            Err(fault) => {
                let words = fault.words(question);
                prop_assert!(words.starts_with(char::is_uppercase) && !words.ends_with('.'), "{}", words);
                let small = words.to_lowercase();
                prop_assert!(!small.contains("please") && !small.contains("sorry"), "{}", words);
            }
        }
    }

    /// Every way through the form ends, forwards and backwards over the same screens.
    #[test]
    fn the_way_back_is_the_way_there(form in form()) {
        let mut way = vec![&*Form::first().id];
        while let Some(next) = form.after(way[way.len() - 1]) {
            prop_assert!(way.len() < APPLYING.len());
            way.push(&next.id);
        }
        let mut back = vec![way[way.len() - 1]];
        while let Some(before) = form.before(back[back.len() - 1]) {
            back.push(&before.id);
        }
        back.reverse();
        prop_assert_eq!(back, way);
    }

    /// What a form says is the same form again, and nothing in it is missing or not asked.
    #[test]
    fn what_is_told_is_what_is_asked(form in form()) {
        let told = form.statements();
        let again = Form::of(told.clone());
        prop_assert_eq!(again.statements(), told.clone());
        prop_assert_eq!(again.missing(), form.missing());
        for statement in told {
            prop_assert!(form.tells(&statement.question).is_some());
            prop_assert!(form.missing().iter().all(|one| one.question != statement.question));
        }
    }

    /// An alert depends on what is asked and said, not on the order in which it came.
    #[test]
    fn what_alerts_does_so_in_any_order(form in form()) {
        let mut backwards = form.statements();
        backwards.reverse();
        let backwards = Form::of(backwards);
        for screen in screens() {
            prop_assert_eq!(disclosures(screen, &form), disclosures(screen, &backwards));
        }
    }

    /// What is told before the assessment leaves the referral as it is.
    #[test]
    fn a_task_never_changes_what_stage_a_asks(form in form()) {
        let later: Vec<_> = PREPARING.iter().flat_map(|task| task.screens).collect();
        let of_a_task = |one: &Statement| {
            later.iter().any(|screen| screen.questions.iter().any(|question| question.id == one.question))
        };
        let first = Form::of(form.statements().into_iter().filter(|one| !of_a_task(one)));
        prop_assert_eq!(first.missing(), form.missing());
    }
}
