//! What was said, in the codes of the data set.

use crate::{but, chose, day, form, ticked, whole, wrote};
use measures::referral::{Form, Said, coded};

fn codes(form: &Form, field: &str) -> Vec<String> {
    let of = |value: &measures::referral::Coded| value.field.name == field;
    coded(form).iter().filter(|value| of(value)).map(|value| value.value.to_string()).collect()
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
fn declined_and_not_asked_stay_apart() {
    for (id, field, declined, not_asked) in [
        ("ethnic_group", "EthnicCategory", "Z", "99"),
        ("same_as_birth", "GenderIdentitySameAtBirth", "Z", "X"),
        ("gender", "GenderIdentity", "Z", "X"),
        ("armed_forces", "ExBAFIndicator", "ZZ", "UU"),
        ("settled", "SettledAccommodationInd", "Z", "9"),
        ("medicine", "PsychMed", "ZZ", "UU"),
    ] {
        assert_eq!(codes(&form([(id, chose("declined"))]), field), [declined], "{id}");
        assert_eq!(codes(&form([(id, Said::Skipped)]), field), [not_asked], "{id} passed over");
        assert_eq!(codes(&Form::default(), field), [not_asked], "{id} never reached");
    }
    let religion = |form: &Form| {
        coded(form)
            .into_iter()
            .filter(|one| one.question == "religion")
            .map(|one| one.value)
            .collect::<Vec<_>>()
    };
    assert_eq!(religion(&form([("religion", chose("declined"))])), ["M"]);
    assert_eq!(religion(&Form::default()), ["N"]);
}

#[test]
fn a_group_without_its_background_is_not_known() {
    assert_eq!(codes(&form([("ethnic_group", chose("asian"))]), "EthnicCategory"), ["99"]);
    let declined = form([("ethnic_group", chose("asian")), ("ethnic_asian", chose("declined"))]);
    assert_eq!(codes(&declined, "EthnicCategory"), ["Z"]);
}

#[test]
fn what_does_not_apply_has_no_code_and_own_words_are_for_staff() {
    let retired = form([("employment", chose("retired")), ("hours", chose("from_30"))]);
    assert_eq!(codes(&retired, "EmployStatus"), ["08"]);
    assert!(codes(&retired, "WeekHoursWorked").is_empty());
    let told = form([("diagnosis", chose("yes")), ("diagnosis_words", wrote("F32.1"))]);
    assert_eq!(codes(&told, "PrevDiagCondInd"), ["Y"]);
    assert!(codes(&told, "PrevDiag").is_empty());
    assert!(codes(&form([("long_term", ticked(&["asthma"]))]), "LongTermCondition").is_empty());
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
