//! What stops the program, and with which sentence.

use super::*;

fn service(text: &str, today: NaiveDate) -> Result<Config> {
    ServiceFile::read(text)?.decided(library(None)?, today)
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

#[test]
fn the_example_file_is_complete() {
    assert!(service(EXAMPLE, today()).is_ok());
}

#[test]
fn a_blank_crisis_line_stops_the_program() {
    let blank = EXAMPLE.replace("crisis_line_phone = \"01632 960 999\"", "crisis_line_phone = \" \"");
    assert!(service(&blank, today()).unwrap_err().to_string().contains("crisis_line_phone"));
}

#[test]
fn a_service_that_says_nothing_on_the_help_page_stops_the_program() {
    let blank = EXAMPLE.replace("help_text = \"You can", "help_text = \"\" # \"You can");
    assert!(service(&blank, today()).unwrap_err().to_string().contains("`help_text` is empty"));
}

#[test]
fn a_service_that_promises_a_call_stops_the_program() {
    // In two pieces, because no sentence of ours may say it either.
    let promise = ["we will", "ring you"].join(" ");
    let promising = EXAMPLE.replace("You can phone us", &promise);
    let told = service(&promising, today()).unwrap_err().to_string();
    assert!(told.contains("`help_text`") && told.contains(&promise), "{told}");
}

#[test]
fn a_fact_nobody_knows_is_refused() {
    assert!(service(&format!("colour = \"blue\"\n{EXAMPLE}"), today()).is_err());
}

#[test]
fn a_phone_dials_its_digits_and_its_plus() {
    assert_eq!(dialled("+44 1632 960 (110)"), "+441632960110");
    assert_eq!(dialled("116 123"), "116123");
}

#[test]
fn a_service_without_the_section_takes_no_referrals_and_sends_no_messages() {
    let (before, _) = EXAMPLE.split_once("[referral]").unwrap();
    let config = service(before, today()).unwrap();
    assert!(config.referral.is_none() && config.messages.is_none() && config.referral_facts().is_none());
}

/// Of the example, what is written instead, and what is told.
const REFERRAL: &[(&str, &str, &str)] = &[
    ("min_age = 18", "min_age = 15", "`min_age` is 15: it is 16 to 25"),
    ("min_age = 18", "min_age = 26", "`min_age` is 26"),
    ("min_age = 18\n", "", "min_age"),
    ("draft_days = 14", "draft_days = 0", "`draft_days` is 0"),
    ("draft_days = 14", "draft_days = 61", "`draft_days` is 61"),
    ("draft_days_without_contact = 1", "draft_days_without_contact = 0", "is 0: it is 1 to 14"),
    ("draft_days_without_contact = 1", "draft_days_without_contact = 15", "is 15: it is 1 to 14"),
    ("carry_forward_days = 14", "carry_forward_days = 91", "`carry_forward_days` is 91"),
    ("https://refer.westvale", "http://refer.westvale", "`address` is not an https address"),
    ("https://eastvale", "eastvale", "`website` is not an https address"),
    ("\"01632 960 220\"", "\"by post\"", "`phone` has no phone number"),
    ("commissioners = [\"15B\"]", "commissioners = []", "serves nobody"),
    ("commissioners = [\"15A\"]", "commissioners = []", "neither `commissioners` nor `practices`"),
    (
        "You should hear from us within 5 working days.",
        concat!("We will ", "call you tomorrow."),
        "`response_promise`",
    ),
    (
        "Nobody watches this form at night",
        concat!("We ", "monitor this form, also at night"),
        "`safety_promise`",
    ),
    ("\"Please talk to your crisis team", "\"\" # \"", "`says` is empty"),
    ("team = \"crisis_team\"", "team = \"fire_brigade\"", "`fire_brigade`, which is not a choice"),
    ("\"wsas\"]", "\"spin\"]", "`spin`, which no assessment asks"),
    ("\"wsas\"]", "\"gad7\"]", "one of them twice"),
    ("\"wsas\"]", "\"sawsaw\"]", "no instrument"),
    ("id = \"travel\"", "id = \"visits\"", "two questions have one `id`"),
    ("id = \"travel\"", "id = \"mobile\"", "the form has a question of this `id`"),
    ("id = \"travel\"", "id = \"How far?\"", "is not an id"),
    ("asks = \"words\"", "asks = \"practice\"", "unknown variant"),
    ("asks = \"words\"", "asks = \"one_of\"", "two or more"),
    ("id = \"harbour\"", "id = \"northgate\"", "two choices have one `id`"),
    ("kind = \"excludes\"", "kind = \"alerts\"", "cannot alert"),
    ("heading = \"Getting to us\"", "heading = \" \"", "`heading` is empty"),
    ("missed_in_a_row = 2", "missed_in_a_row = 0", "`missed_in_a_row` must be 1 to 20"),
    ("opened_for_hours = 8", "opened_for_hours = 100", "`opened_for_hours` must be 1 to 72"),
    ("trusted_proxies = []", "trusted_proxies = [\"our proxy\"]", "IP address"),
];

#[test]
fn what_cannot_be_used_of_referrals_stops_the_program_with_a_sentence() {
    for (written, instead, told) in REFERRAL {
        assert!(EXAMPLE.contains(written), "{written}");
        let error = service(&EXAMPLE.replacen(written, instead, 1), today()).unwrap_err();
        assert!(format!("{error:#}").contains(told), "{instead}: {error:#}");
    }
}

#[test]
fn a_name_or_an_address_that_no_text_message_holds_stops_the_program() {
    let named =
        |length| service(&EXAMPLE.replacen("Westvale Talking Therapies", &"x".repeat(length), 1), today());
    assert!(named(100).is_ok() && named(101).is_err());
    let at = |length: usize| {
        let address = format!("https://{}", "x".repeat(length - 8));
        service(&EXAMPLE.replacen("https://refer.westvale.example", &address, 1), today())
    };
    assert!(at(47).is_ok() && at(48).is_err());
}

#[test]
fn a_gateway_says_which_links_can_be_sent() {
    let with = |gateway: &str, texts, emails| {
        let section = format!("[messages]\ngateway = \"{gateway}\"\ntexts = {texts}\nemails = {emails}\n");
        service(&format!("{EXAMPLE}\n{section}"), today())
    };
    let facts = with("https://gateway.example", true, false).unwrap().referral_facts().unwrap();
    assert_eq!((facts.can_text, facts.can_email), (true, false));
    assert!(with("https://gateway.example", false, false).is_err());
    assert!(with("http://gateway.example", true, true).is_err());
    assert!(with("ftp://localhost", true, true).is_err());
    assert!(with("http://localhost.example", true, true).is_err());
}
