//! OCI, the Obsessive-Compulsive Inventory: how distressing 42 experiences were over one month, 0 to 4.
//!
//! - Words: stand-ins of our own. Same topics, same order, same values; not the published questionnaire, and not
//!   tested.
//! - Distress ratings only. The frequency column of the original is not asked.
//! - The recall period differs between copies (a month or two weeks). We ask about a month: to be confirmed by the
//!   service.
//! - The rounded total is the score: caseness and change use it.
//! - The 18-item OCI-R is another measure (range 0 to 72). Never send its total under the OCI code.
//! - No severity bands are published for NHS Talking Therapies.
//! - Parts: Subscale names and sizes: Foa et al (1998). The item numbers were not confirmed by a public source (to
//!   be confirmed by the service).
//! - Item 13 from 1: Unwanted thoughts of harm are a common sign of OCD. Shown to the clinician as such; it does
//!   not open the support panel by itself. Items 12, 17, 20 and 32 are of the same kind and carry no flag. No NHS
//!   rule was found. (to be confirmed by the service)

use crate::evidence::{Comparison, Evidence, Published, Source, Status};
use crate::instrument::{Instrument, Item, POINTS_0_TO_4, Subscale};
use crate::offered::Offered;
use crate::problem::ProblemDescriptor;
use crate::score::{Method, Scoring, Total};

/// Shown to clinicians beside the total; it raises no alert. No NHS rule was found.
const ITEMS: [Item; 42] = {
    let mut items = Item::scored_run(POINTS_0_TO_4);
    items[12] = items[12].noted_from(1);
    items
};

pub(super) static INSTRUMENT: Instrument = Instrument {
    id: "oci",
    name: "OCI",
    about: "Unwanted thoughts and habits",
    ask_again: "Select how much this has upset you",
    items: &ITEMS,
    numbered: false,
    scoring: Some(Scoring {
        method: Method::SumFillingGaps { at_most: 2, whole: true },
        lowest: Total::whole(0),
        highest: Total::whole(168),
    }),
    subscales: &[
        Subscale {
            id: "washing",
            name: "Washing",
            items: &[2, 4, 8, 21, 22, 27, 38, 42],
            method: Method::Sum,
        },
        Subscale {
            id: "checking",
            name: "Checking",
            items: &[3, 7, 9, 10, 19, 24, 31, 32, 40],
            method: Method::Sum,
        },
        Subscale { id: "doubting", name: "Doubting", items: &[26, 37, 41], method: Method::Sum },
        Subscale { id: "ordering", name: "Ordering", items: &[14, 15, 23, 29, 35], method: Method::Sum },
        Subscale {
            id: "obsessing",
            name: "Obsessing",
            items: &[1, 12, 13, 17, 20, 28, 30, 33],
            method: Method::Sum,
        },
        Subscale { id: "hoarding", name: "Hoarding", items: &[6, 11, 34], method: Method::Sum },
        Subscale {
            id: "neutralising",
            name: "Neutralising",
            items: &[5, 16, 18, 25, 36, 39],
            method: Method::Sum,
        },
    ],
    offered: Offered::Paired(ProblemDescriptor::ObsessiveCompulsiveDisorder),
}
.checked();

pub(super) static EVIDENCE: Evidence = Evidence {
    title: "Obsessive-Compulsive Inventory, distress scale (42 items)",
    edition: "42 items, distress ratings, one month",
    scoring: Source {
        status: Status::TwoSources,
        says: "NHS Data Dictionary archive, May 2015, data element OBSESSIVE COMPULSIVE DISORDER INVENTORY SCORE; \
         NHS England, public repository nhsengland/Reusable-Code-Library (commit 4009bd56), \
         src/dsp/validations/iapt/assessment_scales.py",
    },
    missing: Source {
        status: Status::OneSource,
        says: "NHS Data Dictionary archive, May 2015, data element OBSESSIVE COMPULSIVE DISORDER INVENTORY SCORE. \
         Rounding is our own rule, because the dataset takes whole numbers only: to be confirmed by \
         the service.",
    },
    bands: &[],
    bands_from: None,
    subscales_from: Some(Source {
        status: Status::ToBeConfirmed,
        says: "Subscale names and sizes: Foa et al (1998). The item numbers were not confirmed by a public source.",
    }),
    noted_from: Some(Source {
        status: Status::ToBeConfirmed,
        says: "No NHS rule was found. Unwanted thoughts of harm are a common sign of OCD. Shown to the clinician as such; it does not open the support panel by itself. Items 12, 17, 20 and 32 are of the same kind and carry no flag.",
    }),
    caseness: Some(Published {
        value: Total::whole(40),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::ToBeConfirmed,
            says: "A public clinical website says the 42-item OCI has an NHS cut-off, but the number was not readable. \
         Check it against the NHS Talking Therapies Manual, version 7.1 (NHS England).",
        },
        configurable: true,
    }),
    reliable_change: Some(Published {
        value: Total::whole(32),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::ToBeConfirmed,
            says: "No public source was found for this value. Check it against the NHS Talking Therapies Manual, \
         version 7.1 (NHS England) before live use.",
        },
        configurable: true,
    }),
    asks_more_from: None,
    rights_holder: "Foa EB, Kozak MJ, Salkovskis PM, Coles ME, Amir N (1998); American Psychological Association",
    terms: "Copies say they are used by permission of the authors. Treat as needing permission.",
};
