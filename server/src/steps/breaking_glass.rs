//! Opening one patient's record outside a caseload: who is meant, for how long, and telling the service manager.

use super::notifying::notify_of_opening;
use super::noting::note;
use crate::config::Config;
use crate::error::{Result, Verdict};
use crate::plain::plain;
use crate::secrets;
use crate::store::audit::{Act, Entry};
use crate::store::glass_openings::{self, NewOpening};
use crate::store::scope::Reader;
use crate::store::{Connection, finding};
use chrono::{DateTime, TimeDelta, Utc};
use measures::contract::Problem;
use measures::contract::clinician::{BreakGlass, ExactPatient};
use measures::ids::{OpeningId, PatientId, ReferralId};

/// A record that is open to whoever asked for it.
#[derive(Debug)]
pub struct Opened {
    /// The referrals of the patient, those first that could not be read until now; then the latest to be booked.
    pub referrals: Vec<ReferralId>,
    /// How long; none where all of it was in their scope already.
    pub until: Option<DateTime<Utc>>,
}

/// Opens the record of whoever is meant, or says [`Problem::NotFound`], which is noted as well: commit it.
///
/// # Errors
/// When the database fails.
pub async fn break_glass(
    db: &mut Connection,
    config: &Config,
    reader: Reader,
    call: &BreakGlass,
) -> Result<Verdict<Opened>> {
    let Reader { staff, now } = reader;
    let Some(patient) = meant(db, &call.who).await? else {
        note(db, Entry::of(Act::RefusedGlass).by(staff), now).await?;
        return Ok(Err(Problem::NotFound));
    };
    let mut referrals = finding::out_of_scope(db, reader, patient).await?;
    let in_scope = finding::of_patient(db, reader, patient).await?;
    // One that they may read, an old one of their own perhaps, tells nothing of the others.
    if referrals.is_empty() {
        return Ok(Ok(Opened { referrals: in_scope, until: None }));
    }
    referrals.extend(in_scope);
    let until = now + TimeDelta::hours(i64::from(config.looking.opened_for_hours));
    let id = OpeningId::from_bits(secrets::bits()?);
    let (reason, words) = (call.reason, call.words.trim());
    glass_openings::add(db, &NewOpening { id, staff, patient, reason, words, until }, now).await?;
    note(db, Entry::of(Act::BrokeGlass).by(staff).patient(patient).about(id), now).await?;
    notify_of_opening(db, config, now).await?;
    Ok(Ok(Opened { referrals, until: Some(until) }))
}

/// The one patient with a referral who is said exactly so.
async fn meant(db: &mut Connection, who: &ExactPatient) -> Result<Option<PatientId>> {
    let found = match who {
        ExactPatient::NhsNumber(number) => finding::exactly(db, None, Some(number)).await?,
        ExactPatient::Name { name, date_of_birth } => {
            let mut born = finding::exactly(db, Some(*date_of_birth), None).await?;
            born.retain(|(_, other)| !plain(name).is_empty() && plain(name) == plain(other));
            born
        }
    };
    Ok(match found.as_slice() {
        [(patient, _)] => Some(*patient),
        _ => None,
    })
}
