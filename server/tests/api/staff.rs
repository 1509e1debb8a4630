//! Staff on their way in: both halves, as a page goes through them.

use crate::clinic::{Caller, Clinic, cookie};
use argon2::password_hash::PasswordHasher;
use argon2::{Algorithm, Argon2, Params, Version};
use axum::body::to_bytes;
use measures::contract::clinician::{GiveCode, Next};
use measures::contract::public::SignIn;
use measures::contract::{Call, Problem};
use measures::ids::StaffId;
use measures::second_factor::Code;
use server::authenticator::{code_of, step_at};
use server::store::{staff, staff_factors};
use std::sync::LazyLock;

pub const PASSWORD: &str = "a long password for a test";
/// What everybody's authenticator app is set up with here.
pub const SECRET: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

/// Of the least cost there is: hundreds of tests sign in.
static PASSWORD_HASH: LazyLock<String> = LazyLock::new(|| {
    let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8, 1, 1, None).unwrap());
    hasher.hash_password(PASSWORD.as_bytes()).unwrap().to_string()
});

pub fn sign_in(username: &str, password: &str) -> SignIn {
    SignIn { username: username.to_owned(), password: password.to_owned() }
}

pub fn code(text: &str) -> Code {
    Code::parse(text).unwrap()
}

impl Clinic {
    /// Somebody signed in, in two steps like everybody.
    pub async fn signed_in(&self, staff: StaffId) -> Caller<'_> {
        let username = self.has_settled(staff).await;
        self.half_in(&username).await.with_a_code().await
    }

    /// Gives somebody a password of their own and an app of which no code was used, and tells their user name.
    pub async fn has_settled(&self, staff: StaffId) -> String {
        let now = self.server.clock.now();
        let mut db = self.server.db.write().await.unwrap();
        staff::set_password(&mut db, staff, &PASSWORD_HASH, false).await.unwrap();
        staff_factors::offer(&mut db, staff, SECRET).await.unwrap();
        assert!(staff_factors::confirm(&mut db, staff, SECRET, 0, now).await.unwrap());
        let known = staff::by_id(&mut db, staff).await.unwrap();
        db.commit().await.unwrap();
        known.username
    }

    /// Somebody whose password was right, and no more.
    pub async fn half_in(&self, username: &str) -> Caller<'_> {
        let (next, half) = self.nobody().enters(sign_in(username, PASSWORD)).await.unwrap();
        assert_eq!(next, Next::GiveCode);
        half
    }

    /// What an app shows so many half minutes from now.
    pub fn app_shows(&self, later: i64) -> Code {
        code(&code_of(SECRET, step_at(self.server.clock.now()) + later).unwrap())
    }
}

impl<'a> Caller<'a> {
    /// Makes a call that sets a cookie; whoever makes it goes on with that.
    pub async fn enters<C: Call>(&self, call: C) -> Result<(C::Reply, Caller<'a>), Problem> {
        let response = self.post(&call).await;
        let (ok, set) = (response.status().is_success(), response.headers().contains_key("set-cookie"));
        let cookie = set.then(|| cookie(&response));
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        if !ok {
            assert_eq!(cookie, None, "a refusal begins nothing");
            return Err(serde_json::from_slice(&body).unwrap());
        }
        assert!(cookie.is_some() && cookie != self.cookie, "every step has a cookie of its own");
        Ok((serde_json::from_slice(&body).unwrap(), Caller { clinic: self.clinic, cookie, visit: None }))
    }

    /// Gives the code that the app shows now.
    pub async fn with_a_code(&self) -> Caller<'a> {
        let code = self.clinic.app_shows(0);
        self.enters(GiveCode { code }).await.unwrap().1
    }
}
