//! What is asked of lists of referrals, and of records that are not one's own.

use super::{Example, ID};
use crate::contract::clinician::{
    BreakGlass, FindPatients, ReadCaseload, ReadGlassOpenings, ReadPreparation, ReadSupervision,
    ReviewGlassOpening, SendReminder, SetIntensity,
};

pub(super) fn caseload() -> Vec<Example> {
    const WHO: &str = r#"{"name":{"name":"Zoë Kaur","date_of_birth":"1985-09-04"}}"#;
    vec![
        Example::of::<ReadCaseload>(&[]),
        Example::of::<SetIntensity>(&[("referral", ID), ("intensity", r#""low""#)]),
        Example::of::<ReadSupervision>(&[]),
        Example::of::<FindPatients>(&[("words", r#""zoe 4 9 1985""#)]),
        Example::of::<ReadPreparation>(&[]),
        Example::of::<SendReminder>(&[("appointment", ID)]),
        Example::of::<BreakGlass>(&[
            ("who", WHO),
            ("reason", r#""cover""#),
            ("words", r#""Amira is away today""#),
        ]),
        Example::of::<ReadGlassOpenings>(&[]),
        Example::of::<ReviewGlassOpening>(&[("id", ID)]),
    ]
}
