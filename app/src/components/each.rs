//! A list that stays where it is while its content changes.

use leptos::prelude::*;
use std::sync::Arc;

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
    view: impl Fn(Signal<T>) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    K: PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    // A key's place here is the number of its entry, whatever the list holds.
    let known = StoredValue::new(Vec::<K>::new());
    let number = move |entry: &T| {
        let key = key(entry);
        known.try_update_value(|known| {
            known.iter().position(|other| *other == key).unwrap_or_else(|| {
                known.push(key);
                known.len() - 1
            })
        })
    };
    let find =
        move |wanted: usize| of.with(|all| all.iter().find(|entry| number(entry) == Some(wanted)).cloned());
    let entry = move |wanted: usize| {
        let first = untrack(|| find(wanted))?;
        let latest = Memo::new(move |_| find(wanted).unwrap_or_else(|| first.clone()));
        Some(view(latest.into()).into_any())
    };
    let numbers = move || of.with(|all| all.iter().filter_map(number).collect());
    numbered(Signal::derive(numbers), Arc::new(entry))
}

/// One for all kinds of entries, so that the program holds it once.
fn numbered(
    numbers: Signal<Vec<usize>>,
    entry: Arc<dyn Fn(usize) -> Option<AnyView> + Send + Sync>,
) -> AnyView {
    view! { <For each=move || numbers.get() key=|number| *number children=move |number| entry(number)/> }
        .into_any()
}
