//! Records, and who may see them.

/// When and by whom alerts are looked at.
mod alert_rules;
/// What an authenticator app shows.
pub mod authenticator;
/// What a browser calls itself.
mod browser;
/// Who is asking.
mod caller;
/// What time it is.
pub mod clock;
/// What a deployment decides.
pub mod config;
/// How a browser shows its session.
mod cookies;
/// An invented clinic.
pub mod demo;
/// Who comes to the staff's door.
mod entrant;
/// What went wrong.
pub mod error;
/// Throwing away what is kept no longer.
pub mod forgetting;
/// What happens at each call.
mod handlers;
/// The headers of every reply.
mod headers;
/// How much anybody may ask at once.
pub mod limits;
/// Telling open pages that something changed.
pub mod live;
/// Noticing how the watch over the alert queue stands.
pub mod lookout;
/// Messages to people, on their way.
pub mod messages;
/// Where a call comes from.
mod network;
/// What the browser gets as it is.
mod pages;
/// Passwords.
pub mod password;
/// What two spellings of a name have in common.
mod plain;
/// How a call comes in.
mod post;
/// What this service asks.
pub mod programme;
/// What is asked for and not there.
mod refusals;
/// The log.
mod requests;
/// Numbers nobody can guess.
pub mod secrets;
/// Listening.
pub mod serve;
/// Steps taken in more than one place.
pub mod steps;
/// The records.
pub mod store;
/// Looking after them.
pub mod upkeep;
/// Going round the alert queue.
pub mod watching;

use crate::clock::Clock;
use crate::config::Config;
use crate::error::Error;
use crate::handlers::{clinician, health, patient, public, referral};
use crate::limits::{CSP_REPORTS, Limits};
use crate::live::Live;
use crate::post::Doors;
use crate::store::Db;
use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{any, get, post};
use measures::contract::Problem;
use measures::contract::clinician::EVENTS;
use std::sync::Arc;

/// What every handler works with.
#[derive(Debug, Clone)]
pub struct Server {
    /// What the deployment decided.
    pub config: Arc<Config>,
    /// The records.
    pub db: Db,
    /// What time it is.
    pub clock: Clock,
    /// Who is told of changes.
    pub live: Live,
    /// How much has been asked lately.
    pub limits: Arc<Limits>,
}

impl Server {
    /// A server that nobody listens to yet.
    #[must_use]
    pub fn new(config: Config, db: Db, clock: Clock) -> Self {
        let live = Live::on(&db);
        let limits = Arc::new(Limits::new(&config.network));
        Self { config: Arc::new(config), db, clock, live, limits }
    }
}

/// Every address there is.
///
/// # Errors
/// When a page cannot be filled with the service's facts.
pub fn router(server: Server) -> anyhow::Result<Router> {
    let pages = pages::routes(&server.config)?;
    Ok(doors()
        .router
        .route(EVENTS, get(clinician::events))
        .route(CSP_REPORTS, post(health::csp_report))
        .route("/api/{*unknown}", any(async || Error::Problem(Problem::NotFound)))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .merge(pages)
        .fallback(async || StatusCode::NOT_FOUND)
        .layer(from_fn_with_state(server.clone(), limits::limit))
        .layer(from_fn(requests::log))
        .layer(from_fn(headers::on_every_reply))
        .with_state(server))
}

/// The addresses of every call.
#[must_use]
pub fn calls() -> Vec<&'static str> {
    doors().addresses
}

fn doors() -> Doors {
    account_doors(staff_doors(public_doors()))
}

fn public_doors() -> Doors {
    Doors::default()
        .entering(public::open_invitation)
        .entering(public::sign_in)
        .call(patient::save_answer)
        .call(patient::save_safety)
        .creating(patient::submit_pack)
        .call(patient::close_sitting)
        .entering(referral::begin_referral)
        .entering(referral::resume_referral)
        .call(referral::find_practices)
        .call(referral::save_screen)
        .call(referral::save_measure_answer)
        .creating(referral::send_referral)
        .call(referral::send_referral_link)
        .call(referral::leave_referral)
}

fn staff_doors(doors: Doors) -> Doors {
    doors
        .call(clinician::read_session)
        .call(clinician::sign_out)
        .call(clinician::read_today)
        .call(clinician::read_appointment)
        .call(clinician::acknowledge_alert)
        .call(clinician::book_appointment)
        .call(clinician::move_appointment)
        .call(clinician::cancel_appointment)
        .call(clinician::record_attendance)
        .call(clinician::read_diary)
        .call(clinician::end_referral)
        .call(clinician::reopen_referral)
        .call(clinician::read_invitation)
        .call(clinician::invite_patient)
        .call(clinician::renew_invitation)
        .call(clinician::withdraw_invitation)
        .call(clinician::draw_link)
        .call(clinician::set_problem_descriptor)
        .call(clinician::read_measures)
        .call(clinician::read_pack_together)
        .call(clinician::open_pack_together)
        .call(clinician::save_answer_together)
        .call(clinician::save_safety_together)
        .creating(clinician::send_pack_together)
        .creating(clinician::amend_answer)
        .call(clinician::read_inbox)
        .call(clinician::read_self_referral)
        .call(clinician::accept_self_referral)
        .call(clinician::decline_self_referral)
        .call(clinician::stop_writing)
        .call(clinician::allow_writing)
        .call(clinician::read_referral_counts)
        .call(clinician::read_alert_queue)
        .call(clinician::read_alert_count)
        .call(clinician::see_alert)
        .call(clinician::record_contact)
        .call(clinician::close_alert)
        .call(clinician::read_watch)
        .call(clinician::read_caseload)
        .call(clinician::set_intensity)
        .call(clinician::read_supervision)
        .call(clinician::find_patients)
        .call(clinician::read_preparation)
        .call(clinician::send_reminder)
        .call(clinician::break_glass)
        .call(clinician::read_glass_openings)
        .call(clinician::review_glass_opening)
}

/// On the way in, and one's own account.
fn account_doors(doors: Doors) -> Doors {
    doors
        .entering(clinician::choose_password)
        .call(clinician::set_up_authenticator)
        .entering(clinician::confirm_authenticator)
        .entering(clinician::give_code)
        .call(clinician::read_demo_code)
        .call(clinician::read_account)
        .call(clinician::end_session)
        .call(clinician::end_other_sessions)
        .entering(clinician::change_password)
        .call(clinician::renew_recovery_codes)
}
