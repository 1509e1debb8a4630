//! Things to choose from: one of them, or any number. A choice may bring up more under it. Nothing is chosen
//! beforehand, and choosing sends nothing.

use super::shown::shown;
use super::stated::{Grouped, Stands, Stated};
use leptos::prelude::*;

/// One thing to choose.
pub struct Choosable {
    /// Its id, which is what stands when it is chosen.
    pub id: String,
    /// Its words.
    pub words: String,
    /// What stands under them.
    pub hint: Option<String>,
    /// Whether it stands alone: choosing it takes the others away, and choosing another takes it away.
    pub is_alone: bool,
    /// Whether an "or" sets it apart from those above.
    pub is_apart: bool,
    /// What comes up under it when it is chosen.
    pub reveals: Option<Reveal>,
}

/// Draws what comes up under a choice.
pub type Reveal = Box<dyn Fn() -> AnyView + Send>;

/// Radio buttons, or boxes to tick. The first one's id is `{id}-0`.
#[component]
pub fn Options(
    /// What is said around them.
    stated: Stated,
    /// Whether more than one can be chosen.
    many: bool,
    /// What can be chosen, in order.
    choices: Vec<Choosable>,
    /// The ids of what is chosen.
    stands: Stands,
) -> impl IntoView {
    let kind = Kind::of(many);
    let name = stated.id.clone();
    let alone: Vec<String> = choices.iter().filter(|one| one.is_alone).map(|one| one.id.clone()).collect();
    let alone = StoredValue::new(alone);
    let choose = Callback::new(move |(id, on): (String, bool)| {
        stands.update(|chosen| {
            let is_alone = |id: &String| alone.with_value(|alone| alone.contains(id));
            if !many || is_alone(&id) {
                chosen.clear();
            }
            chosen.retain(|other| *other != id && !is_alone(other));
            if on {
                chosen.push(id);
            }
        });
    });
    let row = move |(index, choice)| item(kind, &name, index, choice, stands, choose);
    view! {
        <Grouped stated=stated>
            <div class=kind.class("")>{choices.into_iter().enumerate().map(row).collect_view()}</div>
        </Grouped>
    }
}

fn item(
    kind: Kind,
    name: &str,
    index: usize,
    choice: Choosable,
    stands: Stands,
    choose: Callback<(String, bool)>,
) -> AnyView {
    let Choosable { id, words, hint, is_apart, reveals, .. } = choice;
    let control = format!("{name}-{index}");
    let hint_id = hint.is_some().then(|| format!("{control}-hint"));
    let chosen = Signal::derive({
        let id = id.clone();
        move || stands.with(|chosen| chosen.contains(&id))
    });
    let hint = hint.map(|hint| {
        view! { <div class=format!("nhsuk-hint {}", kind.class("__hint")) id=hint_id.clone()>{hint}</div> }
    });
    let reveals = reveals.map(|reveals| {
        let inside = move || view! { <div class=kind.class("__conditional")>{reveals()}</div> }.into_any();
        shown(chosen, inside)
    });
    view! {
        {is_apart.then(|| view! { <div class=kind.class("__divider")>"or"</div> })}
        <div class=kind.class("__item")>
            <input
                class=kind.class("__input")
                id=control.clone()
                name=name.to_owned()
                type=kind.input()
                value=id.clone()
                aria-describedby=hint_id
                prop:checked=chosen
                on:change=move |event| choose.run((id.clone(), event_target_checked(&event)))
            />
            <label class=format!("nhsuk-label {}", kind.class("__label")) for=control>{words}</label>
            {hint}
        </div>
        {reveals}
    }
    .into_any()
}

#[derive(Clone, Copy)]
enum Kind {
    Radios,
    Checkboxes,
}

impl Kind {
    fn of(many: bool) -> Self {
        if many { Self::Checkboxes } else { Self::Radios }
    }

    fn class(self, part: &str) -> String {
        let block = match self {
            Self::Radios => "nhsuk-radios",
            Self::Checkboxes => "nhsuk-checkboxes",
        };
        format!("{block}{part}")
    }

    fn input(self) -> &'static str {
        match self {
            Self::Radios => "radio",
            Self::Checkboxes => "checkbox",
        }
    }
}
