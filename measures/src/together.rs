//! Answering together: what becomes of an answer that a member of staff enters, while the patient may be answering the
//! same pack. Nothing is overwritten that was not seen.

use crate::answers::Answer;

/// What becomes of an answer that was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Becomes {
    /// It stands, in the place of what was seen.
    Standing,
    /// The very same stands already, and goes on standing as whoever gave it gave it.
    TheSame,
    /// Another stands that was not seen. What was entered is kept, and does not stand.
    Unseen,
}

/// What becomes of an answer, where `standing` is the one that stands to its item with its sequence, and `seen` the
/// sequence of the one that was on the screen when it was entered.
#[must_use]
pub fn becomes(standing: Option<(&Answer, u32)>, entered: &Answer, seen: Option<u32>) -> Becomes {
    match standing {
        Some((answer, sequence)) if seen != Some(sequence) => {
            if answer == entered {
                Becomes::TheSame
            } else {
                Becomes::Unseen
            }
        }
        _ => Becomes::Standing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Reply;
    use crate::instruments::InstrumentId;

    fn answer(option: u8) -> Answer {
        Answer::parse(InstrumentId::parse("phq9").unwrap(), 1, Reply::Chosen(option)).unwrap()
    }

    #[test]
    fn only_what_was_seen_is_overwritten() {
        let (theirs, ours) = (answer(1), answer(2));
        for (standing, entered, seen, becomes_of_it, why) in [
            (None, &ours, None, Becomes::Standing, "nothing stood"),
            (Some((&theirs, 4)), &ours, Some(4), Becomes::Standing, "what stands was seen"),
            (Some((&theirs, 4)), &theirs, Some(4), Becomes::Standing, "it was asked again and confirmed"),
            (Some((&theirs, 4)), &ours, Some(3), Becomes::Unseen, "it was changed since"),
            (Some((&theirs, 4)), &ours, None, Becomes::Unseen, "it was answered since"),
            (Some((&theirs, 4)), &theirs, None, Becomes::TheSame, "both say the same"),
        ] {
            assert_eq!(becomes(standing, entered, seen), becomes_of_it, "{why}");
        }
    }
}
