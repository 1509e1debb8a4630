//! What raises an alert, what belongs to its story, and where help is shown.

use crate::{but, chose, form, question, ticked, whole, wrote};
use measures::referral::{
    APPLYING, Asks, Choice, ChoiceKind, Form, Question, Screen, alerts, background, belonging, can_alert,
    disclosures, screen, screens, shows_help, story,
};

const THOUGHTS: &str = "In the last 2 weeks, have you had thoughts that life is not worth living, or of hurting yourself \
                        or ending your life?";
const KEEP_SAFE: &str = "Do you feel able to keep yourself safe at the moment?";
const OTHERS: &str =
    "Are you worried about your safety because of someone else, or about a child or another adult?";
const URGENT: &str = "Do you need urgent help now?";

fn at(id: &str) -> &'static Screen {
    screen(id).unwrap_or_else(|| panic!("no screen is called {id}"))
}

fn told(id: &str, form: &Form) -> Option<Vec<(String, String)>> {
    disclosures(at(id), form)
}

fn lines<const N: usize>(lines: [(&str, &str); N]) -> Vec<(String, String)> {
    lines.map(|(asked, said)| (asked.to_owned(), said.to_owned())).to_vec()
}

#[test]
fn nothing_is_raised_by_a_form_that_says_no() {
    for screen in screens() {
        assert_eq!(disclosures(screen, &whole()), None, "{}", screen.id);
        assert!(!shows_help(screen, &whole()), "{}", screen.id);
    }
}

#[test]
fn anything_but_no_raises_an_alert_in_the_exact_words() {
    for (choice, words) in [
        ("some_days", "Yes, some days"),
        ("most_days", "Yes, most days"),
        ("talk", "I’d rather talk about it on the phone"),
    ] {
        let form = but(whole(), "thoughts", chose(choice));
        assert_eq!(told("safety", &form), Some(lines([(THOUGHTS, words)])), "{choice}");
        assert!(shows_help(at("safety"), &form), "{choice}");
        assert_eq!(told("safety_others", &form), None, "what another screen says is told by that screen");
    }
    for (choice, words) in [("yes", "Yes"), ("talk", "I’d rather talk about it")] {
        let form = but(whole(), "someone_else", chose(choice));
        assert_eq!(told("safety_others", &form), Some(lines([(OTHERS, words)])), "{choice}");
        assert!(shows_help(at("safety_others"), &form), "{choice}");
    }
}

#[test]
fn a_tick_alerts_as_a_choice_does_and_a_screen_that_holds_one_can() {
    let can: Vec<_> = screens().filter(|screen| can_alert(screen)).map(|screen| &*screen.id).collect();
    assert_eq!(can, ["safety", "safety_others"]);
    let sound = question("family").clone();
    let choice = |id: &'static str, kind| Choice {
        id: id.into(),
        words: "Words".into(),
        hint: None,
        code: None,
        kind,
    };
    let choices = vec![choice("calm", ChoiceKind::Plain), choice("afraid", ChoiceKind::Alerts)];
    let ticks = Question { asks: Asks::AnyOf(choices.into()), ..sound };
    assert!(alerts(&ticks, &ticked(&["calm", "afraid"])) && !alerts(&ticks, &ticked(&["calm"])));
    assert!(can_alert(&Screen { questions: vec![ticks].into(), ..at("family").clone() }));
}

#[test]
fn the_whole_screen_goes_with_what_alerts() {
    let form = form([
        ("thoughts", chose("some_days")),
        ("keep_safe", chose("yes")),
        ("what_helps", wrote("It is worse\nat night.")),
    ]);
    let all = lines([
        (THOUGHTS, "Yes, some days"),
        (KEEP_SAFE, "Yes"),
        ("What would help us understand?", "It is worse\nat night."),
    ]);
    assert_eq!(told("safety", &form), Some(all));
    let withdrawn = but(form, "thoughts", chose("no"));
    assert_eq!(told("safety", &withdrawn), None);
    assert_eq!(
        story(at("safety"), &withdrawn),
        lines([(THOUGHTS, "No")]),
        "what an alert that was raised is told"
    );
}

#[test]
fn what_belongs_is_told_from_anywhere_in_the_form() {
    assert!(background(&whole()).is_empty());
    let urgent = but(whole(), "urgent_help", chose("yes"));
    let form = but(urgent, "family", ticked(&["pregnant", "toddler"]));
    let family = ("Do any of these apply to you?", "I am pregnant, I had a baby 12 to 24 months ago");
    assert_eq!(background(&form), lines([(URGENT, "Yes"), family]));
    assert_eq!(belonging(at("family"), &form), lines([family]));
}

#[test]
fn needing_urgent_help_shows_help_and_joins_what_is_raised_later() {
    for (choice, words) in [("yes", "Yes"), ("not_sure", "I’m not sure")] {
        let mut form = but(whole(), "urgent_help", chose(choice));
        assert!(shows_help(at("urgent_help"), &form));
        assert_eq!(told("urgent_help", &form), None, "by itself it raises nothing");
        form = but(form, "someone_else", chose("yes"));
        assert_eq!(told("safety_others", &form), Some(lines([(URGENT, words), (OTHERS, "Yes")])));
        assert_eq!(told("urgent_help", &form), Some(lines([(URGENT, words)])), "said again, it joins");
    }
}

#[test]
fn a_pregnancy_or_a_baby_joins_an_alert_and_raises_none() {
    let asked = "Do any of these apply to you?";
    for (choice, words) in [("pregnant", "I am pregnant"), ("baby", "I had a baby in the last 12 months")] {
        let calm = but(whole(), "family", ticked(&[choice]));
        assert_eq!(told("family", &calm), None);
        assert!(!shows_help(at("family"), &calm));
        let form = but(calm, "thoughts", chose("some_days"));
        assert_eq!(told("family", &form), Some(lines([(asked, words)])));
    }
    let older = but(but(whole(), "family", ticked(&["toddler"])), "thoughts", chose("some_days"));
    assert_eq!(told("family", &older), None);
}

#[test]
fn the_safety_questions_say_beforehand_who_is_told_and_that_nobody_watches() {
    let says = |id: &str| at(id).says.join(" ");
    assert!(
        says("safety").contains("They are told when you press Continue, even if you do not finish the form.")
    );
    assert!(
        says("safety")
            .contains("Nobody is watching this form as you fill it in, including nights and weekends.")
    );
    assert!(says("safety_others").contains("the team is told when you press Continue"));
    let place = |id: &str| APPLYING.iter().position(|screen| screen.id == id);
    assert!(place("contact_ok") < place("safety"), "who alerts can be reached");
}
