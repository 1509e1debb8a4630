//! What was said about keeping safe in alerts that have been dealt with, so that a new alert never hides it.

use crate::times::date_and_clock;
use crate::words::KEEP_SAFE;
use chrono::NaiveDateTime;
use measures::contract::clinician::{Alert, Measure};

/// One line for each answer, on the help page or in a self-referral, that was acknowledged before this alert was
/// raised, latest first: "Earlier: ‘No’ to …". Only those for the same appointment, which are those since the pack
/// before was sent.
#[must_use]
pub fn earlier_lines(open: &Alert, all: &[Alert], measures: &[Measure]) -> Vec<String> {
    let since = raised(open).and_then(|raised| sent_before(measures, raised));
    let mut said: Vec<_> = all.iter().flat_map(dealt_with).filter(|said| Some(said.given) > since).collect();
    said.sort_by_key(|said| std::cmp::Reverse(said.given));
    said.iter().map(Said::line).collect()
}

/// An answer in an alert that was acknowledged.
struct Said<'a> {
    given: NaiveDateTime,
    asked: &'a str,
    said: &'a str,
    by: &'a str,
}

impl Said<'_> {
    fn line(&self) -> String {
        let Self { given, asked, said, by } = self;
        format!("Earlier: ‘{said}’ to ‘{asked}’ on {}, acknowledged by {by}.", date_and_clock(*given))
    }
}

fn dealt_with(alert: &Alert) -> Vec<Said<'_>> {
    let Some(by) = alert.acknowledged.as_ref().map(|acknowledged| acknowledged.by.as_str()) else {
        return Vec::new();
    };
    let help_pages = alert.safety.iter().filter_map(|safety| {
        Some(Said { given: safety.given, asked: KEEP_SAFE, said: safety.keep_safe?.words(), by })
    });
    let form = alert.disclosures.iter().map(|told| Said {
        given: told.given,
        asked: &told.asked,
        said: &told.said,
        by,
    });
    help_pages.chain(form).collect()
}

fn raised(alert: &Alert) -> Option<NaiveDateTime> {
    let occasions = alert.occasions.iter().map(|occasion| occasion.given);
    let help_pages = alert.safety.iter().map(|safety| safety.given);
    occasions.chain(help_pages).chain(alert.disclosures.iter().map(|told| told.given)).min()
}

/// When the last pack of another appointment was sent before then.
fn sent_before(measures: &[Measure], then: NaiveDateTime) -> Option<NaiveDateTime> {
    let all = measures.iter().flat_map(|measure| &measure.measurements);
    all.filter(|past| past.sent && !past.this_appointment && past.at < then).map(|past| past.at).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use measures::alert::KeepSafe;
    use measures::answers::Answers;
    use measures::contract::clinician::{Acknowledged, Disclosure, EnteredBy, Measurement, Record, Safety};
    use measures::ids::AlertId;
    use measures::instruments::InstrumentId;
    use measures::score::score;
    use measures::thresholds::InUse;

    fn at(day: u32, hour: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 3, day).and_then(|day| day.and_hms_opt(hour, 10, 0)).unwrap()
    }

    fn alert(answers: &[(NaiveDateTime, Option<KeepSafe>)], by: Option<&str>) -> Alert {
        let safety = |(at, keep_safe): &(NaiveDateTime, Option<KeepSafe>)| Safety {
            by: EnteredBy::THEMSELVES,
            given: *at,
            at: *at,
            keep_safe: *keep_safe,
            reach: None,
        };
        let acknowledged = |by: &str| Acknowledged {
            by: by.to_owned(),
            at: at(30, 0),
            actions: Vec::new(),
            note: String::new(),
        };
        Alert {
            alert: AlertId::from_bits(1),
            occasions: Vec::new(),
            safety: answers.iter().map(safety).collect(),
            disclosures: Vec::new(),
            acknowledged: by.map(acknowledged),
            contacts: Vec::new(),
            closed: None,
        }
    }

    fn sent(at: NaiveDateTime, this_appointment: bool) -> Measure {
        let instrument = InstrumentId::parse("phq9").unwrap();
        let score = score(&Answers::none(instrument));
        let measurement = Measurement {
            record: Record::default(),
            at,
            sent: true,
            this_appointment,
            appointment: None,
            wording: 0,
            answers: Vec::new(),
            score,
        };
        Measure { in_use: InUse::published(instrument), measurements: vec![measurement] }
    }

    #[test]
    fn an_earlier_no_stands_beside_a_new_alert_with_who_acknowledged_it() {
        let open = alert(&[(at(10, 9), Some(KeepSafe::NotSure))], None);
        let dealt_with = alert(&[(at(10, 8), Some(KeepSafe::No)), (at(10, 7), None)], Some("Amira Hassan"));
        let lines = earlier_lines(&open, &[open.clone(), dealt_with], &[sent(at(10, 8), true)]);
        assert_eq!(
            lines,
            [
                "Earlier: ‘No’ to ‘Do you feel able to keep yourself safe until then?’ on 10 March 2026 at 08:10, \
              acknowledged by Amira Hassan."
            ]
        );
    }

    #[test]
    fn what_was_said_for_an_appointment_before_is_not_said_again() {
        let open = alert(&[(at(10, 9), Some(KeepSafe::Yes))], None);
        let of_last_week = alert(&[(at(3, 8), Some(KeepSafe::No))], Some("Amira Hassan"));
        let alerts = [open.clone(), of_last_week];
        assert!(earlier_lines(&open, &alerts, &[sent(at(3, 9), false)]).is_empty());
        assert_eq!(earlier_lines(&open, &alerts, &[sent(at(17, 9), false)]).len(), 1, "sent after the alert");
    }

    #[test]
    fn what_a_self_referral_said_stands_beside_a_new_alert_too() {
        let open = alert(&[(at(10, 9), None)], None);
        let told = Disclosure {
            given: at(10, 8),
            at: at(10, 8),
            asked: "Able to keep safe?".to_owned(),
            said: "Not sure".to_owned(),
            sent: true,
        };
        let of_the_form = Alert { disclosures: vec![told], ..alert(&[], Some("Amira Hassan")) };
        assert_eq!(
            earlier_lines(&open, &[of_the_form], &[]),
            [
                "Earlier: ‘Not sure’ to ‘Able to keep safe?’ on 10 March 2026 at 08:10, acknowledged by Amira Hassan."
            ]
        );
    }
}
