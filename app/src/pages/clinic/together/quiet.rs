//! Waiting until nothing more is entered.

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How long nothing more is entered before what was typed, or passed with the arrow keys, is taken for the answer.
const QUIET: Duration = Duration::from_secs(5);

/// A quiet time that may be under way.
#[derive(Debug, Clone, Copy, Default)]
pub struct Quiet {
    ends: StoredValue<Option<TimeoutHandle>>,
}

impl Quiet {
    /// Begins anew. `then` is called when it has passed, unless it is ended before.
    pub fn then(self, then: impl FnOnce() + 'static) {
        self.end();
        self.ends.set_value(set_timeout_with_handle(then, QUIET).ok());
    }

    /// Ends it without a call.
    pub fn end(self) {
        let ends = self.ends.try_update_value(Option::take).flatten();
        ends.as_ref().map(TimeoutHandle::clear);
    }
}
