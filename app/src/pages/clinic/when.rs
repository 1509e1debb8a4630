//! When and how an appointment is to take place, as it is filled in wherever one is booked or moved.

use crate::api::Failure;
use crate::chance::new_appointment;
use crate::components::date_input::{DateInput, TypedDate};
use crate::components::error_summary::{Mistake, error_at, error_in};
use crate::components::radios::Choice;
use crate::components::text_input::TextInput;
use crate::staff_words;
use crate::times::clock;
use crate::words::DAY;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use leptos::prelude::*;
use measures::civil_date::past_day;
use measures::contract::Problem;
use measures::contract::clinician::Mode;
use measures::ids::AppointmentId;
use measures::offered::Occasion;

/// The ways an appointment takes place, in the order shown.
pub(super) const MODES: [Mode; 3] = [Mode::Telephone, Mode::Video, Mode::InPerson];

/// A day and a time, as they are typed. The first name is the day's, the second the time's.
#[derive(Clone, Copy)]
pub(super) struct When {
    names: [&'static str; 2],
    date: TypedDate,
    time: RwSignal<String>,
}

impl When {
    /// Filled in with a time, or empty.
    pub(super) fn given(names: [&'static str; 2], starts: Option<NaiveDateTime>) -> Self {
        Self {
            names,
            date: TypedDate::given(starts.map(|starts| starts.date())),
            time: RwSignal::new(starts.map(clock).unwrap_or_default()),
        }
    }

    /// The fields.
    pub(super) fn view(self, mistakes: RwSignal<Vec<Mistake>>) -> impl IntoView {
        let [date, time] = self.names;
        view! {
            <DateInput name=date typed=self.date error=error_in(mistakes, format!("{date}-"))>"Which day?"</DateInput>
            <TextInput name=time label="What time?" value=self.time kind="time" error=error_at(mistakes, time)/>
        }
    }

    /// What was typed, if it can be booked: today or later.
    pub(super) fn read(self, today: NaiveDate) -> Result<NaiveDateTime, Vec<Mistake>> {
        match (self.day(today), self.time.with_untracked(|typed| time(typed))) {
            (Ok(day), Some(time)) => Ok(day.and_time(time)),
            (day, time) => {
                let untimed = time.is_none().then(|| Mistake::at(self.names[1], "Enter a time, like 10:30"));
                Err(day.err().into_iter().chain(untimed).collect())
            }
        }
    }

    /// What to put right where the server refused.
    pub(super) fn refusal(self, failure: &Failure) -> Mistake {
        match failure {
            Failure::Problem(Problem::NoSuchTime) => {
                Mistake::at(self.names[1], staff_words::failure(failure))
            }
            _ => Mistake::general(staff_words::failure(failure)),
        }
    }

    fn day(self, today: NaiveDate) -> Result<NaiveDate, Mistake> {
        let [day, month, year] = self.date.boxes.map(|typed| typed.get_untracked());
        // Every real date will do here; that it has not passed yet is asked next.
        let day = past_day(&day, &month, &year, NaiveDate::MAX)
            .map_err(|problem| self.date.mistake(self.names[0], problem, DAY))?;
        if day < today {
            return Err(self.date.wrong(self.names[0], "The date must be today or later".to_owned()));
        }
        Ok(day)
    }
}

/// What is booked: when, how and what for.
type Said = (NaiveDateTime, Mode, Occasion);

/// The name of the appointment that a form books: the same for as long as the form says the same, so that a booking whose
/// reply was lost is made once.
#[derive(Clone, Copy)]
pub(super) struct Named(StoredValue<Option<(Said, AppointmentId)>>);

impl Named {
    /// For a form that nobody has sent yet.
    pub(super) fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// The name for what the form says now.
    pub(super) fn of(self, said: Said) -> Result<AppointmentId, Vec<Mistake>> {
        if let Some((_, id)) = self.0.get_value().filter(|(before, _)| *before == said) {
            return Ok(id);
        }
        let id = new_appointment()
            .ok_or_else(|| vec![Mistake::general(staff_words::failure(&Failure::Outdated))])?;
        self.0.set_value(Some((said, id)));
        Ok(id)
    }

    /// It is booked: what the form says next is another, even if it says the same.
    pub(super) fn booked(self) {
        // Whoever pressed may have left the screen by now.
        let _ = self.0.try_set_value(None);
    }
}

/// What can be chosen, in these words.
pub(super) fn choices(words: &[&'static str]) -> Vec<Choice> {
    words.iter().map(|words| Choice { words: (*words).to_owned(), ..Choice::default() }).collect()
}

/// The one of these that is chosen.
pub(super) fn chosen<T: Copy>(all: &[T], place: RwSignal<Option<usize>>) -> Option<T> {
    all.get(place.get_untracked()?).copied()
}

/// "10:30", as a browser writes the time that was typed.
fn time(typed: &str) -> Option<NaiveTime> {
    let (hour, minute) = typed.trim().split_once(':')?;
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}
