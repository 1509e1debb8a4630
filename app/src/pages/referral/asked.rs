//! The questions of a screen, each drawn by its kind. One that hangs on another comes up under the choice that asks
//! for it, or after the question that does.

use super::field::{Field, radios};
use super::practice::PracticeField;
use crate::components::boxes::{Boxes, DATE, MONTH_AND_YEAR};
use crate::components::error_summary::{Mistake, error_at, error_in};
use crate::components::line::{Kind, Line, Lines};
use crate::components::long_list::LongList;
use crate::components::options::{Choosable, Options, Reveal};
use crate::components::shown::shown;
use crate::components::stated::Stated;
use leptos::prelude::*;
use measures::referral::{Asks, Choice, ChoiceKind, Condition, Need, Question};

/// What the questions of a screen share.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) fields: StoredValue<Vec<Field>>,
    /// The ids of the questions that are asked as things stand.
    pub(super) asked: Memo<Vec<&'static str>>,
    pub(super) mistakes: RwSignal<Vec<Mistake>>,
    /// The question that is the heading of the screen, with what is said under it.
    pub(super) heading: StoredValue<Option<(&'static str, Vec<String>)>>,
    /// Whether what may be left empty says so; where everything may, it is said once.
    pub(super) marks_optional: bool,
    /// Whether whoever types answers for themselves, which their browser may help with.
    pub(super) for_oneself: bool,
}

/// Where a question stands among the others of its screen.
enum Place {
    Alone,
    /// Under this choice of this question.
    Under(&'static str, &'static str),
    /// After this question.
    After(&'static str),
}

impl Asked {
    /// All of them, in order.
    pub(super) fn view(self) -> AnyView {
        let alone = |field: &Field| matches!(self.place(field.question), Place::Alone);
        self.all_that(alone).into_iter().map(|field| self.where_asked(field)).collect_view().into_any()
    }

    fn all_that(self, fits: impl Fn(&Field) -> bool) -> Vec<Field> {
        self.fields.with_value(|fields| fields.iter().copied().filter(|field| fits(field)).collect())
    }

    fn where_asked(self, field: Field) -> AnyView {
        if field.question.asked == Condition::Always {
            return self.one(field);
        }
        let id = &*field.question.id;
        let is_asked = Signal::derive(move || self.asked.with(|asked| asked.contains(&id)));
        shown(is_asked, move || self.one(field))
    }

    /// One question, and those that come after it because of it.
    fn one(self, field: Field) -> AnyView {
        let after = self.all_that(
            |other| matches!(self.place(other.question), Place::After(parent) if parent == field.question.id),
        );
        view! {
            {self.control(field)}
            {after.into_iter().map(|field| self.where_asked(field)).collect_view()}
        }
        .into_any()
    }

    fn place(self, question: &'static Question) -> Place {
        let (parent, chosen) = match &question.asked {
            Condition::When { question, chosen } => (&**question, &**chosen),
            Condition::WhenSaid { question } => (&**question, [].as_slice()),
            Condition::Always | Condition::OneOf(_) => return Place::Alone,
        };
        let parent = self.all_that(|field| field.question.id == parent).first().map(|field| field.question);
        match (parent, chosen) {
            (None, _) => Place::Alone,
            (Some(parent), [choice]) if radios(&parent.asks).is_some() => Place::Under(&parent.id, choice),
            (Some(parent), _) => Place::After(&parent.id),
        }
    }

