//! One question that is read out, what stands to it, and who gave that.

use super::choosing::Choosing;
use super::held::Unsaved;
use super::line::Line;
use super::safety::AskSafety;
use crate::entered_words::given_words;
use leptos::{ev::FocusEvent, ev::KeyboardEvent, html::Div, prelude::*};
use measures::answers::Reply;
use measures::contract::clinician::{Given, ItemTogether};
use measures::instrument::Item;
use measures::wording::Wording;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Node;

/// The question with its controls. What is chosen is saved at once; what is typed, or passed with the arrow keys, when
/// the focus leaves the question or nothing more is entered.
#[component]
pub fn ItemLine(
    /// The item.
    item: &'static Item,
    /// The words of its instrument.
    words: Arc<Wording>,
) -> impl IntoView {
    let line = Line::begin(item, words);
    let passing = StoredValue::new(false);
    let pressed = move |event: KeyboardEvent| passing.set_value(event.key().starts_with("Arrow"));
    let pointed = move |_| passing.set_value(false);
    let chosen = move |_| line.chosen(passing.get_value());
    let place_on_page = NodeRef::<Div>::new();
    let drawn = StoredValue::new(());
    let left = move |event: FocusEvent| {
        // The focus also leaves when the item is taken off the page, and then there is nothing to ask any more.
        if drawn.try_get_value().is_some() && !goes_within(place_on_page, &event) {
            line.save();
        }
    };
    let alerts = Memo::new(move |_| line.standing.with(|item| item.as_ref().is_some_and(alerts)));
    let withhold = move |_| line.send(Reply::Withheld);
    let now = item.alerts_from.is_some().then(|| {
        view! {
            <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="button" on:click=move |_| line.save()>
                "Save this answer now"
            </button>
        }
    });
    view! {
        <div
            class="bh-together__item"
            node_ref=place_on_page
            on:keydown=pressed
            on:pointerdown=pointed
            on:input=move |_| line.typed()
            on:change=chosen
            on:focusout=left
        >
            {line.controls()}
            <p class="bh-together__by">{move || state_words(line)}</p>
            <div class="bh-together__more">
                {now}
                <button class="nhsuk-link" type="button" on:click=withhold>
                    "Would rather not answer"
                    <span class="nhsuk-u-visually-hidden">{format!(": {}", line.name())}</span>
                </button>
            </div>
            {move || line.contested().map(|(standing, later)| view! {
                <Choosing
                    name=line.name()
                    words=line.words.get_value()
                    standing=standing
                    later=later
                    choose=Callback::new(move |given: Given| line.choose(given))
                />
            })}
            <Show when=move || alerts.get()><AskSafety/></Show>
        </div>
    }
}

/// Whether it is saved, and who gave what stands.
fn state_words(line: Line) -> AnyView {
    let standing = line.standing.get().map(|item| item.standing);
    let withheld = standing.as_ref().is_some_and(|given| given.answer.is_withheld());
    let withheld = withheld.then_some("Would rather not answer. ");
    match (line.not_saved(), standing) {
        (Some(Unsaved::Touched), _) => "Not saved yet.".into_any(),
        (Some(Unsaved::Underway), _) => "Saving…".into_any(),
        (Some(Unsaved::Waiting(words) | Unsaved::Refused(words)), _) => {
            view! { <strong>"Not saved. "</strong> {words} }.into_any()
        }
        (None, _) if line.is_ahead() => "Saved.".into_any(),
        (None, Some(given)) => view! { {withheld} {given_words(&given)} }.into_any(),
        (None, None) => "No answer yet.".into_any(),
    }
}

fn alerts(item: &ItemTogether) -> bool {
    item.standing.answer.alerts()
}

/// Whether the focus only goes to another control of the same item.
fn goes_within(item: NodeRef<Div>, event: &FocusEvent) -> bool {
    let to: Option<Node> = event.related_target().and_then(|target| target.dyn_into().ok());
    let within = |item: web_sys::HtmlDivElement| item.contains(to.as_ref());
    to.is_some() && item.get_untracked().is_some_and(within)
}
