//! Answer sets of every instrument, scored here and by the independent oracle in `oracle.py`: every set there is where
//! they can be gone through, and twenty thousand of every kind for each instrument.

mod outcome;
mod random;
mod sets;

use measures::SCORER_VERSION;
use measures::answers::{Answer, Answers, Reply};
use measures::instruments::{InstrumentId, catalogue};
use measures::score::{Total, score};
use measures::thresholds::InUse;
use outcome::{Brief, asked, whole};
use random::{SETS, each_random_set};
use sets::each_set;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, BufWriter, Lines, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Those short enough to go through every set.
const SHORT: [&str; 3] = ["phq9", "gad7", "wsas"];

#[test]
fn every_answer_set_of_the_phq9_scores_as_the_oracle_says() {
    agrees_on_every_set("phq9", 262_144 + 589_824);
}

#[test]
fn every_answer_set_of_the_gad7_scores_as_the_oracle_says() {
    agrees_on_every_set("gad7", 16_384 + 28_672);
}

#[test]
fn every_answer_set_of_the_wsas_scores_as_the_oracle_says() {
    agrees_on_every_set("wsas", 59_049 + 6_561 + 6_561 + 4 * (6_561 + 729));
}

#[test]
fn sets_of_every_kind_of_every_instrument_come_to_what_the_oracle_says() {
    let judged =
        catalogue().filter(|id| id.instrument().scoring.is_some() || id.evidence().asks_more_from.is_some());
    judged.for_each(agrees_on_sets_of_every_kind);
}

/// A stored score names the version of the rules that made it, so one version must never give two scores.
/// When this fails, raise `SCORER_VERSION` and record the new sums; for a new instrument only add its line.
#[test]
fn scores_of_this_version_never_change() {
    let recorded = [
        (1, "phq9", 0x4d6b_56b8_61c9_bbb3),
        (1, "gad7", 0xd11b_6077_a175_cf90),
        (1, "wsas", 0xcf20_f119_34d6_4d4d),
        (1, "spin", 0xc343_85a9_f37b_bf08),
        (1, "iesr", 0x5ce8_9a46_993e_149b),
        (1, "pcl5", 0x52af_298a_3722_5d64),
        (1, "pdss", 0xd96e_1664_b03f_43e7),
        (1, "oci", 0x2974_776c_c95c_d2a5),
        (1, "mi", 0xb3ef_a650_b98e_32d1),
        (1, "hai", 0x1ba6_7536_e900_f8f4),
    ];
    let scored = catalogue().filter(|id| id.instrument().scoring.is_some());
    let now: Vec<_> = scored.map(|id| (SCORER_VERSION, id.as_str(), checksum(id))).collect();
    assert_eq!(now, recorded, "{now:x?}");
}

fn agrees_on_every_set(id: &str, sets: usize) {
    let id = InstrumentId::parse(id).expect("it is in the catalogue");
    let in_use = InUse::published(id);
    let (mut oracle, _, mut lines) = ask_the_oracle(&[id.as_str(), "every"]);
    let mut compared = 0;
    each_set(id, |answers| {
        let said = lines.next().expect("the oracle stopped before every set was compared");
        compare(answers, &in_use, &said.expect("the oracle writes text"));
        compared += 1;
    });
    assert!(lines.next().is_none(), "the oracle knows more sets of {id:?} than we do");
    assert!(oracle.wait().expect("the oracle ends").success(), "the oracle failed");
    assert_eq!(compared, sets, "sets of {id:?}");
}

/// A set with a gap is scored twice: the item left blank, and the item withheld. Both must come to the same,
/// except that withholding an alert item alerts.
fn compare(answers: &Answers, in_use: &InUse, line: &str) {
    let oracle = Brief::read(line);
    assert_eq!(Brief::of(answers, in_use), oracle, "{answers:?} (ours left, the oracle's right)");
    let gap = answers.items().find(|(item, answer)| item.scored && answer.is_none());
    if let Some((gap, _)) = gap {
        let mut answers = answers.clone();
        let withheld = Answer::parse(answers.instrument(), gap.number, Reply::Withheld);
        answers.keep(withheld.expect("any item may be withheld"));
        let alerting = [oracle.alerting, oracle.unanswered].concat();
        let expected = Brief { alerting, unanswered: vec![], ..oracle };
        assert_eq!(Brief::of(&answers, in_use), expected, "{answers:?} (ours left, the oracle's right)");
    }
}

fn agrees_on_sets_of_every_kind(id: InstrumentId) {
    let in_use = InUse::published(id);
    let (mut oracle, stdin, mut lines) = ask_the_oracle(&[id.as_str()]);
    let asking = std::thread::spawn(move || {
        let mut stdin = BufWriter::new(stdin);
        each_random_set(id, |answers| writeln!(stdin, "{}", asked(answers)).expect("the oracle listens"));
    });
    let (mut totals, mut finished) = (BTreeSet::new(), 0);
    each_random_set(id, |answers| {
        let said = lines.next().expect("the oracle says a line for each set").expect("text");
        assert_eq!(whole(answers, &in_use), said, "{answers:?} (ours left, the oracle's right)");
        if let Some(Ok(score)) = score(answers) {
            totals.insert(score.total);
            finished += 1;
        }
    });
    asking.join().expect("every set was asked");
    assert!(lines.next().is_none() && oracle.wait().expect("the oracle ends").success(), "{id:?}");
    let Some(scoring) = &id.instrument().scoring else { return };
    assert!(
        (SETS / 4..SETS * 9 / 10).contains(&finished),
        "{id:?}: {finished} finished sets are of few kinds"
    );
    let threshold = in_use.caseness.map(|caseness| caseness.value);
    for telling in [scoring.lowest, scoring.highest].into_iter().chain(threshold) {
        assert!(totals.contains(&telling), "no set of {id:?} comes to {telling}");
    }
}

fn ask_the_oracle(what: &[&str]) -> (Child, ChildStdin, Lines<BufReader<ChildStdout>>) {
    let mut oracle = Command::new("python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/oracle.py"))
        .args(what)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect(
            "the oracle is a Python program: install python3, put it on the PATH and run the tests again",
        );
    let stdin = oracle.stdin.take().expect("its input is piped");
    let said = oracle.stdout.take().expect("its output is piped");
    (oracle, stdin, BufReader::new(said).lines())
}

/// FNV-1a over every set's total and its parts, or over twenty thousand sets' where there are too many: written out
/// here, because a sum that is kept must never change by itself.
fn checksum(id: InstrumentId) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325;
    let mut add = |total: Option<Total>| {
        for byte in total.map_or(i32::MIN, Total::hundredths).to_le_bytes() {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    };
    let add_set = |answers: &Answers| {
        let score = score(answers).expect("it is scored");
        add(score.as_ref().ok().map(|score| score.total));
        let parts = score.map_or_else(|unfinished| unfinished.subscales, |score| score.subscales);
        parts.into_iter().for_each(&mut add);
    };
    if SHORT.contains(&id.as_str()) {
        each_set(id, add_set)
    } else {
        each_random_set(id, add_set)
    }
    sum
}