    fn control(self, field: Field) -> AnyView {
        let Field { question, stands, faulty } = field;
        let stated = self.stated(question);
        match &question.asks {
            Asks::Words { at_most } => {
                view! { <Lines stated=stated at_most=*at_most stands=stands/> }.into_any()
            }
            Asks::Birthday => view! {
                <Boxes stated=stated boxes=&DATE faulty=faulty own_birthday=self.for_oneself stands=stands/>
            }
            .into_any(),
            Asks::Month => view! {
                <Boxes stated=stated boxes=&MONTH_AND_YEAR faulty=faulty own_birthday=false stands=stands/>
            }
            .into_any(),
            Asks::Practice => view! { <PracticeField stated=stated stands=stands/> }.into_any(),
            Asks::Rating => {
                let choices = (0..=10).map(|points| plain(points.to_string(), points.to_string())).collect();
                view! { <Options stated=stated many=false choices=choices stands=stands/> }.into_any()
            }
            Asks::OneOf(choices) if radios(&question.asks).is_none() => {
                let words = |choice: &Choice| (choice.id.to_string(), choice.words.to_string());
                let choices = choices.iter().map(words).collect();
                view! { <LongList stated=stated choices=choices stands=stands/> }.into_any()
            }
            Asks::OneOf(choices) | Asks::AnyOf(choices) => {
                let many = matches!(question.asks, Asks::AnyOf(_));
                let mut choices: Vec<_> =
                    choices.iter().map(|choice| self.choosable(question, choice)).collect();
                // One "or" before the first of those that stand alone.
                if let Some(first) = choices.iter_mut().find(|choice| choice.is_alone) {
                    first.is_apart = true;
                }
                view! { <Options stated=stated many=many choices=choices stands=stands/> }.into_any()
            }
            asks => {
                let kind = kind(asks, &question.id, self.for_oneself);
                view! { <Line stated=stated kind=kind stands=stands/> }.into_any()
            }
        }
    }

    fn stated(self, question: &'static Question) -> Stated {
        let id = question.id.to_string();
        // Of the questions on a screen, no id begins with another’s and a hyphen.
        let has_parts = radios(&question.asks).is_some()
            || matches!(question.asks, Asks::Birthday | Asks::Month | Asks::Rating | Asks::Practice);
        let error =
            if has_parts { error_in(self.mistakes, format!("{id}-")) } else { error_at(self.mistakes, &id) };
        let heading = self.heading.with_value(Clone::clone).filter(|(heading, _)| *heading == question.id);
        let optional =
            if self.marks_optional && question.need == Need::Optional { " (optional)" } else { "" };
        Stated {
            id,
            label: format!("{}{optional}", question.label),
            is_heading: heading.is_some(),
            says: heading.map(|(_, says)| says).unwrap_or_default(),
            hint: question.hint.as_ref().map(ToString::to_string),
            error,
        }
    }

    fn choosable(self, question: &'static Question, choice: &'static Choice) -> Choosable {
        let under = self.all_that(|field| {
            matches!(self.place(field.question), Place::Under(parent, id) if parent == question.id && id == choice.id)
        });
        let reveals: Option<Reveal> = (!under.is_empty()).then(|| {
            let draw = move || under.iter().map(|field| self.one(*field)).collect_view().into_any();
            Box::new(draw) as Reveal
        });
        Choosable {
            hint: choice.hint.as_ref().map(ToString::to_string),
            is_alone: matches!(choice.kind, ChoiceKind::Excludes | ChoiceKind::Declines),
            reveals,
            ..plain(choice.id.to_string(), choice.words.to_string())
        }
    }
}

fn plain(id: String, words: String) -> Choosable {
    Choosable { id, words, hint: None, is_alone: false, is_apart: false, reveals: None }
}

fn kind(asks: &Asks, question: &str, for_oneself: bool) -> Kind {
    let (input, keyboard, token, width) = match asks {
        Asks::Phone => ("tel", None, "tel", Some("20")),
        Asks::Email => ("email", None, "email", None),
        Asks::Postcode => ("text", None, "postal-code", Some("10")),
        Asks::NhsNumber => ("text", Some("numeric"), "off", Some("20")),
        Asks::Line { autocomplete, .. } => ("text", None, &**autocomplete, None),
        _ => ("text", None, "off", None),
    };
    // What the browser knows of its owner is nobody else's.
    let is_theirs = question.starts_with("emergency") || !for_oneself && question != "helper_name";
    let autocomplete = if is_theirs { "off" } else { token }.to_owned();
    Kind { input, keyboard, autocomplete, width }
}
