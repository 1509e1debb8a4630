//! Finding a patient among those whose records the caller may read.

use crate::Server;
use crate::caller::Staff;
use crate::error::Result;
use crate::plain::plain;
use crate::steps::noting::note_reading;
use crate::store::audit::{Act, Entry};
use crate::store::finding::{self, Findable, SHOWN};
use crate::store::scope::Reader;
use measures::contract::Problem;
use measures::contract::clinician::{FindPatients, FoundPatients};
use measures::seeking::{LONGEST, Sought};

pub(crate) async fn find_patients(server: Server, staff: Staff, call: FindPatients) -> Result<FoundPatients> {
    if call.words.chars().count() > LONGEST || call.words.contains('\0') {
        return Err(Problem::NotUnderstood.into());
    }
    let mut sought = Sought::of(&call.words);
    sought.names = sought.names.iter().map(|name| plain(name)).filter(|name| !name.is_empty()).collect();
    if sought.is_nothing() {
        return Ok(FoundPatients { found: Vec::new(), in_all: 0 });
    }
    let reader = Reader { staff: staff.id, now: server.clock.now() };
    let mut db = server.db.read().await?;
    let everybody = finding::everybody(&mut db, reader).await?;
    let mut like: Vec<_> =
        everybody.iter().filter_map(|one| Some((likeness(&sought, one)?, one.referral))).collect();
    // They come by name, and a stable sort leaves it so.
    like.sort_by_key(|(likeness, _)| *likeness);
    let mut found = Vec::new();
    for (_, referral) in like.iter().take(SHOWN) {
        found.extend(finding::shown(&mut db, reader, *referral).await?);
    }
    drop(db);
    note_reading(&server, &staff, Entry::of(Act::FoundPatients).shown(found.len())).await?;
    Ok(FoundPatients { found, in_all: u32::try_from(like.len()).unwrap_or(u32::MAX) })
}

/// How somebody is like what is sought, best first; none where they are not. `sought` has its names plain.
fn likeness(sought: &Sought, one: &Findable) -> Option<bool> {
    let right = |sought: Option<bool>| sought.unwrap_or(true);
    let same = right(sought.born.map(|day| one.date_of_birth == Some(day)))
        && right(sought.nhs_number.as_ref().map(|number| one.nhs_number.as_ref() == Some(number)));
    let words: Vec<_> = one.name.split_whitespace().chain(one.known_as.as_deref()).map(plain).collect();
    let whole = plain(&one.name);
    let has = |name: &String| whole.contains(name) || words.iter().any(|word| word.contains(name));
    let begins = |name: &String| words.iter().any(|word| word.starts_with(name));
    (same && sought.names.iter().all(has)).then(|| !sought.names.iter().all(begins))
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::ids::ReferralId;

    fn found(typed: &str, name: &str) -> Option<bool> {
        let mut sought = Sought::of(typed);
        sought.names = sought.names.iter().map(|name| plain(name)).collect();
        let one = Findable {
            referral: ReferralId::from_bits(1),
            name: name.to_owned(),
            known_as: Some("Pip".to_owned()),
            date_of_birth: "1980-05-12".parse().ok(),
            nhs_number: Some("9434765919".to_owned()),
        };
        likeness(&sought, &one)
    }

    #[test]
    fn a_name_is_found_by_its_parts_in_any_order_and_script() {
        for (typed, name, begins) in [
            ("siobhan", "Siobhán O’Brien", true),
            ("obrien siob", "Siobhán O’Brien", true),
            ("o'brien", "Siobhán O’Brien", true),
            ("taylor", "Zoë Roberts-Taylor", false),
            ("Roberts-Taylor", "Zoë Roberts-Taylor", false),
            ("zoe\u{308}", "Zoë Kaur", true),
            ("太郎", "山田太郎", false),
            ("山田", "山田太郎", true),
            ("राम", "राम शर्मा", true),
            ("pip", "Philippa Green", true),
            ("12/5/1980", "Anybody", true),
            ("any 943 476 5919", "Anybody", true),
        ] {
            assert_eq!(found(typed, name), Some(!begins), "{typed}");
        }
    }

    #[test]
    fn who_lacks_a_part_of_what_is_sought_is_not_found() {
        for (typed, name) in [
            ("ann lee", "Ann Leigh"),
            ("रीता", "राम शर्मा"),
            ("ann 13/5/1980", "Ann Lee"),
            ("943 476 5918", "Ann Lee"),
        ] {
            assert_eq!(found(typed, name), None, "{typed}");
        }
    }
}
