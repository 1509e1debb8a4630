//! SPIN, the Social Phobia Inventory: 17 items over one week, 0 to 4.
//!
//! - Words: stand-ins of our own. Same topics, same order, same values; not the published questionnaire, and not
//!   tested.
//! - Some public copies exchange items 7 and 17, and some split the subscales differently. The order and split here
//!   are the pack's.
//! - Parts: A public specification citing Connor KM et al (2000) (one source).

use crate::evidence::{Band, Comparison, Evidence, Published, Source, Status};
use crate::instrument::{Instrument, Item, POINTS_0_TO_4, Subscale};
use crate::offered::Offered;
use crate::problem::ProblemDescriptor;
use crate::score::{Method, Scoring, Total};

pub(super) static INSTRUMENT: Instrument = Instrument {
    id: "spin",
    name: "SPIN",
    about: "Being with other people",
    ask_again: "Select how much this has troubled you",
    items: &Item::scored_run::<17>(POINTS_0_TO_4),
    numbered: false,
    scoring: Some(Scoring { method: Method::Sum, lowest: Total::whole(0), highest: Total::whole(68) }),
    subscales: &[
        Subscale { id: "fear", name: "Fear", items: &[1, 3, 5, 10, 14, 15], method: Method::Sum },
        Subscale {
            id: "avoidance",
            name: "Avoidance",
            items: &[4, 6, 8, 9, 11, 12, 16],
            method: Method::Sum,
        },
        Subscale { id: "physiological", name: "Body signs", items: &[2, 7, 13, 17], method: Method::Sum },
    ],
    offered: Offered::Paired(ProblemDescriptor::SocialAnxietyDisorder),
}
.checked();

pub(super) static EVIDENCE: Evidence = Evidence {
    title: "Social Phobia Inventory",
    edition: "SPIN, 17 items, one week",
    scoring: Source {
        status: Status::TwoSources,
        says: "Connor KM et al (2000), British Journal of Psychiatry 176:379-386; NHS England, public repository \
         nhsengland/Reusable-Code-Library (commit 4009bd56), src/dsp/validations/iapt/assessment_scales.py",
    },
    missing: Source { status: Status::ToBeConfirmed, says: "No rule was found." },
    bands: &[
        Band { from: Total::whole(0), to: Total::whole(20), words: "None" },
        Band { from: Total::whole(21), to: Total::whole(30), words: "Mild" },
        Band { from: Total::whole(31), to: Total::whole(40), words: "Moderate" },
        Band { from: Total::whole(41), to: Total::whole(50), words: "Severe" },
        Band { from: Total::whole(51), to: Total::whole(68), words: "Very severe" },
    ],
    bands_from: Some(Source {
        status: Status::OneSource,
        says: "A public specification citing Connor KM et al (2000). The first band ends at 20 and caseness starts at 19: a total of 19 or 20 is a case in the band ‘None’.",
    }),
    subscales_from: Some(Source {
        status: Status::OneSource,
        says: "A public specification citing Connor KM et al (2000)",
    }),
    noted_from: None,
    caseness: Some(Published {
        value: Total::whole(19),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::ToBeConfirmed,
            says: "Published cut-off: Connor KM et al (2000). Its use by NHS Talking Therapies was not confirmed by a \
         public source: check it against the NHS Talking Therapies Manual, version 7.1 (NHS England).",
        },
        configurable: true,
    }),
    reliable_change: Some(Published {
        value: Total::whole(10),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::ToBeConfirmed,
            says: "No public source was found for this value. Check it against the NHS Talking Therapies Manual, \
         version 7.1 (NHS England) before live use.",
        },
        configurable: true,
    }),
    asks_more_from: None,
    rights_holder: "Jonathan R.T. Davidson (copyright 1995, 2008, 2015)",
    terms: "Written permission from the holder is required.",
};
