//! Whose alerts a reviewer looks at as well, because of what they told.

use crate::{chose, ticked, wrote};
use measures::referral::{Asks, REVIEWED, Said, Statement, asks_for_review, question};

fn asks(question: &str, said: Said) -> bool {
    asks_for_review(&Statement { question: question.to_owned().into(), said })
}

#[test]
fn pregnancy_a_baby_and_a_worry_about_safety_ask_for_it_and_nothing_else_does() {
    for (choices, reviewed) in [
        (&["pregnant"][..], true),
        (&["baby"], true),
        (&["partner_baby", "baby"], true),
        (&["toddler", "partner_pregnant", "partner_baby"], false),
        (&["none"], false),
        (&["declined"], false),
    ] {
        assert_eq!(asks("family", ticked(choices)), reviewed, "{choices:?}");
    }
    for (choice, reviewed) in [("yes", true), ("talk", true), ("no", false)] {
        assert_eq!(asks("someone_else", chose(choice)), reviewed, "{choice}");
        assert!(!asks("urgent_help", chose(choice)), "another question");
    }
    assert!(!asks("someone_else", Said::Skipped) && !asks("family", wrote("pregnant")));
}

#[test]
fn each_question_that_decides_it_is_asked_and_has_a_choice_that_does() {
    for id in REVIEWED {
        let (Asks::OneOf(choices) | Asks::AnyOf(choices)) = &question(id).unwrap().asks else {
            panic!("{id} has no choices")
        };
        let decides = |said| asks(id, said);
        assert!(choices.iter().any(|one| decides(chose(&one.id)) || decides(ticked(&[&*one.id]))), "{id}");
    }
}
