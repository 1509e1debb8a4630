//! Every door: who is let in, and to what.

use crate::attending::record;
use crate::clinic::{Caller, Clinic, at, save, worrying};
use crate::said::{cancel, fresh, invite};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use measures::alert::Action;
use measures::attendance::Attendance;
use measures::contract::clinician::{
    AcknowledgeAlert, BookAppointment, EndReferral, Mode, MoveAppointment, OpenPackTogether, ReadAppointment,
    ReadDiary, ReadPackTogether, RenewInvitation, ReopenReferral, WithdrawInvitation,
};
use measures::contract::{Call, Problem};
use measures::ending::EndCode;
use measures::ids::{AlertId, AppointmentId, ReferralId};
use measures::offered::Occasion;
use tower::ServiceExt;

const FRONT: [&str; 5] = [
    "/api/open-invitation",
    "/api/sign-in",
    "/api/begin-referral",
    "/api/resume-referral",
    "/api/find-practices",
];
pub const PATIENTS: [&str; 4] =
    ["/api/save-answer", "/api/save-safety", "/api/submit-pack", "/api/close-sitting"];

pub const REFERRERS: [&str; 5] = [
    "/api/save-screen",
    "/api/save-measure-answer",
    "/api/send-referral",
    "/api/send-referral-link",
    "/api/leave-referral",
];
const ASSESSORS: [&str; 6] = [
    "/api/read-inbox",
    "/api/accept-self-referral",
    "/api/decline-self-referral",
    "/api/stop-writing",
    "/api/allow-writing",
    "/api/read-referral-counts",
];

async fn status(caller: &Caller<'_>, path: &str) -> StatusCode {
    caller.post_text(path, "{\"nonsense\": 1}".to_owned()).await.status()
}

#[tokio::test]
async fn signed_out_callers_are_refused_everywhere_but_the_front_door() {
    let clinic = Clinic::open().await;
    let stranger = Caller {
        clinic: &clinic,
        cookie: Some("__Host-p=00; __Host-r=00; __Host-s=00".to_owned()),
        visit: clinic.patient().await.visit,
    };
    assert!(server::calls().len() >= 30);
    for path in server::calls() {
        let expected =
            if FRONT.contains(&path) { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::UNAUTHORIZED };
        assert_eq!(status(&clinic.nobody(), path).await, expected, "{path}");
        assert_eq!(status(&stranger, path).await, expected, "{path}");
    }
    let request = Request::get("/api/events").body(Body::empty()).unwrap();
    let response = clinic.router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn patients_and_staff_have_doors_of_their_own() {
    let clinic = Clinic::taking_referrals().await;
    let (patient, referrer) = (clinic.patient().await, clinic.referrer().await);
    let (therapist, assessor) = (clinic.therapist().await, clinic.assessor().await);
    for path in server::calls().into_iter().filter(|path| !FRONT.contains(path)) {
        let inside = match path {
            path if PATIENTS.contains(&path) => &patient,
            path if REFERRERS.contains(&path) => &referrer,
            _ => &assessor,
        };
        assert_eq!(status(inside, path).await, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        for outside in [&patient, &referrer, &assessor] {
            if outside.cookie != inside.cookie {
                assert_eq!(status(outside, path).await, StatusCode::UNAUTHORIZED, "{path}");
            }
        }
        if inside.cookie == assessor.cookie {
            let expected = if ASSESSORS.contains(&path) {
                StatusCode::NOT_FOUND
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            assert_eq!(status(&therapist, path).await, expected, "{path}");
        }
    }
}

async fn not_found<C: Call>(caller: &Caller<'_>, call: C) {
    let problem = caller.send(call).await.err();
    assert_eq!(problem, Some(Problem::NotFound), "{}", C::PATH);
}

async fn nothing_of(caller: &Caller<'_>, referral: ReferralId, appointment: AppointmentId, alert: AlertId) {
    let starts = at("2026-12-01T10:00:00");
    let actions = vec![Action::SpokeToPatient];
    not_found(caller, ReadAppointment { appointment }).await;
    not_found(caller, ReadPackTogether { appointment }).await;
    not_found(caller, OpenPackTogether { appointment }).await;
    not_found(caller, MoveAppointment { appointment, to: fresh(), starts }).await;
    not_found(caller, cancel(appointment)).await;
    not_found(caller, record(appointment, Attendance::OnTime)).await;
    not_found(caller, ReadDiary { appointment }).await;
    not_found(caller, RenewInvitation { appointment }).await;
    not_found(caller, WithdrawInvitation { appointment }).await;
    not_found(caller, EndReferral { referral, code: EndCode::Completed, on: starts.date() }).await;
    not_found(caller, ReopenReferral { referral, reason: "By mistake.".to_owned() }).await;
    not_found(caller, invite(appointment)).await;
    not_found(
        caller,
        BookAppointment {
            appointment: fresh(),
            referral,
            starts,
            mode: Mode::Video,
            occasion: Occasion::Treatment,
        },
    )
    .await;
    not_found(caller, AcknowledgeAlert { alert, seen: 1, actions, note: String::new() }).await;
}

#[tokio::test]
async fn what_is_not_yours_is_told_from_nothing_by_nothing() {
    let clinic = Clinic::open().await;
    clinic.opened(&clinic.them).await.send(save(worrying(1), 1)).await.unwrap();
    let theirs = clinic.signed_in(clinic.them.therapist).await.view(clinic.them.appointment).await;
    let therapist = clinic.therapist().await;
    nothing_of(&therapist, clinic.them.referral, clinic.them.appointment, theirs.alerts[0].alert).await;
    let (referral, appointment) = (ReferralId::from_bits(99), AppointmentId::from_bits(99));
    nothing_of(&therapist, referral, appointment, AlertId::from_bits(99)).await;
    assert_eq!(clinic.count("select count(*) from appointments where booking = 'booked'").await, 2);
    assert_eq!(clinic.count("select count(*) from alerts where acknowledged_at is null").await, 1);
}

/// What somebody may ask whose password was right, and no more.
const ENTRANTS: [&str; 5] = [
    "/api/choose-password",
    "/api/set-up-authenticator",
    "/api/confirm-authenticator",
    "/api/give-code",
    "/api/read-demo-code",
];

#[tokio::test]
async fn a_right_password_alone_opens_no_door_but_those_of_the_second_half() {
    let clinic = Clinic::open().await;
    clinic.has_settled(clinic.us.therapist).await;
    let half = clinic.half_in("therapist-1").await;
    for path in server::calls() {
        let expected = match path {
            path if FRONT.contains(&path) || ENTRANTS.contains(&path) => StatusCode::UNPROCESSABLE_ENTITY,
            _ => StatusCode::UNAUTHORIZED,
        };
        assert_eq!(status(&half, path).await, expected, "{path}");
    }
    let request = Request::get("/api/events").header("cookie", half.cookie.as_ref().unwrap());
    let response = clinic.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn every_reply_carries_the_headers() {
    let clinic = Clinic::open().await;
    for path in ["/api/save-answer", "/api/nothing", "/nothing", "/healthz"] {
        let response = clinic.nobody().post_text(path, String::new()).await;
        assert_eq!(response.headers().get("x-frame-options").unwrap(), "DENY", "{path}");
    }
}
