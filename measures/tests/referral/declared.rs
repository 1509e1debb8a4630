//! What holds of every screen and question, tomorrow's too.

use crate::question;
use crate::soundness::flaw;
use measures::referral::{
    APPLYING, Asks, Choice, ChoiceKind, Condition, Need, PREPARING, Question, Screen, Text, screen, screens,
};
use std::collections::BTreeSet;

#[test]
fn every_screen_is_sound_where_it_stands() {
    let all: Vec<_> = screens().collect();
    for (place, screen) in all.iter().enumerate() {
        assert_eq!(flaw(screen, &all[..place]), None, "{}", screen.id);
    }
    assert!(APPLYING.len() >= 15 && all.len() > APPLYING.len() + 15, "the screens are where this test looks");
}

#[test]
fn every_screen_and_question_is_found_by_its_name() {
    for one in screens() {
        assert_eq!(screen(&one.id), Some(one));
        assert!(one.questions.iter().all(|asked| question(&asked.id) == asked));
    }
    assert_eq!(screen("nowhere"), None);
    assert_eq!(measures::referral::question("nothing"), None);
}

#[test]
fn a_screen_that_is_not_sound_is_noticed() {
    let sound = Question { id: "pets".into(), ..question("study").clone() };
    let one = |question: Question| Screen { id: "extra".into(), questions: vec![question].into(), ..first() };
    let with = |choices: Vec<Choice>| Question { asks: Asks::OneOf(choices.into()), ..sound.clone() };
    let when = |question: &'static str, choice: &'static str| Question {
        asked: Condition::When { question: question.into(), chosen: vec![Text::from(choice)].into() },
        ..sound.clone()
    };
    let all: Vec<_> = screens().collect();
    assert_eq!(flaw(&one(sound.clone()), &all), None);
    assert_eq!(flaw(&one(when("study", "school")), &all), None, "it may hang on what is asked before");
    for (screen, why) in [
        (Screen { id: "safety".into(), ..one(sound.clone()) }, "a screen’s name is taken"),
        (Screen { id: "Extra!".into(), ..one(sound.clone()) }, "a name that is none"),
        (Screen { questions: vec![].into(), ..one(sound.clone()) }, "it asks nothing"),
        (Screen { heading: " ".into(), ..one(sound.clone()) }, "no heading"),
        (Screen { says: vec!["We’ll call you soon.".into()].into(), ..one(sound.clone()) }, "a promise"),
        (Screen { asked: when("pests", "yes").asked, ..one(sound.clone()) }, "it hangs on nothing"),
        (one(Question { id: "mobile".into(), ..sound.clone() }), "a question’s name is taken"),
        (one(Question { label: "".into(), ..sound.clone() }), "no label"),
        (one(Question { hint: Some("Don’t worry".into()), ..sound.clone() }), "comfort by command"),
        (one(Question { asks: Asks::Words { at_most: 0 }, ..sound.clone() }), "room for nothing"),
        (one(Question { asks: Asks::Words { at_most: 10_001 }, ..sound.clone() }), "more than is kept"),
        (one(with(vec![choice("a")])), "one choice is none"),
        (one(with(vec![choice("a"), choice("a")])), "two choices with one name"),
        (one(with(vec![choice("a"), Choice { words: "".into(), ..choice("b") }])), "a choice without words"),
        (one(when("pets", "a")), "it hangs on itself"),
        (one(when("study", "prison")), "it hangs on a choice that is not there"),
        (one(when("mobile", "yes")), "it hangs on a choice of what has none"),
    ] {
        assert!(flaw(&screen, &all).is_some(), "{why}");
    }
}

#[test]
fn nothing_before_the_assessment_is_essential() {
    let later = PREPARING.iter().flat_map(|task| task.screens).flat_map(|screen| screen.questions.iter());
    let needed: Vec<_> =
        later.filter(|question| question.need == Need::Essential).map(|question| &question.id).collect();
    assert!(needed.is_empty(), "{needed:?}");
    let tasks: BTreeSet<_> = PREPARING.iter().map(|task| task.id).collect();
    assert_eq!(tasks.len(), PREPARING.len(), "no two tasks share a name");
}

#[test]
fn each_equality_question_can_be_declined() {
    let equality = PREPARING.iter().find(|task| task.id == "equality").expect("a task");
    for question in equality.screens.iter().flat_map(|screen| screen.questions.iter()) {
        if let Asks::OneOf(choices) = &question.asks {
            let declines = |choice: &&Choice| choice.kind == ChoiceKind::Declines;
            let last = choices.last().filter(declines).unwrap_or_else(|| panic!("{}", question.id));
            assert!(last.code.is_some(), "{}: declined has a code", question.id);
        }
    }
}

#[test]
fn whoever_declines_reads_the_same_words_everywhere() {
    for question in screens().flat_map(|screen| screen.questions.iter()) {
        let (Asks::OneOf(choices) | Asks::AnyOf(choices)) = &question.asks else { continue };
        for choice in choices.iter().filter(|choice| choice.kind == ChoiceKind::Declines) {
            assert_eq!((&*choice.id, &*choice.words), ("declined", "Prefer not to say"), "{}", question.id);
        }
    }
}

