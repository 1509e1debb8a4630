//! Amending an answer of this appointment after it was sent. What was sent stays, and is shown beside it.

use super::session::Desk;
use crate::api::Failure;
use crate::components::error_summary::{ErrorSummary, Mistake, error_at};
use crate::components::folded::Folded;
use crate::components::item_entry::Entry;
use crate::components::phrase::Words;
use crate::components::select::Select;
use crate::components::text_input::TextArea;
use crate::staff_words;
use crate::worded::{Wordings, item_name, question};
use chrono::NaiveDateTime;
use leptos::{ev::SubmitEvent, prelude::*};
use measures::amending::AmendmentReason;
use measures::answers::{Answer, Answers, Reply};
use measures::contract::Problem;
use measures::contract::clinician::{AmendAnswer, Amended, Measure, Measurement};
use measures::ids::InvitationId;
use measures::instrument::Item;
use measures::instruments::InstrumentId;
use measures::standing::Standing;
use std::sync::Arc;

/// The form under a measure's answers, folded away, once they were sent for this appointment.
#[component]
pub fn Amending(
    /// The measure.
    measure: Signal<Measure>,
    /// The words it was asked in.
    wordings: Memo<Wordings>,
    /// When the appointment starts that is being looked at.
    starts: Memo<NaiveDateTime>,
    /// Reads the appointment again.
    again: Callback<()>,
) -> impl IntoView {
    let now = Memo::new(move |_| {
        measure.with(|measure| wordings.with(|wordings| sent_now(measure, wordings, starts.get())))
    });
    let there = Memo::new(move |_| now.with(Option::is_some));
    let id = measure.with_untracked(|measure| measure.in_use.instrument);
    view! {
        <Show when=move || there.get()>
            <div class="bh-screen-only">
                <Folded summary="Amend an answer" about=format!("of the {}", id.instrument().name)>
                    <Form id=id now=now wordings=wordings again=again/>
                </Folded>
            </div>
        </Show>
    }
}

/// What was sent for the appointment.
fn sent_now(measure: &Measure, wordings: &Wordings, starts: NaiveDateTime) -> Option<Measurement> {
    let now = Standing::at(measure, wordings.all(), starts).now?;
    (now.sent && now.record.invitation.is_some()).then(|| now.clone())
}

#[component]
fn Form(
    id: InstrumentId,
    now: Memo<Option<Measurement>>,
    wordings: Memo<Wordings>,
    again: Callback<()>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let fields = Fields::of(id);
    let mistakes = RwSignal::new(Vec::new());
    let (sending, done) = (RwSignal::new(false), RwSignal::new(false));
    let entry = StoredValue::new(None::<Entry>);
    // Drawn anew only for another item or other words: what is chosen stays while the page follows.
    let place = Memo::new(move |_| now.with(|now| now.as_ref().map(|now| now.wording)));
    let controls = move || {
        let item = fields.item();
        let words = wordings.with(|wordings| place.get().and_then(|place| wordings.at(place).cloned()))?;
        let made = Entry::of(item, Arc::new(words.clone()), None);
        entry.set_value(Some(made.clone()));
        let heading =
            made.label().unwrap_or_else(|| view! { <Words phrase=question(Some(&words), item)/> }.into_any());
        Some(made.view(heading, "s", mistakes))
    };
    let amend = move |event: SubmitEvent| {
        event.prevent_default();
        let call = now.with_untracked(|now| fields.call(entry.get_value().as_ref(), now.as_ref()));
        if sending.get_untracked() {
            return;
        }
        done.set(false);
        let call = match call {
            Ok(call) => call,
            Err(mistake) => return mistakes.set(vec![mistake]),
        };
        mistakes.set(Vec::new());
        sending.set(true);
        leptos::task::spawn_local(async move {
            match desk.send(&call).await {
                Ok(Amended::Made) => {
                    fields.note.set(String::new());
                    done.set(true);
                }
                Ok(Amended::NotSeen) => mistakes.set(vec![Mistake::general(MEANWHILE)]),
                Err(failure) => mistakes.set(vec![Mistake::general(refusal(&failure))]),
            }
            sending.set(false);
            // Whoever pressed may have left the screen by now.
            again.try_run(());
        });
    };
    let status = move || match (sending.get(), done.get()) {
        (true, _) => Some("Saving…"),
        (false, true) => Some("Amended. The answer that was sent is kept beside it."),
        (false, false) => None,
    };
    let note = fields.note_name();
    let reasons = AmendmentReason::ALL.map(|reason| reason.words().to_owned()).to_vec();
    view! {
        <form novalidate on:submit=amend>
            <ErrorSummary mistakes=mistakes/>
            <p>"What was sent stays and is shown beside the amendment. The total is worked out again from both."</p>
            <Select name=fields.name("item") label="Which answer?" choices=fields.items() chosen=fields.place/>
            <p>{move || now.with(|now| fields.reads(now.as_ref(), &wordings.get()))}</p>
            {controls}
            <Select name=fields.name("reason") label="Why?" choices=reasons chosen=fields.reason/>
            <TextArea
                name=note.clone()
                label="Note"
                hint=Some("Up to 500 characters. Needed for another reason.")
                value=fields.note
                error=error_at(mistakes, note)
            />
            <button class="nhsuk-button nhsuk-button--small" type="submit">"Add the amendment"</button>
            <p class="bh-status" role="status">{status}</p>
        </form>
    }
}

