//! What is said around the controls of one question of a form: its label or legend, which may be the heading of the
//! screen, paragraphs, a hint, an error.

use super::field::{FormGroup, described_by};
use leptos::prelude::*;

/// What stands in the controls of a question: the ids chosen, the text, or the texts of its boxes in their order.
pub type Stands = RwSignal<Vec<String>>;

/// What is said around the controls.
#[derive(Debug, Clone)]
pub struct Stated {
    /// Where the ids of the controls begin; the id of a control that is the only one.
    pub id: String,
    /// What is asked.
    pub label: String,
    /// Whether that is the heading of the screen.
    pub is_heading: bool,
    /// Paragraphs under the heading.
    pub says: Vec<String>,
    /// A small line of help.
    pub hint: Option<String>,
    /// What is wrong, if anything.
    pub error: Signal<Option<String>>,
}

impl Stated {
    /// The value of `aria-describedby`.
    #[must_use]
    pub fn described_by(&self) -> Signal<Option<String>> {
        described_by(self.id.clone(), self.hint.is_some(), self.error)
    }

    fn between(self) -> AnyView {
        let Self { id, says, hint, error, .. } = self;
        let says = says.into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
        let hint = hint.map(|words| view! { <div class="nhsuk-hint" id=format!("{id}-hint")>{words}</div> });
        let message = move |words| {
            view! {
                <span class="nhsuk-error-message" id=format!("{id}-error")>
                    <span class="nhsuk-u-visually-hidden">"Error: "</span>
                    {words}
                </span>
            }
        };
        view! {
            {says}
            {hint}
            {move || error.get().map(&message)}
        }
        .into_any()
    }
}

/// Several controls under one legend.
#[component]
pub fn Grouped(
    /// What is said around them.
    stated: Stated,
    /// The controls.
    children: Children,
) -> impl IntoView {
    let label = stated.label.clone();
    let (size, legend) = if stated.is_heading {
        ("l", view! { <h1 class="nhsuk-fieldset__heading" tabindex="-1">{label}</h1> }.into_any())
    } else {
        ("s", label.into_any())
    };
    let described_by = stated.described_by();
    view! {
        <FormGroup error=stated.error>
            <fieldset class="nhsuk-fieldset" aria-describedby=described_by>
                <legend class=format!("nhsuk-fieldset__legend nhsuk-fieldset__legend--{size}")>{legend}</legend>
                {stated.between()}
                {children()}
            </fieldset>
        </FormGroup>
    }
}

/// One control under its label.
#[component]
pub fn Labelled(
    /// What is said around it. Its id is the control's.
    stated: Stated,
    /// The control.
    children: Children,
) -> impl IntoView {
    let (id, label) = (stated.id.clone(), stated.label.clone());
    let label = if stated.is_heading {
        view! {
            <h1 class="nhsuk-label-wrapper" tabindex="-1">
                <label class="nhsuk-label nhsuk-label--l" for=id>{label}</label>
            </h1>
        }
        .into_any()
    } else {
        view! { <label class="nhsuk-label nhsuk-label--s" for=id>{label}</label> }.into_any()
    };
    view! {
        <FormGroup error=stated.error>
            {label}
            {stated.between()}
            {children()}
        </FormGroup>
    }
}

/// The one text that stands in a control.
#[must_use]
pub fn text_of(stands: Stands) -> String {
    stands.with(|texts| texts.first().cloned().unwrap_or_default())
}
