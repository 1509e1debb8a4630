//! What was said, in the codes of the data set.

use crate::components::fact_list::FactList;
use crate::components::folded::Folded;
use crate::inbox_words::why_words;
use leptos::prelude::*;
use measures::contract::clinician::{DataSetCode, SelfReferralView};

/// The codes as they were stored, folded under the form. Nothing before it is taken on.
#[component]
pub fn Codes(
    /// The referral.
    content: Signal<SelfReferralView>,
) -> impl IntoView {
    let codes = Memo::new(move |_| content.with(|view| view.codes.clone()));
    move || {
        let codes = codes.get();
        (!codes.is_empty()).then(|| {
            view! {
                <Folded summary="Codes for the data set">
                    <div class="bh-told">
                        <FactList facts=codes.into_iter().map(fact).collect()/>
                    </div>
                </Folded>
            }
        })
    }
}

fn fact(one: DataSetCode) -> (AnyView, AnyView) {
    let field = format!("{} {}", one.table, one.field);
    let why =
        why_words(one.why).map(|words| view! { <span class="bh-not-said">{format!(" {words}")}</span> });
    let name = view! { {field} <br/> <span class="bh-not-said" dir="auto">{one.asked}</span> };
    (name.into_any(), view! { {one.code} {why} }.into_any())
}
