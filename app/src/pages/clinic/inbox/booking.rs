//! Booking an appointment of a referral.

use super::super::session::Desk;
use crate::api::Failure;
use crate::appointment_words::way_words;
use crate::asking_words::occasion_words;
use crate::clock::today;
use crate::components::date_input::{DateInput, TypedDate};
use crate::components::error_summary::{ErrorSummary, Mistake, error_at, error_in};
use crate::components::radios::{Choice, Radios};
use crate::components::text_input::TextInput;
use crate::staff_words;
use crate::words::DAY;
use chrono::{NaiveDate, NaiveTime};
use leptos::{ev::SubmitEvent, prelude::*};
use measures::civil_date::past_day;
use measures::contract::Problem;
use measures::contract::clinician::{BookAppointment, Mode};
use measures::ids::ReferralId;
use measures::offered::Occasion;

const DATE: &str = "starts";
const TIME: &str = "starts-at";
const MODE: &str = "mode";
const OCCASION: &str = "occasion";

const MODES: [Mode; 3] = [Mode::Telephone, Mode::Video, Mode::InPerson];
/// What a referral that nobody has met yet is booked for.
const OCCASIONS: [Occasion; 2] = [Occasion::Assessment, Occasion::AssessmentAndTreatment];

/// When, how and what for. Once it is booked, the page is read again.
#[component]
pub fn BookingForm(
    /// The referral.
    referral: ReferralId,
    /// Reads the page again.
    again: Callback<()>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let fields = Fields::default();
    let mistakes = RwSignal::new(Vec::new());
    let sending = RwSignal::new(false);
    let book = move |event: SubmitEvent| {
        event.prevent_default();
        let call = fields.call(referral, today());
        mistakes.set(call.as_ref().err().cloned().unwrap_or_default());
        let (Ok(call), false) = (call, sending.get_untracked()) else { return };
        sending.set(true);
        leptos::task::spawn_local(async move {
            if let Err(failure) = desk.send(&call).await {
                mistakes.set(vec![refusal(&failure)]);
            }
            sending.set(false);
            // Whoever pressed may have left the screen by now.
            again.try_run(());
        });
    };
    view! {
        <p>"No appointment is booked."</p>
        <form class="bh-narrow" novalidate on:submit=book>
            <ErrorSummary mistakes=mistakes/>
            {fields.view(mistakes)}
            <button class="nhsuk-button" type="submit">"Book the appointment"</button>
            <p class="bh-status" role="status">{move || sending.get().then_some("Booking…")}</p>
        </form>
    }
}

/// What the form holds.
#[derive(Clone, Copy)]
struct Fields {
    date: TypedDate,
    time: RwSignal<String>,
    mode: RwSignal<Option<usize>>,
    occasion: RwSignal<Option<usize>>,
}

impl Default for Fields {
    fn default() -> Self {
        Self {
            date: TypedDate::given(None),
            time: RwSignal::default(),
            mode: RwSignal::new(None),
            occasion: RwSignal::new(Some(0)),
        }
    }
}

impl Fields {
    fn view(self, mistakes: RwSignal<Vec<Mistake>>) -> impl IntoView {
        let choices = |words: &[&'static str]| {
            let choice = |words: &&str| Choice { words: (*words).to_owned(), ..Choice::default() };
            words.iter().map(choice).collect::<Vec<_>>()
        };
        let date_error = error_in(mistakes, format!("{DATE}-"));
        view! {
            <DateInput name=DATE typed=self.date error=date_error>"Which day?"</DateInput>
            <TextInput name=TIME label="What time?" value=self.time kind="time" error=error_at(mistakes, TIME)/>
            <Radios
                name=MODE
                choices=choices(&MODES.map(way_words))
                chosen=self.mode
                error=error_at(mistakes, format!("{MODE}-0"))
                size="s"
            >
                "How?"
            </Radios>
            <Radios name=OCCASION choices=choices(&OCCASIONS.map(occasion_words)) chosen=self.occasion size="s">
                "What for?"
            </Radios>
        }
    }

    fn call(self, referral: ReferralId, today: NaiveDate) -> Result<BookAppointment, Vec<Mistake>> {
        let (day, time) = (self.day(today), self.time.with_untracked(|typed| time(typed)));
        let mode = self.mode.get_untracked().and_then(|place| MODES.get(place).copied());
        let mode = mode.ok_or_else(|| Mistake::at(format!("{MODE}-0"), "Select how it takes place"));
        let occasion = self.occasion.get_untracked().and_then(|place| OCCASIONS.get(place).copied());
        match (day, time, mode) {
            (Ok(day), Ok(time), Ok(mode)) => Ok(BookAppointment {
                referral,
                starts: day.and_time(time),
                mode,
                occasion: occasion.unwrap_or(Occasion::Assessment),
            }),
            (day, time, mode) => Err([day.err(), time.err(), mode.err()].into_iter().flatten().collect()),
        }
    }

    fn day(self, today: NaiveDate) -> Result<NaiveDate, Mistake> {
        let [day, month, year] = self.date.boxes.map(|typed| typed.get_untracked());
        // Every real date will do here; that it has not passed yet is asked next.
        let day = past_day(&day, &month, &year, NaiveDate::MAX)
            .map_err(|problem| self.date.mistake(DATE, problem, DAY))?;
        if day < today {
            return Err(self.date.wrong(DATE, "The date must be today or later".to_owned()));
        }
        Ok(day)
    }
}

/// "10:30", as a browser writes the time that was typed.
fn time(typed: &str) -> Result<NaiveTime, Mistake> {
    let read = || {
        let (hour, minute) = typed.trim().split_once(':')?;
        NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
    };
    read().ok_or_else(|| Mistake::at(TIME, "Enter a time, like 10:30"))
}

fn refusal(failure: &Failure) -> Mistake {
    match failure {
        Failure::Problem(Problem::NoSuchTime) => Mistake::at(TIME, staff_words::failure(failure)),
        _ => Mistake::general(staff_words::failure(failure)),
    }
}
