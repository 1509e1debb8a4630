//! The cookies by which a browser shows its session. No script reads them and no other site sends them.

use axum_extra::extract::cookie::{Cookie, SameSite};

/// Where the session of a patient is.
pub(crate) const PATIENT_COOKIE: &str = "__Host-p";
/// Where the session of somebody who refers themselves is.
pub(crate) const REFERRER_COOKIE: &str = "__Host-r";
/// Where the session of a member of staff is.
pub(crate) const STAFF_COOKIE: &str = "__Host-s";

/// The cookie of a new patient session.
pub(crate) fn patient_cookie(session: String) -> Cookie<'static> {
    cookie(PATIENT_COOKIE, session)
}

/// The cookie of a new session of somebody who refers themselves. The browser keeps it as long as the form is kept, so
/// that they find it again; after a fresh load of the page it opens nothing without the date of birth.
pub(crate) fn referrer_cookie(session: String, days: u16) -> Cookie<'static> {
    let mut cookie = cookie(REFERRER_COOKIE, session);
    cookie.set_max_age(time::Duration::days(days.into()));
    cookie
}

/// The cookie of a new staff session.
pub(crate) fn staff_cookie(session: String) -> Cookie<'static> {
    cookie(STAFF_COOKIE, session)
}

fn cookie(name: &'static str, session: String) -> Cookie<'static> {
    Cookie::build((name, session)).secure(true).http_only(true).path("/").same_site(SameSite::Strict).build()
}
