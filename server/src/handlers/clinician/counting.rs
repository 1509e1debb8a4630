//! How far forms came, with nobody in it.

use crate::Server;
use crate::caller::Assessor;
use crate::clock::local;
use crate::error::Result;
use crate::store::referral_counts::{self, BEGAN, SENT};
use chrono::Days;
use measures::contract::Problem;
use measures::contract::clinician::{Reached, ReadReferralCounts, ReferralCounts};
use measures::referral::{APPLYING, EXTRA, PREPARING};

/// How many days back can be counted.
const DAYS: std::ops::RangeInclusive<u16> = 1..=366;

pub(crate) async fn read_referral_counts(
    server: Server,
    _: Assessor,
    call: ReadReferralCounts,
) -> Result<ReferralCounts> {
    if !DAYS.contains(&call.days) {
        return Err(Problem::NotUnderstood.into());
    }
    let today = local(server.clock.now()).date();
    let mut db = server.db.read().await?;
    let counted = referral_counts::since(&mut db, today - Days::new(u64::from(call.days - 1))).await?;
    let of = |step: &str| counted.iter().find(|(counted, _)| counted == step).map_or(0, |(_, forms)| *forms);
    let reached = |step: &str, heading: &str, later: bool| Reached {
        step: step.to_owned(),
        heading: heading.to_owned(),
        later,
        forms: of(step),
    };
    let applying = APPLYING.iter().map(|screen| reached(&screen.id, &screen.heading, false));
    let preparing = PREPARING.iter().flat_map(|task| match task.screens {
        // The measures are no screens of the form: they are counted as the task.
        [] => vec![reached(task.id, task.title, true)],
        screens => screens.iter().map(|screen| reached(&screen.id, &screen.heading, true)).collect(),
    });
    let extra = server.config.referral.as_ref().and_then(|referral| referral.facts.extra.as_ref());
    let extra = extra.map(|screen| reached(EXTRA, &screen.heading, true));
    Ok(ReferralCounts {
        began: of(BEGAN),
        reached: applying.chain(preparing).chain(extra).collect(),
        sent: of(SENT),
    })
}
