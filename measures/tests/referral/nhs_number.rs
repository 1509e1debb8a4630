//! NHS numbers as they are typed, and the check digit compared with a published implementation.

use crate::{question, rules, today, told, typed, wrote};
use measures::nhs_number::{NotAnNhsNumber, read, shown};
use measures::referral::{Rules, Typed};
use nhs_number::NHSNumber;
use std::collections::BTreeSet;

#[test]
fn it_is_read_however_it_is_spaced_and_kept_as_digits() {
    for number in [
        "401 023 2137",
        "4010232137",
        " 401-023-2137 ",
        "401.023.2137",
        "401\u{a0}023\u{a0}2137",
        "401–023–2137",
    ] {
        assert_eq!(typed("nhs_number", number), Ok(wrote("4010232137")), "{number}");
    }
    assert_eq!(shown("4010232137"), "401 023 2137");
}

#[test]
fn what_is_wrong_with_it_is_said() {
    const CHECK: &str = "Check your NHS number. At least one digit is wrong. You can also leave it empty";
    for (number, says, why) in [
        ("QQ123456C", "NHS number must only include numbers", "no National Insurance number starts with Q"),
        ("401 O23 2137", "NHS number must only include numbers", "the letter O"),
        ("４０１０２３２１３７", "NHS number must only include numbers", "digits of another width"),
        ("+4010232137", "NHS number must only include numbers", "a sign"),
        ("401023213", "NHS number must have 10 digits", "nine"),
        ("40102321370", "NHS number must have 10 digits", "eleven"),
        ("401 023 2138", CHECK, "the last digit is another"),
        ("410 023 2137", CHECK, "two digits changed places"),
        ("999 123 4567", CHECK, "the example of the hint"),
        ("123 456 7890", CHECK, "its check digit is 10"),
        ("444 444 4444", CHECK, "ten equal digits"),
        ("000 000 0000", CHECK, "ten noughts"),
    ] {
        assert_eq!(told("nhs_number", number).as_deref(), Some(says), "{why}");
    }
    let insurance = "This looks like a National Insurance number. Enter your NHS number, or leave it empty";
    for number in ["AB123456C", "ab 12 34 56 c", "JG103759A"] {
        assert_eq!(told("nhs_number", number).as_deref(), Some(insurance), "{number}");
    }
}

#[test]
fn a_number_for_testing_is_taken_only_where_nobody_is_a_patient() {
    let testing = Rules { test_numbers: true, ..rules() };
    for number in ["943 476 5919", "987 654 3210", "999 000 0018", "901 897 8914"] {
        let says = "Check your NHS number. It cannot start with 9. You can also leave it empty";
        assert_eq!(told("nhs_number", number).as_deref(), Some(says), "{number}");
        let kept = measures::referral::read(
            question("nhs_number"),
            &Typed::Text(number.to_owned()),
            &testing,
            today(),
        );
        assert_eq!(kept, Ok(wrote(&number.replace(' ', ""))), "{number}");
    }
    assert_eq!(read("999 999 9999", true), Err(NotAnNhsNumber::AllTheSame));
}

/// The crate `nhs-number` 2.0.1, which knows nothing of us, is asked the same. Ours is stricter in one thing only: ten
/// equal digits pass the check digit, and none of them is anybody's.
#[test]
fn the_check_digit_is_what_an_independent_implementation_says() {
    let mut stricter = BTreeSet::new();
    let mut counted = [0_u32; 2];
    each_number(|number| {
        let theirs: NHSNumber = number.parse().expect("ten digits");
        let (theirs, ours) = (theirs.validate_check_digit(), read(number, true));
        if ours == Err(NotAnNhsNumber::AllTheSame) {
            assert!(theirs, "{number}");
            stricter.insert(number.to_owned());
        } else {
            assert_eq!(ours.is_ok(), theirs, "{number}");
        }
        let for_patients = ours.is_ok() && !number.starts_with('9');
        assert_eq!(read(number, false).is_ok(), for_patients, "{number}");
        counted[usize::from(theirs)] += 1;
    });
    assert_eq!(stricter.len(), 10);
    assert!(counted[0] > 100_000 && counted[1] > 20_000, "of both kinds were compared: {counted:?}");
}

/// The ends of every range, every last digit after prefixes whose check digit would be 10, equal digits, and two
/// hundred thousand at random of which every fourth ends so that it may pass.
fn each_number(mut visit: impl FnMut(&str)) {
    for start in [
        "999000000",
        "999000014",
        "123456789",
        "400000000",
        "499999999",
        "600000000",
        "799999999",
        "000000000",
        "999999999",
    ] {
        (0..10).for_each(|last| visit(&format!("{start}{last}")));
    }
    (0..10).for_each(|digit| visit(&digit.to_string().repeat(10)));
    let mut dice = Dice(2026);
    for round in 0..200_000_u32 {
        let number = dice.next() % 10_000_000_000;
        if round % 4 == 0 {
            (0..10).for_each(|last| visit(&format!("{:09}{last}", number / 10)));
        } else {
            visit(&format!("{number:010}"));
        }
    }
}

/// SplitMix64, so that the numbers are the same whenever they are made.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
