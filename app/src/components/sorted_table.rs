//! A table whose rows can be put in another order, by pressing the name of a column; where the page is narrow and the
//! columns have no heads, by a list above it.

use super::select::Select;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// The column by which rows are in order, from 0, and whether from the last to the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sorting {
    /// Which column.
    pub column: usize,
    /// Whether from the last to the first.
    pub down: bool,
}

impl Sorting {
    /// What pressing a column leads to: another column upwards, the same one the other way round.
    #[must_use]
    pub fn pressed(self, column: usize) -> Self {
        Self { column, down: self.column == column && !self.down }
    }

    /// Puts rows in order. Those that are alike stay as they were.
    pub fn sort<T, K: Ord>(self, rows: &mut [T], key: impl Fn(&T) -> K) {
        if self.down {
            rows.sort_by_key(|row| Reverse(key(row)));
        } else {
            rows.sort_by_key(key);
        }
    }
}

/// A table with a head for each column, the rows of which are the children.
#[component]
pub fn SortedTable(
    /// What the table shows, for those who hear it.
    caption: &'static str,
    /// The names of the columns.
    columns: &'static [&'static str],
    /// The order of the rows.
    sorting: RwSignal<Sorting>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let head = move |(place, name): (usize, &'static str)| {
        let way = move || match sorting.get() {
            Sorting { column, down } if column == place => {
                Some(if down { "descending" } else { "ascending" })
            }
            _ => None,
        };
        let arrow = move || match way() {
            Some("descending") => "▼",
            Some(_) => "▲",
            None => "",
        };
        view! {
            <th class="nhsuk-table__header" role="columnheader" scope="col" aria-sort=way>
                <button
                    class="bh-sort"
                    type="button"
                    on:click=move |_| sorting.update(|sorting| *sorting = sorting.pressed(place))
                >
                    {name}<span class="bh-sort__way" aria-hidden="true">{arrow}</span>
                </button>
            </th>
        }
    };
    view! {
        <div class="bh-sort-by"><SortBy columns=columns sorting=sorting/></div>
        <table class="nhsuk-table bh-today bh-list" role="table">
            <caption class="nhsuk-table__caption nhsuk-u-visually-hidden">{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">{columns.iter().copied().enumerate().map(head).collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{children()}</tbody>
        </table>
    }
}

#[component]
fn SortBy(columns: &'static [&'static str], sorting: RwSignal<Sorting>) -> impl IntoView {
    let chosen = RwSignal::new(0);
    let both = |name: &&'static str| [format!("{name}, first to last"), format!("{name}, last to first")];
    let choices = columns.iter().flat_map(both).collect();
    let place = Memo::new(move |_| chosen.get());
    Effect::watch(
        move || place.get(),
        move |place, _, _| sorting.set(Sorting { column: place / 2, down: place % 2 == 1 }),
        false,
    );
    Effect::new(move |_| {
        let Sorting { column, down } = sorting.get();
        chosen.set(column * 2 + usize::from(down));
    });
    view! { <Select name="sort-by" label="Put in order by" choices=choices chosen=chosen/> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pressing_a_column_again_turns_it_round() {
        let first = Sorting::default();
        assert_eq!(first.pressed(0), Sorting { column: 0, down: true });
        assert_eq!(first.pressed(0).pressed(0), first);
        assert_eq!(first.pressed(0).pressed(2), Sorting { column: 2, down: false });
    }

    #[test]
    fn rows_that_are_alike_stay_as_they_were_both_ways_round() {
        let mut rows = [(2, 'a'), (1, 'b'), (2, 'c')];
        Sorting::default().sort(&mut rows, |row| row.0);
        assert_eq!(rows, [(1, 'b'), (2, 'a'), (2, 'c')]);
        Sorting { column: 0, down: true }.sort(&mut rows, |row| row.0);
        assert_eq!(rows, [(2, 'a'), (2, 'c'), (1, 'b')]);
    }
}
