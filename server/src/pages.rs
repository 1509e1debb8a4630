//! What the browser gets as it is: the pages with the service's facts filled in, and the built app.

use crate::config::{Config, dialled};
use anyhow::{Context, Result, ensure};
use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use rust_embed::RustEmbed;
use serde::Serialize;
use std::collections::HashMap;
use std::io::Write;
use std::sync::Arc;

/// The built app: `cargo xtask build` makes it. Without it the server answers calls but has no pages.
#[derive(RustEmbed)]
#[folder = "../dist"]
#[allow_missing = true]
struct Dist;

/// One file with its compressed forms.
struct File {
    content_type: HeaderValue,
    cache: HeaderValue,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

/// From which page which other one is mostly opened next.
const NEXT: [(&str, &str); 2] = [("clinic", "record"), ("record", "together")];

const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// A browser looks for the icon at every change of title.
const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// Files without a hash of their content in their names.
fn keeps_its_name(name: &str) -> bool {
    name.starts_with("icons/") || name == "manifest.webmanifest"
}

/// The addresses of the pages and of everything they load.
///
/// # Errors
/// When a page has a placeholder that no fact fills.
pub fn routes<S: Clone + Send + Sync + 'static>(config: &Config) -> Result<Router<S>> {
    let mut router = Router::new().route("/", post(without_script));
    for (address, file) in files(config)? {
        let file = Arc::new(file);
        let reply = move |headers: HeaderMap| async move { file.reply(&headers) };
        router = router.route(&address, get(reply));
    }
    Ok(router)
}

/// The first screen's form, pressed in a browser that cannot run the app.
async fn without_script() -> (StatusCode, &'static str) {
    let words = "This browser cannot open the questions. Go back, and use another browser or phone, or phone the \
                 number at the bottom of the page. Nothing you typed was kept.";
    (StatusCode::METHOD_NOT_ALLOWED, words)
}

fn files(config: &Config) -> Result<HashMap<String, File>> {
    let (mut files, facts) = (HashMap::new(), facts(config)?);
    for path in Dist::iter() {
        let Some((page, name)) = path.split_once('/') else { continue };
        if name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        if name.ends_with(".html") {
            let address = match page {
                "patient" => "/".to_owned(),
                // Nobody refers themselves to a service that takes no referrals online.
                "refer" if config.referral.is_none() => continue,
                page => format!("/{page}"),
            };
            let html = String::from_utf8(bytes(&path)?.to_vec())?;
            let html = html.replacen("</head>", &(fetched_ahead(page) + "</head>"), 1);
            files.insert(address, filled(html, &facts).context(page.to_owned())?);
        } else if matches!(name, "robots.txt" | "worker.js") {
            // Under an address of its own: a worker may keep what lies under it.
            files.insert(format!("/{name}"), as_built(&path, ASK_AGAIN)?);
        } else {
            let asks_again = matches!(name, "phone.js" | "offline.js");
            let cache = if keeps_its_name(name) { A_DAY } else { FOREVER };
            let cache = if asks_again { ASK_AGAIN } else { cache };
            files.insert(format!("/assets/{name}"), as_built(&path, cache)?);
        }
    }
    Ok(files)
}

/// Tells the browser what the page loads that is mostly opened next, so that it is there already.
fn fetched_ahead(page: &str) -> String {
    let next = NEXT.iter().find(|(from, _)| *from == page).map(|(_, next)| *next);
    let files = Dist::iter().filter_map(|path| {
        let (_, name) = path.split_once('/').filter(|(of, _)| Some(*of) == next)?;
        let is_loaded = [".css", ".js", ".wasm"].iter().any(|ending| name.ends_with(ending));
        is_loaded.then(|| format!("<link rel=\"prefetch\" href=\"/assets/{name}\">"))
    });
    files.collect()
}

fn bytes(path: &str) -> Result<Bytes> {
    let file = Dist::get(path).with_context(|| format!("{path} is gone from the built app"))?;
    Ok(match file.data {
        std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        std::borrow::Cow::Owned(bytes) => Bytes::from(bytes),
    })
}

fn as_built(path: &str, cache: HeaderValue) -> Result<File> {
    let compressed = |ending: &str| bytes(&format!("{path}{ending}")).ok();
    Ok(File {
        content_type: content_type(path),
        cache,
        plain: bytes(path)?,
        brotli: compressed(".br"),
        gzip: compressed(".gz"),
    })
}

