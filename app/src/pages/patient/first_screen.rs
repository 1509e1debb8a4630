//! The first screen, which the HTML brings and which is in use before the app is there.

use crate::arrival;
use crate::components::date_input::PARTS;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// What somebody did on the first screen before the app opened.
#[derive(Debug, Clone)]
pub(super) struct FirstScreen {
    /// What stands in the three boxes.
    pub(super) typed: [String; 3],
    /// Whether Continue was pressed.
    pub(super) pressed: bool,
    /// Where the focus is.
    pub(super) focus: Focus,
}

/// Where on the first screen the focus is.
#[derive(Debug, Clone)]
pub(super) enum Focus {
    Elsewhere,
    Button,
    Box { id: String, caret: Option<(u32, u32)> },
}

/// Names of what the first screen and the app share.
pub(super) const DATE: &str = "access";

impl FirstScreen {
    /// Takes the first screen's place: `main`, emptied.
    pub(super) fn take() -> Option<(HtmlElement, Self)> {
        let main: HtmlElement = document().get_element_by_id("main")?.dyn_into().ok()?;
        let form = document().get_element_by_id(DATE)?;
        let first = Self {
            typed: PARTS
                .map(|part| input(&format!("{DATE}-{part}")).map(|input| input.value()).unwrap_or_default()),
            pressed: form.get_attribute("data-pressed").is_some(),
            focus: Focus::now(),
        };
        main.set_text_content(None);
        Some((main, first))
    }
}

impl Focus {
    fn now() -> Self {
        let Some(focused) = document().active_element() else { return Self::Elsewhere };
        match focused.dyn_into::<HtmlInputElement>() {
            Ok(input) => {
                let start = input.selection_start().ok().flatten();
                let end = input.selection_end().ok().flatten();
                Self::Box { id: input.id(), caret: start.zip(end) }
            }
            Err(other) if other.closest("#access").ok().flatten().is_some() => Self::Button,
            Err(_) => Self::Elsewhere,
        }
    }

    /// Puts the focus where it was, on what stands there now.
    pub(super) fn give_back(&self) {
        match self {
            Self::Elsewhere => {}
            Self::Button => arrival::focus("#access button"),
            Self::Box { id, caret } => {
                arrival::focus(&format!("#{id}"));
                if let (Some(input), Some((start, end))) = (input(id), caret) {
                    // A box without a caret keeps none.
                    let _ = input.set_selection_range(*start, *end);
                }
            }
        }
    }
}

fn input(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
