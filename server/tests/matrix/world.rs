//! A service of three teams in a database of its own, and asking it something.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use measures::contract::patient::VISIT;
use measures::ids::{SessionId, StaffId};
use measures::offered::Occasion;
use measures::pack::pack_for;
use serde_json::{Value, json};
use server::clock::{Clock, instant, local};
use server::config::{Config, Gateway, Messages};
use server::store::staff_sessions::NewSession;
use server::store::{Db, deployment, staff_sessions};
use server::{Server, secrets};
use std::time::Duration;
use tower::ServiceExt;

/// From here on canaries are names of staff.
pub const STAFF_CANARIES: u16 = 600;

pub struct World {
    pub server: Server,
    pub router: Router,
    pub staff: Vec<Member>,
    pub owners: Vec<Owner>,
    _folder: tempfile::TempDir,
}

/// What a browser shows of itself.
#[derive(Debug, Clone)]
pub struct Visit {
    pub cookie: String,
    pub name: String,
}

/// Somebody of the staff, signed in.
#[derive(Debug, Clone)]
pub struct Member {
    pub id: StaffId,
    pub visit: String,
}

/// Somebody whose records there are.
#[derive(Debug, Clone)]
pub struct Owner {
    pub name: String,
    pub born: NaiveDate,
    pub patient: Option<String>,
    pub form_id: Option<String>,
    /// The link of an invitation, and of a form.
    pub token: Option<String>,
    pub secret: Option<String>,
    /// Their invitation, open; their form, open.
    pub visit: Option<Visit>,
    pub form: Option<Visit>,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub text: String,
    pub cookie: Option<String>,
}

impl Owner {
    pub fn new(name: String, born: NaiveDate) -> Self {
        let (patient, form_id, token, secret, visit, form) = (None, None, None, None, None, None);
        Self { name, born, patient, form_id, token, secret, visit, form }
    }
}

impl Member {
    pub fn visit(&self) -> Visit {
        Visit { cookie: self.visit.clone(), name: String::new() }
    }
}

impl World {
    /// Monday 23 November 2026, nine in the morning in London.
    pub async fn new() -> Self {
        // How durable it is, is not asked here: memory will do.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let url = format!("sqlite:{}", folder.path().join("records.db").display());
        let db = Db::open(&url).await.unwrap();
        deployment::claim(&db, deployment::Kind::Demo).await.unwrap();
        let gateway = Gateway::Address("http://127.0.0.1:9/nobody".to_owned());
        let messages = Some(Messages { gateway, texts: true, emails: true });
        let config = Config { messages, ..Config::invented(None).unwrap() };
        let now: NaiveDateTime = "2026-11-23T09:00:00".parse().unwrap();
        let server = Server::new(config, db, Clock::stopped_at(instant(now).unwrap()));
        while !server.live.hears() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let router = server::router(server.clone()).unwrap();
        let mut world = Self { server, router, staff: Vec::new(), owners: Vec::new(), _folder: folder };
        world.load_practices().await;
        world.hire().await;
        world.take_in().await;
        world.open_the_inbox().await;
        world.open_records().await;
        world.let_time_pass().await;
        world
    }

    pub fn now(&self) -> NaiveDateTime {
        local(self.server.clock.now())
    }

    pub fn owner(&self, number: u16) -> &Owner {
        &self.owners[usize::from(number)]
    }

    pub fn owner_mut(&mut self, number: u16) -> &mut Owner {
        &mut self.owners[usize::from(number)]
    }

    pub async fn sign_in(&self, member: &mut Member) {
        let session = secrets::session().unwrap();
        let mut db = self.server.db.write().await.unwrap();
        let now = self.server.clock.now();
        let token_hash = secrets::hash(&session);
        let id = SessionId::from_bits(secrets::bits().unwrap());
        let new = NewSession { id, staff: member.id, token_hash: &token_hash, browser: "" };
        staff_sessions::begin(&mut db, &new, now).await.unwrap();
        // Nobody is asked for another code while the test goes on.
        staff_sessions::proved(&mut db, &token_hash, now + TimeDelta::hours(12)).await.unwrap();
        db.commit().await.unwrap();
        member.visit = format!("__Host-s={session}");
    }

    /// Opens the invitation, or the form, of somebody by its link; what they had open stays where that fails.
    pub async fn enter(&mut self, number: u16) {
        let Owner { born, token, secret, .. } = self.owner(number).clone();
        if let Some(token) = token {
            let entered = self.entered("/api/open-invitation", &token, born).await;
            let owner = self.owner_mut(number);
            owner.visit = entered.or(owner.visit.take());
        }
        if let Some(secret) = secret {
            let entered = self.entered("/api/resume-referral", &secret, born).await;
            let owner = self.owner_mut(number);
            owner.form = entered.or(owner.form.take());
        }
    }

    async fn entered(&self, path: &str, token: &str, born: NaiveDate) -> Option<Visit> {
        let reply = self.post(path, None, &json!({"token": token, "date_of_birth": born}).to_string()).await;
        let opened: Value = serde_json::from_str(&reply.text).unwrap();
        let places = [&opened["visit"], &opened["open"]["visit"], &opened["sent"]["visit"]];
        let name = places.into_iter().find_map(Value::as_str)?.to_owned();
        Some(Visit { cookie: reply.cookie?, name })
    }

    /// Asks something that has to go well.
    pub async fn well(&self, path: &str, visit: Option<&Visit>, body: &Value) -> Value {
        let reply = self.post(path, visit, &body.to_string()).await;
        assert!((200..300).contains(&reply.status), "{path} {body}: {} {}", reply.status, reply.text);
        serde_json::from_str(&reply.text).unwrap()
    }

    /// Asks something as a page of ours does.
    pub async fn post(&self, path: &str, visit: Option<&Visit>, body: &str) -> Reply {
        let mut request = Request::post(path).header("host", "beforehand.example");
        for (name, value) in
            [("sec-fetch-site", "same-origin"), ("content-type", "application/json"), ("x-beforehand", "1")]
        {
            request = request.header(name, value);
        }
        if let Some(visit) = visit {
            request = request.header("cookie", &visit.cookie).header(VISIT, &visit.name);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let cookie = response.headers().get("set-cookie").map(|set| set.to_str().unwrap());
        let cookie = cookie.and_then(|set| set.split(';').next()).map(str::to_owned);
        let status = response.status().as_u16();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        Reply { status, text: String::from_utf8(bytes.to_vec()).unwrap(), cookie }
    }

    /// The first column of the first row, if it is there and says something.
    pub async fn one(&self, query: &'static str, bound: &str) -> Option<String> {
        let mut db = self.server.db.read().await.unwrap();
        let found: Option<Option<String>> =
            sqlx::query_scalar(query).bind(bound.to_owned()).fetch_optional(&mut *db).await.unwrap();
        found.flatten()
    }
}

/// Every answer of the usual pack, as it is sent.
pub fn whole_pack(alerts: bool) -> Vec<Value> {
    let pack = pack_for(None, Occasion::Treatment, &[], |_| true).unwrap();
    let items = pack.instruments().iter().flat_map(|instrument| {
        let items = &instrument.instrument().items;
        items.iter().map(move |item| (instrument, item))
    });
    let said = items.zip(1..).map(|((instrument, item), sequence): (_, u32)| {
        let option = if item.alerts_from.is_some() { u8::from(alerts) } else { 1 };
        json!({"answer": {"instrument": instrument, "item": item.number, "reply": {"chosen": option}},
            "sequence": sequence + 20, "key": 0, "waited_seconds": 0})
    });
    said.collect()
}
