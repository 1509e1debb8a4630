//! Caseloads, and what supervisors look at: the same list, from stored totals with a handful of queries.

use crate::Server;
use crate::caller::Staff;
use crate::error::Result;
use crate::steps::hearing::hearers_of;
use crate::steps::noting::note;
use crate::store::audit::{Act, Entry};
use crate::store::caseload::{self, Listed, Whose};
use crate::store::{Connection, referral_ends, referrals, supervision};
use chrono::{DateTime, Utc};
use measures::caseload::{Known, Scores, of_everybody, order};
use measures::contract::Problem;
use measures::contract::clinician::{
    Caseload, CaseloadEntry, ReadCaseload, ReadSupervision, SetIntensity, Supervision, SupervisionEntry,
};
use measures::ids::ReferralId;
use measures::instruments::{InstrumentId, catalogue};
use measures::offered::Offered;
use measures::outcome::Outcome;
use measures::problem::ProblemDescriptor;
use std::collections::HashMap;

pub(crate) async fn read_caseload(server: Server, staff: Staff, _: ReadCaseload) -> Result<Caseload> {
    let mut db = server.db.read().await?;
    let all = Referrals::of(&server, &mut db, Whose::Own(staff.id), server.clock.now()).await?;
    drop(db);
    let thresholds = server.config.programme.thresholds();
    let one = |listed: &Listed| {
        let known = all.known(&server, listed);
        entry(listed, &known, &known.outcome(thresholds))
    };
    Ok(Caseload { entries: all.listed.iter().map(one).collect() })
}

pub(crate) async fn read_supervision(
    server: Server,
    staff: Staff,
    _: ReadSupervision,
) -> Result<Supervision> {
    let mut db = server.db.read().await?;
    let supervisees = supervision::supervisees(&mut db, staff.id).await?;
    let therapists = supervisees.into_iter().map(|(_, name)| name).collect();
    let all = Referrals::of(&server, &mut db, Whose::Supervised(staff.id), server.clock.now()).await?;
    drop(db);
    let (thresholds, rules) = (server.config.programme.thresholds(), server.config.looking.rules);
    let one = |listed: &Listed| {
        let known = all.known(&server, listed);
        let outcome = known.outcome(thresholds);
        SupervisionEntry {
            therapist: listed.therapist.clone(),
            reasons: known.reasons(&outcome, rules),
            entry: entry(listed, &known, &outcome),
        }
    };
    let mut entries: Vec<_> = all.listed.iter().map(one).collect();
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

/// The referrals of a list, and what is known of each.
struct Referrals {
    listed: Vec<Listed>,
    contacts: HashMap<ReferralId, u32>,
    everybodys: [HashMap<ReferralId, Scores>; 2],
    paired: HashMap<InstrumentId, HashMap<ReferralId, Scores>>,
}

impl Referrals {
    async fn of(server: &Server, db: &mut Connection, whose: Whose, now: DateTime<Utc>) -> Result<Self> {
        let programme = &server.config.programme;
        let listed = caseload::listed(db, whose, now).await?;
        let attended = caseload::attended(db, whose).await?;
        let contacts = attended.into_iter().map(|(id, counts)| (id, programme.contacts_among(&counts)));
        let [depression, anxiety] = of_everybody();
        let mut paired = HashMap::new();
        for (instrument, problem) in pairs() {
            if listed.iter().any(|one| one.problem == Some(problem)) {
                let scores = caseload::scores(db, whose, instrument, Some(problem)).await?;
                paired.insert(instrument, scores.into_iter().collect());
            }
        }
        Ok(Self {
            contacts: contacts.collect(),
            everybodys: [
                caseload::scores(db, whose, depression, None).await?.into_iter().collect(),
                caseload::scores(db, whose, anxiety, None).await?.into_iter().collect(),
            ],
            paired,
            listed,
        })
    }

    fn known(&self, server: &Server, one: &Listed) -> Known {
        let of =
            |scores: &HashMap<ReferralId, Scores>| scores.get(&one.referral).copied().unwrap_or_default();
        let scored = |id: InstrumentId| self.paired.get(&id).map(of).unwrap_or_default();
        let paired = one.problem.and_then(|problem| {
            let alike = pairs().filter(|(id, of)| *of == problem && scored(*id).count > 0);
            let answered: Vec<_> = alike.map(|(id, _)| id).collect();
            server.config.programme.paired_with(problem, &answered)
        });
        Known {
            depression: of(&self.everybodys[0]),
            anxiety: of(&self.everybodys[1]),
            paired: paired.map(|id| (id, scored(id))),
            contacts: self.contacts.get(&one.referral).copied().unwrap_or_default(),
            missed_in_a_row: one.missed,
            intensity: one.intensity,
            alert: one.alert,
        }
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
