//! The part of a query that finds a therapist's appointments in a span of time. It begins at the appointments of the span,
//! of which there are few, and not at the referrals of the caseload: SQLite joins in the order written where a join is a
//! cross join.

/// The appointments `a` of the therapist `$1` that start from `$2` on and before `$3`, each with its referral `r` and what is
/// joined to them.
macro_rules! appointments_of_span {
    ($joins:literal) => {
        concat!(
            " from appointments a cross join referrals r ",
            $joins,
            " where r.id = a.referral_id and r.therapist_id = $1 and a.starts_at >= $2 and a.starts_at < $3 "
        )
    };
}
pub(super) use appointments_of_span;

/// The referrals with such an appointment.
macro_rules! referrals_of_span {
    () => {
        concat!(" (select a.referral_id ", $crate::store::spans::appointments_of_span!(""), ") ")
    };
}
pub(super) use referrals_of_span;
