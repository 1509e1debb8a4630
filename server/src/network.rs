//! Where a call comes from. Told apart as networks, never as people: a household or an office shares one.

use crate::Server;
use crate::error::{Error, Result};
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Once;

/// The network of a call: an IPv4 address, or the 64 bits of an IPv6 address that one household has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Network(IpAddr);

const FORWARDED: &str = "x-forwarded-for";

impl Network {
    /// Its hash under a salt that changes every day: all that is ever kept of it.
    pub(crate) fn hash(self, salt: &str) -> String {
        crate::secrets::hash(format!("{salt} {}", self.0))
    }

    /// The network of an address.
    pub(crate) fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
            }
            address => address,
        })
    }
}

impl FromRequestParts<Server> for Network {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |ConnectInfo(address)| address.ip());
        let trusted = &server.config.network.trusted_proxies;
        if speaks_unheard(peer, &parts.headers, trusted) {
            WARNED.call_once(|| {
                tracing::warn!(
                    "calls come through a proxy that is not among `trusted_proxies`: everybody behind it counts as one \
                     network. If it is yours, name its address there"
                );
            });
        }
        Ok(Self::of(caller(peer, &parts.headers, trusted)))
    }
}

/// Said once: whoever writes such a header at will must not fill the log.
static WARNED: Once = Once::new();

/// Whether a peer says for whom it calls, and is not one of our own proxies.
fn speaks_unheard(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> bool {
    headers.contains_key(FORWARDED) && !trusted.contains(&peer.to_canonical())
}

/// The peer; or what one of our own proxies says stood before it. Anybody may write such a header, but only the last
/// address in it is the proxy's own.
fn caller(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    if !trusted.contains(&peer.to_canonical()) {
        return peer;
    }
    let last = headers.get_all(FORWARDED).iter().next_back().and_then(|value| value.to_str().ok());
    let last = last.and_then(|hops| hops.rsplit(',').next()).map(str::trim);
    let address = |text: &str| {
        let with_port = || text.parse::<SocketAddr>().map(|address| address.ip());
        text.parse().or_else(|_| with_port()).ok()
    };
    last.and_then(address).unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forwarded(values: &[&'static str]) -> HeaderMap {
        values.iter().map(|value| (FORWARDED.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn only_our_own_proxy_s_last_word_is_believed() {
        let proxy: IpAddr = "10.0.0.1".parse().unwrap();
        for (peer, values, told, why) in [
            ("203.0.113.9", &["198.51.100.7"][..], "203.0.113.9", "anybody may write a header"),
            ("10.0.0.1", &["198.51.100.7"], "198.51.100.7", "our proxy"),
            ("::ffff:10.0.0.1", &["198.51.100.7"], "198.51.100.7", "our proxy in the longer spelling"),
            ("10.0.0.1", &["1.1.1.1, 198.51.100.7"], "198.51.100.7", "the first was written by the caller"),
            ("10.0.0.1", &["1.1.1.1", "198.51.100.7"], "198.51.100.7", "so was a header before ours"),
            ("10.0.0.1", &["198.51.100.7:4711"], "198.51.100.7", "with a port"),
            ("10.0.0.1", &["[2001:db8::1]:4711"], "2001:db8::1", "with a port"),
            ("10.0.0.1", &["unknown"], "10.0.0.1", "no address"),
            ("10.0.0.1", &[], "10.0.0.1", "none told"),
        ] {
            let told: IpAddr = told.parse().unwrap();
            assert_eq!(caller(peer.parse().unwrap(), &forwarded(values), &[proxy]), told, "{why}");
        }
    }

    #[test]
    fn a_proxy_that_nobody_named_is_told_from_ours_and_from_a_plain_call() {
        let proxy: IpAddr = "10.0.0.1".parse().unwrap();
        for (peer, values, unheard) in [
            ("10.0.0.2", &["198.51.100.7"][..], true),
            ("10.0.0.2", &[], false),
            ("10.0.0.1", &["198.51.100.7"], false),
            ("::ffff:10.0.0.1", &["198.51.100.7"], false),
        ] {
            assert_eq!(
                speaks_unheard(peer.parse().unwrap(), &forwarded(values), &[proxy]),
                unheard,
                "{peer}"
            );
        }
    }

    #[test]
    fn a_household_is_one_network_under_either_protocol() {
        let network = |address: &str| Network::of(address.parse().unwrap());
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
        assert_ne!(network("192.0.2.1").hash("monday"), network("192.0.2.1").hash("tuesday"));
    }
}
