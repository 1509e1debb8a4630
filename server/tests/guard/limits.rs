//! Who asks too often is told when to come back, and nobody else is.

use crate::house::{HOME, House, Shown, opening};
use chrono::NaiveDate;
use serde_json::json;

const ELSEWHERE: std::net::IpAddr = std::net::IpAddr::V4(std::net::Ipv4Addr::new(198, 51, 100, 7));

#[tokio::test]
async fn one_network_opens_sixty_links_in_a_minute_and_another_is_not_kept_out_by_it() {
    let house = House::open().await;
    let (born, nobodys) = (NaiveDate::from_ymd_opt(1980, 5, 10).unwrap(), "0123456789abcdefghjkmnpqrs");
    let begun = std::time::Instant::now();
    let mut refused = Vec::new();
    for _ in 0..150 {
        let reply = house.asks(HOME, None, "/api/open-invitation", &opening(nobodys, born)).await;
        if reply.status == 429 {
            refused.push(reply);
        }
    }
    let let_in = 150 - refused.len();
    let most = 61 + usize::try_from(begun.elapsed().as_secs()).unwrap();
    assert!((60..=most).contains(&let_in), "{let_in} of {most}");
    assert_eq!(refused[0].text, "\"busy\"");
    let wait: u64 = refused[0].headers.get("retry-after").unwrap().to_str().unwrap().parse().unwrap();
    assert!((1..=3).contains(&wait), "{wait}");
    let link = house.patient(1).await;
    let neighbour = house.asks(ELSEWHERE, None, "/api/open-invitation", &opening(&link.0, link.1)).await;
    assert_eq!(neighbour.status, 200);
    let signing_in = house.asks(HOME, None, "/api/sign-in", &json!({"username": "thea"})).await;
    assert_eq!(signing_in.status, 422, "each call is counted for itself");
}

#[tokio::test]
async fn five_hundred_patients_of_one_carrier_open_their_links_within_an_hour() {
    let house = House::open().await;
    // An hour is not waited for: at the rate of an hour's five hundred, ten minutes' worth come at once in the worst case.
    for number in 0..50 {
        let link = house.patient(number + 1).await;
        let reply = house.asks(HOME, None, "/api/open-invitation", &opening(&link.0, link.1)).await;
        assert_eq!(reply.status, 200, "patient {number}");
    }
    let per_hour = u64::from(house.server.config.network.openings_per_minute.get()) * 60;
    assert!(per_hour >= 7 * 500, "{per_hour}");
}

#[tokio::test]
async fn a_session_saves_as_fast_as_anybody_answers_and_no_faster() {
    let house = House::open().await;
    let [one, other] = [house.patient(1).await, house.patient(2).await];
    let [one, other] = [house.opened(&one, HOME).await, house.opened(&other, HOME).await];
    let save = |sequence: u32| {
        let answer = json!({"instrument": "phq9", "item": 1, "reply": {"chosen": 1}});
        json!({"answer": answer, "sequence": sequence, "key": 0, "waited_seconds": 0})
    };
    let mut statuses = Vec::new();
    for sequence in 1..=200 {
        statuses.push(house.asks(HOME, Some(&one), "/api/save-answer", &save(sequence)).await.status);
    }
    assert!(statuses[..120].iter().all(|status| *status == 200));
    assert!(statuses[120..].contains(&429));
    let neighbour = house.asks(HOME, Some(&other), "/api/save-answer", &save(1)).await;
    assert_eq!(neighbour.status, 200, "whoever shares the network is not kept out");
    let nobody = Shown { cookie: "__Host-p=00".to_owned(), visit: other.visit.clone() };
    assert_eq!(house.asks(HOME, Some(&nobody), "/api/save-answer", &save(1)).await.status, 401);
}
