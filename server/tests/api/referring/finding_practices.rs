//! GP practices: loading the list, finding one, and who serves its patients.

use super::screen;
use crate::clinic::{Caller, Clinic};
use measures::contract::Problem;
use measures::contract::referral::{FindPractices, Practice};
use measures::referral::{OtherService, Served};
use server::steps::loading_practices::{Loaded, load_practices};

/// In the public layout. Names are invented.
pub const LIST: &str = "\
A81001,\"ST. JOHN'S SURGERY\",Y63,QHM,\"1 ELM ROAD\",\"WESTVALE\",\"\",\"\",\"\",\"LS1 4AP\",19740401,,A,B,15A,20200401,,01632960001,,,,0,,4,,4
A81002,CAFFÈ LANE MEDICAL CENTRE,Y63,QHM,2 Oak Road,Eastvale,,,,LS2 9JT,19740401,,A,B,15B,20200401,,,,,,0,,4,,4
A81003,THE FAR PRACTICE,Y63,QHM,3 Ash Road,Farvale,,,,BD1 1AA,19740401,,A,B,99Z,20200401,,,,,,0,,4,,4
A81004,ELM ROAD OLD SURGERY,Y63,QHM,9 Elm Road,Westvale,,,,LS1 4AQ,19740401,20190331,C,B,15A,20130401,20190331,,,,,0,,4,,4
";

async fn find(caller: &Caller<'_>, words: &str) -> Vec<Practice> {
    caller.send(FindPractices { words: words.to_owned() }).await.unwrap()
}

async fn codes(clinic: &Clinic, words: &str) -> Vec<String> {
    find(&clinic.nobody(), words).await.into_iter().map(|practice| practice.code).collect()
}

#[tokio::test]
async fn a_practice_is_found_by_name_place_or_postcode_however_it_is_typed() {
    let clinic = Clinic::taking_referrals().await;
    for (words, found) in [
        ("st johns", &["A81001"][..]),
        ("ST. JOHN'S", &["A81001"]),
        ("john surg", &["A81001"]),
        ("elm", &["A81001"]),
        ("caffe", &["A81002"]),
        ("Caffè médical", &["A81002"]),
        ("eastvale", &["A81002"]),
        ("ls1 4ap", &["A81001"]),
        ("LS14AP", &["A81001"]),
        ("ls", &["A81002", "A81001"]),
        ("road", &["A81002", "A81001", "A81003"]),
        ("far", &["A81003"]),
        ("ohn", &[]),
        ("%%", &[]),
        ("__", &[]),
        ("' or 1=1 --", &[]),
        ("old surgery", &[]),
    ] {
        assert_eq!(codes(&clinic, words).await, found, "{words}");
    }
}

#[tokio::test]
async fn no_more_than_twenty_are_found_and_those_whose_name_begins_so_come_first() {
    let clinic = Clinic::taking_referrals().await;
    let row = |number: u32| {
        format!("B{number:05},PRACTICE {number:02} OAK,,,Oak Road,,,,,LS3 1AA,,,A,B,15A,,,,,,,0,,4,,4\n")
    };
    let list: String = (0..30).map(row).collect();
    load_practices(&clinic.server.db, list.as_bytes()).await.unwrap();
    assert_eq!(codes(&clinic, "oak").await.len(), 20);
    load_practices(&clinic.server.db, "Z99999,OAK TREE,,,Z,,,,,LS3 1AA,,,A,B,15A,,,,,,,0,,4,,4\n".as_bytes())
        .await
        .unwrap();
    assert_eq!(codes(&clinic, "oak").await[0], "Z99999");
}

#[tokio::test]
async fn the_catchment_says_who_serves_a_practice() {
    let clinic = Clinic::taking_referrals().await;
    let eastvale = OtherService {
        name: "Eastvale Talking Therapies".to_owned(),
        phone: "01632 960 220".to_owned(),
        website: Some("https://eastvale.example/talking-therapies".to_owned()),
    };
    for (code, served) in [
        ("A81001", Served::Here),
        ("A81002", Served::Elsewhere { service: Some(eastvale) }),
        ("A81003", Served::Elsewhere { service: None }),
    ] {
        let referrer = clinic.referrer().await;
        let saved =
            referrer.send(screen("gp", &[("gp_known", "found"), ("gp_practice", code)], 2)).await.unwrap();
        let practice = saved.practice.unwrap();
        assert_eq!((practice.code.as_str(), practice.served), (code, served));
        assert!(
            !practice.name.is_empty()
                && practice.address.contains("Road") | practice.address.contains("ROAD")
        );
    }
    let referrer = clinic.referrer().await;
    let unknown = screen("gp", &[("gp_known", "found"), ("gp_practice", "X99999")], 2);
    assert_eq!(referrer.send(unknown).await, Err(Problem::NotUnderstood));
}

#[tokio::test]
async fn a_list_is_loaded_without_its_bad_rows_and_a_second_load_brings_it_up_to_date() {
    let clinic = Clinic::open().await;
    let list = [
        LIST.as_bytes(),
        b"A8100,TOO SHORT,,,1,,,,,LS1 1AA,,,A,B,15A,,,,,,,0,,4,,4\n",
        b"A81006,,,,1,,,,,LS1 1AA,,,A,B,15A,,,,,,,0,,4,,4\n",
        b"A81007,BAD \xff BYTES,,,1,,,,,LS1 1AA,,,A,B,15A,,,,,,,0,,4,,4\n",
        b"A81008,CUT SHORT,,,1\n",
        b"A81009,NO CHARACTER\0,,,1,,,,,LS1 1AA,,,A,B,15A,,,,,,,0,,4,,4\n",
        b"Y00001,A PRISON,,,1,,,,,LS1 1AA,,,A,B,15A,,,,,,,0,,4,,13\n",
    ]
    .concat();
    let loaded = load_practices(&clinic.server.db, &*list).await.unwrap();
    let lines: Vec<_> = loaded.bad.iter().map(|(line, _)| *line).collect();
    assert_eq!((loaded.open, loaded.closed, loaded.skipped, &lines[..]), (3, 1, 1, &[5, 6, 7, 8, 9][..]));
    assert_eq!(clinic.count("select count(*) from practices").await, 4);
    let closed = LIST.lines().next().unwrap().replace(",,A,B,", ",20261101,C,B,");
    let again = format!("{closed}\n{}", LIST.lines().nth(1).unwrap());
    let loaded = load_practices(&clinic.server.db, again.as_bytes()).await.unwrap();
    assert_eq!(loaded, Loaded { open: 1, closed: 1, skipped: 0, bad: vec![] });
    assert_eq!(codes(&clinic, "elm").await, Vec::<String>::new());
    assert_eq!(clinic.count("select count(*) from practices").await, 4);
}

#[tokio::test]
async fn a_file_that_is_no_list_loads_nothing() {
    let clinic = Clinic::open().await;
    for list in ["", "Code,Name\nA81001,Surgery\n", "{\"practices\": []}"] {
        assert!(load_practices(&clinic.server.db, list.as_bytes()).await.is_err(), "{list}");
    }
    assert_eq!(clinic.count("select count(*) from practices").await, 0);
}
