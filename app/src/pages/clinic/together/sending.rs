//! Sending a pack that was filled in together, once all of it is saved.

use super::state::{Key, Together, Unsaved};
use crate::api::Failure;
use crate::chance::new_key;
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::staff_words;
use crate::worded::item_name;
use leptos::prelude::*;
use measures::contract::clinician::SendPackTogether;
use measures::contract::{Missing, Problem};
use measures::ids::SendingKey;
use measures::instrument::Asks;
use std::collections::BTreeMap;

/// How much is saved, and the button that sends.
#[component]
pub fn SendPack() -> impl IntoView {
    let together = expect_context::<Together>();
    let mistakes = RwSignal::new(Vec::new());
    let (wanted, sending) = (RwSignal::new(false), RwSignal::new(false));
    let key = StoredValue::new(None::<SendingKey>);
    let press = move |_| {
        if sending.get_untracked() {
            return;
        }
        together.save_all();
        mistakes.set(Vec::new());
        wanted.set(true);
    };
    Effect::new(move |_| {
        if !wanted.get() {
            return;
        }
        match together.unsaved.with(worst) {
            Some(Unsaved::Failed(_)) => {
                wanted.set(false);
                mistakes.set(vec![Mistake::general("An answer is not saved. Put it right, then send.")]);
            }
            // Sent once it has come back.
            Some(Unsaved::Touched | Unsaved::Underway) => {}
            None => {
                wanted.set(false);
                send(together, key, mistakes, sending);
            }
        }
    });
    let left = move || match together.sitting().unanswered().count() {
        0 => "Every question has an answer.".to_owned(),
        1 => "1 question has no answer yet.".to_owned(),
        some => format!("{some} questions have no answer yet."),
    };
    view! {
        <h2>"Send the answers"</h2>
        <p role="status">{left} " " {move || together.unsaved.with(saving_words)}</p>
        <ErrorSummary mistakes=mistakes/>
        <p>"Once they are sent they belong to the appointment, and neither you nor the patient can enter any more."</p>
        <button class="nhsuk-button" type="button" on:click=press>"Send the answers"</button>
    }
}

type Waiting = BTreeMap<Key, Unsaved>;

/// The one that keeps a pack from being sent longest.
fn worst(unsaved: &Waiting) -> Option<Unsaved> {
    let failed = unsaved.values().find(|why| matches!(why, Unsaved::Failed(_)));
    failed.or_else(|| unsaved.values().next()).cloned()
}

fn saving_words(unsaved: &Waiting) -> String {
    match (worst(unsaved), unsaved.len()) {
        (None, _) => "All answers are saved.".to_owned(),
        (Some(Unsaved::Failed(_) | Unsaved::Touched), 1) => "1 answer is not saved.".to_owned(),
        (Some(Unsaved::Failed(_) | Unsaved::Touched), some) => format!("{some} answers are not saved."),
        (Some(Unsaved::Underway), _) => "Saving…".to_owned(),
    }
}

fn send(
    together: Together,
    key: StoredValue<Option<SendingKey>>,
    mistakes: RwSignal<Vec<Mistake>>,
    sending: RwSignal<bool>,
) {
    let Some(made) = key.get_value().or_else(new_key) else {
        mistakes.set(vec![Mistake::general(staff_words::failure(&Failure::Outdated))]);
        return;
    };
    key.set_value(Some(made));
    sending.set(true);
    let invitation = together.pack.with_untracked(|pack| pack.invitation);
    leptos::task::spawn_local(async move {
        match together.desk().send(&SendPackTogether { invitation, key: made }).await {
            // The patient may have sent it first: the page reads what became of it.
            Ok(_) | Err(Failure::Problem(Problem::AlreadySent)) => {}
            Err(Failure::Problem(Problem::Unfinished { missing })) => {
                mistakes.set(missing.iter().filter_map(|one| lacking(together, *one)).collect());
            }
            Err(failure) => mistakes.set(vec![Mistake::general(staff_words::failure(&failure))]),
        }
        sending.try_set(false);
        together.again.try_run(());
    });
}

/// Where to put right that a question has no answer.
fn lacking(together: Together, Missing { part, item }: Missing) -> Option<Mistake> {
    let place = usize::from(part).checked_sub(1)?;
    let id = together.pack.with_untracked(|pack| pack.pack.instruments().get(place).copied())?;
    let instrument = id.instrument();
    let item = instrument.item(item)?;
    let control = match item.asks {
        Asks::Choice(_) => "-0",
        Asks::Day => "-day",
        Asks::Words { .. } => "",
    };
    let field = format!("{}-{}{control}", instrument.id, item.number);
    Some(Mistake::at(field, format!("{} {} has no answer", instrument.name, item_name(item))))
}
