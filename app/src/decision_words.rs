//! What can be decided about a referral, and what comes of it, in words.

use crate::times::date;
use measures::contract::clinician::KnownPatient;
use measures::ids::PatientId;

/// What somebody is about to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A patient is made of the form.
    AsNew,
    /// The form joins a patient on record.
    Join(PatientId),
    /// The service does not take it.
    Decline,
}

/// What can be decided, in order. Somebody who is known only by another form cannot be joined: it is
/// still to be decided, or was declined.
#[must_use]
pub fn choices(known: &[KnownPatient]) -> Vec<Choice> {
    let on_record = known.iter().filter(|one| one.form.is_none());
    let join = on_record.map(|one| Choice::Join(one.patient));
    [Choice::AsNew].into_iter().chain(join).chain([Choice::Decline]).collect()
}

/// What can be decided, as it is chosen.
#[must_use]
pub fn choice_words(choice: Choice, known: &[KnownPatient]) -> String {
    match choice {
        Choice::AsNew => "Accept as a new patient".to_owned(),
        Choice::Join(_) => format!("Join {}", whom(choice, known)),
        Choice::Decline => "Decline".to_owned(),
    }
}

/// What comes of it, a sentence a line.
#[must_use]
pub fn outcome_lines(choice: Choice, known: &[KnownPatient]) -> Vec<String> {
    let twice = known.iter().any(|one| one.same_nhs_number && one.declined_on.is_none());
    let lines: &[&str] = match choice {
        Choice::AsNew if twice => &[
            "Somebody on record has the same NHS number. The national return refuses two people with one number: \
             accept as new only if one of the two numbers is wrong.",
            "A new patient and a referral are made from this form.",
            "The referral then waits under “To book”.",
        ],
        Choice::AsNew => &[
            "A new patient and a referral are made from this form.",
            "The referral then waits under “To book”.",
        ],
        Choice::Join(_) => &[
            "They get a new referral. What is on record about them stays as it is.",
            "The alerts of this form move to them.",
            "The referral then waits under “To book”.",
            "This cannot be taken back here.",
        ],
        Choice::Decline => &[
            "The form is closed, and no referral is made from it.",
            "An alert that waits stays until somebody acknowledges it.",
        ],
    };
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// What to say once it is decided.
#[must_use]
pub fn decided_words(choice: Choice, known: &[KnownPatient]) -> String {
    match choice {
        Choice::AsNew => "You have accepted this referral. Book the assessment below.".to_owned(),
        Choice::Join(_) => {
            format!("You have joined this referral to {}. Book the assessment below.", whom(choice, known))
        }
        Choice::Decline => "You have declined this referral.".to_owned(),
    }
}

/// "Priya Shah, born 3 March 1980"
fn whom(choice: Choice, known: &[KnownPatient]) -> String {
    let named = known.iter().find(|one| choice == Choice::Join(one.patient));
    named.map_or_else(String::new, |one| format!("{}, born {}", one.name, date(one.date_of_birth)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use measures::ids::SelfReferralId;

    fn known(bits: u128, form: Option<SelfReferralId>, same_nhs_number: bool) -> KnownPatient {
        KnownPatient {
            patient: PatientId::from_bits(bits),
            name: "Priya Shah".to_owned(),
            date_of_birth: NaiveDate::from_ymd_opt(1980, 3, 3).unwrap(),
            nhs_number: None,
            postcode: None,
            therapists: Vec::new(),
            form,
            declined_on: None,
            same_nhs_number,
        }
    }

    #[test]
    fn whoever_is_on_record_can_be_joined_and_another_form_cannot() {
        let other = known(2, Some(SelfReferralId::from_bits(1)), false);
        let all = [known(1, None, false), other];
        assert_eq!(choices(&all), [Choice::AsNew, Choice::Join(all[0].patient), Choice::Decline]);
        assert_eq!(choice_words(Choice::Join(all[0].patient), &all), "Join Priya Shah, born 3 March 1980");
    }

    #[test]
    fn a_number_that_somebody_has_already_is_warned_of_before_a_second_patient_is_made() {
        let warns = |same| outcome_lines(Choice::AsNew, &[known(1, None, same)])[0].contains("NHS number");
        assert!(warns(true));
        assert!(!warns(false));
        let form = Some(SelfReferralId::from_bits(1));
        let day = NaiveDate::from_ymd_opt(2026, 3, 3);
        let declined = [KnownPatient { declined_on: day, ..known(1, form, true) }];
        assert_eq!(choices(&declined), [Choice::AsNew, Choice::Decline]);
        assert!(
            !outcome_lines(Choice::AsNew, &declined)[0].contains("NHS number"),
            "no patient was made of it"
        );
    }
}
