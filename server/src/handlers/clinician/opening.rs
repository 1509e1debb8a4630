//! Opening a record outside one's caseload; and the service manager, who looks at every opening.

use crate::Server;
use crate::caller::Staff;
use crate::clock::local;
use crate::error::Result;
use crate::live::Topic;
use crate::steps::breaking_glass;
use crate::steps::noting::{note, note_reading};
use crate::store::audit::{Act, Entry};
use crate::store::glass_openings::{self, Opening};
use crate::store::scope::Reader;
use crate::store::{Connection, finding};
use measures::contract::Problem;
use measures::contract::clinician::{
    BreakGlass, ExactPatient, GlassBroken, GlassOpening, GlassOpenings, ReadGlassOpenings, ReviewGlassOpening,
};
use measures::ids::{AppointmentId, ReferralId};
use measures::opening::LONGEST_WORDS;
use measures::role::Role;

pub(crate) async fn break_glass(server: Server, staff: Staff, call: BreakGlass) -> Result<GlassBroken> {
    if staff.role == Role::Administrator {
        return Err(Problem::NotFound.into());
    }
    is_readable(&call)?;
    let reader = Reader { staff: staff.id, now: server.clock.now() };
    staff.has_just_proved(reader.now)?;
    let mut db = server.db.write().await?;
    let opened = breaking_glass::break_glass(&mut db, &server.config, reader, &call).await?;
    let broken = match &opened {
        Ok(opened) => Ok(GlassBroken {
            appointment: to_look_at(&mut db, reader, &opened.referrals).await?,
            until: opened.until.map(local),
        }),
        Err(refused) => Err(refused.clone().into()),
    };
    // Whom nobody is found by is noted as well.
    server.live.commit(db, [Topic::Staff(staff.id), Topic::Openings]).await?;
    broken
}

/// Refuses what nobody reads and no database keeps.
fn is_readable(call: &BreakGlass) -> Result<()> {
    let who = match &call.who {
        ExactPatient::Name { name, .. } => name,
        ExactPatient::NhsNumber(number) => number,
    };
    let words = call.words.trim();
    let fits = !words.is_empty() && words.chars().count() <= LONGEST_WORDS && who.chars().count() <= 200;
    if !fits || words.contains('\0') || who.contains('\0') {
        return Err(Problem::NotUnderstood.into());
    }
    Ok(())
}

/// Where the record is read: the appointment to open of the first of these referrals that has one.
async fn to_look_at(
    db: &mut Connection,
    reader: Reader,
    referrals: &[ReferralId],
) -> Result<Option<AppointmentId>> {
    for referral in referrals {
        let found = finding::shown(db, reader, *referral).await?.and_then(|one| one.opens);
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

pub(crate) async fn read_glass_openings(
    server: Server,
    staff: Staff,
    _: ReadGlassOpenings,
) -> Result<GlassOpenings> {
    is_manager(&staff)?;
    let mut db = server.db.read().await?;
    let shown = |one: Opening| GlassOpening {
        id: one.id,
        by: one.by,
        yours: one.staff == staff.id,
        patient: one.patient,
        reason: one.reason,
        words: one.words,
        at: local(one.opened_at),
        until: local(one.until),
        readings: one.readings,
        reviewed: one.reviewed.map(|(by, at)| (by, local(at))),
    };
    let openings: Vec<_> = glass_openings::all(&mut db).await?.into_iter().map(shown).collect();
    drop(db);
    note_reading(&server, &staff, Entry::of(Act::ReadGlassOpenings).shown(openings.len())).await?;
    Ok(GlassOpenings { openings })
}

pub(crate) async fn review_glass_opening(
    server: Server,
    staff: Staff,
    call: ReviewGlassOpening,
) -> Result<()> {
    is_manager(&staff)?;
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    if !glass_openings::review(&mut db, call.id, staff.id, now).await? {
        // What has been reviewed stays as it was: pressing twice is no mistake.
        let is_reviewed = glass_openings::is_reviewed(&mut db, call.id, staff.id).await?;
        return if is_reviewed { Ok(()) } else { Err(Problem::NotFound.into()) };
    }
    note(&mut db, Entry::of(Act::ReviewedGlass).by(staff.id).about(call.id), now).await?;
    server.live.commit(db, [Topic::Openings]).await?;
    Ok(())
}

fn is_manager(staff: &Staff) -> Result<()> {
    if staff.role == Role::ServiceManager { Ok(()) } else { Err(Problem::NotFound.into()) }
}
