//! Whom the form is for. What age has to do with it is under dates.

use crate::{but, chose, day, form, rules, ticked, today, whole};
use measures::referral::{Form, OtherService, OtherTeam, Rules, Said, Served, Stop, stop};

fn elsewhere(name: &str) -> Served {
    let service = OtherService { name: name.to_owned(), phone: "01632 960001".to_owned(), website: None };
    Served::Elsewhere { service: Some(service) }
}

fn stops(form: &Form) -> Option<Stop> {
    stop(form, &rules(), Some(&Served::Here), today())
}

#[test]
fn the_form_is_for_an_adult_whose_practice_we_serve() {
    assert_eq!(stops(&whole()), None);
    assert_eq!(stops(&Form::default()), None, "nothing said is no reason");
    assert_eq!(stop(&whole(), &rules(), None, today()), None, "nor is a practice nobody has looked up");
    for said in
        [("who_for", chose("helping")), ("gp_known", chose("cannot_find")), ("urgent_help", chose("yes"))]
    {
        assert_eq!(stops(&but(whole(), said.0, said.1)), None, "{}", said.0);
    }
}

#[test]
fn each_reason_leads_to_its_own_page() {
    let crisis = Stop::OtherTeam("Talk to the crisis team.".into());
    for (id, said, expected) in [
        ("who_for", chose("professional"), Some(Stop::Professional)),
        ("date_of_birth", Said::Day(day(2010, 1, 1)), Some(Stop::TooYoung)),
        ("gp_known", chose("not_registered"), Some(Stop::Unregistered)),
        ("other_help", ticked(&["crisis_team"]), Some(crisis.clone())),
        ("other_help", ticked(&["camhs", "crisis_team"]), Some(crisis)),
        ("other_help", ticked(&["camhs"]), None),
        ("other_help", ticked(&["not_sure"]), None),
    ] {
        assert_eq!(stops(&but(whole(), id, said)), expected, "{id}");
    }
}

#[test]
fn who_is_served_elsewhere_is_told_where_if_it_is_known() {
    let leeds = elsewhere("Leeds Talking Therapies");
    let Served::Elsewhere { service } = &leeds else { panic!("it is elsewhere") };
    let at = |served: &Served| stop(&whole(), &rules(), Some(served), today());
    assert_eq!(at(&leeds), Some(Stop::OutsideArea(service.clone())));
    assert_eq!(at(&Served::Elsewhere { service: None }), Some(Stop::OutsideArea(None)));
    let lost = but(whole(), "gp_known", chose("cannot_find"));
    assert_eq!(stop(&lost, &rules(), Some(&leeds), today()), None, "the practice is no longer chosen");
    let unsaid = form([("gp_known", chose("found"))]);
    assert_eq!(stop(&unsaid, &rules(), Some(&leeds), today()), None, "no practice was chosen yet");
}

#[test]
fn the_first_reason_of_the_form_is_told() {
    let mut form = but(whole(), "other_help", ticked(&["crisis_team"]));
    let away = elsewhere("Leeds");
    let told = |form: &Form| stop(form, &rules(), Some(&away), today());
    assert!(matches!(told(&form), Some(Stop::OutsideArea(_))));
    form = but(form, "gp_known", chose("not_registered"));
    assert_eq!(told(&form), Some(Stop::Unregistered));
    form = but(form, "date_of_birth", Said::Day(day(2010, 1, 1)));
    assert_eq!(told(&form), Some(Stop::TooYoung));
    form = but(form, "who_for", chose("professional"));
    assert_eq!(told(&form), Some(Stop::Professional));
}

#[test]
fn a_service_decides_whom_it_takes() {
    let all = Rules {
        takes_unregistered: true,
        takes_outside_area: true,
        other_teams: vec![OtherTeam { team: "drug_alcohol".into(), says: "Talk to them first.".into() }],
        ..rules()
    };
    let unregistered = but(whole(), "gp_known", chose("not_registered"));
    assert_eq!(stop(&unregistered, &all, None, today()), None);
    let drinks = but(whole(), "other_help", ticked(&["crisis_team", "drug_alcohol"]));
    assert_eq!(stop(&drinks, &all, None, today()), Some(Stop::OtherTeam("Talk to them first.".into())));
}

#[test]
fn who_may_go_on_all_the_same_is_said() {
    let takes = Rules { takes_outside_area: true, ..rules() };
    for (stop, here, there) in [
        (Stop::Professional, false, false),
        (Stop::TooYoung, false, false),
        (Stop::Unregistered, false, false),
        (Stop::OutsideArea(None), false, true),
        (Stop::OtherTeam("Talk to them.".into()), true, true),
    ] {
        let ways = (stop.has_another_way_on(&rules()), stop.has_another_way_on(&takes));
        assert_eq!(ways, (here, there), "{stop:?}");
    }
}
