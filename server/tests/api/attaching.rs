//! Attaching a sent pack to its appointment, whatever is booked, moved and called off around it.

use crate::clinic::{Clinic, at, submit};
use crate::said::{cancel, fresh, invite};
use chrono::{NaiveDateTime, TimeDelta};
use measures::contract::Problem;
use measures::contract::clinician::{BookAppointment, Mode, MoveAppointment};
use measures::contract::public::OpenInvitation;
use measures::ids::AppointmentId;
use measures::offered::Occasion;
use measures::token::Token;
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeMap;

/// What somebody does next. Times are quarters of an hour since the midnight before the test began.
#[derive(Debug, Clone)]
enum Step {
    Book { quarter: u16 },
    Move { which: Index, quarter: u16 },
    Cancel { which: Index },
    Invite { which: Index },
    Send { which: Index },
    Wait { quarters: u16 },
}

/// The two nights of 2026 on which the clocks change, from the day before, and a night on which they do not.
const BEGINNINGS: [&str; 3] = ["2026-03-28T12:00:00", "2026-10-24T12:00:00", "2026-06-01T12:00:00"];

/// What ought to be so, worked out without any of the code under test.
#[derive(Default)]
struct Model {
    /// When each starts, in minutes of UTC, and whether it is still booked.
    appointments: BTreeMap<AppointmentId, (i64, bool)>,
    /// What each was asked for and when it was sent, in the order sent.
    packs: Vec<(AppointmentId, i64)>,
}

impl Model {
    fn attached(&self, (asked_for, sent): (AppointmentId, i64)) -> Option<AppointmentId> {
        if self.appointments[&asked_for].1 {
            return Some(asked_for);
        }
        let mut best: Option<(i64, AppointmentId)> = None;
        for (id, (starts, booked)) in &self.appointments {
            if *booked && *starts >= sent && best.is_none_or(|best| (*starts, *id) < best) {
                best = Some((*starts, *id));
            }
        }
        best.map(|(_, id)| id)
    }
}

/// Minutes of UTC, by the rule itself: the clocks change at 01:00 UTC. None for a time that is skipped.
fn minutes(local: NaiveDateTime) -> Option<i64> {
    let spring = at("2026-03-29T01:00:00");
    let autumn = at("2026-10-25T02:00:00");
    let utc = if local >= spring && local < spring + TimeDelta::hours(1) {
        return None;
    } else if local >= spring && local < autumn {
        local - TimeDelta::hours(1)
    } else {
        local
    };
    Some(utc.and_utc().timestamp() / 60)
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    // As often as not within the two hours on either side of the change.
    let quarter = prop_oneof![0..240_u16, 96..112_u16];
    let which = any::<Index>();
    let step = prop_oneof![
        3 => quarter.clone().prop_map(|quarter| Step::Book { quarter }),
        3 => (which, quarter).prop_map(|(which, quarter)| Step::Move { which, quarter }),
        2 => any::<Index>().prop_map(|which| Step::Cancel { which }),
        3 => any::<Index>().prop_map(|which| Step::Invite { which }),
        3 => any::<Index>().prop_map(|which| Step::Send { which }),
        2 => (0..20_u16).prop_map(|quarters| Step::Wait { quarters }),
    ];
    prop::collection::vec(step, 1..14)
}

/// The clinic and the model side by side.
struct Both<'a> {
    clinic: &'a Clinic,
    model: Model,
    links: Vec<(AppointmentId, Token)>,
    midnight: NaiveDateTime,
}