/// What stands in place of each placeholder.
fn facts(config: &Config) -> Result<Vec<(&'static str, String)>> {
    let service = &config.service;
    let escaped = |text: &str| html_escape::encode_quoted_attribute(text).into_owned();
    let mut facts = vec![
        ("service_json", in_data_block(service)?),
        ("service_name", escaped(&service.name)),
        ("service_phone", escaped(&service.phone)),
        ("service_phone_href", dialled(&service.phone)),
        ("service_hours", escaped(&service.hours)),
        ("review_promise", escaped(&service.review_promise)),
        ("crisis_line_name", escaped(&service.crisis_line_name)),
        ("crisis_line_phone", escaped(&service.crisis_line_phone)),
        ("crisis_line_phone_href", dialled(&service.crisis_line_phone)),
    ];
    if let Some(referral) = config.referral_facts() {
        facts.push(("referral_json", in_data_block(&referral)?));
        facts.push(("min_age", referral.rules.min_age.to_string()));
        facts.push(("response_promise", escaped(&referral.response_promise)));
        facts.push(("safety_promise", escaped(&referral.safety_promise)));
        facts.push(("professionals", escaped(&referral.professionals)));
    }
    ensure!(facts.iter().map(|(_, text)| text).all(|text| !text.contains("{{")), "a fact has braces in it");
    Ok(facts)
}

/// JSON within a data block: only `<` could end it.
fn in_data_block(facts: &impl Serialize) -> Result<String> {
    Ok(serde_json::to_string(facts)?.replace('<', "\\u003c"))
}

/// A page with the service's facts in place of its placeholders, compressed once at start-up.
fn filled(mut html: String, facts: &[(&str, String)]) -> Result<File> {
    for (name, text) in facts {
        html = html.replace(&format!("{{{{{name}}}}}"), text);
    }
    ensure!(!html.contains("{{"), "a placeholder has no fact");
    // The indents are for whoever writes the page.
    let html = html.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    Ok(File {
        content_type: content_type(".html"),
        cache: ASK_AGAIN,
        brotli: Some(brotli(html.as_bytes())?),
        gzip: Some(gzip(html.as_bytes())?),
        plain: Bytes::from(html),
    })
}

fn brotli(bytes: &[u8]) -> Result<Bytes> {
    let mut compressed = Vec::new();
    brotli::CompressorWriter::new(&mut compressed, 4096, 11, 18).write_all(bytes)?;
    Ok(compressed.into())
}

fn gzip(bytes: &[u8]) -> Result<Bytes> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.into())
}

fn content_type(path: &str) -> HeaderValue {
    HeaderValue::from_static(match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    })
}

impl File {
    fn reply(&self, headers: &HeaderMap) -> Response {
        let accepted =
            headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
        let accepts = |encoding: &str| {
            accepted.split(',').any(|offer| {
                let (name, quality) = offer.split_once(';').unwrap_or((offer, ""));
                name.trim().eq_ignore_ascii_case(encoding) && !matches!(quality.trim(), "q=0" | "q=0.0")
            })
        };
        let (body, encoding) = match (&self.brotli, &self.gzip) {
            (Some(brotli), _) if accepts("br") => (brotli, Some("br")),
            (_, Some(gzip)) if accepts("gzip") => (gzip, Some("gzip")),
            _ => (&self.plain, None),
        };
        let mut reply = (StatusCode::OK, body.clone()).into_response();
        let set = reply.headers_mut();
        set.insert(header::CONTENT_TYPE, self.content_type.clone());
        set.insert(header::CACHE_CONTROL, self.cache.clone());
        set.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(encoding) = encoding {
            set.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        reply
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service(name: &str) -> Vec<(&'static str, String)> {
        let mut config = Config::invented(None).unwrap();
        config.service.name = name.to_owned();
        facts(&config).unwrap()
    }

    #[test]
    fn a_fact_is_shown_as_text_whatever_is_in_it() {
        let page = filled(
            "<p>{{service_name}}</p><script>{{service_json}}</script>".into(),
            &service("<b>&\"</script>"),
        );
        let html = String::from_utf8(page.unwrap().plain.to_vec()).unwrap();
        assert!(html.starts_with("<p>&lt;b&gt;&amp;&quot;&lt;/script&gt;</p>"), "{html}");
        assert_eq!(html.matches("</script>").count(), 1, "{html}");
    }

    #[test]
    fn a_placeholder_that_nothing_fills_stops_the_server() {
        assert!(filled("{{colour}}".into(), &service("A")).is_err());
    }

    #[test]
    fn a_browser_gets_the_smallest_form_it_accepts() {
        let file = filled("hello".into(), &service("A")).unwrap();
        let encoding = |accepts: &'static str| {
            let headers =
                HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(accepts))]);
            file.reply(&headers).headers().get(header::CONTENT_ENCODING).cloned()
        };
        assert_eq!(encoding("gzip, deflate, br").unwrap(), "br");
        assert_eq!(encoding("gzip, br;q=0").unwrap(), "gzip");
        assert_eq!(encoding("identity"), None);
    }
}
