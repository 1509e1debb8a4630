//! How answers came into the record, and what they come to as amended.

use crate::clock::local;
use crate::store::amendments;
use crate::store::answers::Standing;
use measures::amending::{AsAmended, amended};
use measures::answers::{Answer, Answers};
use measures::contract::clinician::{Amendment, AsSent, Entered, Record};
use measures::ids::InvitationId;
use measures::instruments::InstrumentId;
use measures::score::{Score, Unfinished, score};

/// What was said to one instrument in one invitation, as it is read.
pub(super) struct Recorded {
    /// The answers, as amended.
    pub(super) answers: Vec<Answer>,
    /// What they come to.
    pub(super) score: Option<Result<Score, Unfinished>>,
    /// How they came into the record.
    pub(super) record: Record,
}

/// What stands of an instrument in an invitation, with what was amended since; `kept` is what was scored when it was
/// sent. None where nothing was answered.
pub(super) fn recorded(
    (invitation, instrument): (InvitationId, InstrumentId),
    standing: &[Standing],
    amendments: &[amendments::Amendment],
    kept: Option<&Option<Result<Score, Unfinished>>>,
) -> Option<Recorded> {
    let is_of = |answer: &Answer| answer.instrument() == instrument;
    let of_pack = || standing.iter().filter(|one| one.invitation == invitation && is_of(&one.answer));
    let made = amendments.iter().filter(|one| one.invitation == invitation && is_of(&one.answer));
    let made: Vec<_> = made.collect();
    if of_pack().next().is_none() && made.is_empty() {
        return None;
    }
    let sent = Answers::of(instrument, of_pack().map(|one| &one.answer));
    let as_sent =
        || AsSent { answers: given(&sent), score: kept.map_or_else(|| score(&sent), |score| score.clone()) };
    let record = Record {
        invitation: Some(invitation),
        entered: entered(of_pack()),
        amendments: made.iter().map(|one| told(one)).collect(),
        as_sent: (!made.is_empty()).then(as_sent),
    };
    if made.is_empty() {
        let AsSent { answers, score } = as_sent();
        return Some(Recorded { answers, score, record });
    }
    let said = given(&sent);
    let AsAmended { answers, score } = amended(instrument, &said, made.iter().map(|one| &one.answer));
    Some(Recorded { answers: given(&answers), score, record })
}

/// The answers there are, in the order asked.
fn given(answers: &Answers) -> Vec<Answer> {
    answers.items().filter_map(|(_, answer)| answer.cloned()).collect()
}

/// Who entered which items: most packs have one hand.
fn entered<'a>(standing: impl Iterator<Item = &'a Standing>) -> Vec<Entered> {
    let mut all: Vec<Entered> = Vec::new();
    for one in standing {
        match all.iter_mut().find(|entered| entered.by == one.by) {
            Some(entered) => entered.items.push(one.answer.item()),
            None => all.push(Entered { by: one.by.clone(), items: vec![one.answer.item()] }),
        }
    }
    all
}

fn told(one: &amendments::Amendment) -> Amendment {
    Amendment {
        answer: one.answer.clone(),
        number: one.number,
        reason: one.reason,
        note: one.note.clone(),
        by: one.staff_name.clone(),
        at: local(one.made_at),
    }
}
