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
