//! What is told in a form because of which a reviewer looks at the alert as well.

use super::screen;
use crate::clinic::{Clinic, save, worrying};
use crate::colleagues::desks;
use crate::working_the_inbox::alert;
use measures::alert_queue::Desk;
use measures::ids::PatientId;
use measures::referral::REVIEWED_FOR;

const PREGNANT: (&str, &[(&str, &str)]) = ("family", &[("family", "pregnant")]);
const TODDLER: (&str, &[(&str, &str)]) = ("family", &[("family", "toddler")]);
const WORRIED: (&str, &[(&str, &str)]) =
    ("safety_others", &[("someone_else", "talk"), ("safe_to_contact", "yes")]);

#[tokio::test]
async fn an_alert_goes_to_the_reviewer_for_pregnancy_a_baby_and_a_worry_about_safety() {
    const BABY: (&str, &[(&str, &str)]) = ("family", &[("family", "baby,partner_baby")]);
    for ((id, typed), reviewed) in [(PREGNANT, true), (BABY, true), (WORRIED, true), (TODDLER, false)] {
        let clinic = Clinic::taking_referrals().await;
        let referrer = clinic.sent().await;
        alert(&referrer, 30).await;
        assert_eq!(clinic.desks().await, desks(&[Desk::Duty, Desk::Triage]));
        referrer.send(screen(id, typed, 31)).await.unwrap();
        let mut looking = vec![Desk::Duty, Desk::Triage];
        looking.extend(reviewed.then_some(Desk::Reviewer));
        assert_eq!(clinic.desks().await, desks(&looking), "{typed:?}");
    }
}

#[tokio::test]
async fn what_a_form_told_counts_for_a_later_alert_also_where_it_was_changed_but_not_for_ever() {
    let whole = REVIEWED_FOR.num_milliseconds();
    for (told, back, reviewed) in [
        (PREGNANT, 0, true),
        (TODDLER, 0, false),
        (PREGNANT, whole - 60_000, true),
        (PREGNANT, whole + 1, false),
    ] {
        let clinic = Clinic::taking_referrals().await;
        let assessor = clinic.assessor().await;
        let referrer = clinic.sent().await;
        referrer.send(screen(told.0, told.1, 30)).await.unwrap();
        referrer.send(screen("family", &[("family", "none")], 31)).await.unwrap();
        assessor.accept(assessor.waiting().await.id, Some(PatientId::from_bits(11))).await.unwrap();
        let mut db = clinic.server.db.write().await.unwrap();
        let query = "update self_referral_statement_history set received_at = received_at - $1";
        sqlx::query(query).bind(back).execute(&mut *db).await.unwrap();
        db.commit().await.unwrap();
        clinic.patient().await.send(save(worrying(1), 1)).await.unwrap();
        let looks = clinic.desks().await.contains(&Desk::Reviewer.name().to_owned());
        assert_eq!(looks, reviewed, "{told:?}, {back} ms ago");
    }
}
