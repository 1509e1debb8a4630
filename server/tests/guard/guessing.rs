//! Guessing dates of birth, and looking at links without one.

use crate::house::{HOME, House, Reply, opening};
use chrono::{Days, NaiveDate};
use futures_util::future::join_all;
use std::net::{IpAddr, Ipv4Addr};
use std::time::{Duration, Instant};

/// A network of its own for each guess: no limit by network helps here.
fn network(number: u32) -> IpAddr {
    Ipv4Addr::from_bits(0x0a00_0000 + number).into()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_hundreds_of_dates_at_once_five_are_compared() {
    let house = House::open().await;
    let links = std::env::var("GUESSED_LINKS").map_or(2, |text| text.parse().unwrap());
    for link in 0..links {
        let (token, born) = house.patient(link + 1).await;
        // Every hundredth guess is right: among the first five it may be, later it must not help.
        let date = |guess: u32| {
            let days = if guess % 100 == 99 { 0 } else { u64::from(guess) + 1 };
            born.checked_add_days(Days::new(days)).unwrap()
        };
        let mut replies = Vec::new();
        // As many at once as are worked on at once.
        for at_once in [0..250_u32, 250..500] {
            let guesses = at_once.map(|guess| {
                let body = opening(&token, date(guess));
                let house = &house;
                async move { house.asks(network(guess), None, "/api/open-invitation", &body).await }
            });
            replies.extend(join_all(guesses).await);
        }
        let told = |status: u16| replies.iter().filter(|reply| reply.status == status).count();
        let compared = told(200) + told(403);
        // A right date begins the count anew, so each right one allows five more.
        assert!(compared <= 5 * (told(200) + 1) && told(500) + told(503) == 0, "{compared} compared");
        assert!(told(429) + told(409) >= 400, "locked or ended");
    }
}

#[tokio::test]
async fn a_link_that_is_nobodys_is_refused_in_the_same_words_and_in_the_same_time() {
    let house = House::open().await;
    let samples = std::env::var("GUESSED_TIMES").map_or(60, |text| text.parse().unwrap());
    let wrong = NaiveDate::from_ymd_opt(1971, 1, 1).unwrap();
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for number in 0..samples {
        let (token, _) = house.patient(u128::from(number) + 1).await;
        let nobodys = format!("{:0>26}", number);
        // Taken in turns, so that a busy machine is busy for both.
        let (real, took) = timed(&house, number, &token, wrong).await;
        known.push(took);
        let (none, took) = timed(&house, number + 100_000, &nobodys, wrong).await;
        unknown.push(took);
        assert_eq!((real.status, &real.text, sizes(&real)), (none.status, &none.text, sizes(&none)));
        assert_eq!(real.status, 403);
    }
    let (known, unknown) = (median(known), median(unknown));
    let apart = known.abs_diff(unknown);
    println!("a wrong date {known:?}, nobody's link {unknown:?}");
    assert!(apart < Duration::from_millis(1) || apart < known.min(unknown) / 4, "{known:?} and {unknown:?}");
}

async fn timed(house: &House, from: u32, token: &str, born: NaiveDate) -> (Reply, Duration) {
    let body = opening(token, born);
    let begun = Instant::now();
    let reply = house.asks(network(from), None, "/api/open-invitation", &body).await;
    (reply, begun.elapsed())
}

fn sizes(reply: &Reply) -> Vec<(String, String)> {
    reply.headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect()
}

fn median(mut all: Vec<Duration>) -> Duration {
    all.sort();
    all[all.len() / 2]
}

#[tokio::test]
async fn looking_at_a_link_as_a_scanner_does_changes_nothing() {
    let house = House::open().await;
    let (token, born) = house.patient(1).await;
    let before = house.changes().await;
    let agents =
        ["Mozilla/5.0 SafeLinks", "facebookexternalhit/1.1", "Slackbot-LinkExpanding 1.0", "Googlebot/2.1"];
    for (number, agent) in agents.into_iter().cycle().take(200).enumerate() {
        let method = ["GET", "HEAD", "OPTIONS"][number % 3];
        // Some programs put the fragment into the address, and some follow what they find on the page.
        let paths =
            ["/".to_owned(), format!("/?{token}"), format!("/{token}"), "/api/open-invitation".to_owned()];
        let headers = [("host", "beforehand.example"), ("user-agent", agent), ("sec-purpose", "prefetch")];
        let reply = house.sent(HOME, method, &paths[number % 4], &headers, "").await;
        assert!(matches!(reply.status, 200 | 404 | 405), "{}", reply.status);
        assert!(reply.headers.get("set-cookie").is_none());
    }
    // One that runs scripts, and has no date: what it sends is no call.
    for body in ["{}", "", "null"] {
        let headers = crate::house::OURS;
        assert_eq!(house.sent(HOME, "POST", "/api/open-invitation", &headers, body).await.status, 422);
    }
    assert_eq!(house.changes().await, before);
    let opened = house.asks(HOME, None, "/api/open-invitation", &opening(&token, born)).await;
    assert_eq!(opened.status, 200, "the link works as before");
}
