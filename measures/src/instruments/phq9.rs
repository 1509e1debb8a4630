//! PHQ-9, the Patient Health Questionnaire: nine items on low mood over two weeks, and one on difficulty.
//!
//! - Words: Spitzer, Williams, Kroenke and colleagues, with an educational grant from Pfizer. "No permission
//!   required to reproduce, translate, display or distribute." Shipped verbatim.
//! - Total 0 to 27, bands 5/10/15/20: NHS England, nhsengland/Talking-Therapies (8458b2e), dashboard; CamCOPS
//!   (56a303e). Two sources agree.
//! - Missing: CamCOPS (56a303e) allows none. An older rule that fills one or two gaps with the mean could not
//!   be confirmed and is not used. One source.
//! - The diagnostic rules are left out on purpose: a portal gives a score, not a diagnosis.

use crate::instrument::{Band, Instrument, Item, Offered, ResponseOption, Rights, Threshold};
use crate::score::{MissingRule, Scoring, Total};

const HOW_OFTEN: &[ResponseOption] = &[
    ResponseOption::new(0, "Not at all"),
    ResponseOption::new(1, "Several days"),
    ResponseOption::new(2, "More than half the days"),
    ResponseOption::new(3, "Nearly every day"),
];

const HOW_DIFFICULT: &[ResponseOption] = &[
    ResponseOption::new(0, "Not difficult at all"),
    ResponseOption::new(1, "Somewhat difficult"),
    ResponseOption::new(2, "Very difficult"),
    ResponseOption::new(3, "Extremely difficult"),
];

pub(super) static PHQ9: Instrument = Instrument {
    id: "phq9",
    name: "PHQ-9",
    about: "Low mood",
    stem: "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
    ask_again: "Select how often you have been bothered by this",
    items: &[
        Item::scored("Little interest or pleasure in doing things", HOW_OFTEN),
        Item::scored("Feeling down, depressed, or hopeless", HOW_OFTEN),
        Item::scored("Trouble falling or staying asleep, or sleeping too much", HOW_OFTEN),
        Item::scored("Feeling tired or having little energy", HOW_OFTEN),
        Item::scored("Poor appetite or overeating", HOW_OFTEN),
        Item::scored(
            "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
            HOW_OFTEN,
        ),
        Item::scored(
            "Trouble concentrating on things, such as reading the newspaper or watching television",
            HOW_OFTEN,
        ),
        Item::scored(
            "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so \
             fidgety or restless that you have been moving around a lot more than usual",
            HOW_OFTEN,
        ),
        // From 1 upwards: CamCOPS (56a303e) and several public implementations.
        Item::scored(
            "Thoughts that you would be better off dead or of hurting yourself in some way",
            HOW_OFTEN,
        )
        .alerts_from(1),
        Item::unscored(
            "If you checked off any problems, how difficult have these problems made it for you to do your \
             work, take care of things at home, or get along with other people?",
            HOW_DIFFICULT,
        )
        .asked_if_any_at_least(1),
    ],
    numbered: false,
    scoring: Scoring {
        lowest: Total::whole(0),
        highest: Total::whole(27),
        missing: MissingRule::AllRequired,
    },
    subscales: &[],
    bands: &[
        Band { from: Total::whole(0), to: Total::whole(4), words: "None-minimal" },
        Band { from: Total::whole(5), to: Total::whole(9), words: "Mild" },
        Band { from: Total::whole(10), to: Total::whole(14), words: "Moderate" },
        Band { from: Total::whole(15), to: Total::whole(19), words: "Moderately severe" },
        Band { from: Total::whole(20), to: Total::whole(27), words: "Severe" },
    ],
    caseness: Some(Threshold {
        at_least: Total::whole(10),
        source: "PMC8411661, Table 1; two public implementations of the NHS Talking Therapies measures",
    }),
    reliable_change: Some(Threshold {
        at_least: Total::whole(6),
        source: "PMC8411661, Table 1; two public implementations of the NHS Talking Therapies measures",
    }),
    offered: Offered::EverySession { place: 1 },
    rights: Rights {
        holder: "Spitzer, Williams, Kroenke and colleagues, with an educational grant from Pfizer",
        terms: "No permission required to reproduce, translate, display or distribute.",
        notice: None,
    },
}
.checked();
