//! PHQ-9, the Patient Health Questionnaire: nine items on low mood over two weeks, and one on difficulty.
//!
//! - Words: shipped verbatim. No permission required to reproduce, translate, display or distribute.
//! - Item 10 (difficulty) is shown only if any of items 1 to 9 is above 0. It is stored and shown to staff but
//!   never added to the total.
//! - One public web page gives caseness as 9 or above. That is treated as a mistake: the rule is 10 or above.
//! - The diagnostic rules for major and other depressive syndromes are left out on purpose. The portal gives a
//!   score, not a diagnosis.
//! - Item 9 from 1: The answer raises a flag and shows the support panel at once, with or without a total. An
//!   unanswered item 9 is never read as 0. A flag is not a risk assessment. CamCOPS, public repository ucam-
//!   department-of-psychiatry/camcops (commit 56a303e) (counts item 9 from 1 upwards); several public implementations
//!   (two sources)

use crate::evidence::{Band, Comparison, Evidence, Published, Source, Status};
use crate::instrument::{Condition, Instrument, Item, POINTS_0_TO_3};
use crate::offered::{Offered, Role};
use crate::score::{Method, Scoring, Total};

pub(super) static INSTRUMENT: Instrument = Instrument {
    id: "phq9",
    name: "PHQ-9",
    about: "Low mood",
    ask_again: "Select how often you have been bothered by this",
    items: &[
        Item::scored(1, POINTS_0_TO_3),
        Item::scored(2, POINTS_0_TO_3),
        Item::scored(3, POINTS_0_TO_3),
        Item::scored(4, POINTS_0_TO_3),
        Item::scored(5, POINTS_0_TO_3),
        Item::scored(6, POINTS_0_TO_3),
        Item::scored(7, POINTS_0_TO_3),
        Item::scored(8, POINTS_0_TO_3),
        Item::scored(9, POINTS_0_TO_3).alerts_from(1),
        Item::unscored(10, POINTS_0_TO_3).asked_if(Condition::AnyAtLeast(1)),
    ],
    numbered: false,
    scoring: Some(Scoring { method: Method::Sum, lowest: Total::whole(0), highest: Total::whole(27) }),
    subscales: &[],
    offered: Offered::EverySession { place: 1, role: Role::Depression },
}
.checked();

pub(super) static EVIDENCE: Evidence = Evidence {
    title: "Patient Health Questionnaire-9",
    edition: "PHQ-9, two weeks",
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
        Band { from: Total::whole(15), to: Total::whole(19), words: "Moderately severe" },
        Band { from: Total::whole(20), to: Total::whole(27), words: "Severe" },
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
        value: Total::whole(10),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::TwoSources,
            says: "PMC8411661, Table 1 (study of North and Central East London services); two public implementations of \
          the NHS Talking Therapies measures",
        },
        configurable: false,
    }),
    reliable_change: Some(Published {
        value: Total::whole(6),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::TwoSources,
            says: "PMC8411661, Table 1 (study of North and Central East London services); two public implementations of \
          the NHS Talking Therapies measures",
        },
        configurable: false,
    }),
    asks_more_from: None,
    rights_holder: "Developed by Spitzer, Williams, Kroenke and colleagues, with an educational grant from Pfizer",
    terms: "No permission required to reproduce, translate, display or distribute.",
};
