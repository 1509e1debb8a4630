//! Words of one's own, up to a limit. Nothing is cut: what is too long is said, and put right by whoever wrote it.

use super::field::{FormGroup, HintAndError, described_by, is_wrong};
use crate::worded::Phrase;
use leptos::prelude::*;

/// From so many characters before the limit, what is left is counted.
const NEAR: i64 = 50;

/// A box for several lines, whose id is `name`. Its label is within the children.
#[component]
pub fn Writing(
    /// The box's name and id.
    name: String,
    /// What was written.
    value: RwSignal<String>,
    /// The most characters.
    at_most: u16,
    /// What is wrong, if anything.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// What is asked.
    children: Children,
) -> impl IntoView {
    let limit = format!("You can write up to {at_most} characters.");
    let count = move || left_words(i64::from(at_most) - length(&value.get()));
    view! {
        <FormGroup error=error>
            {children()}
            <HintAndError id=name.clone() hint=Some(Phrase::ours(limit)) error=error/>
            <textarea
                class="nhsuk-textarea"
                class=("nhsuk-textarea--error", is_wrong(error))
                id=name.clone()
                name=name.clone()
                rows="5"
                dir="auto"
                aria-describedby=described_by(name, true, error)
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            <p class="nhsuk-hint" role="status">{count}</p>
        </FormGroup>
    }
}

/// How many characters a text has, as the server counts them.
#[must_use]
pub fn length(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}

/// Silent until the limit is near, so that nobody hears a number with every letter.
#[must_use]
pub fn left_words(left: i64) -> String {
    match left {
        1 => "You have 1 character left".to_owned(),
        0..=NEAR => format!("You have {left} characters left"),
        -1 => "You have 1 character too many".to_owned(),
        ..0 => format!("You have {} characters too many", -left),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_said_only_near_the_limit_and_beyond_it() {
        for (left, words) in [
            (51, ""),
            (50, "You have 50 characters left"),
            (1, "You have 1 character left"),
            (0, "You have 0 characters left"),
            (-1, "You have 1 character too many"),
            (-30, "You have 30 characters too many"),
        ] {
            assert_eq!(left_words(left), words);
        }
    }
}
