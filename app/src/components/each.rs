//! A list that stays where it is while its content changes.

use leptos::prelude::*;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
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
    K: Hash + 'static,
    V: IntoView + 'static,
{
    let keys = Memo::new(move |_| of.with(|all| all.iter().map(|entry| number(&key(entry))).collect()));
    let places = places(keys);
    let entry = move |known_by: u64| {
        let find = move || {
            let place = places.with(|places| places.get(&known_by).copied())?;
            of.with(|all| all.get(place).cloned())
        };
        let first = untrack(find)?;
        let latest = move |_: Option<&T>| find().unwrap_or_else(|| first.clone());
        Some(view(Memo::new(latest).into()).into_any())
    };
    each(keys, Arc::new(entry))
}

/// Where each entry stands: an entry of a long list does not look through all the others for itself.
fn places(keys: Memo<Vec<u64>>) -> Memo<HashMap<u64, usize>> {
    Memo::new(move |_| keys.with(|keys| keys.iter().copied().zip(0..).collect()))
}

/// The same code for every kind of entry: the size of the program counts.
fn each(keys: Memo<Vec<u64>>, entry: Arc<dyn Fn(u64) -> Option<AnyView> + Send + Sync>) -> AnyView {
    view! { <For each=move || keys.get() key=|key| *key children=move |key| entry(key)/> }.into_any()
}

fn number(key: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}
