//! Where the person lives.

use super::Task;
use crate::referral::asking::{Choice, Question, Screen};
use crate::referral::declaring::{DECLINED, one_of};

pub(super) const TASK: Task = Task { id: "home", title: "Your home", screens: &SCREENS };

static SCREENS: [Screen; 1] = [Screen::new("home", "Your home", &HOME)];

static HOME: [Question; 2] = [
    Question::optional("home", "where you live", "Where do you live at the moment?", one_of(&HOME_CHOICES))
        .field("IDS003", "AccommodationType"),
    Question::optional(
        "settled",
        "whether you can stay where you live",
        "Can you stay where you live for as long as you need?",
        one_of(&SETTLED_CHOICES),
    )
    .coded("IDS003", "SettledAccommodationInd", "9"),
];

static HOME_CHOICES: [Choice; 8] = [
    Choice::new("own", "A home that I or my family own"),
    Choice::new("rent", "A home that I or my family rent"),
    Choice::new("with_others", "With friends or family, for now"),
    Choice::new("supported", "Supported housing or a care home"),
    Choice::new("hostel", "A hostel, refuge or temporary housing"),
    Choice::new("no_home", "I’m homeless or sleeping rough"),
    Choice::new("other", "Somewhere else"),
    DECLINED,
];

static SETTLED_CHOICES: [Choice; 3] =
    [Choice::coded("yes", "Yes", "Y"), Choice::coded("no", "No", "N"), Choice::declined("Z")];
