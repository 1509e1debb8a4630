//! GAD-7, Generalised Anxiety Disorder: seven items on worry over two weeks.
//!
//! - Words: shipped verbatim. No permission required to reproduce, translate, display or distribute.
//! - Collected at every session, also when another anxiety measure is paired, because it is the backup for the
//!   outcome rules.
//! - The first option is 'Not at all'. Some copies carry a misprint of it (Zorowitz 2021).
//! - LOINC 69737-5 is the panel and 70274-6 is the total. Some public code swaps them.

use crate::evidence::{Band, Comparison, Evidence, Published, Source, Status};
use crate::instrument::{Instrument, Item, POINTS_0_TO_3};
use crate::offered::{Offered, Role};
use crate::score::{Method, Scoring, Total};

pub(super) static INSTRUMENT: Instrument = Instrument {
    id: "gad7",
    name: "GAD-7",
    about: "Worry and anxiety",
    ask_again: "Select how often you have been bothered by this",
    items: &Item::scored_run::<7>(POINTS_0_TO_3),
    numbered: false,
    scoring: Some(Scoring { method: Method::Sum, lowest: Total::whole(0), highest: Total::whole(21) }),
    subscales: &[],
    offered: Offered::EverySession { place: 3, role: Role::Anxiety },
}
.checked();

pub(super) static EVIDENCE: Evidence = Evidence {
    title: "Generalised Anxiety Disorder 7",
    edition: "GAD-7, two weeks",
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
    bands: &[
        Band { from: Total::whole(0), to: Total::whole(4), words: "None-minimal" },
        Band { from: Total::whole(5), to: Total::whole(9), words: "Mild" },
        Band { from: Total::whole(10), to: Total::whole(14), words: "Moderate" },
        Band { from: Total::whole(15), to: Total::whole(21), words: "Severe" },
    ],
    bands_from: Some(Source {
        status: Status::TwoSources,
        says: "NHS England, public repository nhsengland/Talking-Therapies (commit 8458b2e), Internet Enabled \
         Therapies dashboard; CamCOPS, public repository ucam-department-of-psychiatry/camcops (commit \
         56a303e)",
    }),
    subscales_from: None,
    noted_from: None,
    caseness: Some(Published {
        value: Total::whole(8),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::TwoSources,
            says: "PMC8411661, Table 1 (study of North and Central East London services); two public implementations of \
          the NHS Talking Therapies measures",
        },
        configurable: false,
    }),
    reliable_change: Some(Published {
        value: Total::whole(4),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::TwoSources,
            says: "PMC8411661, Table 1 (study of North and Central East London services); two public implementations of \
          the NHS Talking Therapies measures",
        },
        configurable: false,
    }),
    asks_more_from: None,
    rights_holder: "Spitzer, Kroenke, Williams and Löwe, with an educational grant from Pfizer",
    terms: "No permission required to reproduce, translate, display or distribute.",
};
