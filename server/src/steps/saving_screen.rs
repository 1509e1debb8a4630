//! Keeping a screen of a form, and telling an alert of it in the same transaction.

use super::changing_referral::{Part, may_change};
use super::coding::code_again;
use super::noting::note;
use super::telling::{Story, name_patient, tell};
use crate::clock::local;
use crate::config::Referring;
use crate::error::{Result, Verdict};
use crate::store::audit::{Act, Entry};
use crate::store::self_referral_statements::{self as statements, Arrived};
use crate::store::self_referrals::{self, SelfReferral};
use crate::store::{Connection, Times, practices, referral_counts};
use chrono::{DateTime, NaiveDate, Utc};
use measures::contract::Problem;
use measures::contract::referral::SaveScreen;
use measures::referral::{
    Asks, Contact, Form, Question, Said, Screen, Statement, alerts, belonging, can_alert, check, disclosures,
    story, words_of,
};
use std::iter;

/// Keeps a screen, or says why nothing of it changes what stands: [`Problem::AlreadySent`]. It is kept, and alerts, all
/// the same. Hold the form.
///
/// # Errors
/// [`Problem::NotUnderstood`] for what no page of ours sends, and when the database fails.
pub async fn save_screen(
    db: &mut Connection,
    referring: &Referring,
    form: &mut SelfReferral,
    call: &SaveScreen,
    now: DateTime<Utc>,
) -> Result<Verdict<()>> {
    let screen = referring.screen(&call.screen).ok_or(Problem::NotUnderstood)?;
    check_said(db, referring, screen, &call.said, local(now).date()).await?;
    let times = Times::after_waiting(call.waited_seconds, form.began_at, now);
    let stands = may_change(form, Part::Screen(screen));
    let before = Form::of(statements::of(db, form.id).await?);
    let (mut said, mut differs) = (before.clone(), false);
    for statement in &call.said {
        let sequence = call.sequence;
        let arrived = Arrived { form: form.id, screen: &screen.id, statement, sequence, times };
        let is_new = statements::record(db, &arrived).await?;
        if is_new && stands.is_ok() {
            statements::stand(db, &arrived).await?;
        }
        differs |= is_new && before.said(&statement.question) != Some(&statement.said);
        said.keep(statement.clone());
    }
    let standing = Form::of(statements::of(db, form.id).await?);
    if differs {
        tell(db, form, &said, told_by(screen, &said, &standing, &call.said), times).await?;
    }
    note_saved(db, form, &standing, &screen.id, call.sequence, now).await?;
    if stands.is_ok() {
        code_again(db, form, &standing, now).await?;
    }
    Ok(stands)
}

/// Notes what a save changes of a form besides what was said, with what stands after it.
///
/// # Errors
/// When the database fails.
pub async fn note_saved(
    db: &mut Connection,
    form: &mut SelfReferral,
    standing: &Form,
    step: &str,
    sequence: u32,
    now: DateTime<Utc>,
) -> Result<()> {
    form.date_of_birth = Contact::of(standing).date_of_birth();
    form.sequence = form.sequence.max(sequence);
    // Whoever leaves a screen stands at the next, and may go no further.
    for step in iter::once(step).chain(standing.after(step).map(|next| &*next.id)) {
        if !form.reached.iter().any(|reached| reached == step) {
            form.reached.push(step.to_owned());
            referral_counts::count(db, local(now).date(), step).await?;
        }
    }
    self_referrals::saved(db, form, now).await?;
    name_patient(db, form, standing).await?;
    note(db, Entry::of(Act::SavedReferral).patient(form.patient).about(form.id), now).await
}

/// Every statement is one of the screen's, once, in the one spelling there is; a practice is on the list.
async fn check_said(
    db: &mut Connection,
    referring: &Referring,
    screen: &Screen,
    said: &[Statement],
    today: NaiveDate,
) -> Result<()> {
    for (place, statement) in said.iter().enumerate() {
        let twice = said[..place].iter().any(|before| before.question == statement.question);
        let question = question(screen, statement).filter(|_| !twice).ok_or(Problem::NotUnderstood)?;
        check(question, &statement.said, &referring.facts.rules, today)
            .map_err(|_| Problem::NotUnderstood)?;
        if let (Asks::Practice, Said::Wrote(code)) = (&question.asks, &statement.said) {
            practices::of(db, code).await?.ok_or(Problem::NotUnderstood)?;
        }
    }
    Ok(())
}

/// What a screen tells an alert as it was left. What alerts does so however late it comes; what no longer does is told
/// as it stands, or it would tell the story backwards.
fn told_by(screen: &Screen, form: &Form, standing: &Form, said: &[Statement]) -> Story {
    let mut told = Story::default();
    match disclosures(screen, form) {
        Some(entries) => told.alerting = entries,
        None if can_alert(screen) => told.lowered = story(screen, standing),
        // Whoever reads what an answer to a measure raised must know it as well.
        None => told.belonging = belonging(screen, form),
    }
    // The help page asks after any answer that alerts, also where the form itself would not ask.
    for statement in said.iter().filter(|_| can_alert(screen)) {
        let unasked = form.tells(&statement.question).is_none() && statement.said != Said::Skipped;
        if let Some(question) = question(screen, statement).filter(|_| unasked) {
            let alerts = alerts(question, &statement.said);
            let entries = if alerts { &mut told.alerting } else { &mut told.joining };
            entries.push((question.label.to_string(), words_of(question, &statement.said)));
        }
    }
    told
}

fn question<'a>(screen: &'a Screen, statement: &Statement) -> Option<&'a Question> {
    screen.questions.iter().find(|question| question.id == statement.question)
}
