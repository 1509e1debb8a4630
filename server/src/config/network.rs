//! Where calls come from: whose word is taken for it, and how many are too many.

use serde::Deserialize;
use std::net::IpAddr;
use std::num::NonZeroU32;

/// What stands between the portal and the world.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Network {
    /// The addresses of the service's own proxies: what their last `X-Forwarded-For` says is believed, and nobody
    /// else's.
    pub trusted_proxies: Vec<IpAddr>,
    /// How often in a minute one network may open links, sign in, or report a breach of the page's policy, each counted
    /// for itself. Mobile carriers put many patients behind one address.
    pub openings_per_minute: NonZeroU32,
    /// How often in a minute one session may save. Somebody quick answers thirty questions.
    pub saves_per_minute: NonZeroU32,
    /// How often in a minute one session may send.
    pub sends_per_minute: NonZeroU32,
}

impl Network {
    /// Whoever asks may ask as often as they like: where everybody is invented, and one address makes every call.
    pub fn without_limits(&mut self) {
        for rate in [&mut self.openings_per_minute, &mut self.saves_per_minute, &mut self.sends_per_minute] {
            *rate = NonZeroU32::MAX;
        }
    }
}

impl Default for Network {
    fn default() -> Self {
        Self {
            trusted_proxies: Vec::new(),
            openings_per_minute: const { NonZeroU32::new(60).unwrap() },
            saves_per_minute: const { NonZeroU32::new(120).unwrap() },
            sends_per_minute: const { NonZeroU32::new(30).unwrap() },
        }
    }
}
