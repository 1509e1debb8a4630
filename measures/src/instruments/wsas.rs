//! WSAS, the Work and Social Adjustment Scale: five areas of daily life, 0 to 8.
//!
//! - Words: stand-ins of our own. Same topics, same order, same values; not the published questionnaire, and not
//!   tested.
//! - Collected at every session. It has no part in caseness, recovery or reliable change.
//! - Sent to the NHS as five item values; no total is sent.
//! - The value 9 is only a transport code. Never offer it as a rating and never add it to a sum.
//! - Some software drops item 1 and reports out of 32. The NHS rule is the mean in its place, out of 40.
//! - Options 1, 3, 5 and 7 carry no words, so their label is empty: show the number.

use crate::evidence::{Band, Evidence, Source, Status};
use crate::instrument::{Asks, Instrument, Item, POINTS_0_TO_8, Value};
use crate::offered::{Offered, Role};
use crate::score::{Method, Scoring, Total};

const HOW_MUCH_AT_WORK: Asks = Asks::Choice(&[
    Value::Points(0),
    Value::Points(1),
    Value::Points(2),
    Value::Points(3),
    Value::Points(4),
    Value::Points(5),
    Value::Points(6),
    Value::Points(7),
    Value::Points(8),
    Value::DoesNotApply,
]);

pub(super) static INSTRUMENT: Instrument = Instrument {
    id: "wsas",
    name: "WSAS",
    about: "Daily life",
    ask_again: "Select how much your problems get in the way of this",
    items: &[
        Item::scored(1, HOW_MUCH_AT_WORK),
        Item::scored(2, POINTS_0_TO_8),
        Item::scored(3, POINTS_0_TO_8),
        Item::scored(4, POINTS_0_TO_8),
        Item::scored(5, POINTS_0_TO_8),
    ],
    numbered: true,
    scoring: Some(Scoring {
        method: Method::SumFillingGaps { at_most: 1, whole: false },
        lowest: Total::whole(0),
        highest: Total::whole(40),
    }),
    subscales: &[],
    offered: Offered::EverySession { place: 4, role: Role::DailyLife },
}
.checked();

pub(super) static EVIDENCE: Evidence = Evidence {
    title: "Work and Social Adjustment Scale",
    edition: "WSAS, five items",
    scoring: Source {
        status: Status::TwoSources,
        says: "Mundt JC, Marks IM, Shear MK, Greist JH (2002); NHS Data Dictionary archive (June 2012)",
    },
    missing: Source {
        status: Status::TwoSources,
        says: "NHS Data Dictionary archive, June 2012, data element WORK AND SOCIAL ADJUSTMENT SCALE SCORE; NHS \
         Data Dictionary business definition",
    },
    bands: &[
        Band { from: Total::whole(0), to: Total::whole(9), words: "Subclinical" },
        Band { from: Total::whole(10), to: Total::whole(20), words: "Significant functional impairment" },
        Band { from: Total::whole(21), to: Total::whole(40), words: "Moderately severe or worse" },
    ],
    bands_from: Some(Source {
        status: Status::OneSource,
        says: "Mundt JC, Marks IM, Shear MK, Greist JH (2002)",
    }),
    subscales_from: None,
    noted_from: None,
    caseness: None,
    reliable_change: None,
    asks_more_from: None,
    rights_holder: "Isaac M. Marks",
    terms: "Copyright retained by the holder. Commonly said to be free for clinical and research use; redistribution \
      in software is not stated.",
};
