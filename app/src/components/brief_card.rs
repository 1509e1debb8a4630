//! The brief: what to know before a call, on one screen and on one page of paper.

use super::phrase::Words;
use crate::brief_words::{Line, Piece, Row, Told};
use leptos::prelude::*;

/// What alerts first, over the whole width; below it what was answered beside what else to know.
#[component]
pub fn BriefCard(
    /// What it says.
    told: Told,
) -> impl IntoView {
    let Told { alerts, answered, around } = told;
    let alerts = alerts.map(|row| view! { <div class="bh-brief__alert">{facts(vec![row])}</div> });
    view! {
        <section class="bh-brief" aria-labelledby="brief">
            <h2 class="bh-brief__heading" id="brief">"Brief"</h2>
            {alerts}
            <div class="bh-brief__columns">{facts(answered)} {facts(around)}</div>
        </section>
    }
}

fn facts(rows: Vec<Row>) -> impl IntoView {
    let fact = |Row { name, lines }: Row| {
        let lines = lines.into_iter().map(line).collect_view();
        view! {
            <dt class="bh-brief__name">{name}</dt>
            <dd class="bh-brief__fact">{lines}</dd>
        }
    };
    view! { <dl class="bh-brief__facts">{rows.into_iter().map(fact).collect_view()}</dl> }
}

fn line(line: Line) -> impl IntoView {
    let piece = |piece: Piece| match piece {
        Piece::Plain(phrase) => view! { <Words phrase=phrase/> }.into_any(),
        Piece::Strong(phrase) => view! { <strong><Words phrase=phrase/></strong> }.into_any(),
        Piece::Link { to, words } => view! { <a href=to>{words}</a> }.into_any(),
    };
    view! { <p>{line.pieces.into_iter().map(piece).collect_view()}</p> }
}
