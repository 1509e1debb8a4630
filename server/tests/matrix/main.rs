//! Every call by every kind of caller at every kind of record, drawn at random: what comes back is what the matrix
//! (`matrix.toml`) says, and never a word of a record that is not the caller's to read.
//!
//! `MATRIX_REQUESTS` says how many, `MATRIX_SEED` which; the seed is printed.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod asking;
mod canary;
mod forms;
mod judging;
mod lines;
mod oracle;
mod people;
mod world;

use asking::{Count, Run};
use lines::lines;
use std::collections::BTreeMap;
use world::World;

/// How many requests one world bears before most of it is ended, cancelled or closed.
const ROUND: usize = 2_500;

#[test]
fn every_call_has_its_line_and_no_line_is_of_a_call_that_is_gone() {
    let written: Vec<_> = lines().into_keys().collect();
    let mut calls: Vec<_> = server::calls().into_iter().map(str::to_owned).collect();
    calls.sort();
    assert_eq!(written, calls);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_asked_by_whomever_the_matrix_holds_and_no_foreign_canary_comes_back() {
    let number = |name: &str, usual: u64| std::env::var(name).map_or(usual, |text| text.parse().unwrap());
    let seed = number("MATRIX_SEED", fastrand::u64(..));
    let requests = usize::try_from(number("MATRIX_REQUESTS", 20_000)).unwrap();
    println!("MATRIX_SEED={seed} MATRIX_REQUESTS={requests}");
    let rounds = u64::try_from(requests.div_ceil(ROUND)).unwrap();
    let all = futures_util::future::join_all((0..2).map(|first| {
        tokio::spawn(async move {
            let mut counts = Vec::new();
            for round in (first..rounds).step_by(2) {
                counts.push(Run::new(World::new().await, seed.wrapping_add(round)).make(ROUND).await);
            }
            counts
        })
    }));
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for one in all.await.into_iter().flat_map(Result::unwrap).flatten() {
        let count = counts.entry(one.0).or_default();
        count.went_well += one.1.went_well;
        count.not_there += one.1.not_there;
        count.signed_out += one.1.signed_out;
        count.otherwise.extend(one.1.otherwise);
    }
    for (call, line) in lines() {
        let count = &counts[&call];
        let Count { went_well, not_there, signed_out, otherwise } = count;
        let others = otherwise.len();
        println!(
            "{call}: {went_well} well, {not_there} not there, {signed_out} signed out, {others} otherwise"
        );
        let read = *went_well > 0 || otherwise.iter().any(|told| told != "\"not_understood\"");
        let refuses = line.opens_to.is_none() || *not_there > 0;
        assert!(read && refuses, "{call} was not asked in every way: {count:?}");
    }
}
