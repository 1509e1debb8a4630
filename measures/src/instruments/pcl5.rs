//! PCL-5, the PTSD Checklist for DSM-5: 20 items over one month, 0 to 4.
//!
//! - Words: shipped verbatim. In the public domain, not copyrighted.
//! - The PTSD measure of the current NHS dataset (version 2.x). It took the place of the IES-R, which Clark (2018)
//!   still lists.
//! - Past-month form. A past-week form exists and must not be mixed with it.
//! - Item 10 ends with a question mark, as on the published form; the copy consulted had dropped it. Item 15 keeps
//!   the American spelling of the original.
//! - The instruction speaks of answers 'to the right', as on the paper form. The wording is public domain, so a
//!   service may adapt that phrase to its screen.
//! - Much public code uses 33 as the cut-off. Our default is 32 and is configurable.
//! - A LOINC code for the total appears in one poor source only, so none is given. The provisional-diagnosis rule
//!   is left out on purpose.
//! - Parts: CamCOPS, public repository ucam-department-of-psychiatry/camcops (commit 56a303e); US National Center
//!   for PTSD (two sources).
//! - Item 16 from 1: Shown to the clinician with the score. It does not open the support panel by itself. No NHS
//!   rule was found. (to be confirmed by the service)

use crate::evidence::{Comparison, Evidence, Published, Source, Status};
use crate::instrument::{Asks, Instrument, Item, POINTS_0_TO_4, Subscale};
use crate::offered::Offered;
use crate::problem::ProblemDescriptor;
use crate::score::{Method, Scoring, Total};

pub(super) static INSTRUMENT: Instrument = Instrument {
    id: "pcl5",
    name: "PCL-5",
    about: "After a very stressful event",
    ask_again: "Select how much you have been bothered by this",
    items: &[
        Item::beside(21, "event", Asks::Words { at_most: 200 }).optional(),
        Item::scored(1, POINTS_0_TO_4),
        Item::scored(2, POINTS_0_TO_4),
        Item::scored(3, POINTS_0_TO_4),
        Item::scored(4, POINTS_0_TO_4),
        Item::scored(5, POINTS_0_TO_4),
        Item::scored(6, POINTS_0_TO_4),
        Item::scored(7, POINTS_0_TO_4),
        Item::scored(8, POINTS_0_TO_4),
        Item::scored(9, POINTS_0_TO_4),
        Item::scored(10, POINTS_0_TO_4),
        Item::scored(11, POINTS_0_TO_4),
        Item::scored(12, POINTS_0_TO_4),
        Item::scored(13, POINTS_0_TO_4),
        Item::scored(14, POINTS_0_TO_4),
        Item::scored(15, POINTS_0_TO_4),
        Item::scored(16, POINTS_0_TO_4).noted_from(1),
        Item::scored(17, POINTS_0_TO_4),
        Item::scored(18, POINTS_0_TO_4),
        Item::scored(19, POINTS_0_TO_4),
        Item::scored(20, POINTS_0_TO_4),
    ],
    numbered: false,
    scoring: Some(Scoring { method: Method::Sum, lowest: Total::whole(0), highest: Total::whole(80) }),
    subscales: &[
        Subscale { id: "b", name: "Intrusion (cluster B)", items: &[1, 2, 3, 4, 5], method: Method::Sum },
        Subscale { id: "c", name: "Avoidance (cluster C)", items: &[6, 7], method: Method::Sum },
        Subscale {
            id: "d",
            name: "Thoughts and mood (cluster D)",
            items: &[8, 9, 10, 11, 12, 13, 14],
            method: Method::Sum,
        },
        Subscale {
            id: "e",
            name: "Arousal (cluster E)",
            items: &[15, 16, 17, 18, 19, 20],
            method: Method::Sum,
        },
    ],
    offered: Offered::Paired(ProblemDescriptor::PostTraumaticStressDisorder),
}
.checked();

pub(super) static EVIDENCE: Evidence = Evidence {
    title: "PTSD Checklist for DSM-5",
    edition: "Past-month form",
    scoring: Source {
        status: Status::TwoSources,
        says: "CamCOPS, public repository ucam-department-of-psychiatry/camcops (commit 56a303e); NHS England, \
         public repository nhsengland/Reusable-Code-Library (commit 4009bd56), \
         src/dsp/validations/iapt/assessment_scales.py",
    },
    missing: Source {
        status: Status::OneSource,
        says: "CamCOPS, public repository ucam-department-of-psychiatry/camcops (commit 56a303e)",
    },
    bands: &[],
    bands_from: None,
    subscales_from: Some(Source {
        status: Status::TwoSources,
        says: "CamCOPS, public repository ucam-department-of-psychiatry/camcops (commit 56a303e); US National Center for PTSD",
    }),
    noted_from: Some(Source {
        status: Status::ToBeConfirmed,
        says: "No NHS rule was found. Shown to the clinician with the score. It does not open the support panel by itself.",
    }),
    caseness: Some(Published {
        value: Total::whole(32),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::ToBeConfirmed,
            says: "The US National Center for PTSD gives 31 to 33. The value 32 for NHS Talking Therapies was not \
         confirmed by a public source: check it against the NHS Talking Therapies Manual, version 7.1 (NHS \
         England).",
        },
        configurable: true,
    }),
    reliable_change: Some(Published {
        value: Total::whole(10),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::ToBeConfirmed,
            says: "The US National Center for PTSD calls 10 points clinically meaningful. The value 10 for NHS Talking \
         Therapies was not confirmed by a public source: check it against the NHS Talking Therapies Manual, \
         version 7.1 (NHS England).",
        },
        configurable: true,
    }),
    asks_more_from: None,
    rights_holder: "US National Center for PTSD (Weathers and colleagues, 2013)",
    terms: "In the public domain, not copyrighted.",
};
