//! A list that stays where it is while its content changes.

use leptos::prelude::*;
use std::hash::Hash;

/// Draws each entry once and gives it a signal to follow. An entry keeps its own place in the document however
/// the list is reordered, so focus and open details stay with the person or the alert they belong to.
#[component]
pub fn Each<T, K, V>(
    /// The entries.
    #[prop(into)]
    of: Signal<Vec<T>>,
    /// What an entry is known by.
    key: fn(&T) -> K,
    /// Draws one.
    view: impl Fn(Signal<T>) -> V + Clone + Send + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    K: Eq + Hash + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let entry = move |first: T| {
        let known_by = key(&first);
        let latest = move |_: Option<&T>| {
            of.with(|all| all.iter().find(|entry| key(entry) == known_by).cloned())
                .unwrap_or_else(|| first.clone())
        };
        view(Memo::new(latest).into())
    };
    view! { <For each=move || of.get() key=key children=entry/> }
}
