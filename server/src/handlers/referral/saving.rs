//! Keeping what somebody said in a form, and what they answered to its measures.

use super::practices::chosen;
use super::{commit, held, referring};
use crate::Server;
use crate::caller::Referrer;
use crate::error::Result;
use crate::steps::{saving_measure, saving_screen};
use measures::contract::referral::{SaveMeasureAnswer, SaveScreen, ScreenSaved};
use measures::referral::{Asks, Screen};

pub(crate) async fn save_screen(server: Server, who: Referrer, call: SaveScreen) -> Result<ScreenSaved> {
    let (referring, now) = (referring(&server)?, server.clock.now());
    let mut db = server.db.write().await?;
    let mut form = held(&mut db, &who).await?;
    let saved = saving_screen::save_screen(&mut db, referring, &mut form, &call, now).await?;
    let asks = referring.screen(&call.screen).is_some_and(asks_for_practice);
    let practice = if asks { chosen(&mut db, referring, form.id).await? } else { None };
    commit(&server, db, form.patient).await?;
    // Kept all the same: what asks for attention does so however late it comes.
    saved?;
    Ok(ScreenSaved { sequence: form.sequence, practice })
}

fn asks_for_practice(screen: &Screen) -> bool {
    screen.questions.iter().any(|question| question.asks == Asks::Practice)
}

pub(crate) async fn save_measure_answer(
    server: Server,
    who: Referrer,
    call: SaveMeasureAnswer,
) -> Result<ScreenSaved> {
    referring(&server)?;
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let mut form = held(&mut db, &who).await?;
    let programme = &server.config.programme;
    let saved = saving_measure::save_measure(&mut db, programme, &mut form, &call, now).await?;
    commit(&server, db, form.patient).await?;
    saved?;
    Ok(ScreenSaved { sequence: form.sequence, practice: None })
}
