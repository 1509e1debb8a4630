//! PEQ, the Patient Experience Questionnaire, as asked at the end of treatment. A question set: nothing is added
//! up.
//!
//! - Words: shipped verbatim. Free to use and amend, as stated by CORC (quoted by CamCOPS).
//! - A question set, not a measure: no total, no bands, no caseness.
//! - The two forms of the questionnaire are two question sets here, because they are asked at different times: this
//!   one is questions 7 to 12 of the twelve.
//! - Question 4 and the Treatment questions have one source for their wording. A public dashboard also decodes 'not
//!   applicable' for the Treatment questions, but the NHS validation takes 0 to 4 only, so it is not offered.
//! - Say on the page who will see these answers.

use crate::evidence::{Evidence, Source, Status};
use crate::instrument::{Instrument, Item, POINTS_0_TO_4};
use crate::offered::Offered;

pub(super) static INSTRUMENT: Instrument = Instrument {
    id: "peqt",
    name: "PEQ (treatment)",
    about: "Your treatment",
    ask_again: "Select an answer, or skip this question",
    items: &[
        Item::unscored(1, POINTS_0_TO_4),
        Item::unscored(2, POINTS_0_TO_4),
        Item::unscored(3, POINTS_0_TO_4),
        Item::unscored(4, POINTS_0_TO_4),
        Item::unscored(5, POINTS_0_TO_4),
        Item::unscored(6, POINTS_0_TO_4),
    ],
    numbered: false,
    scoring: None,
    subscales: &[],
    offered: Offered::EndOfTreatment,
}
.checked();

pub(super) static EVIDENCE: Evidence = Evidence {
    title: "Patient Experience Questionnaire, treatment form",
    edition: "Treatment form",
    scoring: Source {
        status: Status::TwoSources,
        says: "NHS England, public repository nhsengland/Talking-Therapies (commit 8458b2e); NHS England, public \
         repository nhsengland/Reusable-Code-Library (commit 4009bd56), \
         src/dsp/validations/iapt/assessment_scales.py",
    },
    missing: Source { status: Status::ToBeConfirmed, says: "No rule was found." },
    bands: &[],
    bands_from: None,
    subscales_from: None,
    noted_from: None,
    caseness: None,
    reliable_change: None,
    asks_more_from: None,
    rights_holder: "NHS England (the IAPT programme)",
    terms: "Free to use and amend, as stated by CORC (quoted by CamCOPS).",
};
