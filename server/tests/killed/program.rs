//! The real program, and what can be asked of it from outside.

use serde_json::{Value, json};
use std::fs;
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

/// What a browser shows of somebody who opened an invitation or signed in.
#[derive(Default, Clone)]
pub struct Session {
    cookie: String,
    visit: String,
}

impl Demo {
    pub fn start(folder: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
        command.args(["demo", "--port", "0", "--more-invitations", "8", "--data"]).arg(folder);
        let mut program = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines().map(Result::unwrap);
        let address = lines.find_map(|line| Some(line.strip_prefix("Listening on http://")?.to_owned()));
        Self { program, folder: folder.to_owned(), address: address.unwrap() }
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
        self.program.kill().unwrap();
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
    let body = body.to_string();
    let Session { cookie, visit } = session;
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\nx-beforehand: 1\r\ncookie: {cookie}\r\n\
         x-beforehand-visit: {visit}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )?;
    Ok(stream)
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
    let (_, token) = invitation["link"].as_str().unwrap().split_once('#').unwrap();
    let call = json!({ "token": token, "date_of_birth": invitation["date_of_birth"] });
    let reply = post(address, "/api/open-invitation", &Session::default(), &call).unwrap();
    Session { cookie: cookie(&reply), visit: body(&reply)["open"]["visit"].as_str().unwrap().to_owned() }
}
