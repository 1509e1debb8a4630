//! Whose word is taken for where a call comes from.

use serde::Deserialize;
use std::net::IpAddr;

/// What stands between the portal and the world.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Network {
    /// The addresses of the service's own proxies: what their last `X-Forwarded-For` says is believed, and nobody
    /// else's.
    pub trusted_proxies: Vec<IpAddr>,
}
