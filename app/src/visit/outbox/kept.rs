//! Letters as they are kept on the phone: one a line. By hand, because a reader of each shape would have to be downloaded
//! before the first question.

use super::Letter;
use crate::moment::Moment;
use measures::alert::{Channel, KeepSafe, Reach};
use measures::contract::patient::SaveSafety;

/// In the place of a line's end in what a patient typed.
const NEW_LINE: &str = "\u{1f}";
const NOTHING: &str = "-";

/// A letter as a line.
pub(super) fn written(letter: &Letter) -> String {
    let said = match (&letter.answer, &letter.safety) {
        (Some(answer), _) => serde_json::to_string(answer).unwrap_or_default(),
        (None, Some(SaveSafety { keep_safe, reach, .. })) => {
            let place = |place: Option<usize>| place.map_or(NOTHING.to_owned(), |place| place.to_string());
            let keep_safe = place(KeepSafe::ALL.iter().position(|one| Some(*one) == *keep_safe));
            let (channel, safe, detail) = match reach {
                Some(Reach { channel, detail, safe_to_call }) => (
                    place(Channel::ALL.iter().position(|one| one == channel)),
                    place(safe_to_call.map(usize::from)),
                    detail.replace('\n', NEW_LINE),
                ),
                None => (place(None), place(None), String::new()),
            };
            format!("{keep_safe} {channel} {safe} {detail}")
        }
        (None, None) => String::new(),
    };
    format!("{} {} {said}\n", letter.key(), letter.known)
}

/// The letter of a line. None for what this program did not write.
pub(super) fn read(line: &str) -> Option<Letter> {
    let (wall, rest) = line.split_once(' ')?;
    let (known, said) = rest.split_once(' ')?;
    let (answer, safety) = if said.starts_with('{') {
        (Some(serde_json::from_str(said).ok()?), None)
    } else {
        (None, Some(safety(said)?))
    };
    // The steady clock of another page says nothing here.
    let given = Moment { wall: wall.parse().ok()?, steady: 0 };
    Some(Letter { given, known: known.parse().ok()?, sequence: 0, is_overtaken: false, answer, safety })
}

fn safety(said: &str) -> Option<SaveSafety> {
    let mut fields = said.splitn(4, ' ');
    let mut place = || fields.next()?.parse::<usize>().ok();
    let (keep_safe, channel, safe) = (place(), place(), place());
    let detail = fields.next()?.replace(NEW_LINE, "\n");
    let channel = channel.and_then(|place| Channel::ALL.get(place).copied());
    let safe_to_call = safe.map(|place| place == 1);
    Some(SaveSafety {
        keep_safe: keep_safe.and_then(|place| KeepSafe::ALL.get(place).copied()),
        reach: channel.map(|channel| Reach { channel, detail, safe_to_call }),
        sequence: 0,
        key: 0,
        waited_seconds: 0,
    })
}