/// The codes of the data set v2.1, from its reference and not from the form.
const CODES: [(&str, &str); 23] = [
    ("SourceOfReferralIAPT", "B1 B2"),
    ("GMPCodeReg", "V81997 V81998 V81999"),
    ("EthnicCategory", "A B C D E F G H J K L M N P R S Z 99"),
    ("GenderIdentity", "1 2 3 4 Z X"),
    ("GenderIdentitySameAtBirth", "Y N Z X"),
    ("DisabCode", "01 02 03 04 05 06 07 08 09 10 XX NN ZZ"),
    ("ExBAFIndicator", "02 05 03 UU ZZ"),
    ("EmployStatus", "01 02 03 04 05 06 07 08 ZZ"),
    ("WeekHoursWorked", "01 02 03 04 97 98 99"),
    ("SelfEmployInd", "Y N Z 8 X"),
    ("SickAbsenceInd", "Y N Z 8 X"),
    ("SSPInd", "Y N U Z"),
    ("BenefitRecInd", "Y N U Z"),
    ("ESAInd", "Y N U Z"),
    ("UCInd", "Y N U Z"),
    ("PIPInd", "Y N U Z"),
    ("EmpSupportInd", "Y N NA"),
    ("EduEstabTypeIAPT", "1 2 3 4 Z"),
    ("PsychMed", "01 02 03 UU ZZ"),
    ("PrevDiagCondInd", "Y N U Z"),
    ("SettledAccommodationInd", "Y N Z 9"),
    ("religion", "A B C D E F G H I J K L M N"),
    ("orientation", "1 2 3 4 U Z 9"),
];

#[test]
fn every_code_is_one_of_its_list() {
    let mut seen = 0;
    for question in screens().flat_map(|screen| screen.questions.iter()) {
        let (Asks::OneOf(choices) | Asks::AnyOf(choices)) = &question.asks else { continue };
        let codes = choices.iter().filter_map(|choice| choice.code.as_deref());
        let unsaid = question.field.iter().flat_map(|field| [&field.not_asked, &field.does_not_apply]);
        for code in codes.chain(unsaid.filter_map(|code| code.as_deref())) {
            let field =
                question.field.as_ref().unwrap_or_else(|| panic!("{}: a code of nothing", question.id));
            assert!(is_listed(&question.id, &field.name, code), "{}: {code}", question.id);
            seen += 1;
        }
    }
    assert!(seen > 150, "{seen} codes are too few to be all");
}

/// Circumstances are SNOMED numbers; where the form keeps a local list, it is named after its question.
fn is_listed(question: &str, field: &str, code: &str) -> bool {
    let list = |name: &str| CODES.iter().find(|(listed, _)| *listed == name).map(|(_, codes)| *codes);
    match (field, list(question).or_else(|| list(field))) {
        ("LanguageCodePreferred", _) => {
            code == "q4" || code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase())
        }
        (_, Some(codes)) => codes.split(' ').any(|listed| listed == code),
        ("SocPerCircumstance", None) => code == "160933000",
        _ => false,
    }
}

#[test]
fn a_code_that_is_not_listed_is_noticed() {
    assert!(is_listed("ethnic_white", "EthnicCategory", "C"));
    for (question, field, code) in [
        ("ethnic_white", "EthnicCategory", "I"),
        ("orientation", "SocPerCircumstance", "X"),
        ("debt", "SocPerCircumstance", "18085000"),
        ("language", "LanguageCodePreferred", "EN"),
        ("pets", "Pets", "01"),
    ] {
        assert!(!is_listed(question, field, code), "{question} {code}");
    }
}

#[test]
fn a_field_stands_in_the_table_that_has_it() {
    let table = |name: &str| match name {
        "EmployStatus" | "WeekHoursWorked" | "SelfEmployInd" | "SickAbsenceInd" | "SSPInd"
        | "BenefitRecInd" | "ESAInd" | "UCInd" | "PIPInd" | "EmpSupportInd" => "IDS004",
        "SourceOfReferralIAPT" | "OnsetDate" | "PrevDiagCondInd" => "IDS101",
        "GMPCodeReg" => "IDS002",
        "AccommodationType" | "SettledAccommodationInd" => "IDS003",
        "DisabCode" => "IDS007",
        "SocPerCircumstance" => "IDS011",
        "PsychMed" => "IDS201",
        "PrevDiag" => "IDS601",
        "LongTermCondition" => "IDS602",
        _ => "IDS001",
    };
    for field in screens().flat_map(|screen| screen.questions.iter()).filter_map(|one| one.field.as_ref()) {
        assert_eq!(field.table, table(&field.name), "{}", field.name);
    }
}

fn first() -> Screen {
    APPLYING[0].clone()
}

fn choice(id: &'static str) -> Choice {
    Choice { id: id.into(), words: "Words".into(), hint: None, code: None, kind: ChoiceKind::Plain }
}
