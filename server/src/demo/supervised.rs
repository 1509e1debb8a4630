//! Referrals that a supervisor looks at, one for each reason that the others may not have.

use super::clinic::working_hour;
use super::course::Course;
use super::people::{self, Person};
use super::record::{Patient, Recorder};
use crate::error::Result;
use crate::store::referrals;
use crate::store::staff;
use crate::store::supervision;
use chrono::{Days, NaiveDate};
use fastrand::Rng;
use measures::attachment::Booking;
use measures::contract::clinician::Mode;
use measures::ids::StaffId;
use measures::intensity::Intensity;
use measures::offered::Occasion;
use measures::problem::ProblemDescriptor;

/// People of their own, so that the clinic's other people stay who they are.
const SEED: u64 = 20_261_122;

/// Five referrals on this caseload: one that gets worse, one that does not improve, one that does not improve on
/// low-intensity treatment, one whose problem was named before its measure was asked, and one that stays away.
pub async fn invent(
    recorder: &mut Recorder<'_>,
    therapist: StaffId,
    taken: &[Person],
    today: NaiveDate,
) -> Result<()> {
    let mut rng = Rng::with_seed(SEED);
    let people = people::invent(&mut rng, 60, today);
    let name = |person: &Person| (person.given_name, person.family_name);
    let mut new = people.iter().filter(|one| taken.iter().all(|other| name(one) != name(other)));
    // How heavy the answers are at the start, how much lighter they get each session, and how many there were.
    for (place, (start, trend, sessions)) in
        [(0.25, -0.08, 6), (0.65, 0.0, 8), (0.6, 0.0, 5), (0.7, 0.06, 4), (0.5, 0.05, 3)]
            .into_iter()
            .enumerate()
    {
        let Some(person) = new.next() else { break };
        let problem = (place != 3).then_some(ProblemDescriptor::Depression);
        let patient = recorder.patient(person, therapist, problem).await?;
        let patient = patient.faring(Course::steady(&mut rng, start, trend, today));
        recorder.history(&patient, sessions, working_hour(place)).await?;
        distinguish(recorder, &patient, place, today).await?;
    }
    Ok(())
}

async fn distinguish(
    recorder: &mut Recorder<'_>,
    patient: &Patient,
    place: usize,
    today: NaiveDate,
) -> Result<()> {
    match place {
        2 => referrals::set_intensity(recorder.db, patient.referral(), Some(Intensity::Low)).await?,
        3 => {
            let problem = Some(ProblemDescriptor::SocialAnxietyDisorder);
            referrals::set_problem(recorder.db, patient.referral(), problem).await?;
        }
        4 => {
            for days in [5, 2] {
                let starts = (today - Days::new(days)).and_time(working_hour(place));
                let (mode, booking) = (Mode::Telephone, Booking::DidNotAttend);
                recorder.book(patient, starts, mode, booking, Occasion::Treatment).await?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// Gives everybody with a caseload the clinic's supervisor.
pub async fn supervise(recorder: &mut Recorder<'_>, therapists: &[StaffId], supervisor: &str) -> Result<()> {
    let Some(supervisor) = staff::by_username(recorder.db, supervisor).await? else { return Ok(()) };
    for therapist in therapists {
        supervision::set(recorder.db, *therapist, &[supervisor.id]).await?;
    }
    Ok(())
}
