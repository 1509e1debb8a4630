//! How many begin the form, and how far they come.

use super::super::{reading::read, session::Desk};
use crate::components::loaded::Loaded;
use crate::components::page_heading::PageHeading;
use crate::components::select::Select;
use crate::live::Live;
use crate::route::clinic::Screen;
use leptos::prelude::*;
use measures::contract::clinician::{Reached, ReadReferralCounts, ReferralCounts};

/// The spans that can be looked at, in days.
const SPANS: [u16; 3] = [7, 28, 90];

/// A table of counts over some days.
#[component]
pub fn CountsPage() -> impl IntoView {
    let (desk, live) = (expect_context::<Desk>(), expect_context::<Live>());
    let span = RwSignal::new(1);
    let choices = SPANS.map(|days| format!("The last {days} days")).into();
    let counts = move || {
        let days = SPANS.get(span.get()).copied().unwrap_or(SPANS[0]);
        let reading = read(desk, live, ReadReferralCounts { days });
        view! { <Loaded reading=reading part=true view=table/> }
    };
    view! {
        <a class="nhsuk-back-link" href=Screen::Inbox.to_string()>"Back to referrals"</a>
        <PageHeading title="How far people come">"How far people come with the referral form"</PageHeading>
        <p>"These are counts of forms. They hold no personal data."</p>
        <div class="bh-narrow">
            <Select name="span" label="Which days?" choices=choices chosen=span/>
        </div>
        {counts}
    }
}

fn table(counts: Signal<ReferralCounts>) -> impl IntoView {
    let rows = move || {
        let ReferralCounts { began, reached, sent } = counts.get();
        let (later, before): (Vec<_>, Vec<_>) = reached.into_iter().partition(|one| one.later);
        let words = |reached: Vec<Reached>| {
            reached.into_iter().map(|one| (format!("Reached: {}", one.heading), one.forms))
        };
        let first = [("Began".to_owned(), began)].into_iter().chain(words(before));
        let all = first.chain([("Sent".to_owned(), sent)]).chain(words(later));
        all.map(|(what, count)| row(what, count, began)).collect_view()
    };
    view! {
        <table class="nhsuk-table bh-counts">
            <caption class="nhsuk-table__caption nhsuk-u-visually-hidden">"Forms begun, how far they came, and sent"</caption>
            <thead>
                <tr>
                    <th class="nhsuk-table__header" scope="col">"Step"</th>
                    <th class="nhsuk-table__header nhsuk-table__header--numeric" scope="col">"Forms"</th>
                    <th class="nhsuk-table__header nhsuk-table__header--numeric" scope="col">"Of those begun"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(what: String, count: u32, began: u32) -> impl IntoView {
    view! {
        <tr>
            <th class="nhsuk-table__header" scope="row">{what}</th>
            <td class="nhsuk-table__cell nhsuk-table__cell--numeric">{count}</td>
            <td class="nhsuk-table__cell nhsuk-table__cell--numeric">{share(count, began)}</td>
        </tr>
    }
}

/// "62%", to the nearest whole one; "–" of nothing.
fn share(count: u32, of: u32) -> String {
    if of == 0 {
        return "–".to_owned();
    }
    let (count, of) = (u64::from(count), u64::from(of));
    format!("{}%", (count * 200 + of) / (of * 2))
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_is_rounded_and_nothing_has_none() {
        assert_eq!([share(5, 8), share(1, 8), share(0, 8), share(0, 0)], ["63%", "13%", "0%", "–"]);
    }
}
