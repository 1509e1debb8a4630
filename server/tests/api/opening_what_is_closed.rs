//! Opening a record of which one part could be read anyway: what could not be is opened, and is what is shown.

use crate::clinic::{Clinic, at};
use crate::said::{cancel, fresh};
use crate::scope::supervisor;
use chrono::TimeDelta;
use measures::contract::clinician::{Access, BookAppointment, EndReferral, Mode};
use measures::ending::EndCode;
use measures::ids::{PatientId, ReferralId};
use measures::offered::Occasion;
use server::store::referrals;

/// Another referral of their patient, on our caseload.
pub async fn also_ours(clinic: &Clinic) -> ReferralId {
    let (referral, patient) = (ReferralId::from_bits(98), PatientId::from_bits(12));
    let mut db = clinic.server.db.write().await.unwrap();
    referrals::add(&mut db, referral, patient, clinic.us.therapist, None).await.unwrap();
    db.commit().await.unwrap();
    referral
}

#[tokio::test]
async fn an_old_referral_of_ones_own_does_not_keep_the_current_one_of_somebody_else_closed() {
    let clinic = Clinic::open().await;
    let referral = also_ours(&clinic).await;
    let therapist = clinic.therapist().await;
    let starts = at("2026-12-20T10:00:00");
    let (mode, occasion) = (Mode::Video, Occasion::Treatment);
    let own = therapist
        .send(BookAppointment { appointment: fresh(), referral, starts, mode, occasion })
        .await
        .unwrap();
    therapist.send(cancel(own.appointment)).await.unwrap();
    let end = EndReferral { referral, code: EndCode::Completed, on: clinic.now().date() };
    therapist.send(end).await.unwrap();

    let broken = therapist.breaks("Ben Bell").await.unwrap();
    assert_eq!(broken.until, Some(clinic.now() + TimeDelta::hours(8)), "it was not readable");
    assert_eq!(broken.appointment, Some(clinic.them.appointment), "what they could not read is what opens");
    assert_eq!(therapist.access(false).await, Ok(Access::Opened));
    assert_eq!(therapist.view(own.appointment).await.access, Access::Own);
    assert_eq!(therapist.breaks("Ben Bell").await.unwrap().until, None, "now all of it is open");
}

#[tokio::test]
async fn a_supervisor_of_one_of_two_therapists_opens_what_the_other_keeps() {
    let clinic = Clinic::open().await;
    let supervisor = supervisor(&clinic).await;
    also_ours(&clinic).await;
    assert_eq!(supervisor.finds("bell").await, [("Ben Bell".to_owned(), Access::Supervised)]);
    let broken = supervisor.breaks("Ben Bell").await.unwrap();
    assert_eq!((broken.appointment, broken.until.is_some()), (Some(clinic.them.appointment), true));
    assert_eq!(supervisor.access(false).await, Ok(Access::Opened));
}
