//! What is asked before an appointment, and what could be; and the measures of the service.

use crate::Server;
use crate::caller::Staff;
use crate::clock::local;
use crate::error::Result;
use crate::steps::asking::usual;
use crate::steps::noting::note;
use crate::store::audit::{Act, Entry};
use crate::store::invitations::{Invitation, State};
use crate::store::{appointments, invitations, referrals};
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
    let (programme, today) = (&server.config.programme, local(now).date());
    let mut db = server.db.read().await?;
    let found = appointments::on_caseload(&mut db, staff.id, call.appointment).await?;
    let appointment = found.ok_or(Problem::NotFound)?;
    let made = invitations::of(&mut db, appointment.referral).await?;
    let here = |one: &Invitation| one.asked_for == appointment.id && one.state != State::Withdrawn;
    let asked = made.into_iter().rfind(here).map(|one| Asked {
        pack: one.pack,
        sent: one.state == State::Sent,
        change: one.change,
    });
    let can_ask = catalogue().filter(|id| programme.can_ask(*id, SHIPPED_LANGUAGE, today));
    Ok(InvitationView {
        usual: usual(&mut db, programme, &appointment, SHIPPED_LANGUAGE, now).await?,
        asked,
        can_ask: can_ask
            .map(|instrument| CanAsk { instrument, languages: programme.languages(instrument, today) })
            .collect(),
    })
}

pub(crate) async fn set_problem_descriptor(
    server: Server,
    staff: Staff,
    call: SetProblemDescriptor,
) -> Result<()> {
    let mut db = server.db.write().await?;
    if !referrals::hold_on_caseload(&mut db, staff.id, call.referral).await? {
        return Err(Problem::NotFound.into());
    }
    referrals::set_problem(&mut db, call.referral, call.problem_descriptor).await?;
    let entry = Entry::of(Act::SetProblemDescriptor).by(staff.id).about(call.referral);
    note(&mut db, entry, server.clock.now()).await?;
    db.commit().await?;
    server.live.changed([staff.id]);
    Ok(())
}

pub(crate) async fn read_measures(server: Server, _: Staff, _: ReadMeasures) -> Result<Ledger> {
    Ok(server.config.programme.ledger(local(server.clock.now()).date()))
}
