//! The real program, and what can be asked of it from outside.

use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Result, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The real program with invented records, killed when the test is over.
pub struct Demo {
    program: Child,
    folder: PathBuf,
    pub address: String,
}

/// A number of tries: a few for every change, or as many as there are for whoever asks for all of it by
/// `BEFOREHAND_TORTURE=100` (or for a part, in percent).
pub fn tries(few: usize, all: usize) -> usize {
    let percent = std::env::var("BEFOREHAND_TORTURE").ok().and_then(|percent| percent.parse::<usize>().ok());
    percent.map_or(few, |percent| (all * percent / 100).max(1))
}

/// What a browser shows of somebody who opened an invitation or signed in.
#[derive(Default, Clone)]
pub struct Session {
    cookie: String,
    visit: String,
}

impl Demo {
    pub fn start(folder: &Path) -> Self {
        Self::start_under(folder, Command::new(env!("CARGO_BIN_EXE_server")))
    }

    /// Starts it by a command that lacks only its arguments.
    pub fn start_under(folder: &Path, mut command: Command) -> Self {
        command.args(["demo", "--port", "0", "--more-invitations", "8", "--data"]).arg(folder);
        let log = File::create(folder.join("log")).unwrap();
        let mut program = command.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines().map(Result::unwrap);
        let address = lines.find_map(|line| Some(line.strip_prefix("Listening on http://")?.to_owned()));
        Self { program, folder: folder.to_owned(), address: address.unwrap() }
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.program.id()
    }

    /// Waits until it has stopped by itself. What it stopped with.
    pub fn stopped(&mut self) -> Option<i32> {
        self.program.wait().unwrap().code()
    }

    /// Who is in it.
    pub fn story(&self) -> Value {
        serde_json::from_slice(&fs::read(self.folder.join("demo.json")).unwrap()).unwrap()
    }

    /// Whether it says that it can do its work.
    pub fn is_ready(&self) -> bool {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET /readyz HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.address)
            .unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        reply.starts_with("HTTP/1.1 200 ")
    }
}

impl Drop for Demo {
    /// With SIGKILL: nothing is finished and nothing is closed.
    fn drop(&mut self) {
        let _ = self.program.kill();
        self.program.wait().unwrap();
    }
}

/// Makes a call on a connection of its own and returns the reply, head and all.
pub fn post(address: &str, path: &str, session: &Session, body: &Value) -> Result<String> {
    let mut reply = String::new();
    begin(address, path, session, body)?.read_to_string(&mut reply)?;
    Ok(reply)
}

/// Begins a call and waits for nothing.
pub fn begin(address: &str, path: &str, session: &Session, body: &Value) -> Result<TcpStream> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(&session.request(address, path, body))?;
    Ok(stream)
}

impl Session {
    /// A call, byte by byte.
    pub fn request(&self, address: &str, path: &str, body: &Value) -> Vec<u8> {
        let (Self { cookie, visit }, body) = (self, body.to_string());
        format!(
            "POST {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\nx-beforehand: 1\r\ncookie: {cookie}\r\n\
             x-beforehand-visit: {visit}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )
        .into_bytes()
    }
}

/// What a reply says.
pub fn body(reply: &str) -> Value {
    let (_, body) = reply.split_once("\r\n\r\n").unwrap();
    serde_json::from_str(body).unwrap()
}

fn cookie(reply: &str) -> String {
    let cookie = reply.lines().find_map(|line| line.strip_prefix("set-cookie: "));
    cookie.unwrap().split(';').next().unwrap().to_owned()
}

/// Signs somebody in, with the code that the demo tells of its own accounts.
pub fn sign_in(address: &str, account: &Value) -> Session {
    let call = json!({ "username": account["username"], "password": account["password"] });
    let reply = post(address, "/api/sign-in", &Session::default(), &call).unwrap();
    let half = Session { cookie: cookie(&reply), visit: String::new() };
    let told = post(address, "/api/read-demo-code", &half, &json!({ "setting_up": false })).unwrap();
    let call = json!({ "code": body(&told)["code"] });
    let reply = post(address, "/api/give-code", &half, &call).unwrap();
    Session { cookie: cookie(&reply), visit: String::new() }
}

/// Opens an invitation.
pub fn open(address: &str, invitation: &Value) -> Session {
    opened(&opening(address, invitation))
}

/// The session that a reply began.
pub fn opened(reply: &str) -> Session {
    let visit = body(reply)["open"]["visit"].as_str().unwrap_or_default().to_owned();
    Session { cookie: cookie(reply), visit }
}

/// The reply to opening an invitation.
pub fn opening(address: &str, invitation: &Value) -> String {
    let (_, token) = invitation["link"].as_str().unwrap().split_once('#').unwrap();
    let call = json!({ "token": token, "date_of_birth": invitation["date_of_birth"] });
    post(address, "/api/open-invitation", &Session::default(), &call).unwrap()
}
