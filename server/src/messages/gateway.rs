//! Where messages go: to one address that the service configured, and nowhere else; in the demo, to a file.

use crate::config::Gateway;
use crate::store::messages::Claimed;
use anyhow::{Context, Result};
use axum::body::Bytes;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use axum::http::{Request, Uri};
use http_body_util::Full;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use measures::contract::clinician::MessageChannel;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::io::AsyncWriteExt;

/// How long the gateway may take.
const TIMEOUT: Duration = Duration::from_secs(20);

/// Hands messages over.
pub struct Courier(Way);

enum Way {
    Post(Box<Post>),
    File(PathBuf),
}

/// The gateway, and who speaks to it.
struct Post {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    address: Uri,
    /// What it knows us by.
    bearer: Option<HeaderValue>,
}

/// A message as the gateway reads it.
#[derive(Serialize)]
struct Posted<'a> {
    id: &'a str,
    channel: MessageChannel,
    to: &'a str,
    subject: Option<&'a str>,
    words: &'a str,
}

impl Courier {
    /// A courier to a gateway that knows us by this key.
    ///
    /// # Errors
    /// When the address is none, the key cannot stand in a header, or this machine trusts nobody's certificates.
    pub fn to(gateway: &Gateway, key: Option<&str>) -> Result<Self> {
        let address = match gateway {
            Gateway::Address(address) => address.parse().context("the gateway's address is none")?,
            Gateway::File(file) => return Ok(Self(Way::File(file.clone()))),
        };
        let https = HttpsConnectorBuilder::new().with_native_roots().context("no certificates to trust")?;
        let client =
            Client::builder(TokioExecutor::new()).build(https.https_or_http().enable_http1().build());
        let bearer = |key| {
            let mut bearer = HeaderValue::from_str(&format!("Bearer {key}"))?;
            bearer.set_sensitive(true);
            Ok::<_, anyhow::Error>(bearer)
        };
        let bearer = key.map(bearer).transpose().context("the key cannot stand in a header")?;
        Ok(Self(Way::Post(Box::new(Post { client, address, bearer }))))
    }

    /// Hands a message over, or says in a few words why not: never to whom it was, nor what it said.
    pub(super) async fn hand_over(&self, message: &Claimed) -> Result<(), String> {
        match &self.0 {
            Way::Post(post) => post.send(message).await,
            Way::File(file) => {
                append(file, message).await.map_err(|error| format!("the file cannot be written: {error}"))
            }
        }
    }
}

impl Post {
    async fn send(&self, message: &Claimed) -> Result<(), String> {
        let request = self.request(message).map_err(|error| error.to_string())?;
        match tokio::time::timeout(TIMEOUT, self.client.request(request)).await {
            Ok(Ok(reply)) if reply.status().is_success() => Ok(()),
            Ok(Ok(reply)) => Err(format!("the gateway replied {}", reply.status().as_u16())),
            Ok(Err(_)) => Err("the gateway could not be reached".to_owned()),
            Err(_) => Err("the gateway took too long".to_owned()),
        }
    }

    fn request(&self, message: &Claimed) -> Result<Request<Full<Bytes>>> {
        let Claimed { id, channel, to, subject, words, .. } = message;
        let posted = Posted { id, channel: *channel, to, subject: subject.as_deref(), words };
        let mut request = Request::post(self.address.clone())
            .header(CONTENT_TYPE, "application/json")
            // The same at every try: a gateway that took it and could not say so does not send it twice.
            .header("idempotency-key", id);
        if let Some(bearer) = &self.bearer {
            request = request.header(AUTHORIZATION, bearer);
        }
        Ok(request.body(Full::from(serde_json::to_vec(&posted)?))?)
    }
}

async fn append(file: &Path, message: &Claimed) -> std::io::Result<()> {
    let channel = match message.channel {
        MessageChannel::Text => "Text",
        MessageChannel::Email => "Email",
    };
    let subject = message.subject.iter().map(|subject| format!("{subject}\n")).collect::<String>();
    let text = format!("{channel} to {}\n{subject}{}\n\n", message.to, message.words);
    let mut file = tokio::fs::OpenOptions::new().create(true).append(true).open(file).await?;
    file.write_all(text.as_bytes()).await?;
    file.flush().await
}
