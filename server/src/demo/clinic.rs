//! Who is in the invented clinic, and what is booked around the present time.

use super::More;
use super::applicants::Applicant;
use super::crowd::Crowd;
use super::diary;
use super::people::{self, Person};
use super::record::{Patient, Recorder};
use super::referring::{self, Filling, How};
use super::settling::settle;
use super::story::{Account, OpenInvitation};
use super::supervised;
use crate::clock::local;
use crate::config::Config;
use crate::error::Result;
use crate::steps::adding_staff::add_staff;
use crate::steps::loading_practices::load_practices;
use crate::store::Db;
use crate::store::staff::Place;
use anyhow::Context;
use chrono::{DateTime, Days, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};
use fastrand::Rng;
use measures::contract::clinician::Mode;
use measures::ids::StaffId;
use measures::problem::ProblemDescriptor;
use measures::role::Role;

/// What was invented, as far as somebody needs it to get in.
#[derive(Default)]
pub struct Clinic {
    pub staff: Vec<Account>,
    pub invitations: Vec<OpenInvitation>,
}

/// Three with a caseload, of whom the first works the inbox and the last is on duty; and those to whom an alert goes that
/// nobody acknowledges.
const STAFF: [(&str, &str, Place<'_>); 5] = [
    ("amira", "Amira Hassan", Place { works_inbox: true, ..Place::THERAPIST }),
    ("daniel", "Daniel Osei", Place::THERAPIST),
    ("ruth", "Ruth Llewellyn", Place { duty: true, ..Place::THERAPIST }),
    ("grace", "Grace Adeyemi", Place { role: Role::Supervisor, ..Place::THERAPIST }),
    ("martin", "Martin Pryce", Place { role: Role::ServiceManager, ..Place::THERAPIST }),
];
/// Somebody with nothing yet, to see the first sign-in.
const NEWCOMER: (&str, &str) = ("noor", "Noor Rahman");
/// Practices that do not exist, in the public layout: their codes are nobody's.
const PRACTICES: &[u8] = include_bytes!("../../demo/practices.csv");
const PATIENTS: usize = 40;
/// Whose list each of today's appointments is on: most on the first, so that one list has something of everything.
const TODAY: [usize; 8] = [0, 0, 0, 0, 0, 0, 1, 2];
/// The same people every time, so that a demo can be spoken about.
const SEED: u64 = 20_261_121;
const MODES: [Mode; 4] = [Mode::Telephone, Mode::Telephone, Mode::Video, Mode::InPerson];

struct Therapist {
    id: StaffId,
    name: &'static str,
}

/// Invents a clinic as it stands at `now`.
pub async fn invent(db: &Db, config: &Config, now: DateTime<Utc>, more: More) -> Result<Clinic> {
    let mut clinic = Clinic::default();
    let mut therapists = Vec::new();
    for (username, name, place) in STAFF {
        let (id, password) = add_staff(db, username, name, place).await?;
        settle(db, id, now).await?;
        if place.role == Role::Therapist {
            therapists.push(Therapist { id, name });
        }
        clinic.staff.push(account(username, name, password, false));
    }
    let (_, password) = add_staff(db, NEWCOMER.0, NEWCOMER.1, Place::THERAPIST).await?;
    clinic.staff.push(account(NEWCOMER.0, NEWCOMER.1, password, true));
    let mut rng = Rng::with_seed(SEED);
    let today = local(now).date();
    let people = people::invent(&mut rng, PATIENTS, today);
    let twin = people.last().context("nobody was invented")?.clone();
    let known = people.clone();
    let mut people = people.into_iter();
    load_practices(db, PRACTICES).await?;
    let mut transaction = db.write().await?;
    let mut recorder = Recorder { db: &mut transaction, config, rng: &mut rng, now };
    let slots = slots_around(local(now));
    for (place, (person, slot)) in people.by_ref().zip(slots).enumerate() {
        let therapist = &therapists[TODAY[place]];
        let patient =
            with_history(&mut recorder, &person, therapist, place, [9, 14, 6, 12, 0, 4, 7, 3][place]).await?;
        let open = recorder.today(&patient, slot, MODES[place % MODES.len()], place).await?;
        clinic.invitations.extend(open.map(|token| invitation(&person, therapist, slot, &token)));
    }
    for (place, person) in people.enumerate() {
        let therapist = &therapists[place % therapists.len()];
        let sessions = recorder.rng.u32(0..=14);
        let patient = with_history(&mut recorder, &person, therapist, place, sessions).await?;
        let day = today + Days::new(1 + place as u64 % 6);
        recorder.next(&patient, day.and_time(working_hour(place)), sessions, place == 0).await?;
    }
    let ids: Vec<_> = therapists.iter().map(|therapist| therapist.id).collect();
    supervised::supervise(&mut recorder, &ids, "grace").await?;
    supervised::invent(&mut recorder, ids[1], &known, today).await?;
    for place in 0..more.invitations {
        clinic.invitations.push(to_measure_with(&mut recorder, &therapists[2], place).await?);
    }
    // By numbers of their own, so that everybody else stays who they are.
    let mut others = Rng::with_seed(SEED + 1);
    let mut recorder = Recorder { db: &mut transaction, config, rng: &mut others, now };
    diary::behind(&mut recorder, ids[0]).await?;
    let mut crowd = Crowd { db: &mut transaction, config, therapist: ids[2], now };
    crowd.invent(more.referrals).await?;
    if let Some(referring) = &config.referral {
        inbox(Filling { db: &mut transaction, config, referring, now }, &twin, ids[0], ids[2]).await?;
        referring::count(&mut transaction, &mut rng, today).await?;
    }
    transaction.commit().await?;
    Ok(clinic)
}

/// An open invitation of somebody invented for it. No problem is named, so that all of them are asked the same.
async fn to_measure_with(
    recorder: &mut Recorder<'_>,
    therapist: &Therapist,
    place: usize,
) -> Result<OpenInvitation> {
    let today = local(recorder.now).date();
    let person = people::invent(recorder.rng, 1, today).remove(0);
    let patient = recorder.patient(&person, therapist.id, None).await?;
    let slot = (today + Days::new(5)).and_time(working_hour(place));
    let token = recorder.invited(&patient, slot).await?;
    Ok(invitation(&person, therapist, slot, &token))
}

/// Seven forms: two that wait, one of them with an alert; one that may be the `twin` on record; one that looks like a
/// program's; one that was left half-way with an alert; one to be booked; one who comes `to` somebody today; and one
/// that was declined.
async fn inbox(mut filling: Filling<'_>, twin: &Person, by: StaffId, to: StaffId) -> Result<()> {
    let how = |hours: i64| How {
        ago: TimeDelta::hours(hours),
        took: TimeDelta::minutes(14),
        website: "",
        screens: usize::MAX,
    };
    let sent = filling.sent(&Applicant::in_distress(), &how(20)).await?;
    filling.answers(sent, 1).await?;
    filling.sent(&Applicant::like(twin), &how(30)).await?;
    let hurried = How { took: TimeDelta::seconds(9), website: "https://pills.example", ..how(3) };
    filling.sent(&Applicant::hurried(), &hurried).await?;
    // As far as the first safety question.
    filling.begun(&Applicant::stopped(), &How { screens: 7, ..how(26) }).await?;
    let helped = filling.sent(&Applicant::helped(), &how(72)).await?;
    filling.answers(helped, 0).await?;
    filling.accepted(helped, by, by).await?;
    let coming = filling.sent(&Applicant::coming(), &how(96)).await?;
    let referral = filling.accepted(coming, by, to).await?;
    filling.comes_today(referral).await?;
    let declined = filling.sent(&Applicant::elsewhere(), &how(50)).await?;
    let message = "We cannot help with this ourselves. Your GP can refer you to the right team. Phone us if you would \
                   like to talk about it.";
    filling.declined(declined, by, ["Asks for an ADHD assessment, which we do not offer.", message]).await
}

async fn with_history(
    recorder: &mut Recorder<'_>,
    person: &Person,
    therapist: &Therapist,
    place: usize,
    sessions: u32,
) -> Result<Patient> {
    let problem = ProblemDescriptor::ALL.get(place % (ProblemDescriptor::ALL.len() + 1)).copied();
    let patient = recorder.patient(person, therapist.id, problem).await?;
    recorder.history(&patient, sessions, working_hour(place)).await?;
    Ok(patient)
}

fn account(username: &str, name: &str, password: String, first_time: bool) -> Account {
    Account { name: name.to_owned(), username: username.to_owned(), password, first_time }
}

fn invitation(person: &Person, therapist: &Therapist, slot: NaiveDateTime, token: &str) -> OpenInvitation {
    OpenInvitation {
        patient: format!("{} {}", person.given_name, person.family_name),
        date_of_birth: person.date_of_birth,
        link: format!("/#{token}"),
        appointment: slot,
        therapist: therapist.name.to_owned(),
    }
}

/// One appointment every half hour of today, two of them behind us where the day has room.
fn slots_around(now: NaiveDateTime) -> impl Iterator<Item = NaiveDateTime> {
    let midnight = now.date().and_time(NaiveTime::MIN);
    let minute = i64::from(now.hour() * 60 + now.minute()) / 10 * 10;
    let first = (minute - 70).clamp(0, 24 * 60 - 30 * 8);
    (0..8).map(move |place| midnight + TimeDelta::minutes(first + 30 * place))
}

/// An hour of the working day.
pub(super) fn working_hour(place: usize) -> NaiveTime {
    let half_hours = u32::try_from(place % 14).unwrap_or(0);
    NaiveTime::MIN + TimeDelta::minutes(9 * 60 + 30 * i64::from(half_hours))
}
