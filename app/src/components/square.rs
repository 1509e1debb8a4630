//! A square that a phone's camera reads.

use leptos::prelude::*;
use measures::contract::clinician::LinkDrawn;

/// The code with its light margin, whatever the paper's colour.
pub fn square(code: &LinkDrawn, label: &'static str) -> impl IntoView + use<> {
    let side = code.side;
    view! {
        <svg
            class="bh-letter__square"
            viewBox=format!("0 0 {side} {side}")
            role="img"
            aria-label=label
            shape-rendering="crispEdges"
        >
            <rect width=side height=side fill="#ffffff"/>
            <path d=code.path.clone() fill="#000000"/>
        </svg>
    }
}
