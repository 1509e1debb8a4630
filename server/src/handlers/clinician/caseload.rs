//! Caseloads, and what supervisors look at: the same list, from stored totals with a handful of queries.

use crate::Server;
use crate::caller::Staff;
use crate::error::Result;
use crate::programme::Programme;
use crate::steps::hearing::hearers_of;
use crate::steps::noting::{note, note_reading};
use crate::store::audit::{Act, Entry};
use crate::store::caseload::{Listed, Whose, listed};
use crate::store::{referral_ends, referrals, supervision};
use measures::caseload::{Known, of_everybody, order};
use measures::contract::Problem;
use measures::contract::clinician::{
    Caseload, CaseloadEntry, ReadCaseload, ReadSupervision, SetIntensity, Supervision, SupervisionEntry,
};
use measures::instruments::{InstrumentId, catalogue};
use measures::offered::Offered;
use measures::outcome::Outcome;
use measures::problem::ProblemDescriptor;

pub(crate) async fn read_caseload(server: Server, staff: Staff, _: ReadCaseload) -> Result<Caseload> {
    let mut db = server.db.read().await?;
    let all = listed(&mut db, Whose::Own(staff.id), server.clock.now()).await?;
    drop(db);
    note_reading(&server, &staff, Entry::of(Act::ReadCaseload).shown(all.len())).await?;
    let programme = &server.config.programme;
    let one = |listed: &Listed| {
        let known = known(programme, listed);
        entry(listed, &known, &known.outcome(programme.thresholds()))
    };
    Ok(Caseload { entries: all.iter().map(one).collect() })
}

pub(crate) async fn read_supervision(
    server: Server,
    staff: Staff,
    _: ReadSupervision,
) -> Result<Supervision> {
    let mut db = server.db.read().await?;
    let supervisees = supervision::supervisees(&mut db, staff.id).await?;
    let therapists = supervisees.into_iter().map(|(_, name)| name).collect();
    let all = listed(&mut db, Whose::Supervised(staff.id), server.clock.now()).await?;
    drop(db);
    note_reading(&server, &staff, Entry::of(Act::ReadSupervision).shown(all.len())).await?;
    let (programme, rules) = (&server.config.programme, server.config.looking.rules);
    let one = |listed: &Listed| {
        let known = known(programme, listed);
        let outcome = known.outcome(programme.thresholds());
        SupervisionEntry {
            therapist: listed.therapist.clone(),
            reasons: known.reasons(&outcome, rules),
            entry: entry(listed, &known, &outcome),
        }
    };
    let mut entries: Vec<_> = all.iter().map(one).collect();
    // They come by name, and a stable sort leaves it so.
    entries.sort_by_key(|one| order(&one.reasons));
    Ok(Supervision { therapists, entries })
}

pub(crate) async fn set_intensity(server: Server, staff: Staff, call: SetIntensity) -> Result<()> {
    let now = server.clock.now();
    let mut db = server.db.write().await?;
    if !referrals::hold_on_caseload(&mut db, staff.id, call.referral).await? {
        return Err(Problem::NotFound.into());
    }
    if referral_ends::has_ended(&mut db, call.referral).await? {
        return Err(Problem::ReferralEnded.into());
    }
    referrals::set_intensity(&mut db, call.referral, call.intensity).await?;
    let entry = Entry::of(Act::SetIntensity).by(staff.id).about(call.referral);
    note(&mut db, entry, now).await?;
    let hearers = hearers_of(&mut db, call.referral, now).await?;
    Ok(server.live.commit(db, hearers).await?)
}

/// What is known of a referral of a list.
fn known(programme: &Programme, listed: &Listed) -> Known {
    let scores = |id| listed.scores_of(id);
    let paired = listed.problem.and_then(|problem| {
        let alike = pairs().filter(|(id, of)| *of == problem && scores(*id).count > 0);
        let answered: Vec<_> = alike.map(|(id, _)| id).collect();
        programme.paired_with(problem, &answered)
    });
    let [depression, anxiety] = of_everybody();
    Known {
        depression: scores(depression),
        anxiety: scores(anxiety),
        paired: paired.map(|id| (id, scores(id))),
        contacts: programme.treatment_contacts(&listed.attended),
        missed_in_a_row: listed.missed,
        intensity: listed.intensity,
        alert: listed.alert,
    }
}

/// The measures that are paired with a problem, each with its problem.
fn pairs() -> impl Iterator<Item = (InstrumentId, ProblemDescriptor)> {
    catalogue().filter_map(|id| match id.instrument().offered {
        Offered::Paired(problem) => Some((id, problem)),
        _ => None,
    })
}

fn entry(listed: &Listed, known: &Known, outcome: &Outcome) -> CaseloadEntry {
    let [depression, anxiety] = known.trends(outcome);
    let stands = listed.next.or(listed.last).map(|one| one.appointment);
    CaseloadEntry {
        referral: listed.referral,
        patient: listed.patient.clone(),
        date_of_birth: listed.date_of_birth,
        problem: listed.problem,
        intensity: listed.intensity,
        contacts: known.contacts,
        last: listed.last,
        next: listed.next,
        opens: stands.or(listed.any),
        depression,
        anxiety,
        alert: listed.alert,
    }
}
