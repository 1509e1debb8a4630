//! What was said, in the codes of the data set.

use crate::components::fact_list::FactList;
use crate::components::folded::Folded;
use crate::components::on_request::OnRequest;
use crate::inbox_words::why_words;
use leptos::prelude::*;
use measures::contract::clinician::{DataSetCode, SelfReferralView};

/// The field of the number that is shown on request only, here as everywhere.
const COVERED: &str = "NHSNumber";

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
    let code = match &*one.field {
        COVERED => view! { <OnRequest digits=one.code whose="in the codes of this form"/> }.into_any(),
        _ => one.code.into_any(),
    };
    (name.into_any(), view! { {code} {why} }.into_any())
}
