//! Keeping an answer to a measure of a form, and telling an alert of it in the same transaction.

use super::asking::words_under;
use super::changing_referral::{Part, may_change};
use super::saving_screen::note_saved;
use super::telling::{Story, tell};
use crate::clock::local;
use crate::error::{Result, Verdict};
use crate::programme::Programme;
use crate::store::self_referral_answers::{self as answers, Standing};
use crate::store::self_referral_statements as statements;
use crate::store::self_referrals::SelfReferral;
use crate::store::{Connection, Times};
use chrono::{DateTime, Utc};
use measures::answers::{Answer, Reply};
use measures::contract::Problem;
use measures::contract::referral::SaveMeasureAnswer;
use measures::referral::{Form, background};
use measures::wording::Wording;

/// What the task of the measures is counted as.
const STEP: &str = "measures";

/// Keeps an answer, or says why it changes nothing that stands: [`Problem::AlreadySent`]. It is kept, and alerts, all
/// the same. Hold the form.
///
/// # Errors
/// [`Problem::NotFound`] when the form does not ask it, [`Problem::NotUnderstood`] for a day that has not come, and
/// when the database fails.
pub async fn save_measure(
    db: &mut Connection,
    programme: &Programme,
    form: &mut SelfReferral,
    call: &SaveMeasureAnswer,
    now: DateTime<Utc>,
) -> Result<Verdict<()>> {
    let instruments = form.pack.iter().flat_map(|pack| pack.instruments());
    let place =
        instruments.clone().position(|id| *id == call.answer.instrument()).ok_or(Problem::NotFound)?;
    if matches!(call.answer.reply(), Reply::Day(day) if *day > local(now).date()) {
        return Err(Problem::NotUnderstood.into());
    }
    let times = Times::after_waiting(call.waited_seconds, form.began_at, now);
    let may_stand = may_change(form, Part::Measures);
    let arrived = Standing { answer: call.answer.clone(), sequence: call.sequence, times };
    let said = Form::of(statements::of(db, form.id).await?);
    if answers::record(db, form.id, &arrived).await? {
        // One that arrives late and does not stand would tell the story backwards, unless it alerts.
        let stands = may_stand.is_ok() && answers::stand(db, form.id, &arrived).await?;
        if call.answer.declared().alerts_from.is_some() && (stands || call.answer.alerts()) {
            let hash = form.wordings.get(place).cloned();
            let wording = words_under(db, programme, call.answer.instrument(), hash.as_ref()).await?;
            let told = in_words(&call.answer, &wording);
            let story = if call.answer.alerts() {
                let alerting = background(&said).into_iter().chain([told]).collect();
                Story { alerting, ..Story::default() }
            } else {
                Story { lowered: vec![told], ..Story::default() }
            };
            tell(db, form, &said, story, times).await?;
        }
    }
    note_saved(db, form, &said, STEP, call.sequence, now).await?;
    Ok(may_stand)
}

/// What was asked and what was said, as it was read.
fn in_words(answer: &Answer, wording: &Wording) -> (String, String) {
    let item = answer.declared();
    let asked = [wording.stem(item).unwrap_or_default(), &wording.line(item)].join(" ");
    (asked.trim().to_owned(), wording.answer(answer))
}
