//! Of the second half of signing in, and of one's own account.

use super::{Example, ID};
use crate::contract::clinician::{
    ChangePassword, ChoosePassword, ConfirmAuthenticator, EndOtherSessions, EndSession, GiveCode,
    ReadAccount, ReadDemoCode, RenewRecoveryCodes, SetUpAuthenticator,
};

pub(super) fn account() -> Vec<Example> {
    vec![
        Example::of::<ChoosePassword>(&[("password", r#""a long one""#)]),
        Example::of::<SetUpAuthenticator>(&[]),
        Example::of::<ConfirmAuthenticator>(&[("code", r#""012345""#)]),
        Example::of::<GiveCode>(&[("code", r#""0123456789abcdef""#)]),
        Example::of::<ReadDemoCode>(&[("setting_up", "true")]),
        Example::of::<ReadAccount>(&[]),
        Example::of::<EndSession>(&[("session", ID)]),
        Example::of::<EndOtherSessions>(&[]),
        Example::of::<ChangePassword>(&[("old", r#""the last one""#), ("new", r#""a long one""#)]),
        Example::of::<RenewRecoveryCodes>(&[]),
    ]
}
