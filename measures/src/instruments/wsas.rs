//! WSAS, the Work and Social Adjustment Scale: five areas of daily life, 0 to 8.
//!
//! - Words: copyright is kept by Isaac M. Marks. Commonly said to be free for clinical and research use, but
//!   redistribution in software is not stated, so these are stand-in words of our own: same topics, same order,
//!   same values. They are not the published questionnaire and have not been tested.
//! - Total 0 to 40 in steps of 0.25: Mundt, Marks, Shear, Greist (2002); NHS Data Dictionary archive, June 2012.
//! - Bands below 10, 10 to 20, above 20: Mundt and others (2002), one source. A substituted total is four
//!   answers times 1.25, so none falls between 9 and 10 or between 20 and 21.
//! - Missing: one item, "does not apply" included, is replaced by the mean of the other four, unrounded: NHS
//!   Data Dictionary, data element WORK AND SOCIAL ADJUSTMENT SCALE SCORE. Two sources.
//! - It has no part in caseness, recovery or reliable change.

use crate::instrument::{Band, Instrument, Item, Offered, ResponseOption, Rights};
use crate::score::{MissingRule, Scoring, Total};

const DOES_NOT_APPLY: ResponseOption = ResponseOption::without_value("Does not apply");

const HOW_MUCH: &[ResponseOption] = &[
    ResponseOption::new(0, "Not at all"),
    ResponseOption::new(1, ""),
    ResponseOption::new(2, "A little"),
    ResponseOption::new(3, ""),
    ResponseOption::new(4, "Quite a lot"),
    ResponseOption::new(5, ""),
    ResponseOption::new(6, "Very much"),
    ResponseOption::new(7, ""),
    ResponseOption::new(8, "So much that I cannot do it"),
];

const HOW_MUCH_AT_WORK: &[ResponseOption] = &[
    HOW_MUCH[0],
    HOW_MUCH[1],
    HOW_MUCH[2],
    HOW_MUCH[3],
    HOW_MUCH[4],
    HOW_MUCH[5],
    HOW_MUCH[6],
    HOW_MUCH[7],
    HOW_MUCH[8],
    DOES_NOT_APPLY,
];

pub(super) static WSAS: Instrument = Instrument {
    id: "wsas",
    name: "WSAS",
    about: "Daily life",
    stem: "Low mood or worry can make daily life harder. For each area, choose how much your problems get in \
           the way just now.",
    ask_again: "Select how much your problems get in the way of this",
    items: &[
        Item::scored("Doing your job", HOW_MUCH_AT_WORK).hint(
            "Choose ‘Does not apply’ if you have retired, or are not working and your problems are not the cause.",
        ),
        Item::scored("Running your home, such as chores, meals, money and child care", HOW_MUCH),
        Item::scored("Having fun with others, such as meals out, clubs or visits", HOW_MUCH),
        Item::scored("Things you enjoy by yourself, such as puzzles, music or crafts", HOW_MUCH),
        Item::scored("Getting on with and staying close to your partner, relatives and friends", HOW_MUCH),
    ],
    numbered: true,
    scoring: Scoring {
        lowest: Total::whole(0),
        highest: Total::whole(40),
        missing: MissingRule::SubstituteMean { at_most: 1 },
    },
    subscales: &[],
    bands: &[
        Band { from: Total::whole(0), to: Total::whole(9), words: "Subclinical" },
        Band { from: Total::whole(10), to: Total::whole(20), words: "Significant functional impairment" },
        Band { from: Total::whole(21), to: Total::whole(40), words: "Moderately severe or worse" },
    ],
    caseness: None,
    reliable_change: None,
    offered: Offered::EverySession { place: 3 },
    rights: Rights {
        holder: "Isaac M. Marks",
        terms: "Copyright retained by the holder. Commonly said to be free for clinical and research use; \
                redistribution in software is not stated.",
        notice: Some(
            "Stand-in wording written for this project. It is not the published questionnaire and has not been \
             tested. Install the licensed wording before using this measure in live care.",
        ),
    },
}
.checked();
