//! The link of an invitation: another in its place, none any more, and a drawing of it for a letter.

use crate::Server;
use crate::caller::Staff;
use crate::error::Result;
use crate::steps::hearing::hearers_of;
use crate::steps::inviting::expiry;
use crate::steps::noting::note;
use crate::steps::relinking::{renew, withdraw};
use crate::store::appointments::{self, Appointment};
use crate::store::audit::{Act, Entry};
use crate::store::{Connection, Transaction, referrals};
use anyhow::Context;
use measures::attachment::Booking;
use measures::contract::Problem;
use measures::contract::clinician::{DrawLink, Invited, LinkDrawn, RenewInvitation, WithdrawInvitation};
use measures::ids::AppointmentId;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// The light margin that a phone needs around a code, in modules.
const MARGIN: i32 = 4;

pub(crate) async fn renew_invitation(server: Server, staff: Staff, call: RenewInvitation) -> Result<Invited> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    let appointment = held(&mut db, &staff, call.appointment).await?;
    // A link for a time long past would have ended before it was read.
    if appointment.booking != Booking::Booked || expiry(now, appointment.starts_at) <= now {
        return Err(Problem::NotFound.into());
    }
    let token = renew(&mut db, &appointment, now).await?.ok_or(Problem::NotFound)?;
    done(&server, &staff, db, Act::RenewedInvitation, &appointment).await?;
    Ok(Invited { token })
}

pub(crate) async fn withdraw_invitation(
    server: Server,
    staff: Staff,
    call: WithdrawInvitation,
) -> Result<()> {
    let mut db = server.db.write().await?;
    let appointment = held(&mut db, &staff, call.appointment).await?;
    if !withdraw(&mut db, &appointment, server.clock.now()).await? {
        return Err(Problem::NotFound.into());
    }
    done(&server, &staff, db, Act::WithdrewInvitation, &appointment).await
}

pub(crate) async fn draw_link(_: Server, _: Staff, call: DrawLink) -> Result<LinkDrawn> {
    if call.link.is_empty() || call.link.len() > DrawLink::LONGEST {
        return Err(Problem::NotUnderstood.into());
    }
    Ok(square(&call.link)?)
}

/// A short address as a square for a camera.
pub(super) fn square(address: &str) -> anyhow::Result<LinkDrawn> {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium);
    drawn(&code.ok().context("a short address does not fit into a code")?)
}

/// A code as a path: a box for each run of dark modules.
fn drawn(code: &QrCode) -> anyhow::Result<LinkDrawn> {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if run > 0 {
                write!(path, "M{} {}h{run}v1h-{run}z", x + MARGIN, y + MARGIN)?;
            }
            x += i32::try_from(run)? + 1;
        }
    }
    Ok(LinkDrawn { side: u16::try_from(code.size() + 2 * MARGIN)?, path })
}

/// An appointment that the caller may invite for, read once nobody else can change it.
async fn held(db: &mut Connection, staff: &Staff, id: AppointmentId) -> Result<Appointment> {
    let found = appointments::to_invite(db, staff.id, staff.works_inbox, id).await?;
    referrals::hold(db, found.ok_or(Problem::NotFound)?.referral).await?;
    let found = appointments::to_invite(db, staff.id, staff.works_inbox, id).await?;
    Ok(found.ok_or(Problem::NotFound)?)
}

/// Notes what was done about an invitation and commits.
pub(super) async fn done(
    server: &Server,
    staff: &Staff,
    mut db: Transaction,
    act: Act,
    appointment: &Appointment,
) -> Result<()> {
    let now = server.clock.now();
    note(&mut db, Entry::of(act).by(staff.id).about(appointment.id), now).await?;
    let hearers = hearers_of(&mut db, appointment.referral, now).await?;
    Ok(server.live.commit(db, hearers).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_has_every_dark_module_once_and_nothing_else() {
        let code =
            QrCode::encode_text("https://beforehand.example/#0123456789abcdefghjkmnpqrs", QrCodeEcc::Medium);
        let code = code.unwrap();
        let LinkDrawn { side, path } = drawn(&code).unwrap();
        let mut dark = vec![false; usize::from(side) * usize::from(side)];
        for run in path.split_terminator('z') {
            let numbers: Vec<usize> =
                run.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
            let [x, y, long, _, _] = numbers[..] else { panic!("{run}") };
            for x in x..x + long {
                assert!(!std::mem::replace(&mut dark[y * usize::from(side) + x], true), "twice");
            }
        }
        for (place, dark) in dark.into_iter().enumerate() {
            let (x, y) = (place % usize::from(side), place / usize::from(side));
            let module = |at: usize| i32::try_from(at).unwrap() - MARGIN;
            assert_eq!(dark, code.get_module(module(x), module(y)), "{x}, {y}");
        }
    }
}
