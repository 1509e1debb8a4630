//! Which letters wait, and in which order they stand.

use super::*;
use measures::alert::{Channel, KeepSafe, Reach};
use measures::answers::Reply;
use measures::instruments::InstrumentId;

const DAY_MS: u64 = 86_400_000;

pub(super) fn at(wall: u64) -> Moment {
    Moment { wall, steady: 0 }
}

fn answer(item: u8, option: u8) -> Answer {
    Answer::parse(InstrumentId::parse("phq9").unwrap(), item, Reply::Chosen(option)).unwrap()
}

fn calls(outbox: &Outbox) -> Vec<(u8, u32, u64)> {
    let call = |letter: &Letter| letter.call(at(DAY_MS)).unwrap();
    outbox.waiting.iter().map(call).map(|call| (call.answer.item(), call.sequence, call.key)).collect()
}

/// Two answers of a screen, and one given a second later.
fn three() -> Outbox {
    let mut outbox = Outbox::default();
    outbox.opened(&[], &[], 4, at(0));
    outbox.answer(answer(1, 1), at(1_000));
    outbox.answer(answer(2, 1), at(1_000));
    outbox.answer(answer(3, 1), at(2_000));
    outbox
}

#[test]
fn a_letter_is_the_same_on_every_try_and_after_the_page_was_loaded_again() {
    let outbox = three();
    assert_eq!(calls(&outbox), [(1, 5, 1_000), (2, 6, 1_001), (3, 7, 2_000)]);
    let mut again = Outbox::default();
    again.restore(&outbox.text());
    again.opened(&[], &[], 9, at(DAY_MS));
    assert_eq!(calls(&again), [(1, 10, 1_000), (2, 11, 1_001), (3, 12, 2_000)]);
    assert_eq!(again.first().unwrap().call(at(DAY_MS)).unwrap().waited_seconds, 86_399);
}

#[test]
fn what_is_found_on_the_phone_is_put_in_its_order_once() {
    let mut outbox = three();
    let kept = outbox.text();
    let first = outbox.first().unwrap();
    outbox.is_saved(first, Saved { sequence: 5 });
    outbox.answer(answer(4, 1), at(3_000));
    outbox.restore(&kept);
    outbox.restore("nothing that this program wrote");
    let items: Vec<u8> = calls(&outbox).into_iter().map(|(item, ..)| item).collect();
    assert_eq!(items, [1, 2, 3, 4]);
}

#[test]
fn nothing_is_left_on_the_phone_once_all_is_in_the_record() {
    let mut outbox = three();
    while let Some(letter) = outbox.first() {
        assert!(!outbox.text().is_empty());
        let sequence = letter.sequence;
        outbox.is_saved(letter, Saved { sequence });
    }
    assert_eq!((outbox.text().as_str(), outbox.is_empty()), ("", true));
    assert_eq!(outbox.saved(at(DAY_MS)).len(), 3);
}

#[test]
fn what_is_refused_lets_through_what_waits_behind_it_and_stays_on_the_phone() {
    let mut outbox = three();
    let refused = outbox.first().unwrap();
    outbox.set_aside(refused);
    let items: Vec<u8> = calls(&outbox).into_iter().map(|(item, ..)| item).collect();
    assert!(outbox.has_refused() && items == [2, 3]);
    let mut again = Outbox::default();
    again.restore(&outbox.text());
    assert_eq!(calls(&again).len(), 3);
}

#[test]
fn what_another_device_answered_later_is_not_overwritten() {
    let other = answer(2, 3);
    let opened_after = |sequence, seconds_ago| {
        let mut again = Outbox::default();
        again.restore(&three().text());
        again.opened(std::slice::from_ref(&other), &[(sequence, seconds_ago)], 6, at(1_000 + DAY_MS));
        let stands = again.waiting_answers().any(|one| one == answer(2, 1));
        (stands, calls(&again))
    };
    let (stands, calls) = opened_after(6, 3_600);
    assert!(!stands, "an hour ago is after a day ago");
    assert_eq!(calls, [(1, 7, 1_000), (2, 0, 1_001), (3, 8, 2_000)], "it is saved, and changes nothing");
    assert!(opened_after(6, 2 * 86_400).0, "given before");
    assert!(opened_after(6, 86_380).0, "given at once: the server's clock cannot tell");
    assert!(opened_after(4, 3_600).0, "seen when this was given");
}

#[test]
fn what_the_help_page_asked_is_read_back_as_it_was_written() {
    let reaches = [
        None,
        Some((Channel::Email, "me@example.org,\nafter \"six\" \\", None)),
        Some((Channel::PhoneCall, "", Some(false))),
        Some((Channel::TextMessage, " 07700 900123 ", Some(true))),
        Some((Channel::AtAppointment, "", None)),
    ];
    for keep_safe in KeepSafe::ALL.map(Some).into_iter().chain([None]) {
        for reach in reaches {
            let reach = reach.map(|(channel, detail, safe_to_call)| Reach {
                channel,
                detail: detail.into(),
                safe_to_call,
            });
            let said = SaveSafety { keep_safe, reach, sequence: 0, key: 0, waited_seconds: 0 };
            let mut outbox = Outbox::default();
            outbox.safety(said.clone(), at(7));
            let mut again = Outbox::default();
            again.restore(&outbox.text());
            let letter = again.first().unwrap();
            assert_eq!((letter.safety, letter.given), (Some(said), at(7)));
        }
    }
}