const MEANWHILE: &str = "Somebody has amended this answer meanwhile. Look at theirs, then decide.";

fn refusal(failure: &Failure) -> String {
    match failure {
        Failure::Problem(Problem::SayWhy) => "Enter the reason in the note.".to_owned(),
        other => staff_words::failure(other),
    }
}

/// What the form holds.
#[derive(Clone, Copy)]
struct Fields {
    id: InstrumentId,
    place: RwSignal<usize>,
    reason: RwSignal<usize>,
    note: RwSignal<String>,
}

impl Fields {
    fn of(id: InstrumentId) -> Self {
        Self { id, place: RwSignal::new(0), reason: RwSignal::new(0), note: RwSignal::new(String::new()) }
    }

    fn name(self, field: &str) -> String {
        format!("{}-amend-{field}", self.id.as_str())
    }

    fn note_name(self) -> String {
        self.name("note")
    }

    fn items(self) -> Vec<String> {
        let name = |item: &Item| {
            let scale = item.scale.map(|scale| format!(" ({})", scale.replace('-', " "))).unwrap_or_default();
            format!("{}{scale}", item_name(item))
        };
        self.id.instrument().items.iter().map(name).collect()
    }

    fn item(self) -> &'static Item {
        let items = self.id.instrument().items;
        items.get(self.place.get()).unwrap_or(&items[0])
    }

    /// What the chosen answer is now.
    fn reads(self, now: Option<&Measurement>, wordings: &Wordings) -> AnyView {
        let answers = now.map(|now| Answers::of(self.id, &now.answers));
        let answer = answers.as_ref().and_then(|answers| answers.get(self.item().number));
        let wording = now.and_then(|now| wordings.at(now.wording));
        match answer {
            Some(answer) => {
                let said = crate::worded::answer(wording, answer);
                view! { "It is: " <strong><Words phrase=said/></strong> }.into_any()
            }
            None => "It has no answer.".into_any(),
        }
    }

    fn call(self, entry: Option<&Entry>, now: Option<&Measurement>) -> Result<AmendAnswer, Mistake> {
        let gone = || Mistake::general("Load the page again, then amend the answer.");
        let (entry, now) = (entry.ok_or_else(gone)?, now.ok_or_else(gone)?);
        let invitation: InvitationId = now.record.invitation.ok_or_else(gone)?;
        let number = untrack(|| self.item()).number;
        let reply: Reply = entry.reply()?;
        let answer = Answer::parse(self.id, number, reply).map_err(|_| gone())?;
        let first = self.name("item");
        if Answers::of(self.id, &now.answers).get(number) == Some(&answer) {
            return Err(Mistake::at(first, "Select another answer than the one it has"));
        }
        let reason = AmendmentReason::ALL.get(self.reason.get_untracked()).copied().ok_or_else(gone)?;
        let note = self.note.get_untracked().trim().to_owned();
        if !reason.says_enough(&note) {
            return Err(Mistake::at(self.note_name(), "Enter the reason"));
        }
        if note.chars().count() > AmendmentReason::LONGEST_NOTE {
            return Err(Mistake::at(self.note_name(), "The note must be 500 characters or fewer"));
        }
        let made = u32::try_from(now.record.of_item(number).count()).unwrap_or(u32::MAX);
        Ok(AmendAnswer { invitation, answer, number: made.saturating_add(1), reason, note })
    }
}
