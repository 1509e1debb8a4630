//! What a pack lacks when it is to be sent: a line for each measure, with the way to its first gap.

use crate::components::error_summary::Mistake;
use crate::components::item_entry::first_control;
use crate::worded::item_name;
use measures::contract::Missing;
use measures::instruments::InstrumentId;

/// How many questions of each measure have no answer, where any have none.
#[must_use]
pub fn gaps(asked: &[InstrumentId], missing: &[Missing]) -> Vec<Mistake> {
    let of_part = |(part, id): (usize, &InstrumentId)| {
        let here = missing.iter().filter(|one| usize::from(one.part) == part);
        let mut items = here.filter_map(|one| id.instrument().item(one.item));
        let first = items.next()?;
        let (measure, item) = (id.instrument().name, item_name(first));
        let words = match items.count() {
            0 => format!("{measure}: 1 question has no answer, {item}"),
            others => format!("{measure}: {} questions have no answer, the first is {item}", others + 1),
        };
        Some(Mistake::at(first_control(*id, first), words))
    };
    (1..).zip(asked).filter_map(of_part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_measure_has_one_line_that_leads_to_its_first_gap() {
        let asked = ["phq9", "gad7", "wsas"].map(|id| InstrumentId::parse(id).unwrap());
        let missing =
            |part, items: std::ops::RangeInclusive<u8>| items.map(move |item| Missing { part, item });
        let missing: Vec<_> = missing(1, 2..=9).chain(missing(3, 4..=4)).collect();
        let lines = gaps(&asked, &missing);
        let expected = [
            ("phq9-2-0", "PHQ-9: 8 questions have no answer, the first is item 2"),
            ("wsas-4-0", "WSAS: 1 question has no answer, item 4"),
        ];
        assert_eq!(lines, expected.map(|(field, words)| Mistake::at(field, words)));
        assert!(gaps(&asked, &[]).is_empty());
    }
}
