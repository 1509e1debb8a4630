//! How to reach somebody: what makes a call unsafe comes before any way that was chosen, whenever that was.

use super::line::{Line, Piece};
use crate::reach_words::{reach_words, warnings};
use crate::times::date;
use crate::worded::Phrase;
use measures::brief::Brief;
use measures::contract::clinician::ToldInForm;
use measures::referral::told::{Row, Told};

pub(super) fn lines(brief: &Brief) -> Vec<Line> {
    let form = brief.form.as_ref();
    let warned = |form: &ToldInForm| {
        warnings(form.unsafe_to_phone, form.agrees_to_nothing, form.writing_stopped)
            .map(|words| Line::default().strong(words))
            .collect::<Vec<_>>()
    };
    let chosen = match &brief.reach {
        Some(reached) => {
            let said = format!(" (said {})", date(reached.given.date()));
            Line::default().strong(reach_words(&reached.reach)).plain(said)
        }
        None if form.is_some() => Line::of("Not said on the help page."),
        None => Line::of("Not said on the help page. See the clinical record."),
    };
    let agreed = form.filter(|form| !form.ways.is_empty()).map(agreed);
    form.map(warned).unwrap_or_default().into_iter().chain([chosen]).chain(agreed).collect()
}

/// "Referral form: Is it OK to text you? **Yes**. Is there anything we should avoid? **Mornings**."
fn agreed(form: &ToldInForm) -> Line {
    let add = |line: Line, Row { asked, told }: &Row| {
        let Told::Words(said) = told else { return line };
        let colon = if asked.ends_with('?') { "" } else { ":" };
        let said = Phrase { direction: Some("auto"), ..Phrase::ours(said.clone()) };
        line.plain(format!(" {asked}{colon} ")).with(Piece::Strong(said)).plain(".")
    };
    form.ways.iter().fold(Line::of("Referral form:"), add)
}
