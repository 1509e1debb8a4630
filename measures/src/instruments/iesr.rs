//! IES-R, the Impact of Event Scale – Revised: 22 items about one event, over one week, 0 to 4.
//!
//! - Words: stand-ins of our own. Same topics, same order, same values; not the published questionnaire, and not
//!   tested.
//! - Item 14 belongs to intrusion in the Weiss scoring used here. CamCOPS counts it as hyperarousal (intrusion 7
//!   items, hyperarousal 7 items). The total is the same.
//! - Both sleep items are in different subscales: item 2 is intrusion and item 15 is hyperarousal.
//! - Weiss reports subscale means. We give sums; divide by the number of items (8, 8, 6) for the mean.
//! - Clark (2018) lists it as the PTSD measure. The current NHS dataset has no code for it and uses the PCL-5. Kept
//!   for services that still ask it.
//! - The event and its date are asked for and may be withheld like any answer: the total is then given all the same,
//!   and staff see that they were withheld.
//! - Parts: Weiss DS, Marmar CR (1997) as given by two public sources (two sources).

use crate::evidence::{Comparison, Evidence, Published, Source, Status};
use crate::instrument::{Asks, Instrument, Item, POINTS_0_TO_4, Subscale};
use crate::offered::Offered;
use crate::problem::ProblemDescriptor;
use crate::score::{Method, Scoring, Total};

pub(super) static INSTRUMENT: Instrument = Instrument {
    id: "iesr",
    name: "IES-R",
    about: "After a distressing event",
    ask_again: "Select how much this has upset you",
    items: &[
        Item::beside(23, "event", Asks::Words { at_most: 200 }),
        Item::beside(24, "event-date", Asks::Day),
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
        Item::scored(16, POINTS_0_TO_4),
        Item::scored(17, POINTS_0_TO_4),
        Item::scored(18, POINTS_0_TO_4),
        Item::scored(19, POINTS_0_TO_4),
        Item::scored(20, POINTS_0_TO_4),
        Item::scored(21, POINTS_0_TO_4),
        Item::scored(22, POINTS_0_TO_4),
    ],
    numbered: false,
    scoring: Some(Scoring { method: Method::Sum, lowest: Total::whole(0), highest: Total::whole(88) }),
    subscales: &[
        Subscale {
            id: "intrusion",
            name: "Intrusion",
            items: &[1, 2, 3, 6, 9, 14, 16, 20],
            method: Method::Sum,
        },
        Subscale {
            id: "avoidance",
            name: "Avoidance",
            items: &[5, 7, 8, 11, 12, 13, 17, 22],
            method: Method::Sum,
        },
        Subscale {
            id: "hyperarousal",
            name: "Hyperarousal",
            items: &[4, 10, 15, 18, 19, 21],
            method: Method::Sum,
        },
    ],
    offered: Offered::Paired(ProblemDescriptor::PostTraumaticStressDisorder),
}
.checked();

pub(super) static EVIDENCE: Evidence = Evidence {
    title: "Impact of Event Scale - Revised",
    edition: "IES-R, 22 items, one week",
    scoring: Source {
        status: Status::TwoSources,
        says: "Weiss DS, Marmar CR (1997); Creamer M et al (2003)",
    },
    missing: Source {
        status: Status::OneSource,
        says: "CamCOPS, public repository ucam-department-of-psychiatry/camcops (commit 56a303e)",
    },
    bands: &[],
    bands_from: None,
    subscales_from: Some(Source {
        status: Status::TwoSources,
        says: "Weiss DS, Marmar CR (1997) as given by two public sources",
    }),
    noted_from: None,
    caseness: Some(Published {
        value: Total::whole(33),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::ToBeConfirmed,
            says: "Published cut-off: Creamer M et al (2003). Its use by NHS Talking Therapies was not confirmed by a \
         public source: check it against the NHS Talking Therapies Manual, version 7.1 (NHS England).",
        },
        configurable: true,
    }),
    reliable_change: Some(Published {
        value: Total::whole(9),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::ToBeConfirmed,
            says: "No public source was found for this value. Check it against the NHS Talking Therapies Manual, \
         version 7.1 (NHS England) before live use.",
        },
        configurable: true,
    }),
    asks_more_from: None,
    rights_holder: "Daniel S. Weiss (chain of title unclear)",
    terms: "The author declined permission to at least one software project in 2015. Treat as restricted.",
};
