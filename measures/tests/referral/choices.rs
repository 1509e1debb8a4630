//! Radios, ticks, ratings and practices.

use crate::{chose, question, rules, ticked, today, told, typed, wrote};
use measures::referral::{Fault, Said, Typed, read};

#[test]
fn a_choice_must_be_one_of_the_question() {
    let radio = |id: Option<&'static str>| {
        read(question("thoughts"), &Typed::Chosen(id.map(Into::into)), &rules(), today())
    };
    assert_eq!(radio(Some("most_days")), Ok(chose("most_days")));
    assert_eq!(radio(None), Err(Fault::Missing), "nothing is chosen beforehand");
    assert_eq!(radio(Some("every_day")), Err(Fault::NotUnderstood));
    let says = Fault::Missing.words(question("thoughts"));
    assert_eq!(says, "Select whether you have had thoughts like these");
    let skipped = read(question("orientation"), &Typed::Chosen(None), &rules(), today());
    assert_eq!(skipped, Ok(Said::Skipped), "an optional question may be passed over");
}

#[test]
fn ticks_are_kept_in_the_order_of_the_question_and_none_stands_alone() {
    let tick = |ids: &[&'static str]| {
        let ids = ids.iter().map(|id| (*id).into()).collect();
        read(question("needs"), &Typed::Ticked(ids), &rules(), today())
    };
    assert_eq!(tick(&["reading", "hearing", "reading"]), Ok(ticked(&["hearing", "reading"])));
    assert_eq!(tick(&["none"]), Ok(ticked(&["none"])));
    assert_eq!(tick(&[]), Err(Fault::Missing));
    assert_eq!(tick(&["hearing", "magic"]), Err(Fault::NotUnderstood));
    let both = tick(&["hearing", "none"]).expect_err("both");
    assert_eq!(both.words(question("needs")), "Select “None of these” by itself, or take it away");
    let declined = Typed::Ticked(vec!["asthma".into(), "declined".into()]);
    assert!(
        read(question("long_term"), &declined, &rules(), today()).is_err(),
        "declining is not an illness"
    );
}

#[test]
fn a_rating_is_from_nought_to_ten() {
    for (points, kept) in [("0", Ok(Said::Rated(0))), ("10", Ok(Said::Rated(10))), ("", Ok(Said::Skipped))] {
        assert_eq!(typed("goal_1_now", points), kept);
    }
    for points in ["11", "-1", "5.5", "many"] {
        assert!(typed("goal_1_now", points).is_err(), "{points}");
    }
    let picked = read(question("goal_1_now"), &Typed::Chosen(Some("7".into())), &rules(), today());
    assert_eq!(picked, Ok(Said::Rated(7)));
}

#[test]
fn a_practice_is_kept_by_its_code() {
    assert_eq!(typed("gp_practice", "A81004"), Ok(wrote("A81004")));
    assert_eq!(told("gp_practice", "").as_deref(), Some("Select your GP surgery"));
    for code in ["a81004", "A8100", "A810044", "A81 04", "Dr Foster"] {
        assert_eq!(typed("gp_practice", code), Err(Fault::NotUnderstood), "{code}");
    }
}
