//! PDSS-SR, the Panic Disorder Severity Scale: seven items over one week, each with options of its own.
//!
//! - Words: stand-ins of our own. Same topics, same order, same values; not the published questionnaire, and not
//!   tested.
//! - Every item has its own options, 0 to 4. The common options list is empty.
//! - The outcome score is the sum. The author also reports the mean of the seven items; we do not use it.
//! - No severity bands are agreed for the self-report form.

use crate::evidence::{Comparison, Evidence, Published, Source, Status};
use crate::instrument::{Instrument, Item, POINTS_0_TO_4};
use crate::offered::Offered;
use crate::problem::ProblemDescriptor;
use crate::score::{Method, Scoring, Total};

pub(super) static INSTRUMENT: Instrument = Instrument {
    id: "pdss",
    name: "PDSS-SR",
    about: "Panic",
    ask_again: "Select the answer that fits best",
    items: &Item::scored_run::<7>(POINTS_0_TO_4),
    numbered: false,
    scoring: Some(Scoring { method: Method::Sum, lowest: Total::whole(0), highest: Total::whole(28) }),
    subscales: &[],
    offered: Offered::Paired(ProblemDescriptor::PanicDisorder),
}
.checked();

pub(super) static EVIDENCE: Evidence = Evidence {
    title: "Panic Disorder Severity Scale - Self Report",
    edition: "Self-report form, one week",
    scoring: Source {
        status: Status::TwoSources,
        says: "Public implementations of the PDSS-SR; NHS England, public repository \
         nhsengland/Reusable-Code-Library (commit 4009bd56), src/dsp/validations/iapt/assessment_scales.py",
    },
    missing: Source {
        status: Status::OneSource,
        says: "A published scoring form; CamCOPS, public repository ucam-department-of-psychiatry/camcops (commit \
         56a303e) also asks for all items.",
    },
    bands: &[],
    bands_from: None,
    subscales_from: None,
    noted_from: None,
    caseness: Some(Published {
        value: Total::whole(8),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::ToBeConfirmed,
            says: "Published cut-off: Shear MK et al (2001); other papers use 9 (Roberge et al 2022). Its use by NHS \
         Talking Therapies was not confirmed by a public source: check it against the NHS Talking Therapies \
         Manual, version 7.1 (NHS England).",
        },
        configurable: true,
    }),
    reliable_change: Some(Published {
        value: Total::whole(5),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::ToBeConfirmed,
            says: "No public source was found for this value. Check it against the NHS Talking Therapies Manual, \
         version 7.1 (NHS England) before live use.",
        },
        configurable: true,
    }),
    asks_more_from: None,
    rights_holder: "M. Katherine Shear (copyright 1997)",
    terms: "Permission is given to clinicians for their own practice and to researchers in studies outside industry. \
      Other uses need the author's permission; redistribution in software is not stated.",
};
