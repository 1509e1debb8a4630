//! Why to look at a referral: an alert, somebody like them on record, reasons to look twice.

use crate::inbox_words::flag_words;
use leptos::prelude::*;
use measures::contract::clinician::InboxEntry;

/// Tags in words; their colours only repeat them. The reasons follow in a line.
#[component]
pub fn ReferralTags(
    /// The referral's line of the inbox.
    entry: InboxEntry,
) -> impl IntoView {
    let alert = entry.alert.then(|| tag("yellow", "Alert to acknowledge"));
    let known = entry.maybe_known.then(|| tag("purple", "Possible match"));
    let reasons: Vec<_> = entry.flags.into_iter().map(flag_words).collect();
    let twice = (!reasons.is_empty()).then(|| {
        view! {
            {tag("grey", "Look twice")}
            <span class="bh-inbox__reasons">{reasons.join("; ")}</span>
        }
    });
    view! { {alert} {known} {twice} }
}

fn tag(colour: &'static str, words: &'static str) -> impl IntoView {
    view! { <strong class=format!("nhsuk-tag nhsuk-tag--{colour} bh-progress-tag")>{words}</strong> " " }
}
