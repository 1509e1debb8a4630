//! `demo.json`: what somebody needs to walk through the demo.

use super::clinic::Clinic;
use anyhow::{Context, Result};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Everything that opens a door of the demo. All of it is invented.
#[derive(Debug, Serialize, Deserialize)]
pub struct Story {
    /// Where the demo listens.
    pub base_url: String,
    /// Where staff sign in.
    pub clinic_url: String,
    /// Where people refer themselves.
    #[serde(default)]
    pub refer_url: String,
    /// When the clinic was invented, in local time.
    pub made: NaiveDateTime,
    /// The accounts.
    pub staff: Vec<Account>,
    /// The invitations that were open when the clinic was invented.
    pub invitations: Vec<OpenInvitation>,
}

/// An account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Account {
    /// The person's name.
    pub name: String,
    /// What they sign in with.
    pub username: String,
    /// Their password.
    pub password: String,
    /// Whether they have not signed in yet: they choose a password and set up an app.
    #[serde(default)]
    pub first_time: bool,
}

/// An invitation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenInvitation {
    /// The patient's name.
    pub patient: String,
    /// The patient's date of birth.
    pub date_of_birth: NaiveDate,
    /// The link, token and all.
    pub link: String,
    /// When the appointment starts, in local time.
    pub appointment: NaiveDateTime,
    /// Whose list it is on.
    pub therapist: String,
}

impl Story {
    /// The story of a clinic that was invented now.
    pub fn of(clinic: Clinic, base_url: &str, made: NaiveDateTime) -> Self {
        let Clinic { staff, invitations } = clinic;
        let (clinic_url, refer_url) = (String::new(), String::new());
        Self { base_url: String::new(), clinic_url, refer_url, made, staff, invitations }.moved_to(base_url)
    }

    /// The same story for a demo that listens somewhere else this time.
    pub fn moved_to(mut self, base_url: &str) -> Self {
        let before = std::mem::replace(&mut self.base_url, base_url.to_owned());
        self.clinic_url = format!("{base_url}/clinic");
        self.refer_url = format!("{base_url}/refer");
        self.relink(before);
        self
    }

    fn relink(&mut self, before: String) {
        for invitation in &mut self.invitations {
            let path = invitation.link.strip_prefix(&before).unwrap_or(&invitation.link);
            invitation.link = format!("{}{path}", self.base_url);
        }
    }

    /// The story that was written before.
    pub fn read(file: &Path) -> Result<Self> {
        let text =
            std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        serde_json::from_str(&text).with_context(|| format!("{} is not a demo's story", file.display()))
    }

    /// Writes the story.
    pub fn write(&self, file: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(self)? + "\n";
        std::fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
    }
}
