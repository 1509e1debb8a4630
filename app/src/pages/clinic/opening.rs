//! Opening one patient's record outside the caseload: who exactly, and why.

use super::entering::StepUp;
use super::session::Desk;
use crate::api::Failure;
use crate::components::button::{Form, SubmitButton};
use crate::components::date_input::{DateInput, TypedDate};
use crate::components::error_summary::{ErrorSummary, Mistake, error_at, error_in};
use crate::components::notice::Notice;
use crate::components::page_heading::PageHeading;
use crate::components::radios::{Choice, Radios};
use crate::components::text_input::TextInput;
use crate::components::writing::{Writing, length};
use crate::route::clinic::{Screen, go};
use crate::service_clock::today;
use crate::staff_words;
use crate::words::Asked;
use leptos::prelude::*;
use measures::civil_date::past_day;
use measures::contract::Problem;
use measures::contract::clinician::{BreakGlass, ExactPatient, GlassBroken};
use measures::opening::OpeningReason;

const BY: &str = "known-by";
const NAME: &str = "name";
const BORN: &str = "born";
const NUMBER: &str = "nhs-number";
const REASON: &str = "why";
const WORDS: &str = "in-words";
const LONGEST: u16 = 500;
const BIRTHDAY_OF_ANOTHER: Asked = ["the date of birth", "The date of birth"];

/// The form. A record that opens is shown at once.
#[component]
pub fn OpenRecordPage() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let fields = Fields::default();
    let mistakes = RwSignal::new(Vec::new());
    let (sending, done) = (RwSignal::new(false), RwSignal::new(None));
    let needed = RwSignal::new(false);
    let open = Callback::new(move |()| {
        if sending.get_untracked() {
            return;
        }
        done.set(None);
        let call = match fields.call() {
            Ok(call) => call,
            Err(wrong) => return mistakes.set(wrong),
        };
        mistakes.set(Vec::new());
        sending.set(true);
        leptos::task::spawn_local(async move {
            match desk.send(&call).await {
                Ok(GlassBroken { appointment: Some(appointment), .. }) => {
                    go(Screen::Appointment(appointment))
                }
                Ok(GlassBroken { appointment: None, .. }) => done.set(Some(NOTHING_THERE.to_owned())),
                Err(Failure::Problem(Problem::CodeNeeded)) => needed.set(true),
                Err(failure) => mistakes.set(vec![refusal(&failure)]),
            }
            sending.set(false);
        });
    });
    view! {
        <a class="nhsuk-back-link" href=Screen::Find.to_string()>"Back to find a patient"</a>
        <PageHeading title="Open a record">"Open a record that is not on your caseload"</PageHeading>
        <Notice words=done/>
        <p>
            "The service manager is told that you opened it, and reads your reason. Each time you look at the record is \
             kept. You can read it for a few hours, and change nothing."
        </p>
        <div class="bh-narrow">
            <Form id="open-record-form" on_submit=open>
                <ErrorSummary mistakes=mistakes/>
                {fields.view(mistakes)}
                <SubmitButton words="Open the record"/>
                <p class="bh-status" role="status">{move || sending.get().then_some("Opening…")}</p>
            </Form>
            <StepUp needed=needed then=open/>
        </div>
    }
}

const NOTHING_THERE: &str = "The record is open. This record has no appointment to read yet.";

/// What the form holds.
#[derive(Clone, Copy)]
struct Fields {
    by: RwSignal<Option<usize>>,
    name: RwSignal<String>,
    born: TypedDate,
    number: RwSignal<String>,
    reason: RwSignal<Option<usize>>,
    words: RwSignal<String>,
}

impl Default for Fields {
    fn default() -> Self {
        Self {
            by: RwSignal::new(Some(0)),
            name: RwSignal::default(),
            born: TypedDate::given(None),
            number: RwSignal::default(),
            reason: RwSignal::default(),
            words: RwSignal::default(),
        }
    }
}

