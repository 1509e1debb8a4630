//! One question that is read out, what stands to it, and who gave that.

use super::choosing::Choosing;
use super::line::Line;
use super::safety::AskSafety;
use leptos::{ev::FocusEvent, html::Div, prelude::*};
use measures::answers::Reply;
use measures::contract::clinician::{Given, ItemTogether};
use measures::instrument::Item;
use measures::wording::Wording;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Node;

/// The question with its controls. It is saved when the focus leaves it: going through the options with the arrow keys
/// enters nothing.
#[component]
pub fn ItemLine(
    /// Its instrument's place in the pack, from 0.
    place: usize,
    /// The item.
    item: &'static Item,
    /// The words of its instrument.
    words: Arc<Wording>,
) -> impl IntoView {
    let line = Line::begin((place, item.number), item, words);
    let touched = move || line.touched();
    let place_on_page = NodeRef::<Div>::new();
    let drawn = StoredValue::new(());
    let left = move |event: FocusEvent| {
        // The focus also leaves when the item is taken off the page, and then there is nothing to ask any more.
        if drawn.try_get_value().is_some() && !goes_within(place_on_page, &event) {
            line.save();
        }
    };
    let controls = move || line.controls();
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
        <div class="bh-together__item" node_ref=place_on_page on:input=move |_| touched() on:change=move |_| touched() on:focusout=left>
            {controls}
            <p class="bh-together__by">{move || line.state_words()}</p>
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

fn alerts(item: &ItemTogether) -> bool {
    item.standing.answer.alerts()
}

/// Whether the focus only goes to another control of the same item.
fn goes_within(item: NodeRef<Div>, event: &FocusEvent) -> bool {
    let to: Option<Node> = event.related_target().and_then(|target| target.dyn_into().ok());
    let within = |item: web_sys::HtmlDivElement| item.contains(to.as_ref());
    to.is_some() && item.get_untracked().is_some_and(within)
}
