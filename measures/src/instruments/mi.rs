//! MI, the Mobility Inventory for Agoraphobia: how often 27 situations are avoided, alone and accompanied.
//!
//! - Words: stand-ins of our own. Same topics, same order, same values; not the published questionnaire, and not
//!   tested.
//! - 27 situations. The NHS Data Dictionary calls the inventory a 27-item questionnaire and the copy consulted
//!   lists 27 situations that can be rated. The 1985 paper counts 26 situations and uses item 27 for the number of
//!   panic attacks; that count is not part of either scale and is not asked here.
//! - One representation: 27 items, each with the scales it is asked for. Item 26 is about being at home with nobody
//!   there, so it is asked for 'alone' only: 'alone' has 27 items and 'accompanied' has 26. (The copy consulted shows
//!   both columns for it: to be confirmed by the service.)
//! - Answers are stored as two lists of 27 in item order. In 'accompanied' the place of item 26 is always empty and
//!   is not counted as skipped.
//! - The 'alone' mean is the outcome score. 'Accompanied' is shown to the clinician only.
//! - The rounded two-decimal mean is the score. Caseness and change use it, in hundredths and never in binary
//!   floating point: 2.30 is not above 2.3, and 2.30 - 1.57 is exactly 0.73.
//! - Rounding example: 51 over 24 is 2.125 and becomes 2.13.
//! - Sent with decimals always: 2.00, never 2.
//! - Parts: NHS Data Dictionary archive, AGORAPHOBIA MOBILITY INVENTORY SCORE (WHEN ALONE) and (WHEN ACCOMPANIED)
//!   (one source).

use crate::evidence::{Comparison, Evidence, Published, Source, Status};
use crate::instrument::{Asks, Instrument, Item, Subscale, Value};
use crate::offered::Offered;
use crate::problem::ProblemDescriptor;
use crate::score::{Method, Scoring, Total};

const HOW_OFTEN: Asks = Asks::Choice(&[
    Value::Points(1),
    Value::Points(2),
    Value::Points(3),
    Value::Points(4),
    Value::Points(5),
    Value::DoesNotApply,
]);

const SITUATIONS: u8 = 27;
/// About being at home with nobody there, so rated once.
const ALONE_ONLY: u8 = 26;

/// Each situation alone, then accompanied. A rating accompanied has the number of its situation and 27.
const ITEMS: [Item; 53] = {
    let mut items = [Item::scored(1, HOW_OFTEN).rating(1, "alone"); 53];
    let (mut at, mut situation) = (0, 1);
    while situation <= SITUATIONS {
        items[at] = Item::scored(situation, HOW_OFTEN).rating(situation, "alone");
        at += 1;
        if situation != ALONE_ONLY {
            let accompanied = Item::unscored(situation + SITUATIONS, HOW_OFTEN).needed();
            items[at] = accompanied.rating(situation, "accompanied");
            at += 1;
        }
        situation += 1;
    }
    items
};

pub(super) static INSTRUMENT: Instrument = Instrument {
    id: "mi",
    name: "MI",
    about: "Places and situations you avoid",
    ask_again: "Select how often you avoid this",
    items: &ITEMS,
    numbered: false,
    scoring: Some(Scoring {
        method: Method::Mean { skips_at_most: 5 },
        lowest: Total::whole(1),
        highest: Total::whole(5),
    }),
    subscales: &[
        Subscale {
            id: "alone",
            name: "When alone",
            items: &[
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
                26, 27,
            ],
            method: Method::Mean { skips_at_most: 5 },
        },
        Subscale {
            id: "accompanied",
            name: "When accompanied",
            items: &[
                28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50,
                51, 52, 54,
            ],
            method: Method::Mean { skips_at_most: 5 },
        },
    ],
    offered: Offered::Paired(ProblemDescriptor::Agoraphobia),
}
.checked();

pub(super) static EVIDENCE: Evidence = Evidence {
    title: "Mobility Inventory for Agoraphobia",
    edition: "27 situations, alone and accompanied",
    scoring: Source {
        status: Status::OneSource,
        says: "NHS Data Dictionary archive, AGORAPHOBIA MOBILITY INVENTORY SCORE (WHEN ALONE) and (WHEN \
         ACCOMPANIED); which scale counts: NHS England, public repository nhsengland/Talking-Therapies \
         (commit 8458b2e), agoraphobia (F400) is paired with the 'alone' score",
    },
    missing: Source {
        status: Status::OneSource,
        says: "NHS Data Dictionary archive, AGORAPHOBIA MOBILITY INVENTORY SCORE (WHEN ALONE) and (WHEN \
         ACCOMPANIED)",
    },
    bands: &[],
    bands_from: None,
    subscales_from: Some(Source {
        status: Status::OneSource,
        says: "NHS Data Dictionary archive, AGORAPHOBIA MOBILITY INVENTORY SCORE (WHEN ALONE) and (WHEN ACCOMPANIED)",
    }),
    noted_from: None,
    caseness: Some(Published {
        value: Total::from_hundredths(2_30),
        comparison: Comparison::Above,
        source: Source {
            status: Status::ToBeConfirmed,
            says: "The value has one official source: NHS Data Dictionary archive, cut-off 'above an item average of \
         2.3'. Whether exactly 2.30 counts, and whether the mean is rounded first, is to be confirmed by the \
         service.",
        },
        configurable: true,
    }),
    reliable_change: Some(Published {
        value: Total::from_hundredths(73),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::ToBeConfirmed,
            says: "No public source was found for this value. Check it against the NHS Talking Therapies Manual, \
         version 7.1 (NHS England) before live use.",
        },
        configurable: true,
    }),
    asks_more_from: None,
    rights_holder: "Chambless DL, Caputo GC, Jasin SE, Gracely EJ, Williams C (1985)",
    terms: "No licence statement was found. Treat as restricted.",
};