impl Fields {
    fn view(self, mistakes: RwSignal<Vec<Mistake>>) -> impl IntoView {
        let choice = |words: &str| Choice { words: words.to_owned(), ..Choice::default() };
        let ways = vec![choice("Full name and date of birth"), choice("NHS number")];
        let reasons = OpeningReason::ALL.map(|reason| choice(reason.words())).to_vec();
        let by_name = Memo::new(move |_| self.by.get() != Some(1));
        view! {
            <Radios name=BY choices=ways chosen=self.by size="s">"How do you know the patient?"</Radios>
            <Show
                when=move || by_name.get()
                fallback=move || {
                    view! { <TextInput name=NUMBER label="NHS number" value=self.number error=error_at(mistakes, NUMBER)/> }
                }
            >
                <TextInput
                    name=NAME
                    label="Full name"
                    hint=Some("First and last name, as they are on record")
                    value=self.name
                    error=error_at(mistakes, NAME)
                />
                <DateInput name=BORN typed=self.born error=error_in(mistakes, BORN)>"Date of birth"</DateInput>
            </Show>
            <Radios name=REASON choices=reasons chosen=self.reason error=error_at(mistakes, format!("{REASON}-0")) size="s">
                "Why do you open it?"
            </Radios>
            <Writing name=WORDS.to_owned() value=self.words at_most=LONGEST error=error_at(mistakes, WORDS)>
                <label class="nhsuk-label" for=WORDS>"The reason in your words"</label>
            </Writing>
        }
    }

    /// What is sent, or what is to be put right first.
    fn call(self) -> Result<BreakGlass, Vec<Mistake>> {
        let mut wrong = Vec::new();
        let who = self.who().map_err(|mistakes| wrong.extend(mistakes)).ok();
        let reason = self.reason.get_untracked().and_then(|place| OpeningReason::ALL.get(place)).copied();
        if reason.is_none() {
            wrong.push(Mistake::at(format!("{REASON}-0"), "Select why you open it"));
        }
        let words = self.words.get_untracked().trim().to_owned();
        if words.is_empty() {
            wrong.push(Mistake::at(WORDS, "Enter the reason in your words"));
        } else if length(&words) > i64::from(LONGEST) {
            wrong.push(Mistake::at(WORDS, "The reason must be 500 characters or fewer"));
        }
        match (who, reason) {
            (Some(who), Some(reason)) if wrong.is_empty() => Ok(BreakGlass { who, reason, words }),
            _ => Err(wrong),
        }
    }

    fn who(self) -> Result<ExactPatient, Vec<Mistake>> {
        if self.by.get_untracked() == Some(1) {
            let digits: String = self.number.get_untracked().chars().filter(char::is_ascii_digit).collect();
            let ten = digits.len() == 10;
            return ten
                .then_some(ExactPatient::NhsNumber(digits))
                .ok_or_else(|| vec![Mistake::at(NUMBER, "Enter the 10 digits of the NHS number")]);
        }
        let name = self.name.get_untracked().trim().to_owned();
        let no_name = name.is_empty().then(|| Mistake::at(NAME, "Enter the full name"));
        let [day, month, year] = self.born.boxes.map(|typed| typed.get_untracked());
        let born = past_day(&day, &month, &year, today())
            .map_err(|problem| self.born.mistake(BORN, problem, BIRTHDAY_OF_ANOTHER));
        match (no_name, born) {
            (None, Ok(date_of_birth)) => Ok(ExactPatient::Name { name, date_of_birth }),
            (no_name, born) => Err(no_name.into_iter().chain(born.err()).collect()),
        }
    }
}

fn refusal(failure: &Failure) -> Mistake {
    match failure {
        Failure::Problem(Problem::NotFound) => Mistake::general(
            "Nobody is on record exactly so, or more than one is. Check the name and the date of birth, or use the NHS \
             number.",
        ),
        _ => Mistake::general(staff_words::failure(failure)),
    }
}
