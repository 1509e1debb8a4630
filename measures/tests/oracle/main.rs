//! Every answer set of every instrument, scored here and by the independent oracle in `oracle.py`.

mod sets;

use measures::SCORER_VERSION;
use measures::answers::{Answer, Answers, Reply};
use measures::change::{band, caseness};
use measures::instruments::{InstrumentId, catalogue};
use measures::score::{Score, score};
use sets::each_set;
use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, Stdio};

#[test]
fn every_answer_set_of_the_phq9_scores_as_the_oracle_says() {
    agrees_with_the_oracle("phq9", 262_144 + 589_824);
}

#[test]
fn every_answer_set_of_the_gad7_scores_as_the_oracle_says() {
    agrees_with_the_oracle("gad7", 16_384 + 28_672);
}

#[test]
fn every_answer_set_of_the_wsas_scores_as_the_oracle_says() {
    agrees_with_the_oracle("wsas", 59_049 + 6_561 + 6_561 + 4 * (6_561 + 729));
}

/// A stored score names the version of the rules that made it, so one version must never give two scores.
/// When this fails, raise `SCORER_VERSION` and record the new sums; for a new instrument only add its line.
#[test]
fn scores_of_this_version_never_change() {
    let recorded = [
        (1, "phq9", 0x4d6b_56b8_61c9_bbb3),
        (1, "gad7", 0xd11b_6077_a175_cf90),
        (1, "wsas", 0xcf20_f119_34d6_4d4d),
    ];
    let now: Vec<_> = catalogue().map(|id| (SCORER_VERSION, id.as_str(), checksum(id))).collect();
    assert_eq!(now, recorded);
}

fn agrees_with_the_oracle(id: &str, sets: usize) {
    let id = InstrumentId::parse(id).expect("it is in the catalogue");
    let (mut oracle, mut lines) = ask_the_oracle(id);
    let mut compared = 0;
    each_set(id, |answers| {
        let said = lines.next().expect("the oracle stopped before every set was compared");
        compare(answers, &said.expect("the oracle writes text"));
        compared += 1;
    });
    assert!(lines.next().is_none(), "the oracle knows more sets of {id:?} than we do");
    assert!(oracle.wait().expect("the oracle ends").success(), "the oracle failed");
    assert_eq!(compared, sets, "sets of {id:?}");
}

/// A set with a gap is scored twice: the item left blank, and the item withheld. Both must come to the same,
/// except that withholding an alert item alerts.
fn compare(answers: &Answers, line: &str) {
    let oracle = Outcome::read(line);
    assert_eq!(Outcome::of(answers), oracle, "{answers:?} (ours left, the oracle's right)");
    let gap = answers.items().find(|(_, item, answer)| item.scored && answer.is_none());
    if let Some((gap, _, _)) = gap {
        let mut answers = answers.clone();
        let withheld = Answer::parse(answers.instrument(), gap, Reply::Withheld);
        answers.keep(withheld.expect("any item may be withheld"));
        let alerting = [oracle.alerting, oracle.unanswered].concat();
        let expected = Outcome { alerting, unanswered: vec![], ..oracle };
        assert_eq!(Outcome::of(&answers), expected, "{answers:?} (ours left, the oracle's right)");
    }
}

/// What a set comes to: one line of the oracle's.
#[derive(Debug, PartialEq)]
struct Outcome {
    /// Total in hundredths, band and caseness.
    scored: String,
    /// Items that raise an alert.
    alerting: Vec<u8>,
    /// Items that could have raised one and were not answered.
    unanswered: Vec<u8>,
}

impl Outcome {
    fn of(answers: &Answers) -> Self {
        let instrument = answers.instrument().instrument();
        let scored = match score(answers) {
            Err(_) => "-\t-\t-".to_owned(),
            Ok(Score { total, .. }) => {
                let band = band(instrument, total).map_or("-", |band| band.words);
                let caseness = caseness(instrument, total).map_or("-", |at| if at { "yes" } else { "no" });
                format!("{}\t{band}\t{caseness}", total.hundredths())
            }
        };
        let (mut alerting, mut unanswered) = (vec![], vec![]);
        for (number, _, answer) in answers.items().filter(|(_, item, _)| item.alerts_from.is_some()) {
            match answer {
                None => unanswered.push(number),
                Some(answer) if answer.alerts() => alerting.push(number),
                Some(_) => {}
            }
        }
        Self { scored, alerting, unanswered }
    }

    fn read(line: &str) -> Self {
        let [unanswered, alerting, scored]: [&str; 3] =
            line.rsplitn(3, '\t').collect::<Vec<_>>().try_into().expect("the oracle writes five columns");
        let items = |column: &str| column.split(',').filter_map(|item| item.parse().ok()).collect();
        Self { scored: scored.to_owned(), alerting: items(alerting), unanswered: items(unanswered) }
    }
}

fn ask_the_oracle(id: InstrumentId) -> (Child, Lines<BufReader<ChildStdout>>) {
    let mut oracle = Command::new("python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/oracle.py"))
        .arg(id.as_str())
        .stdout(Stdio::piped())
        .spawn()
        .expect(
            "the oracle is a Python program: install python3, put it on the PATH and run the tests again",
        );
    let said = oracle.stdout.take().expect("its output is piped");
    (oracle, BufReader::new(said).lines())
}

/// FNV-1a over every set's total: written out here, because a sum that is kept must never change by itself.
fn checksum(id: InstrumentId) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325;
    each_set(id, |answers| {
        let total = score(answers).map_or(i32::MIN, |score| score.total.hundredths());
        for byte in total.to_le_bytes() {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    });
    sum
}
