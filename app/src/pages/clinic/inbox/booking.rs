//! Booking an appointment of a referral.

use super::super::session::Desk;
use super::super::when::{MODES, Named, When, choices, chosen};
use crate::appointment_words::way_words;
use crate::asking_words::occasion_words;
use crate::components::error_summary::{ErrorSummary, Mistake, error_at};
use crate::components::radios::Radios;
use crate::service_clock::today;
use chrono::NaiveDate;
use leptos::{ev::SubmitEvent, prelude::*};
use measures::contract::clinician::BookAppointment;
use measures::ids::ReferralId;
use measures::offered::Occasion;

const MODE: &str = "mode";
const OCCASION: &str = "occasion";

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
            match desk.send(&call).await {
                Ok(_) => fields.named.booked(),
                Err(failure) => mistakes.set(vec![fields.when.refusal(&failure)]),
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
    when: When,
    mode: RwSignal<Option<usize>>,
    occasion: RwSignal<Option<usize>>,
    named: Named,
}

impl Default for Fields {
    fn default() -> Self {
        Self {
            when: When::given(["starts", "starts-at"], None),
            mode: RwSignal::new(None),
            occasion: RwSignal::new(Some(0)),
            named: Named::new(),
        }
    }
}

impl Fields {
    fn view(self, mistakes: RwSignal<Vec<Mistake>>) -> impl IntoView {
        view! {
            {self.when.view(mistakes)}
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
        let occasion = chosen(&OCCASIONS, self.occasion).unwrap_or(Occasion::Assessment);
        match (self.when.read(today), chosen(&MODES, self.mode)) {
            (Ok(starts), Some(mode)) => {
                let appointment = self.named.of((starts, mode, occasion))?;
                Ok(BookAppointment { appointment, referral, starts, mode, occasion })
            }
            (starts, mode) => {
                let no_mode =
                    mode.is_none().then(|| Mistake::at(format!("{MODE}-0"), "Select how it takes place"));
                Err(starts.err().unwrap_or_default().into_iter().chain(no_mode).collect())
            }
        }
    }
}
