//! What a screen has asked for, kept up to date.

use super::session::Desk;
use crate::api::Failure;
use crate::components::loaded::Reading;
use crate::live::Live;
use crate::words;
use leptos::prelude::*;
use measures::contract::Call;

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

fn read_after<C>(desk: Desk, changes: impl Fn() + 'static, call: C) -> Reading<C::Reply>
where
    C: Call + Copy + 'static,
    C::Reply: Clone + PartialEq + Send + Sync + 'static,
{
    // Only what somebody asked for, by opening the screen or by pressing, shows that they are there.
    let asked = StoredValue::new(true);
    let reply = LocalResource::new(move || {
        changes();
        let asked = asked.try_update_value(std::mem::take).unwrap_or_default();
        async move {
            match asked {
                true => desk.send(&call).await,
                false => desk.send_unasked(&call).await,
            }
        }
    });
    // What was read stays until something newer comes, so that bringing a screen up to date never empties it.
    let content = move |shown: Option<&Option<C::Reply>>| match reply.get() {
        Some(Ok(content)) => Some(content),
        _ => shown.cloned().flatten(),
    };
    Reading {
        content: Memo::new(content),
        problem: Memo::new(move |_| reply.with(problem)),
        again: Callback::new(move |()| {
            asked.set_value(true);
            reply.refetch();
        }),
    }
}

/// What to do when the last try to read did not go well.
fn problem<R>(reply: &Option<Result<R, Failure>>) -> Option<String> {
    reply.as_ref()?.as_ref().err().map(words::failure)
}
