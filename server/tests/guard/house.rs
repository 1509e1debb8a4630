//! A service with one patient, one therapist and somebody who may refer themselves.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use measures::attachment::Booking;
use measures::contract::clinician::Mode;
use measures::contract::patient::VISIT;
use measures::ids::{AppointmentId, PatientId, ReferralId, SessionId, StaffId};
use measures::offered::Occasion;
use serde_json::{Value, json};
use server::clock::{Clock, instant};
use server::config::Config;
use server::steps::asking::Asking;
use server::steps::inviting::invite;
use server::store::appointments::{self, Appointment};
use server::store::staff::{self, NewStaff, Place};
use server::store::staff_sessions::NewSession;
use server::store::{Db, deployment, patients, referrals, staff_sessions};
use server::{Server, secrets};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use tower::ServiceExt;

pub struct House {
    pub server: Server,
    pub router: Router,
    folder: tempfile::TempDir,
}

/// What a browser shows of itself.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    pub cookie: String,
    pub visit: String,
}

#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

/// Headers as a page of ours sends them.
pub const OURS: [(&str, &str); 4] = [
    ("host", "beforehand.example"),
    ("sec-fetch-site", "same-origin"),
    ("content-type", "application/json"),
    ("x-beforehand", "1"),
];

/// The network that most tests call from.
pub const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

impl House {
    pub async fn open() -> Self {
        Self::with(Config::invented(None).unwrap()).await
    }

    pub async fn with(config: Config) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("records.db").display());
        let db = Db::open(&url).await.unwrap();
        deployment::claim(&db, deployment::Kind::Demo).await.unwrap();
        let now: NaiveDateTime = "2026-11-23T09:00:00".parse().unwrap();
        let server = Server::new(config, db, Clock::stopped_at(instant(now).unwrap()));
        let mut db = server.db.write().await.unwrap();
        let id = StaffId::from_bits(1);
        let new =
            NewStaff { id, username: "thea", name: "Thea", password_hash: "none", place: Place::THERAPIST };
        assert!(staff::add(&mut db, &new).await.unwrap());
        db.commit().await.unwrap();
        let router = server::router(server.clone()).unwrap();
        Self { server, router, folder }
    }

    /// How many bytes of records there are, as a name of what is there: nothing was written where it stays.
    pub async fn changes(&self) -> Vec<i64> {
        let mut db = self.server.db.read().await.unwrap();
        let tables = [
            "select count(*) from audit",
            "select count(*) from answer_history",
            "select count(*) from staff_sessions",
            "select count(*) from patient_sessions",
            "select count(*) from self_referrals",
            "select count(*) from invitations",
            "select count(*) from appointments",
            "select coalesce(sum(wrong_in_all), 0) from invitations",
            "select count(*) from sign_in_tries",
            "select count(*) from messages",
        ];
        let mut counts = Vec::new();
        for query in tables {
            counts.push(sqlx::query_scalar(query).fetch_one(&mut *db).await.unwrap());
        }
        counts
    }

    /// The link of a new patient, who was born on this day.
    pub async fn patient(&self, number: u128) -> (String, NaiveDate) {
        let born = NaiveDate::from_ymd_opt(1980, 5, 10).unwrap();
        let starts: NaiveDateTime = "2026-11-23T10:00:00".parse().unwrap();
        let (patient, referral) = (PatientId::from_bits(number + 1_000), ReferralId::from_bits(number));
        let appointment = Appointment {
            id: AppointmentId::from_bits(number),
            referral,
            starts: starts + TimeDelta::minutes(i64::try_from(number % 400).unwrap()),
            starts_at: instant(starts).unwrap(),
            mode: Mode::Telephone,
            occasion: Occasion::Treatment,
            booking: Booking::Booked,
            moved_from: None,
        };
        let mut db = self.server.db.write().await.unwrap();
        patients::add(&mut db, patient, "Amara Achebe", born).await.unwrap();
        referrals::add(&mut db, referral, patient, StaffId::from_bits(1), None).await.unwrap();
        appointments::add(&mut db, &appointment).await.unwrap();
        let (config, now) = (&self.server.config, self.server.clock.now());
        let (_, token) =
            invite(&mut db, config, &appointment, Asking::default(), now).await.unwrap().unwrap();
        db.commit().await.unwrap();
        (token.expose().to_owned(), born)
    }

    /// The therapist, signed in.
    pub async fn therapist(&self) -> Shown {
        let session = secrets::session().unwrap();
        let mut db = self.server.db.write().await.unwrap();
        let now = self.server.clock.now();
        let token_hash = secrets::hash(&session);
        let (id, staff) = (SessionId::from_bits(1), StaffId::from_bits(1));
        let new = NewSession { id, staff, token_hash: &token_hash, browser: "" };
        staff_sessions::begin(&mut db, &new, now).await.unwrap();
        staff_sessions::proved(&mut db, &token_hash, now).await.unwrap();
        db.commit().await.unwrap();
        Shown { cookie: format!("__Host-s={session}"), visit: String::new() }
    }

    /// Somebody who has just opened this link.
    pub async fn opened(&self, (token, born): &(String, NaiveDate), from: IpAddr) -> Shown {
        let reply = self.asks(from, None, "/api/open-invitation", &opening(token, *born)).await;
        let cookie = reply.headers.get("set-cookie").unwrap().to_str().unwrap().split(';').next().unwrap();
        let opened: Value = serde_json::from_str(&reply.text).unwrap();
        Shown { cookie: cookie.to_owned(), visit: opened["open"]["visit"].as_str().unwrap().to_owned() }
    }

    /// Asks as a page of ours does.
    pub async fn asks(&self, from: IpAddr, shown: Option<&Shown>, path: &str, body: &Value) -> Reply {
        let mut headers = OURS.to_vec();
        if let Some(shown) = shown {
            headers.push(("cookie", &shown.cookie));
            headers.push((VISIT, &shown.visit));
        }
        self.sent(from, "POST", path, &headers, body.to_string()).await
    }

    /// Sends anything at all.
    pub async fn sent(
        &self,
        from: IpAddr,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Reply {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(body.into()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(from, 4711)));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let status = parts.status.as_u16();
        if parts.headers.get("content-type").is_some_and(|kind| kind == "text/event-stream") {
            return Reply { status, headers: parts.headers, text: String::new() };
        }
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Reply { status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// The records are gone from under the server.
    pub async fn breaks(&self) {
        let mut db = self.server.db.write().await.unwrap();
        sqlx::query("alter table invitations rename to elsewhere").execute(&mut *db).await.unwrap();
        db.commit().await.unwrap();
        assert!(self.folder.path().exists());
    }
}

pub fn opening(token: &str, born: NaiveDate) -> Value {
    json!({"token": token, "date_of_birth": born})
}
