//! What is wrong with the watch over the alerts, in words for staff.

use crate::times::clock;
use measures::alert_queue::Desk;
use measures::contract::clinician::Watch;

/// A sentence for everything that is wrong; none while all is well.
#[must_use]
pub fn alarm(watch: &Watch) -> Vec<String> {
    let stopped = (!watch.watched).then(|| {
        let last = watch.last.map(|last| format!(" It last ran at {}.", clock(last))).unwrap_or_default();
        format!(
            "Alerts are not being passed on: the job that does it has stopped.{last} Look at every open alert \
             yourselves, and tell whoever runs the server."
        )
    });
    let empty = watch.empty_desks.iter().map(|desk| {
        format!("Alerts go to {}, and there is nobody. Tell whoever runs the server.", desk_words(*desk))
    });
    stopped.into_iter().chain(empty).collect()
}

/// Who looks there.
#[must_use]
pub const fn desk_words(desk: Desk) -> &'static str {
    match desk {
        Desk::Therapist => "the therapist",
        Desk::Triage => "whoever reads new referrals",
        Desk::Duty => "the duty worker",
        Desk::Reviewer => "the reviewer",
        Desk::Lead => "the lead",
        Desk::Manager => "the service manager",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn watch(watched: bool, empty_desks: Vec<Desk>) -> Watch {
        let last = NaiveDate::from_ymd_opt(2026, 3, 3).and_then(|day| day.and_hms_opt(9, 5, 0));
        Watch { watched, last, empty_desks }
    }

    #[test]
    fn nothing_is_said_while_all_is_well() {
        assert!(alarm(&watch(true, vec![])).is_empty());
    }

    #[test]
    fn a_watch_that_stopped_and_a_desk_that_nobody_holds_are_each_told() {
        let told = alarm(&watch(false, vec![Desk::Duty]));
        assert_eq!(told.len(), 2);
        assert!(told[0].contains("has stopped") && told[0].contains("9:05"), "{}", told[0]);
        assert!(told[1].contains("the duty worker"), "{}", told[1]);
    }
}
