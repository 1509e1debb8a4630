//! What was said, in the codes of the data set.

use crate::{but, chose, day, form, question, ticked, whole, wrote};
use measures::referral::{Asks, ChoiceKind, Coded, Form, Said, Why, coded, coded_with_commissioner, screens};

fn codes(form: &Form, field: &str) -> Vec<String> {
    let of = |value: &Coded| value.field.name == field;
    coded(form).iter().filter(|value| of(value)).map(|value| value.value.to_string()).collect()
}

/// The codes of a question, each with why it is that one.
fn whys(form: &Form, question: &str) -> Vec<(String, Why)> {
    let of = |value: &Coded| value.question == question && value.field.name != "NHSNumberStatus";
    coded(form).into_iter().filter(of).map(|value| (value.value.to_string(), value.why)).collect()
}

#[test]
fn what_was_said_has_the_code_of_its_list() {
    let said = whole();
    for (field, value) in [
        ("SourceOfReferralIAPT", "B1"),
        ("PersonBirthDate", "1985-09-04"),
        ("GMPCodeReg", "A81004"),
        ("Postcode", "LS1 4AP"),
        ("LanguageCodePreferred", "en"),
    ] {
        assert_eq!(codes(&said, field), [value], "{field}");
    }
    let later = form([
        ("since", Said::Month { year: 2024, month: 3 }),
        ("ethnic_group", chose("white")),
        ("ethnic_white", chose("roma")),
        ("disability", chose("yes")),
        ("disability_types", ticked(&["hearing", "sight"])),
        ("language", chose("other")),
        ("language_which", chose("polish")),
    ]);
    assert_eq!(codes(&later, "OnsetDate"), ["2024-03"]);
    assert_eq!(codes(&later, "EthnicCategory"), ["C"]);
    assert_eq!(codes(&later, "DisabCode"), ["02", "09"], "a row each");
    assert_eq!(codes(&later, "LanguageCodePreferred"), ["pl"]);
}

#[test]
fn an_nhs_number_has_a_status_whether_it_was_typed_or_not() {
    assert_eq!(
        (codes(&whole(), "NHSNumber"), codes(&whole(), "NHSNumberStatus")),
        (vec![], vec!["03".into()])
    );
    let known = but(but(whole(), "nhs_number_known", chose("yes")), "nhs_number", wrote("4010232137"));
    assert_eq!(codes(&known, "NHSNumber"), ["4010232137"]);
    assert_eq!(codes(&known, "NHSNumberStatus"), ["02"]);
}

#[test]
fn a_practice_has_one_code_even_where_there_is_none() {
    for (known, code) in [("found", "A81004"), ("not_registered", "V81997"), ("cannot_find", "V81999")] {
        assert_eq!(codes(&but(whole(), "gp_known", chose(known)), "GMPCodeReg"), [code]);
    }
}

#[test]
fn the_commissioner_follows_the_practice_that_the_form_names() {
    let with = |form: &Form, commissioner: &str| {
        let codes = coded_with_commissioner(form, commissioner);
        let place = codes.iter().position(|code| code.field.name == "OrgIDComm")?;
        let (before, code) = (codes[place - 1].field.name.to_string(), &codes[place]);
        assert_eq!((before.as_str(), code.question, code.why), ("GMPCodeReg", "gp_practice", Why::Said));
        Some(code.value.to_string())
    };
    assert_eq!(with(&whole(), "15A"), Some("15A".to_owned()));
    assert_eq!(with(&whole(), ""), None, "nobody knows whose it is");
    assert_eq!(with(&but(whole(), "gp_known", chose("cannot_find")), "15A"), None);
}

#[test]
fn declined_and_not_asked_stay_apart() {
    for (id, declined, not_asked) in [
        ("ethnic_group", "Z", Some("99")),
        ("same_as_birth", "Z", Some("X")),
        ("gender", "Z", Some("X")),
        ("armed_forces", "ZZ", Some("UU")),
        ("settled", "Z", Some("9")),
        ("religion", "M", Some("N")),
        ("orientation", "Z", Some("9")),
        ("medicine", "ZZ", None),
        ("benefits", "Z", None),
        ("diagnosis", "Z", None),
        ("disability", "ZZ", None),
        ("employment", "ZZ", None),
        ("study", "Z", None),
    ] {
        let said = whys(&form([(id, chose("declined"))]), id);
        assert_eq!(said, [(declined.to_owned(), Why::Declined)], "{id}");
        let nothing: Vec<_> = not_asked.map(|code| (code.to_owned(), Why::NotAsked)).into_iter().collect();
        assert_eq!(whys(&form([(id, Said::Skipped)]), id), nothing, "{id} passed over");
        assert_eq!(whys(&Form::default(), id), nothing, "{id} never reached");
    }
}

