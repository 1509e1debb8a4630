//! What is wrong, at the top of a screen, with a link to each place where it can be put right.

use super::shown::shown;
use leptos::{html::Div, prelude::*};

/// Something to put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The id of the first control to put right; none where no control is at fault.
    pub field: Option<String>,
    /// What to do, in a sentence.
    pub words: String,
}

impl Mistake {
    /// Something to put right in this control.
    pub fn at(field: impl Into<String>, words: impl Into<String>) -> Self {
        Self { field: Some(field.into()), words: words.into() }
    }

    /// Something that went wrong and is no control's fault.
    pub fn general(words: impl Into<String>) -> Self {
        Self { field: None, words: words.into() }
    }
}

/// What is wrong at this control, as its field shows it.
#[must_use]
pub fn error_at(mistakes: RwSignal<Vec<Mistake>>, field: impl Into<String>) -> Signal<Option<String>> {
    let field = field.into();
    let here = move |mistake: &&Mistake| mistake.field.as_ref() == Some(&field);
    Signal::derive(move || mistakes.with(|all| all.iter().find(&here).map(|mistake| mistake.words.clone())))
}

/// What is wrong at a control whose id begins so, as the group of them shows it.
#[must_use]
pub fn error_in(mistakes: RwSignal<Vec<Mistake>>, group: impl Into<String>) -> Signal<Option<String>> {
    let group = group.into();
    let here =
        move |mistake: &&Mistake| mistake.field.as_ref().is_some_and(|field| field.starts_with(&group));
    Signal::derive(move || mistakes.with(|all| all.iter().find(&here).map(|mistake| mistake.words.clone())))
}

/// Everything that is wrong. Takes the focus each time `mistakes` is set to something.
#[component]
pub fn ErrorSummary(
    /// What is wrong; nothing is shown while this is empty.
    mistakes: RwSignal<Vec<Mistake>>,
) -> impl IntoView {
    let summary = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if mistakes.with(|all| !all.is_empty())
            && let Some(summary) = summary.get()
        {
            // Focus can only fail in a document that is being left.
            let _ = summary.focus();
        }
    });
    let some = Signal::derive(move || mistakes.with(|all| !all.is_empty()));
    let line = |Mistake { field, words }| match field {
        Some(field) => view! { <li><a href=format!("#{field}")>{words}</a></li> }.into_any(),
        None => view! { <li>{words}</li> }.into_any(),
    };
    let lines = move || mistakes.get().into_iter().map(line).collect::<Vec<_>>();
    shown(some, move || {
        view! {
            <div class="nhsuk-error-summary" role="alert" tabindex="-1" node_ref=summary>
                <h2 class="nhsuk-error-summary__heading">"There is a problem"</h2>
                <div class="nhsuk-error-summary__body">
                    <ul class="nhsuk-list nhsuk-error-summary__list">{lines}</ul>
                </div>
            </div>
        }
        .into_any()
    })
}