impl Both<'_> {
    async fn take(&mut self, step: &Step) {
        let therapist = self.clinic.therapist().await;
        let starts = |quarter: u16| self.midnight + TimeDelta::minutes(15 * i64::from(quarter));
        match step {
            Step::Book { quarter } => {
                let starts = starts(*quarter);
                let call = BookAppointment {
                    appointment: fresh(),
                    referral: self.clinic.us.referral,
                    starts,
                    mode: Mode::Video,
                    occasion: Occasion::Treatment,
                };
                self.booked(starts, therapist.send(call).await.map(|booked| booked.appointment));
            }
            Step::Move { which, quarter } => {
                let Some(appointment) = self.a_booked_one(which) else { return };
                let starts = starts(*quarter);
                let moved = therapist.send(MoveAppointment { appointment, to: fresh(), starts }).await;
                if moved.is_ok() {
                    self.model.appointments.get_mut(&appointment).unwrap().1 = false;
                }
                self.booked(starts, moved.map(|booked| booked.appointment));
            }
            Step::Cancel { which } => {
                let Some(appointment) = self.a_booked_one(which) else { return };
                therapist.send(cancel(appointment)).await.unwrap();
                self.model.appointments.get_mut(&appointment).unwrap().1 = false;
            }
            Step::Invite { which } => {
                let Some(appointment) = self.a_booked_one(which) else { return };
                let token = therapist.send(invite(appointment)).await.unwrap().token;
                self.links.push((appointment, token));
            }
            Step::Send { which } => {
                if !self.links.is_empty() {
                    let link = self.links.remove(which.index(self.links.len()));
                    self.send(link).await;
                }
            }
            Step::Wait { quarters } => {
                self.clinic.server.clock.advance(TimeDelta::minutes(15 * i64::from(*quarters)));
            }
        }
    }

    fn booked(&mut self, starts: NaiveDateTime, told: Result<AppointmentId, Problem>) {
        match (minutes(starts), told) {
            (Some(minutes), Ok(id)) => drop(self.model.appointments.insert(id, (minutes, true))),
            (None, Err(Problem::NoSuchTime)) => {}
            (expected, told) => panic!("{starts} is {expected:?} and the server said {told:?}"),
        }
    }

    fn a_booked_one(&self, which: &Index) -> Option<AppointmentId> {
        let booked = self.model.appointments.iter().filter(|(_, (_, booked))| *booked);
        let booked: Vec<_> = booked.map(|(id, _)| *id).collect();
        (!booked.is_empty()).then(|| booked[which.index(booked.len())])
    }

    async fn send(&mut self, (asked_for, token): (AppointmentId, Token)) {
        let open = OpenInvitation { token, ..self.clinic.us.open() };
        // It may have been replaced by a later one for the same appointment, or be over.
        let Some(patient) = self.clinic.opened_by(&open).await else { return };
        let sent = patient.send(submit(1)).await.unwrap();
        let now = self.clinic.server.clock.now().timestamp() / 60;
        self.model.packs.push((asked_for, now));
        let attached = self.model.attached((asked_for, now));
        let starts = attached.map(|id| self.model.appointments[&id].0).filter(|starts| *starts > now);
        // The first of two equal times is as good as the second.
        let said = sent.appointment.map(|local| server::clock::instant(local).unwrap().timestamp() / 60);
        assert_eq!(said, starts);
    }

    async fn agree(&self) {
        let query = "select asked_for, sent_at, attached_to from sent_packs";
        let mut db = self.clinic.server.db.read().await.unwrap();
        let rows: Vec<(String, i64, Option<String>)> =
            sqlx::query_as(query).fetch_all(&mut *db).await.unwrap();
        let mut kept: Vec<_> =
            rows.into_iter().map(|(asked_for, sent, to)| (asked_for, sent / 60_000, to)).collect();
        let attached = |pack| self.model.attached(pack).map(|id| id.to_string());
        let mut ought: Vec<_> =
            self.model.packs.iter().map(|pack| (pack.0.to_string(), pack.1, attached(*pack))).collect();
        kept.sort();
        ought.sort();
        assert_eq!(kept, ought);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_pack_is_where_the_model_says_after_every_step(begins in 0..3_usize, steps in steps()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let begins = at(BEGINNINGS[begins]);
            let clinic = Clinic::open_at(begins).await;
            let mut model = Model::default();
            let first = minutes(begins + TimeDelta::minutes(90)).unwrap();
            model.appointments.insert(clinic.us.appointment, (first, true));
            let links = vec![(clinic.us.appointment, clinic.us.token.clone())];
            let midnight = begins.date().and_time(chrono::NaiveTime::MIN);
            let mut both = Both { clinic: &clinic, model, links, midnight };
            for step in &steps {
                both.take(step).await;
                both.agree().await;
            }
            clinic.server.db.close().await;
        });
    }
}

#[tokio::test]
async fn a_pack_without_an_appointment_waits_until_one_is_booked() {
    let clinic = Clinic::open().await;
    let therapist = clinic.therapist().await;
    therapist.send(cancel(clinic.us.appointment)).await.unwrap();
    assert_eq!(clinic.patient().await.send(submit(1)).await.unwrap().appointment, None);
    let waiting = "select count(*) from sent_packs where attached_to is null";
    assert_eq!(clinic.count(waiting).await, 1);
    let starts = at("2026-11-25T10:00:00");
    let book = BookAppointment {
        appointment: fresh(),
        referral: clinic.us.referral,
        starts,
        mode: Mode::Video,
        occasion: Occasion::Treatment,
    };
    let appointment = therapist.send(book).await.unwrap().appointment;
    assert_eq!(clinic.count(waiting).await, 0);
    let view = therapist.view(appointment).await;
    assert!(view.measures[0].measurements[0].this_appointment);
}

#[tokio::test]
async fn another_patients_appointment_takes_no_pack() {
    let clinic = Clinic::open().await;
    clinic.patient().await.send(submit(1)).await.unwrap();
    let appointment = clinic.us.appointment;
    clinic.therapist().await.send(cancel(appointment)).await.unwrap();
    assert_eq!(clinic.count("select count(*) from sent_packs where attached_to is null").await, 1);
}