#[test]
fn no_question_has_one_code_for_what_was_declined_and_what_was_not_said() {
    let mut declining = 0;
    for question in screens().flat_map(|screen| screen.questions.iter()) {
        let (Some(field), Asks::OneOf(choices) | Asks::AnyOf(choices)) = (&question.field, &question.asks)
        else {
            continue;
        };
        let unsaid = [&field.not_asked, &field.does_not_apply].into_iter().flatten();
        for code in unsaid {
            let chosen = choices.iter().find(|choice| choice.code.as_ref() == Some(code));
            assert_eq!(chosen, None, "{}: {code} can be chosen", question.id);
        }
        assert!(field.not_asked != field.does_not_apply || field.not_asked.is_none(), "{}", question.id);
        declining += choices.iter().filter(|choice| choice.kind == ChoiceKind::Declines).count();
    }
    assert!(declining > 20, "{declining} choices to decline are too few to be all");
}

#[test]
fn not_being_sure_is_not_having_been_asked() {
    for id in ["benefits", "medicine", "diagnosis"] {
        let [(code, Why::Said)] = &whys(&form([(id, chose("not_sure"))]), id)[..] else { panic!("{id}") };
        assert!(code.starts_with('U'), "{id}: {code}");
        assert!(whys(&Form::default(), id).is_empty(), "{id}");
    }
}

#[test]
fn a_group_without_its_background_is_not_known() {
    assert_eq!(codes(&form([("ethnic_group", chose("asian"))]), "EthnicCategory"), ["99"]);
    let declined = form([("ethnic_group", chose("asian")), ("ethnic_asian", chose("declined"))]);
    assert_eq!(codes(&declined, "EthnicCategory"), ["Z"]);
}

#[test]
fn what_does_not_apply_is_neither_declined_nor_not_asked() {
    for (id, not_asked, does_not_apply, declined) in
        [("hours", "99", "98", "97"), ("self_employed", "X", "8", "Z"), ("off_sick", "X", "8", "Z")]
    {
        let told = |said: &Form| whys(said, id);
        let one = |code: &str, why| vec![(code.to_owned(), why)];
        let retired = form([("employment", chose("retired")), (id, chose("declined"))]);
        assert_eq!(told(&retired), one(does_not_apply, Why::DoesNotApply), "{id}");
        let working = form([("employment", chose("employed"))]);
        assert_eq!(told(&working), one(not_asked, Why::NotAsked), "{id} passed over");
        let declined_it = but(working, id, chose("declined"));
        assert_eq!(told(&declined_it), one(declined, Why::Declined), "{id}");
        for unknown in [Form::default(), form([("employment", chose("declined"))])] {
            assert_eq!(
                told(&unknown),
                one(not_asked, Why::NotAsked),
                "{id}: nobody knows whether it applies"
            );
        }
    }
    let retired = form([("employment", chose("retired"))]);
    assert_eq!(codes(&retired, "EmployStatus"), ["08"]);
    assert!(codes(&retired, "SSPInd").is_empty(), "its list has no code for it");
}

#[test]
fn own_words_are_for_staff() {
    let told = form([("diagnosis", chose("yes")), ("diagnosis_words", wrote("F32.1"))]);
    assert_eq!(codes(&told, "PrevDiagCondInd"), ["Y"]);
    assert!(codes(&told, "PrevDiag").is_empty());
    assert!(codes(&form([("long_term", ticked(&["asthma"]))]), "LongTermCondition").is_empty());
    assert!(question("long_term").field.is_some());
}

#[test]
fn only_what_is_asked_is_coded() {
    let moved = but(whole(), "postcode_known", chose("no_fixed_address"));
    assert!(codes(&moved, "Postcode").is_empty());
    assert_eq!(
        codes(&but(whole(), "date_of_birth", Said::Day(day(2004, 2, 29))), "PersonBirthDate"),
        ["2004-02-29"]
    );
}
