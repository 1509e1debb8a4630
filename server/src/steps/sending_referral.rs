//! Sending a form: once, if it is complete and for this person. What looks odd is flagged for a person, and never
//! dropped.

use super::noting::note;
use super::telling::patient_of;
use super::writing_to_referrer::Writing;
use crate::clock::local;
use crate::config::{Config, Referring};
use crate::error::{Result, Verdict};
use crate::store::audit::{Act, Entry};
use crate::store::self_referral_statements as statements;
use crate::store::self_referrals::{self, SelfReferral, Sending};
use crate::store::{Connection, practices, referral_counts};
use chrono::{DateTime, TimeDelta, Utc};
use measures::contract::Problem;
use measures::contract::clinician::Flag;
use measures::contract::referral::ReferralSent;
use measures::ids::SendingKey;
use measures::referral::{Form, Said, Served, Statement, stop};

/// Faster than this, nobody reads the form.
const VERY_FAST: TimeDelta = TimeDelta::seconds(60);
/// The question whose words nobody shares with another person, if there are so many of them.
const OWN_WORDS: &str = "own_words";
const SHARED_BY_CHANCE: usize = 30;

/// Sends a form, or says again what was said when this same act sent it before. Hold the form.
///
/// [`Problem::NotTaken`] where it is not for this person and there is no way on, [`Problem::FormUnfinished`] where
/// something is missing, [`Problem::AlreadySent`] where another act sent it.
///
/// # Errors
/// When the database fails.
pub async fn send_referral(
    db: &mut Connection,
    config: &Config,
    referring: &Referring,
    form: &mut SelfReferral,
    key: SendingKey,
    now: DateTime<Utc>,
) -> Result<Verdict<ReferralSent>> {
    if let Some(sent) = &form.sent {
        return Ok(if sent.key == key { Ok(sent.reply.clone()) } else { Err(Problem::AlreadySent) });
    }
    let standing = statements::of(db, form.id).await?;
    let said = Form::of(standing.iter().cloned());
    let served = served(db, referring, &said).await?;
    let stopped = stop(&said, &referring.facts.rules, served.as_ref(), local(now).date());
    if stopped.is_some_and(|stop| !stop.has_another_way_on(&referring.facts.rules)) {
        return Ok(Err(Problem::NotTaken));
    }
    let missing = said.missing();
    if !missing.is_empty() {
        let questions = missing.into_iter().map(|unanswered| unanswered.question.into()).collect();
        return Ok(Err(Problem::FormUnfinished { questions }));
    }
    let patient = patient_of(db, form, &said).await?;
    let flags = flags(db, form, &standing, now).await?;
    let reply = ReferralSent { at: local(now), reference: form.reference.clone() };
    let sending = Sending { key, reply };
    self_referrals::send(db, form.id, &sending, &flags, now).await?;
    referral_counts::count(db, local(now).date(), referral_counts::SENT).await?;
    note(db, Entry::of(Act::SentReferral).patient(patient).about(form.id), now).await?;
    Writing::to(db, config, form, &said, now).await?.confirm(db).await?;
    Ok(Ok(sending.reply))
}

/// Who serves the patients of the practice that a form names.
///
/// # Errors
/// When the database fails.
pub async fn served(db: &mut Connection, referring: &Referring, said: &Form) -> Result<Option<Served>> {
    let practice = practices::named_in(db, said).await?;
    Ok(practice.map(|practice| referring.catchment.serves(&practice.code, &practice.commissioner)))
}

/// Every reason to look twice: those from when it was begun, and what it says.
async fn flags(
    db: &mut Connection,
    form: &SelfReferral,
    said: &[Statement],
    now: DateTime<Utc>,
) -> Result<Vec<Flag>> {
    let mut flags = form.flags.clone();
    if now - form.began_at < VERY_FAST {
        flags.push(Flag::VeryFast);
    }
    let words = |statement: &Statement| match &statement.said {
        Said::Wrote(words) => words.clone(),
        _ => String::new(),
    };
    if said.iter().any(|statement| is_mostly_links(&words(statement))) {
        flags.push(Flag::Links);
    }
    let own = said.iter().find(|statement| statement.question == OWN_WORDS);
    if let Some(own) = own.filter(|own| words(own).chars().count() >= SHARED_BY_CHANCE)
        && statements::said_elsewhere(db, form.id, own).await?
    {
        flags.push(Flag::SameWords);
    }
    Ok(flags)
}

/// Whether at least every second word of a text is the address of a page.
fn is_mostly_links(text: &str) -> bool {
    let is_link = |word: &&str| word.contains("://") || word.starts_with("www.");
    let links = text.split_whitespace().filter(is_link).count();
    links > 0 && links * 2 >= text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::is_mostly_links;

    #[test]
    fn a_text_of_links_is_told_from_one_that_names_a_page() {
        for (text, links) in [
            ("", false),
            ("I worry a lot", false),
            ("I read about it on www.nhs.uk and want help", false),
            ("https://a.example", true),
            ("cheap pills https://a.example https://b.example", true),
            ("www.a.example www.b.example", true),
        ] {
            assert_eq!(is_mostly_links(text), links, "{text}");
        }
    }
}
