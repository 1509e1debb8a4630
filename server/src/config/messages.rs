//! How messages to people leave.

use super::checking::check_address;
use anyhow::{Result, ensure};
use serde::Deserialize;
use std::path::PathBuf;

/// How messages to people leave.
#[derive(Debug, Clone)]
pub struct Messages {
    /// Where they go from here.
    pub gateway: Gateway,
    /// Whether the gateway sends text messages.
    pub texts: bool,
    /// Whether the gateway sends emails.
    pub emails: bool,
}

/// Where messages go from here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gateway {
    /// Posted as JSON to this `https` address, which sends them on.
    Address(String),
    /// Written to a file, a line each. Only for the demo: nobody receives them.
    File(PathBuf),
}

/// The section as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MessagesFile {
    gateway: String,
    texts: bool,
    emails: bool,
}

impl MessagesFile {
    /// The section, checked.
    ///
    /// # Errors
    /// When the gateway has no `https` address, or sends nothing.
    pub(super) fn checked(self) -> Result<Messages> {
        let Self { gateway, texts, emails } = self;
        check_address("gateway", &gateway)?;
        ensure!(texts || emails, "a gateway that sends neither `texts` nor `emails` is none");
        Ok(Messages { gateway: Gateway::Address(gateway), texts, emails })
    }
}
