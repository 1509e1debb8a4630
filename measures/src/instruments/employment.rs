//! Employment, benefits and medicine: ten data items of the national data set. A question set: nothing is added up.
//!
//! - Words: shipped verbatim. National codes of the NHS Data Dictionary, believed to be under the Open Government
//!   Licence: to be confirmed by the service.
//! - A question set, not a measure: no total.
//! - The national codes and descriptions are verbatim. Where 'national_description' and 'label' differ, the label
//!   is the plain form of the same code. Only question 1 has patient wording in an NHS pack; the other question texts
//!   were written for this project ('text_wording' says which).
//! - Jobseeker's Allowance by itself was an item of an older dataset version and has no column in version 2.1, so
//!   it is not asked alone.
//! - Whether a person is suitable for employment support (Y, N, NA) is recorded by staff, not asked of the patient.
//! - The three questions on work output that the dataset takes from the iPCQ (SNOMED 748161000000109: Y or N;
//!   760741000000102: 0 to 28; 761051000000105: 0 to 10) belong to a rights holder and are not shipped. A service
//!   with permission installs them as licensed wording.
//! - The medicine question belongs to the appointment record, not to IDS004. It is here because patients answer it
//!   at the same time.

use crate::evidence::{Evidence, Source, Status};
use crate::instrument::{Asks, Condition, Instrument, Item, Value};
use crate::offered::Offered;

const STATUS: Asks = Asks::Choice(&[
    Value::Code("01"),
    Value::Code("02"),
    Value::Code("03"),
    Value::Code("04"),
    Value::Code("05"),
    Value::Code("06"),
    Value::Code("07"),
    Value::Code("08"),
    Value::Code("ZZ"),
]);

const HOURS: Asks = Asks::Choice(&[
    Value::Code("01"),
    Value::Code("02"),
    Value::Code("03"),
    Value::Code("04"),
    Value::Code("97"),
]);

const YES_NO: Asks = Asks::Choice(&[Value::Code("Y"), Value::Code("N"), Value::Code("Z")]);

const YES_NO_NOT_SURE: Asks =
    Asks::Choice(&[Value::Code("Y"), Value::Code("N"), Value::Code("U"), Value::Code("Z")]);

const MEDICINE: Asks = Asks::Choice(&[
    Value::Code("02"),
    Value::Code("01"),
    Value::Code("03"),
    Value::Code("UU"),
    Value::Code("ZZ"),
]);

pub(super) static INSTRUMENT: Instrument = Instrument {
    id: "employment",
    name: "Employment",
    about: "Work, benefits and medicine",
    ask_again: "Select an answer, or skip this question",
    items: &[
        Item::unscored(1, STATUS).told_by("employment"),
        Item::unscored(2, HOURS).asked_if(Condition::Answered(1, "01")).told_by("hours"),
        Item::unscored(3, YES_NO).asked_if(Condition::Answered(1, "01")).told_by("self_employed"),
        Item::unscored(4, YES_NO).asked_if(Condition::Answered(1, "01")).told_by("off_sick"),
        Item::unscored(5, YES_NO_NOT_SURE).told_by("sick_pay"),
        Item::unscored(6, YES_NO_NOT_SURE).told_by("benefits"),
        Item::unscored(7, YES_NO_NOT_SURE).asked_if(Condition::Answered(6, "Y")).told_by("esa"),
        Item::unscored(8, YES_NO_NOT_SURE).asked_if(Condition::Answered(6, "Y")).told_by("universal_credit"),
        Item::unscored(9, YES_NO_NOT_SURE).asked_if(Condition::Answered(6, "Y")).told_by("pip"),
        Item::unscored(10, MEDICINE).told_by("medicine"),
    ],
    numbered: false,
    scoring: None,
    subscales: &[],
    offered: Offered::Assessment,
}
.checked();

pub(super) static EVIDENCE: Evidence = Evidence {
    title: "Employment, benefits and medicine (NHS data items)",
    edition: "Data set version 2.1",
    scoring: Source {
        status: Status::TwoSources,
        says: "NHS Data Dictionary, public repository NHSDigital/DataDictionaryPublication (commit 6db0e3673); NHS \
         England, public repository nhsengland/Reusable-Code-Library (commit 4009bd56), \
         src/dsp/validations/iapt/validations.py",
    },
    missing: Source { status: Status::ToBeConfirmed, says: "No rule was found." },
    bands: &[],
    bands_from: None,
    subscales_from: None,
    noted_from: None,
    caseness: None,
    reliable_change: None,
    asks_more_from: None,
    rights_holder: "NHS",
    terms: "National codes of the NHS Data Dictionary, believed to be under the Open Government Licence: to be \
     confirmed by the service.",
};
