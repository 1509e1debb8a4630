//! Sending a form, going on with it later, and leaving it.

use super::{commit, held, referring};
use crate::Server;
use crate::caller::Referrer;
use crate::clock::local;
use crate::error::Result;
use crate::secrets;
use crate::steps::forgetting::discard;
use crate::steps::noting::note;
use crate::steps::saving_screen::save_screen;
use crate::steps::sending_referral;
use crate::steps::writing_to_referrer::Writing;
use crate::store::audit::{Act, Entry};
use crate::store::self_referral_links::NewLink;
use crate::store::{self_referral_links, self_referral_sessions, self_referral_statements};
use chrono::{Days, TimeDelta};
use measures::contract::Problem;
use measures::contract::clinician::MessageChannel;
use measures::contract::referral::{
    LeaveReferral, LinkBy, LinkSent, ReferralSent, SendReferral, SendReferralLink,
};
use measures::referral::Form;

/// How many links are made of a form in a day.
const LINKS: u32 = 3;

pub(crate) async fn send_referral(server: Server, who: Referrer, call: SendReferral) -> Result<ReferralSent> {
    let (referring, now) = (referring(&server)?, server.clock.now());
    let mut db = server.db.write().await?;
    let mut form = held(&mut db, &who).await?;
    for save in &call.unsaved {
        // What came too late to stand was kept; whether the form was sent before, its own act says.
        let _ = save_screen(&mut db, referring, &mut form, save, now).await?;
    }
    let config = &server.config;
    let sent = sending_referral::send_referral(&mut db, config, referring, &mut form, call.key, now).await?;
    // Committed even if it is refused: what came with it was said.
    commit(&server, db, form.patient).await?;
    Ok(sent?)
}

pub(crate) async fn send_referral_link(
    server: Server,
    who: Referrer,
    call: SendReferralLink,
) -> Result<LinkSent> {
    let (referring, now) = (referring(&server)?, server.clock.now());
    let mut db = server.db.write().await?;
    let form = held(&mut db, &who).await?;
    let token = secrets::token()?;
    let hash = secrets::hash(token.expose());
    let ends = now + TimeDelta::days(referring.draft_days.into());
    let new = NewLink { token_hash: &hash, most: LINKS, since: now - TimeDelta::days(1), until: ends };
    if !self_referral_links::link(&mut db, form.id, new, now).await? {
        return Err(Problem::TooManyTries.into());
    }
    // The last day is a whole one.
    let until = local(ends).date() - Days::new(1);
    let said = Form::of(self_referral_statements::of(&mut db, form.id).await?);
    let writing = Writing::to(&mut db, &server.config, &form, &said, now).await?;
    let link = format!("{}/refer#{}", referring.address, token.expose());
    let token = match call.by {
        LinkBy::Screen => Some(token),
        LinkBy::Text => writing.link(&mut db, MessageChannel::Text, &link, until).await?.map(|()| None)?,
        LinkBy::Email => writing.link(&mut db, MessageChannel::Email, &link, until).await?.map(|()| None)?,
    };
    note(&mut db, Entry::of(Act::SentReferralLink).patient(form.patient).about(form.id), now).await?;
    commit(&server, db, form.patient).await?;
    Ok(LinkSent { token, until })
}

pub(crate) async fn leave_referral(server: Server, who: Referrer, call: LeaveReferral) -> Result<()> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let form = held(&mut db, &who).await?;
    self_referral_sessions::end(&mut db, &who.session).await?;
    let discarded = call.discard && discard(&mut db, form.id, now).await?;
    let act = if discarded { Act::DiscardedReferral } else { Act::LeftReferral };
    note(&mut db, Entry::of(act).patient(form.patient).about(form.id), now).await?;
    commit(&server, db, form.patient).await
}
