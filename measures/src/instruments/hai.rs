//! HAI, the Health Anxiety Inventory, short form: 18 groups of four sentences over one week.
//!
//! - Words: stand-ins of our own. Same topics, same order, same values; not the published questionnaire, and not
//!   tested.
//! - The NHS total is the sum of all 18 items (0 to 54). Some sites total the 14 main items (0 to 42) alone: do not
//!   mix the two.
//! - Every item has its own options, 0 to 3. The common options list is empty.
//! - One answer per item. On paper more than one may be marked and the highest counts (to be confirmed by the
//!   service); the instruction asks for the lower-placed, higher-scoring one.
//! - Week version. A six-month version exists and must not be mixed with it.
//! - Parts: Salkovskis PM, Rimes KA, Warwick HMC, Clark DM (2002); King's College London, Centre for Anxiety
//!   Disorders and Trauma (two sources).

use crate::evidence::{Comparison, Evidence, Published, Source, Status};
use crate::instrument::{Instrument, Item, POINTS_0_TO_3, Subscale};
use crate::offered::Offered;
use crate::problem::ProblemDescriptor;
use crate::score::{Method, Scoring, Total};

pub(super) static INSTRUMENT: Instrument = Instrument {
    id: "hai",
    name: "HAI",
    about: "Worry about your health",
    ask_again: "Select the answer that fits best",
    items: &Item::scored_run::<18>(POINTS_0_TO_3),
    numbered: false,
    scoring: Some(Scoring { method: Method::Sum, lowest: Total::whole(0), highest: Total::whole(54) }),
    subscales: &[
        Subscale {
            id: "main",
            name: "Main items",
            items: &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
            method: Method::Sum,
        },
        Subscale {
            id: "negative_consequences",
            name: "Negative consequences",
            items: &[15, 16, 17, 18],
            method: Method::Sum,
        },
    ],
    offered: Offered::Paired(ProblemDescriptor::HealthAnxiety),
}
.checked();

pub(super) static EVIDENCE: Evidence = Evidence {
    title: "Health Anxiety Inventory, short form, week version (18 items)",
    edition: "Short form, 18 groups, week version",
    scoring: Source {
        status: Status::OneSource,
        says: "NHS England, public repository nhsengland/Reusable-Code-Library (commit 4009bd56), \
         src/dsp/validations/iapt/assessment_scales.py (accepted range 0 to 54, so all 18 items are summed)",
    },
    missing: Source { status: Status::ToBeConfirmed, says: "No rule was found." },
    bands: &[],
    bands_from: None,
    subscales_from: Some(Source {
        status: Status::TwoSources,
        says: "Salkovskis PM, Rimes KA, Warwick HMC, Clark DM (2002); King's College London, Centre for Anxiety Disorders and Trauma",
    }),
    noted_from: None,
    caseness: Some(Published {
        value: Total::whole(18),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::ToBeConfirmed,
            says: "Published cut-off 18, but papers differ on 14 or 18 items and on 'at' or 'above' 18 (PMC6343350 uses \
          above 18). Its use by NHS Talking Therapies on the 18-item total was not confirmed by a public \
         source: check it against the NHS Talking Therapies Manual, version 7.1 (NHS England).",
        },
        configurable: true,
    }),
    reliable_change: Some(Published {
        value: Total::whole(4),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::ToBeConfirmed,
            says: "No public source was found for this value. Check it against the NHS Talking Therapies Manual, \
         version 7.1 (NHS England) before live use.",
        },
        configurable: true,
    }),
    asks_more_from: None,
    rights_holder: "Salkovskis PM, Rimes KA, Warwick HMC, Clark DM (2002)",
    terms: "A form can be downloaded from King's College London; no licence statement was found. Treat as \
     restricted.",
};
