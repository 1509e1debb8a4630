//! What went wrong: the caller's, which they are told, or ours, which is logged and not told.

use crate::store::failing;
use axum::Json;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use measures::contract::Problem;

/// Either kind of wrong.
#[derive(Debug)]
pub enum Error {
    /// The caller's.
    Problem(Problem),
    /// Ours.
    Internal(anyhow::Error),
}

/// What handlers return.
pub type Result<T> = std::result::Result<T, Error>;

/// What was decided once everything asked of the database went well. A refusal in here is deliberate: what was
/// written before it may be committed, which an [`Error`] never allows.
pub type Verdict<T> = std::result::Result<T, Problem>;

/// Marks a reply whose status says more than its problem does.
struct Refusal(StatusCode, Problem);

impl Error {
    /// The caller asks too often, and may come back after this time. What it asks is as good as before.
    pub(crate) fn too_often(wait: std::time::Duration) -> Response {
        let seconds = wait.as_secs() + 1;
        (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, seconds.to_string())], Json(Problem::Busy))
            .into_response()
    }

    /// The call is not JSON: the one refusal that has a status of its own.
    pub(crate) fn not_json() -> Response {
        Refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE, Problem::Refused).into_response()
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let problem = match self {
            Self::Problem(problem) => problem,
            Self::Internal(error) => {
                tracing::error!("{error:#}");
                Problem::Ours
            }
        };
        Refusal(status(&problem), problem).into_response()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let Self(status, problem) = self;
        let wait = (problem == Problem::Busy).then_some([(RETRY_AFTER, "5")]);
        (status, wait, Json(problem)).into_response()
    }
}

fn status(problem: &Problem) -> StatusCode {
    match problem {
        Problem::SignedOut => StatusCode::UNAUTHORIZED,
        Problem::NotYou | Problem::WrongPassword | Problem::CodeNeeded | Problem::Refused => {
            StatusCode::FORBIDDEN
        }
        Problem::TooManyTries => StatusCode::TOO_MANY_REQUESTS,
        Problem::NotFound => StatusCode::NOT_FOUND,
        Problem::InvitationClosed
        | Problem::AlreadySent
        | Problem::AlreadyAcknowledged
        | Problem::AlertHasGrown
        | Problem::AlreadyDecided
        | Problem::AlertWaits
        | Problem::StillBooked
        | Problem::ReferralEnded => StatusCode::CONFLICT,
        Problem::KeyReused
        | Problem::Unfinished { .. }
        | Problem::FormUnfinished { .. }
        | Problem::NotTaken
        | Problem::NoSuchTime
        | Problem::TooEarly
        | Problem::SayWhatWasDone
        | Problem::SayWhy
        | Problem::NoChannel
        | Problem::NothingToAsk
        | Problem::NotUnderstood => StatusCode::UNPROCESSABLE_ENTITY,
        Problem::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Problem::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Problem::Ours => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Problem(problem) => write!(f, "refused: {problem:?}"),
            Self::Internal(error) => write!(f, "{error:#}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        failing::stop_if_lost(&error);
        if passes(&error) {
            tracing::warn!("the database cannot write just now: {error}");
            return Self::Problem(Problem::Busy);
        }
        Self::Internal(error.into())
    }
}

/// Whether the same may go well a little later.
fn passes(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => true,
        sqlx::Error::Tls(_) | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(error) => error.code().is_some_and(|code| code_passes(&code)),
        _ => false,
    }
}

fn code_passes(code: &str) -> bool {
    // Of SQLite's codes the lowest byte is the kind: busy, locked, read-only, input or output, full, cannot open.
    if code.len() < 5 {
        return code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 5 | 6 | 8 | 10 | 13 | 14));
    }
    // PostgreSQL's classes: connection, serialisation and deadlock, resources, taking turns, stopping. And one
    // code: the server is read-only, as a standby is.
    ["08", "40", "53", "55", "57"].iter().any(|class| code.starts_with(class)) || code == "25006"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_pass_are_told_from_codes_that_do_not() {
        for code in ["5", "517", "8", "266", "13", "08006", "40P01", "55P03", "57014", "25006"] {
            assert!(code_passes(code), "{code}");
        }
        for code in ["1", "19", "2067", "23505", "42601", "25000"] {
            assert!(!code_passes(code), "{code}");
        }
    }
}
