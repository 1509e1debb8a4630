//! Sending a pack that was filled in together, once all of it is saved.

use super::gaps::gaps;
use super::held::Unsaved;
use super::state::Together;
use crate::api::Failure;
use crate::chance::new_key;
use crate::components::error_summary::{ErrorSummary, Mistake};
use crate::staff_words;
use leptos::prelude::*;
use measures::contract::Problem;
use measures::contract::clinician::SendPackTogether;
use measures::ids::SendingKey;

/// How much is saved, and the button that sends.
#[component]
pub fn SendPack() -> impl IntoView {
    let together = expect_context::<Together>();
    let mistakes = RwSignal::new(Vec::new());
    let (wanted, sending) = (RwSignal::new(false), RwSignal::new(false));
    let key = StoredValue::new(None::<SendingKey>);
    let unsaved = move || together.entered().of(together.invitation);
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
        match worst(&unsaved()) {
            Some(Unsaved::Refused(_)) => {
                wanted.set(false);
                mistakes.set(vec![Mistake::general("An answer is not saved. Put it right, then send.")]);
            }
            Some(Unsaved::Waiting(words)) => {
                wanted.set(false);
                mistakes.set(vec![Mistake::general(format!("An answer is not saved. {words}"))]);
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
        <p role="status">{left} " " {move || saving_words(&unsaved())}</p>
        <ErrorSummary mistakes=mistakes/>
        <p>"Once they are sent they belong to the appointment, and neither you nor the patient can enter any more."</p>
        <button class="nhsuk-button" type="button" on:click=press>"Send the answers"</button>
    }
}

/// The one that keeps a pack from being sent longest.
fn worst(unsaved: &[Unsaved]) -> Option<Unsaved> {
    let rank = |why: &&Unsaved| match why {
        Unsaved::Touched | Unsaved::Underway => 0,
        Unsaved::Waiting(_) => 1,
        Unsaved::Refused(_) => 2,
    };
    unsaved.iter().max_by_key(rank).cloned()
}

fn saving_words(unsaved: &[Unsaved]) -> String {
    let kept_back = |why: &&Unsaved| matches!(why, Unsaved::Waiting(_) | Unsaved::Refused(_));
    match (unsaved.len(), unsaved.iter().filter(kept_back).count()) {
        (0, _) => "All answers are saved.".to_owned(),
        (_, 0) => "Saving…".to_owned(),
        (_, 1) => "1 answer is not saved.".to_owned(),
        (_, some) => format!("{some} answers are not saved."),
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
    let invitation = together.invitation;
    leptos::task::spawn_local(async move {
        match together.desk().send(&SendPackTogether { invitation, key: made }).await {
            // The patient may have sent it first: the page reads what became of it.
            Ok(_) | Err(Failure::Problem(Problem::AlreadySent)) => {}
            Err(Failure::Problem(Problem::Unfinished { missing })) => {
                mistakes.set(together.pack.with_untracked(|pack| gaps(pack.pack.instruments(), &missing)));
            }
            Err(failure) => mistakes.set(vec![Mistake::general(staff_words::failure(&failure))]),
        }
        sending.try_set(false);
        together.again.try_run(());
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_a_pack_from_being_sent_longest_is_told_with_how_much_is_not_saved() {
        let (waits, refused) = (Unsaved::Waiting(String::new()), Unsaved::Refused(String::new()));
        for (unsaved, words) in [
            (vec![], "All answers are saved."),
            (vec![Unsaved::Underway, Unsaved::Touched], "Saving…"),
            (vec![Unsaved::Underway, waits.clone()], "1 answer is not saved."),
            (vec![refused.clone(), waits.clone()], "2 answers are not saved."),
        ] {
            assert_eq!(saving_words(&unsaved), words);
        }
        assert_eq!(worst(&[refused.clone(), waits]), Some(refused));
    }
}
