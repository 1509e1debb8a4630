//! GAD-7, Generalised Anxiety Disorder 7: seven items on worry over two weeks.
//!
//! - Words: Spitzer, Kroenke, Williams and Löwe, with an educational grant from Pfizer. "No permission required
//!   to reproduce, translate, display or distribute." Shipped verbatim.
//! - Total 0 to 21, bands 5/10/15: NHS England, nhsengland/Talking-Therapies (8458b2e), dashboard; CamCOPS
//!   (56a303e). Two sources agree.
//! - Missing: CamCOPS (56a303e) allows none. One source.
//! - Asked at every session, also beside another anxiety measure, because it is that measure's backup.

use crate::instrument::{Band, Instrument, Item, Offered, ResponseOption, Rights, Threshold};
use crate::score::{MissingRule, Scoring, Total};

const HOW_OFTEN: &[ResponseOption] = &[
    ResponseOption::new(0, "Not at all"),
    ResponseOption::new(1, "Several days"),
    ResponseOption::new(2, "More than half the days"),
    ResponseOption::new(3, "Nearly every day"),
];

pub(super) static GAD7: Instrument = Instrument {
    id: "gad7",
    name: "GAD-7",
    about: "Worry and anxiety",
    stem: "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
    ask_again: "Select how often you have been bothered by this",
    items: &[
        Item::scored("Feeling nervous, anxious or on edge", HOW_OFTEN),
        Item::scored("Not being able to stop or control worrying", HOW_OFTEN),
        Item::scored("Worrying too much about different things", HOW_OFTEN),
        Item::scored("Trouble relaxing", HOW_OFTEN),
        Item::scored("Being so restless that it is hard to sit still", HOW_OFTEN),
        Item::scored("Becoming easily annoyed or irritable", HOW_OFTEN),
        Item::scored("Feeling afraid as if something awful might happen", HOW_OFTEN),
    ],
    numbered: false,
    scoring: Scoring {
        lowest: Total::whole(0),
        highest: Total::whole(21),
        missing: MissingRule::AllRequired,
    },
    subscales: &[],
    bands: &[
        Band { from: Total::whole(0), to: Total::whole(4), words: "None-minimal" },
        Band { from: Total::whole(5), to: Total::whole(9), words: "Mild" },
        Band { from: Total::whole(10), to: Total::whole(14), words: "Moderate" },
        Band { from: Total::whole(15), to: Total::whole(21), words: "Severe" },
    ],
    caseness: Some(Threshold {
        at_least: Total::whole(8),
        source: "PMC8411661, Table 1; two public implementations of the NHS Talking Therapies measures",
    }),
    reliable_change: Some(Threshold {
        at_least: Total::whole(4),
        source: "PMC8411661, Table 1; two public implementations of the NHS Talking Therapies measures",
    }),
    offered: Offered::EverySession { place: 2 },
    rights: Rights {
        holder: "Spitzer, Kroenke, Williams and Löwe, with an educational grant from Pfizer",
        terms: "No permission required to reproduce, translate, display or distribute.",
        notice: None,
    },
}
.checked();
