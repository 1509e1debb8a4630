//! Connections that say little for long, and more calls than can be worked on.

use crate::house::{House, opening};
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How many of each kind. A run that takes its time can have thousands.
fn sockets() -> usize {
    std::env::var("SLOW_SOCKETS").map_or(200, |text| text.parse().unwrap())
}

/// The server, listening; it stops with the test.
async fn listening(house: &House) -> SocketAddr {
    let listener = server::serve::listen(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(server::serve::until(std::future::pending(), listener, house.router.clone()));
    address
}

/// Says this and then nothing. How long until the other side has had enough, and what it said.
async fn dawdles(address: SocketAddr, says: &'static str) -> (Duration, String) {
    let mut socket = TcpStream::connect(address).await.unwrap();
    socket.write_all(says.as_bytes()).await.unwrap();
    let (begun, mut told) = (Instant::now(), Vec::new());
    // A connection that is reset has ended as well.
    let _ = tokio::time::timeout(Duration::from_secs(60), socket.read_to_end(&mut told)).await;
    (begun.elapsed(), String::from_utf8_lossy(&told).into_owned())
}

/// What an honest phone hears, on a connection of its own.
async fn asks(address: SocketAddr, body: String) -> (u16, Duration) {
    let begun = Instant::now();
    let mut socket = TcpStream::connect(address).await.unwrap();
    let length = body.len();
    let request = format!(
        "POST /api/open-invitation HTTP/1.1\r\nhost: beforehand.example\r\ncontent-type: application/json\r\n\
         x-beforehand: 1\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut told = String::new();
    socket.read_to_string(&mut told).await.unwrap();
    (told.split(' ').nth(1).unwrap().parse().unwrap(), begun.elapsed())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_dawdles_is_shown_the_door_while_others_are_served() {
    const HEAD: &str = "POST /api/open-invitation HTTP/1.1\r\nhost: beforehand.example\r\nx-slow";
    const BODY: &str = "POST /api/find-practices HTTP/1.1\r\nhost: beforehand.example\r\nx-beforehand: 1\r\n\
                        content-type: application/json\r\ncontent-length: 5000\r\n\r\n{\"words\": \"";
    let house = House::open().await;
    let address = listening(&house).await;
    let slow = |says| (0..sockets()).map(move |_| tokio::spawn(dawdles(address, says))).collect::<Vec<_>>();
    let (heads, bodies) = (slow(HEAD), slow(BODY));
    tokio::time::sleep(Duration::from_millis(500)).await;
    for number in 0..20 {
        let link = house.patient(number + 1).await;
        let (status, took) = asks(address, opening(&link.0, link.1).to_string()).await;
        assert_eq!(status, 200);
        assert!(took < Duration::from_secs(5), "{took:?}");
    }
    // Some seconds over, for a machine that is busy with something else.
    for (dawdlers, most, says) in [(heads, 10 + 5, ""), (bodies, 15 + 5, "HTTP/1.1 503")] {
        for dawdler in dawdlers {
            let (took, told) = dawdler.await.unwrap();
            assert!(took < Duration::from_secs(most), "{took:?}: {told}");
            assert!(told.starts_with(says), "{told}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn more_than_can_be_worked_on_is_sent_away_at_once_and_told_when_to_come_back() {
    let house = House::open().await;
    let address = listening(&house).await;
    let link = house.patient(1).await;
    let body = opening(&link.0, link.1).to_string();
    // One holds the pen, so that nobody else's call ends.
    let pen = house.server.db.write().await.unwrap();
    let all: Vec<_> = (0..400).map(|_| tokio::spawn(asks_from_anywhere(address))).collect();
    let mut sent_away = 0;
    for one in all {
        let (told, took) = one.await.unwrap();
        if told.starts_with("HTTP/1.1 503") {
            assert!(told.to_lowercase().contains("retry-after: 5"), "{told}");
            sent_away += usize::from(took < Duration::from_secs(4));
        }
    }
    drop(pen);
    assert!(sent_away >= 400 - 256, "{sent_away}");
    let (status, _) = asks(address, body).await;
    assert_eq!(status, 200, "and afterwards all is as before");
}

/// Begins a form: nothing but the pen is waited for.
async fn asks_from_anywhere(address: SocketAddr) -> (String, Duration) {
    let key = format!("{:032x}", fastrand::u128(..));
    let said = r#"[{"question": "urgent_help", "said": {"chose": "no"}}]"#;
    let body = format!(
        r#"{{"key": "{key}", "screen": "urgent_help", "said": {said}, "website": "", "waited_seconds": 0}}"#
    );
    let request = format!(
        "POST /api/begin-referral HTTP/1.1\r\nhost: beforehand.example\r\ncontent-type: application/json\r\n\
         x-beforehand: 1\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut socket = TcpStream::connect(address).await.unwrap();
    socket.write_all(request.as_bytes()).await.unwrap();
    let begun = Instant::now();
    let mut told = String::new();
    socket.read_to_string(&mut told).await.unwrap();
    (told, begun.elapsed())
}
