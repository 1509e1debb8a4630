//! The phobia scales of the IAPT minimum data set: three screening prompts that each stand alone.
//!
//! - Words: shipped verbatim. NHS programme material from the IAPT minimum data set. No separate licence statement
//!   was found.
//! - Three separate items; there is no total. 'Caseness' here is a prompt for the clinician to ask more. It has no
//!   part in recovery or reliable change.
//! - Not in the list of measures accepted by the current NHS dataset. Optional: for services that still ask it.
//! - Options 1, 3, 5 and 7 carry no words on the form, so their label is empty: show the number.
//! - The instruction's last sentence is about the paper form. Screens show the scale beside each item.

use crate::evidence::{Comparison, Evidence, Published, Source, Status};
use crate::instrument::{Instrument, Item, POINTS_0_TO_8};
use crate::offered::Offered;
use crate::score::Total;

pub(super) static INSTRUMENT: Instrument = Instrument {
    id: "phobia",
    name: "Phobia scales",
    about: "Things you avoid",
    ask_again: "Select how much you would avoid this",
    items: &[Item::scored(1, POINTS_0_TO_8), Item::scored(2, POINTS_0_TO_8), Item::scored(3, POINTS_0_TO_8)],
    numbered: true,
    scoring: None,
    subscales: &[],
    offered: Offered::Assessment,
}
.checked();

pub(super) static EVIDENCE: Evidence = Evidence {
    title: "IAPT phobia scales",
    edition: "IAPT minimum data set",
    scoring: Source { status: Status::OneSource, says: "IAPT minimum data set questionnaire pack" },
    missing: Source { status: Status::ToBeConfirmed, says: "No rule was found." },
    bands: &[],
    bands_from: None,
    subscales_from: None,
    noted_from: None,
    caseness: None,
    reliable_change: None,
    asks_more_from: Some(Published {
        value: Total::whole(4),
        comparison: Comparison::AtLeast,
        source: Source {
            status: Status::OneSource,
            says: "IAPT Data Handbook, as quoted by a public clinical website",
        },
        configurable: false,
    }),
    rights_holder: "NHS (the IAPT programme)",
    terms: "NHS programme material from the IAPT minimum data set. No separate licence statement was found.",
};
