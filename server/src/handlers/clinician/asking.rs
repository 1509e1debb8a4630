//! What is asked before an appointment, and what could be; and the measures of the service.

use crate::Server;
use crate::caller::Staff;
use crate::clock::local;
use crate::error::Result;
use crate::steps::asking::usual;
use crate::steps::hearing::hearers_of;
use crate::steps::leading::leading_to;
use crate::steps::noting::{note, note_reading};
use crate::store::audit::{Act, Entry};
use crate::store::invitations::State;
use crate::store::{appointments, referral_ends, referrals};
use measures::contract::Problem;
use measures::contract::clinician::{
    Asked, CanAsk, InvitationView, Ledger, ReadInvitation, ReadMeasures, SetProblemDescriptor,
};
use measures::instruments::catalogue;
use measures::wording::SHIPPED_LANGUAGE;

pub(crate) async fn read_invitation(
    server: Server,
    staff: Staff,
    call: ReadInvitation,
) -> Result<InvitationView> {
    let now = server.clock.now();
    let (config, today) = (&server.config, local(now).date());
    let programme = &config.programme;
    let mut db = server.db.read().await?;
    let found = appointments::to_invite(&mut db, staff.id, staff.works_inbox, call.appointment).await?;
    let appointment = found.ok_or(Problem::NotFound)?;
    let mut leading = leading_to(&mut db, &appointment, now).await?;
    let asked = leading.pop().map(|one| Asked {
        pack: one.pack,
        sent: one.state == State::Sent,
        until: local(one.expires_at),
        change: one.change,
    });
    let can_ask = |instrument| {
        let wording = programme.asked_in(instrument, SHIPPED_LANGUAGE, today)?;
        let languages = programme.languages(instrument, today);
        Some(CanAsk { instrument, languages, stand_in: wording.is_stand_in() })
    };
    let usual = usual(&mut db, config, &appointment, SHIPPED_LANGUAGE, now).await?;
    let patient = referrals::patient(&mut db, appointment.referral).await?;
    drop(db);
    let entry = Entry::of(Act::ReadInvitation).patient(patient).about(appointment.id);
    note_reading(&server, &staff, entry).await?;
    Ok(InvitationView {
        usual: usual.asked,
        carried: usual.carried,
        asked,
        can_ask: catalogue().filter_map(can_ask).collect(),
    })
}

pub(crate) async fn set_problem_descriptor(
    server: Server,
    staff: Staff,
    call: SetProblemDescriptor,
) -> Result<()> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    if !referrals::hold_on_caseload(&mut db, staff.id, call.referral).await? {
        return Err(Problem::NotFound.into());
    }
    if referral_ends::has_ended(&mut db, call.referral).await? {
        return Err(Problem::ReferralEnded.into());
    }
    referrals::set_problem(&mut db, call.referral, call.problem_descriptor).await?;
    let entry = Entry::of(Act::SetProblemDescriptor).by(staff.id).about(call.referral);
    note(&mut db, entry, now).await?;
    let hearers = hearers_of(&mut db, call.referral, now).await?;
    Ok(server.live.commit(db, hearers).await?)
}

pub(crate) async fn read_measures(server: Server, _: Staff, _: ReadMeasures) -> Result<Ledger> {
    Ok(server.config.programme.ledger(local(server.clock.now()).date()))
}
