//! A small clinic: two therapists, each with one patient who was invited for an appointment this morning.

use crate::records::Records;
pub use crate::said::{answer, at, feels, save, submit, worrying};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use measures::attachment::Booking;
use measures::contract::clinician::{Mode, QUIET};
use measures::contract::json::Json;
use measures::contract::patient::VISIT;
use measures::contract::public::{OpenInvitation, Opened};
use measures::contract::{Call, Problem};
use measures::ids::{AppointmentId, PatientId, ReferralId, StaffId, VisitId};
use measures::offered::Occasion;
use measures::token::Token;
use server::Server;
use server::clock::{Clock, instant, local};
use server::config::Config;
use server::steps::asking::Asking;
use server::steps::inviting::invite;
use server::store::appointments::{self, Appointment};
use server::store::staff::{self, NewStaff, Place};
use server::store::{Db, deployment, patients, referrals};
use server::watching::go_round;
use std::time::Duration;
use tower::ServiceExt;

pub struct Clinic {
    pub server: Server,
    pub router: Router,
    /// The therapist most tests are about, and their patient.
    pub us: Care,
    /// Another therapist and another patient.
    pub them: Care,
    pub records: Records,
}

/// A therapist, one of their patients, and what they have to do with each other.
pub struct Care {
    pub therapist: StaffId,
    pub name: &'static str,
    pub date_of_birth: NaiveDate,
    pub referral: ReferralId,
    pub appointment: AppointmentId,
    pub token: Token,
}

/// Somebody with a cookie or without one, and with the name of their visit if they are a patient.
pub struct Caller<'a> {
    pub clinic: &'a Clinic,
    pub cookie: Option<String>,
    pub visit: Option<VisitId>,
}

impl Clinic {
    /// Monday 23 November 2026, nine in the morning in London.
    pub async fn open() -> Self {
        Self::open_at(at("2026-11-23T09:00:00")).await
    }

    pub async fn open_at(now: NaiveDateTime) -> Self {
        Self::open_with(Config::invented(None).unwrap(), now).await
    }

    /// The clinic of a service that has decided this.
    pub async fn open_with(mut config: Config, now: NaiveDateTime) -> Self {
        crate::logging::listen();
        // How often is too often has tests of its own.
        config.network.without_limits();
        let records = Records::fresh().await;
        let db = Db::open(&records.url).await.unwrap();
        deployment::claim(&db, deployment::Kind::Demo).await.unwrap();
        let clock = Clock::stopped_at(instant(now).unwrap());
        let server = Server::new(config, db, clock);
        hears(&server).await;
        let us = Care::new(&server, 1, "Amara Achebe", now + TimeDelta::minutes(90)).await;
        let them = Care::new(&server, 2, "Ben Bell", now + TimeDelta::minutes(120)).await;
        go_round(&server).await.unwrap();
        let router = server::router(server.clone()).unwrap();
        Self { server, router, us, them, records }
    }

    pub fn nobody(&self) -> Caller<'_> {
        Caller { clinic: self, cookie: None, visit: None }
    }

    /// Our patient, on a phone that has just opened the link.
    pub async fn patient(&self) -> Caller<'_> {
        self.opened(&self.us).await
    }

    pub async fn opened(&self, care: &Care) -> Caller<'_> {
        self.opened_by(&care.open()).await.unwrap()
    }

    /// Whoever opens an invitation with this call, if it opens.
    pub async fn opened_by(&self, call: &OpenInvitation) -> Option<Caller<'_>> {
        let response = self.nobody().post(call).await;
        if response.status() != StatusCode::OK {
            return None;
        }
        let cookie = Some(cookie(&response));
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let (Opened::Open { visit, .. } | Opened::Sent { visit, .. }) =
            serde_json::from_slice(&body).unwrap();
        Some(Caller { clinic: self, cookie, visit: Some(visit) })
    }

    /// Our therapist, signed in.
    pub async fn therapist(&self) -> Caller<'_> {
        self.signed_in(self.us.therapist).await
    }

    pub fn now(&self) -> NaiveDateTime {
        local(self.server.clock.now())
    }

    /// How many rows a table has.
    pub async fn count(&self, query: &'static str) -> i64 {
        let mut db = self.server.db.read().await.unwrap();
        sqlx::query_scalar(query).fetch_one(&mut *db).await.unwrap()
    }
}

