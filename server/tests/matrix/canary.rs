//! Canaries: what stands in every word of one person's records and in no other's.

use std::collections::BTreeSet;

/// The word of one person. Letters only, so that a name may hold it.
pub fn canary(owner: u16) -> String {
    let letter = |number: u16| char::from(b'a' + u8::try_from(number).unwrap());
    format!("kq{}{}qk", letter(owner / 26), letter(owner % 26))
}

/// The name of a record of one person: the same word as a number.
pub fn id(owner: u16, serial: u128) -> u128 {
    (0xc0_ffee << 104) | (u128::from(owner) << 88) | serial
}

/// The owners of all canaries in a text.
pub fn owners_in(text: &str) -> BTreeSet<u16> {
    let text = text.to_lowercase();
    let after = |mark: &'static str, length: usize| {
        let text = text.clone();
        let places: Vec<_> = text.match_indices(mark).map(|(place, _)| place + mark.len()).collect();
        places.into_iter().filter_map(move |place| text.get(place..place + length).map(str::to_owned))
    };
    let named = after("kq", 4).filter_map(|rest| {
        let letters = rest.strip_suffix("qk")?.as_bytes().to_vec();
        let number = |letter: u8| letter.checked_sub(b'a').filter(|number| *number < 26).map(u16::from);
        Some(number(letters[0])? * 26 + number(letters[1])?)
    });
    let numbered = after("c0ffee", 4).filter_map(|digits| u16::from_str_radix(&digits, 16).ok());
    named.chain(numbered).collect()
}

#[test]
fn a_canary_is_heard_in_a_name_an_address_and_a_number() {
    let id = format!("{:032x}", id(17, 3));
    let text = format!(
        "{{\"name\": \"Ann {}\", \"email\": \"{}@x\", \"id\": \"{id}\"}}",
        "KqAbQk",
        canary(700 % 676)
    );
    assert_eq!(owners_in(&text), BTreeSet::from([1, 24, 17]));
    assert_eq!(owners_in("kq kqaqk c0ffe"), BTreeSet::new());
}
