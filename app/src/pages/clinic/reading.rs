//! What a screen has asked for, kept up to date.

use super::session::Desk;
use crate::api::{self, Failure};
use crate::components::loaded::Reading;
use crate::live::Live;
use crate::staff_words;
use leptos::prelude::*;
use measures::contract::Call;
use serde::de::DeserializeOwned;
use std::any::Any;
use std::sync::Arc;

/// Asks now, whenever something may have changed, and when somebody presses Try again.
#[must_use]
pub fn read<C>(desk: Desk, live: Live, call: C) -> Reading<C::Reply>
where
    C: Call + Copy + 'static,
    C::Reply: Clone + PartialEq + Send + Sync + 'static,
{
    read_after(desk, move || live.track(), call)
}

/// Asks now, and when somebody presses Try again: for what does not change while the server runs.
#[must_use]
pub fn read_once<C>(desk: Desk, call: C) -> Reading<C::Reply>
where
    C: Call + Copy + 'static,
    C::Reply: Clone + PartialEq + Send + Sync + 'static,
{
    read_after(desk, || (), call)
}

/// Asks now, whenever what `changes` tracks has changed, and when somebody presses Try again.
pub fn read_after<C>(desk: Desk, changes: impl Fn() + 'static, call: C) -> Reading<C::Reply>
where
    C: Call + Copy + 'static,
    C::Reply: Clone + PartialEq + Send + Sync + 'static,
{
    let asking = Asking { path: C::PATH, body: serde_json::to_string(&call).ok(), read: read_as::<C::Reply> };
    let (reply, again) = ask(desk, Box::new(changes), asking);
    // What was read stays until something newer comes, so that bringing a screen up to date never empties it.
    let content = move |shown: Option<&Option<C::Reply>>| match reply.get() {
        Some(Ok(content)) => content.downcast_ref().cloned(),
        _ => shown.cloned().flatten(),
    };
    Reading { content: Memo::new(content), problem: Memo::new(move |_| reply.with(problem)), again }
}

/// What was read, whatever it is.
type Read = Arc<dyn Any + Send + Sync>;

/// A call, and how its reply is read.
#[derive(Clone)]
struct Asking {
    path: &'static str,
    body: Option<String>,
    read: fn(&str) -> Option<Read>,
}

fn read_as<R: DeserializeOwned + Send + Sync + 'static>(text: &str) -> Option<Read> {
    api::read::<R>(text).map(|content| Arc::new(content) as Read)
}

/// Asks whenever something changes. The same code for every call: the size of the program counts.
fn ask(
    desk: Desk,
    changes: Box<dyn Fn()>,
    asking: Asking,
) -> (LocalResource<Result<Read, Failure>>, Callback<()>) {
    // Only what somebody asked for, by opening the screen or by pressing, shows that they are there.
    let asked = StoredValue::new(true);
    let reply = LocalResource::new(move || {
        changes();
        let asked = asked.try_update_value(std::mem::take).unwrap_or_default();
        let Asking { path, body, read } = asking.clone();
        async move {
            let text = desk.ask_for(path, body.ok_or(Failure::Outdated)?, asked).await?;
            read(&text).ok_or(Failure::Outdated)
        }
    });
    let again = Callback::new(move |()| {
        asked.set_value(true);
        reply.refetch();
    });
    (reply, again)
}

/// What to do when the last try to read did not go well.
fn problem(reply: &Option<Result<Read, Failure>>) -> Option<String> {
    reply.as_ref()?.as_ref().err().map(staff_words::failure)
}