/// Waits until a server that has just begun hears of changes.
pub async fn hears(server: &Server) {
    while !server.live.hears() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

impl Care {
    async fn new(server: &Server, number: u128, name: &'static str, starts: NaiveDateTime) -> Self {
        let therapist = StaffId::from_bits(number);
        let patient = PatientId::from_bits(10 + number);
        let referral = ReferralId::from_bits(20 + number);
        let date_of_birth = NaiveDate::from_ymd_opt(1980, 5, 9 + u32::try_from(number).unwrap()).unwrap();
        let username = format!("therapist-{number}");
        let new = NewStaff {
            id: therapist,
            username: &username,
            name: "Thea Rapist",
            password_hash: "none",
            place: Place::THERAPIST,
        };
        let appointment = Appointment {
            id: AppointmentId::from_bits(30 + number),
            referral,
            starts,
            starts_at: instant(starts).unwrap(),
            mode: Mode::Telephone,
            occasion: Occasion::Treatment,
            booking: Booking::Booked,
            moved_from: None,
        };
        let mut db = server.db.write().await.unwrap();
        assert!(staff::add(&mut db, &new).await.unwrap());
        patients::add(&mut db, patient, name, date_of_birth).await.unwrap();
        referrals::add(&mut db, referral, patient, therapist, None).await.unwrap();
        appointments::add(&mut db, &appointment).await.unwrap();
        let (config, now) = (&server.config, server.clock.now());
        let invited = invite(&mut db, config, &appointment, Asking::default(), now).await.unwrap();
        let (_, token) = invited.unwrap();
        db.commit().await.unwrap();
        Self { therapist, name, date_of_birth, referral, appointment: appointment.id, token }
    }

    /// The call that opens this patient's invitation.
    pub fn open(&self) -> OpenInvitation {
        OpenInvitation { token: self.token.clone(), date_of_birth: self.date_of_birth }
    }
}

impl Caller<'_> {
    /// Makes a call and reads its reply, as a page does.
    pub async fn send<C: Call>(&self, call: C) -> Result<C::Reply, Problem> {
        let response = self.post(&call).await;
        let ok = response.status().is_success();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let reply: Json = serde_json::from_slice(&body).unwrap();
        if ok { Ok(reply.read().unwrap()) } else { Err(reply.read().unwrap()) }
    }

    /// Makes a call as a page does that asks again by itself, if `quiet` is 1.
    pub async fn post_quiet<C: Call>(&self, call: &C, quiet: &str) -> Response<Body> {
        let body = Body::from(serde_json::to_string(call).unwrap());
        self.sent(self.request(C::PATH).header(QUIET, quiet).body(body).unwrap()).await
    }

    pub async fn post<C: Call>(&self, call: &C) -> Response<Body> {
        self.post_text(C::PATH, serde_json::to_string(call).unwrap()).await
    }

    pub async fn post_text(&self, path: &str, body: String) -> Response<Body> {
        self.sent(self.request(path).body(Body::from(body)).unwrap()).await
    }

    pub async fn sent(&self, request: Request<Body>) -> Response<Body> {
        self.clinic.router.clone().oneshot(request).await.unwrap()
    }

    /// A request as a page of ours makes it.
    pub fn request(&self, path: &str) -> axum::http::request::Builder {
        let mut request = Request::post(path);
        for (name, value) in [
            ("host", "beforehand.example"),
            ("sec-fetch-site", "same-origin"),
            ("content-type", "application/json"),
            ("x-beforehand", "1"),
        ] {
            request = request.header(name, value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        if let Some(visit) = self.visit {
            request = request.header(VISIT, visit.to_string());
        }
        request
    }
}

/// The cookie that a response sets, as a browser sends it back.
pub fn cookie(response: &Response<Body>) -> String {
    let set = response.headers().get("set-cookie").unwrap().to_str().unwrap();
    set.split(';').next().unwrap().to_owned()
}
