//! The diary of a referral: what is booked, what became of it, where answers belong, and how it ended.

use crate::Server;
use crate::caller::Staff;
use crate::clock::local;
use crate::error::Result;
use crate::steps::ending::last_day;
use crate::steps::noting::note_reading;
use crate::store::appointments::{self, Appointment};
use crate::store::audit::{Act, Entry};
use crate::store::{alert_queue, attendances, diaries, referral_ends, referrals, sent_packs};
use measures::contract::Problem;
use measures::contract::clinician::{AnswersSent, Diary, DiaryEntry, End, ReadDiary, Recorded, Reopened};

pub(crate) async fn read_diary(server: Server, staff: Staff, call: ReadDiary) -> Result<Diary> {
    let mut db = server.db.read().await?;
    let found = appointments::on_caseload(&mut db, staff.id, call.appointment).await?;
    let Appointment { id, referral, .. } = found.ok_or(Problem::NotFound)?;
    let patient = referrals::patient(&mut db, referral).await?;
    let sent = |one: sent_packs::Attached| AnswersSent {
        sent: local(one.pack.sent_at),
        appointment: one.attached_to,
    };
    let diary = Diary {
        referral,
        appointments: diaries::of(&mut db, referral).await?.into_iter().map(entry).collect(),
        recorded: attendances::of(&mut db, id).await?.into_iter().map(recorded).collect(),
        answers: sent_packs::of(&mut db, referral).await?.into_iter().map(sent).collect(),
        waiting: alert_queue::waiting_of(&mut db, patient).await?,
        ends: referral_ends::of(&mut db, referral).await?.into_iter().map(end).collect(),
        last_day: last_day(&mut db, referral).await?,
    };
    drop(db);
    note_reading(&server, &staff, Entry::of(Act::ReadDiary).patient(patient).about(id)).await?;
    Ok(diary)
}

fn entry(one: Appointment) -> DiaryEntry {
    DiaryEntry {
        appointment: one.id,
        starts: one.starts,
        mode: one.mode,
        occasion: one.occasion,
        booking: one.booking,
        moved_from: one.moved_from,
    }
}

fn recorded(one: attendances::Recorded) -> Recorded {
    let attendances::Recorded { attendance, mode, note, at, by } = one;
    Recorded { attendance, mode, note, at: local(at), by }
}

fn end(one: referral_ends::End) -> End {
    let reopened =
        |one: referral_ends::Reopened| Reopened { reason: one.reason, at: local(one.at), by: one.by };
    End { code: one.code, on: one.on, at: local(one.at), by: one.by, reopened: one.reopened.map(reopened) }
}
