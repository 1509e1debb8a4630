//! Recording what became of an appointment, and correcting it.

use super::super::when::{MODES, choices, chosen};
use super::act::{Act, ActForm, Keeping, fitting, reason_given};
use crate::appointment_words::way_words;
use crate::components::error_summary::{Mistake, error_at};
use crate::components::radios::Radios;
use crate::components::text_input::TextArea;
use crate::diary_words::rearranged_words;
use leptos::prelude::*;
use measures::attendance::Attendance;
use measures::contract::clinician::{DiaryEntry, Rearranged, RecordAttendance};

const ATTENDANCE: &str = "attendance";
const MODE: &str = "attendance-mode";
const NOTE: &str = "attendance-note";

/// The form. What was recorded before stays; the last entry stands.
#[component]
pub(super) fn Recording(
    keeping: Keeping,
    entry: DiaryEntry,
    /// How often something was recorded of it.
    seen: usize,
) -> impl IntoView {
    let act = Act::new(keeping);
    let fields = Fields::of(entry, seen);
    let record = Callback::new(move |()| {
        let call = fields.call();
        let words = call.as_ref().map(|call| call.attendance.words()).unwrap_or_default();
        let told = move |Rearranged { answers, alert_waits }| {
            rearranged_words(&format!("Recorded: {words}."), &answers, alert_waits)
        };
        act.send(call, told, move |failure| act.refusal(failure));
    });
    let summary = if seen == 0 { "Record attendance" } else { "Correct what was recorded" };
    view! {
        <ActForm act=act summary=summary button="Record it" on_submit=record>
            <p>
                "Answers stay with an appointment that was attended or missed. If it was cancelled, they go to the next one. An alert that nobody has finished with is raised again if the patient was not seen."
            </p>
            {fields.view(act)}
        </ActForm>
    }
}

/// What the form holds.
#[derive(Clone, Copy)]
struct Fields {
    entry: DiaryEntry,
    seen: usize,
    attendance: RwSignal<Option<usize>>,
    mode: RwSignal<Option<usize>>,
    note: RwSignal<String>,
}

impl Fields {
    fn of(entry: DiaryEntry, seen: usize) -> Self {
        Self {
            entry,
            seen,
            attendance: RwSignal::new(None),
            mode: RwSignal::new(MODES.iter().position(|mode| *mode == entry.mode)),
            note: RwSignal::new(String::new()),
        }
    }

    fn view(self, act: Act) -> impl IntoView {
        let Self { seen, attendance, mode, note, .. } = self;
        let took_place = Memo::new(move |_| {
            let place = attendance.get().and_then(|place| Attendance::ALL.get(place));
            place.is_some_and(|attendance| attendance.took_place())
        });
        let label = if seen == 0 { "Reason, if there is one to note" } else { "Why is it corrected?" };
        view! {
            <Radios
                name=ATTENDANCE
                choices=choices(&Attendance::ALL.map(Attendance::words))
                chosen=attendance
                error=error_at(act.mistakes, format!("{ATTENDANCE}-0"))
                size="s"
            >
                "What became of it?"
            </Radios>
            <Show when=move || took_place.get()>
                <Radios name=MODE choices=choices(&MODES.map(way_words)) chosen=mode size="s">
                    "How did it take place?"
                </Radios>
            </Show>
            <TextArea
                name=NOTE
                label=label
                hint=Some("Up to 500 characters.")
                value=note
                error=error_at(act.mistakes, NOTE)
            />
        }
    }

    fn call(self) -> Result<RecordAttendance, Vec<Mistake>> {
        let Self { entry, seen, attendance, mode, note } = self;
        let attendance = chosen(&Attendance::ALL, attendance)
            .ok_or_else(|| Mistake::at(format!("{ATTENDANCE}-0"), "Select what became of it"));
        let note = note.with_untracked(|note| match seen {
            0 => fitting(NOTE, note),
            _ => reason_given(NOTE, note, "Enter why it is corrected"),
        });
        match (attendance, note) {
            (Ok(attendance), Ok(note)) => Ok(RecordAttendance {
                appointment: entry.appointment,
                seen: u32::try_from(seen).unwrap_or(u32::MAX),
                attendance,
                mode: attendance.took_place().then(|| chosen(&MODES, mode).unwrap_or(entry.mode)),
                note,
            }),
            (attendance, note) => Err([attendance.err(), note.err()].into_iter().flatten().collect()),
        }
    }
}
