//! The one place that draws loading, failure and "Try again".

use super::page_heading::PageHeading;
use leptos::prelude::*;

/// The content of a screen, as far as it is known.
pub struct Reading<T: Send + Sync + 'static> {
    /// What was last read.
    pub content: Memo<Option<T>>,
    /// What to do about the last try to read, if it did not go well.
    pub problem: Memo<Option<String>>,
    /// Reads again.
    pub again: Callback<()>,
}

// Derived, they would ask the same of what was read.
impl<T: Send + Sync + 'static> Copy for Reading<T> {}
impl<T: Send + Sync + 'static> Clone for Reading<T> {
    fn clone(&self) -> Self {
        *self
    }
}

/// Draws the content once it is there, and never draws it anew: `view` is given a signal to follow. A failure
/// is said above what is known already.
#[component]
pub fn Loaded<T, F, V>(
    /// What was read, and how that went.
    reading: Reading<T>,
    /// Whether it is only a part of a screen, which has its heading already.
    #[prop(optional)]
    part: bool,
    /// Draws the content.
    view: F,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    F: Fn(Signal<T>) -> V + Send + 'static,
    V: IntoView + 'static,
{
    let known = Memo::new(move |_| reading.content.with(Option::is_some));
    let content = move || {
        known.get();
        let first = reading.content.get_untracked()?;
        let latest = Memo::new(move |_| reading.content.get().unwrap_or_else(|| first.clone()));
        Some(view(latest.into()).into_any())
    };
    framed(known, reading.problem, reading.again, part, Box::new(content))
}

/// What is around the content, the same code for every content: the size of the program counts.
fn framed(
    known: Memo<bool>,
    problem: Memo<Option<String>>,
    again: Callback<()>,
    part: bool,
    content: Box<dyn Fn() -> Option<AnyView> + Send>,
) -> AnyView {
    let waiting = move || !known.get() && problem.with(Option::is_none);
    view! {
        {move || problem.get().map(|problem| not_read(problem, known.get(), part, again))}
        <Show when=waiting>
            <p role="status">"Loading…"</p>
        </Show>
        {content}
    }
    .into_any()
}

fn not_read(problem: String, known: bool, part: bool, again: Callback<()>) -> impl IntoView {
    let heading = match (known, part) {
        (true, _) => view! { <p>"What is below may be out of date."</p> }.into_any(),
        (false, true) => view! { <p>"This part could not be read."</p> }.into_any(),
        (false, false) => {
            view! { <PageHeading title="There is a problem">"This page could not be read"</PageHeading> }
                .into_any()
        }
    };
    view! {
        <div class="nhsuk-inset-text" role="alert">
            {heading}
            <p>{problem}</p>
            <button
                class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
                type="button"
                on:click=move |_| again.run(())
            >
                "Try again"
            </button>
        </div>
    }
}
