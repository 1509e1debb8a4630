//! The staff of three teams, and patients whose every word has a canary.

use crate::canary::{canary, id};
use crate::forms::Far;
use crate::world::{Member, Owner, STAFF_CANARIES, World};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use measures::attachment::Booking;
use measures::contract::clinician::Mode;
use measures::ids::{AppointmentId, OpeningId, PatientId, ReferralId, StaffId};
use measures::offered::Occasion;
use measures::opening::OpeningReason;
use measures::role::Role;
use serde_json::{Value, json};
use server::clock::instant;
use server::password::hash;
use server::steps::asking::Asking;
use server::steps::inviting::invite;
use server::steps::placing_staff::{Change, place_staff};
use server::store::appointments::{self, Appointment};
use server::store::glass_openings::{self, NewOpening};
use server::store::staff::{self, NewStaff, Place};
use server::store::{patients, referrals};
use tokio::sync::OnceCell;

/// Therapists, two of each team; then one supervisor for each team.
pub const THERAPISTS: usize = 6;
const ADMINISTRATOR_WHO_OPENED: usize = 15;
const OPENED_YESTERDAY: usize = 16;
const OPENS: usize = 17;
const WAS_ON_DUTY: usize = 18;
const MANAGER: usize = 9;
const INBOX: usize = 13;
const WAS_SUPERVISOR: usize = 14;
/// Patients with a therapist; the first six have two.
pub const PATIENTS: u16 = 24;
/// Whose referral ends: of the first, one of two; of the second, the only one.
const ENDED: [u16; 2] = [3, 7];
/// Whose alert is acknowledged by somebody who was on duty then.
const ACKNOWLEDGED: u16 = 9;
/// Everybody's: working out a hash takes long, and nobody here signs in with it.
static PASSWORD: OnceCell<String> = OnceCell::const_new();

impl World {
    pub async fn hire(&mut self) {
        use Role::{Administrator, ServiceManager, Supervisor, Therapist};
        let mut roles = vec![Therapist; THERAPISTS];
        roles.extend([Supervisor, Supervisor, Supervisor, ServiceManager, ServiceManager, Administrator]);
        // On duty, in the inbox, a supervisor until lately, three who opened records, on duty until lately.
        roles.extend([Therapist, Therapist, Supervisor, Therapist, Therapist, Therapist, Therapist]);
        for (number, role) in roles.into_iter().enumerate() {
            let duty = matches!(number, 12 | WAS_ON_DUTY);
            self.hire_one(number, Place { role, duty, works_inbox: number == INBOX, email: None }).await;
        }
        for therapist in 0..THERAPISTS {
            let mut supervisors = vec![format!("staff-{}", THERAPISTS + therapist / 2)];
            supervisors.extend((therapist < 2).then(|| format!("staff-{WAS_SUPERVISOR}")));
            let change = Change { supervisors: Some(supervisors), ..Change::default() };
            place_staff(&self.server.db, &format!("staff-{therapist}"), &change).await.unwrap();
        }
    }

    async fn hire_one(&mut self, number: usize, place: Place<'_>) {
        let id = StaffId::from_bits(u128::try_from(number).unwrap() + 1);
        let name = format!("Staff {}", canary(STAFF_CANARIES + u16::try_from(number).unwrap()));
        let username = format!("staff-{number}");
        let password_hash =
            PASSWORD.get_or_init(|| async { hash("unguessed".to_owned()).await.unwrap() }).await;
        let new = NewStaff { id, username: &username, name: &name, password_hash, place };
        let mut db = self.server.db.write().await.unwrap();
        assert!(staff::add(&mut db, &new).await.unwrap());
        db.commit().await.unwrap();
        let mut member = Member { id, visit: String::new() };
        self.sign_in(&mut member).await;
        self.staff.push(member);
    }

    /// Patients, each with an appointment this morning that they were invited for, and one of last week.
    pub async fn take_in(&mut self) {
        for number in 0..PATIENTS {
            let name = format!("Ann {}", canary(number));
            let born = NaiveDate::from_ymd_opt(1980, 5, 1).unwrap() + TimeDelta::days(number.into());
            let patient = PatientId::from_bits(id(number, 1));
            let mut db = self.server.db.write().await.unwrap();
            patients::add(&mut db, patient, &name, born).await.unwrap();
            db.commit().await.unwrap();
            let mut owner = Owner::new(name, born);
            owner.patient = Some(patient.to_string());
            owner.token = Some(self.refer_to(number, patient, usize::from(number) % THERAPISTS).await);
            if usize::from(number) < THERAPISTS {
                self.refer_to(number, patient, (usize::from(number) + 3) % THERAPISTS).await;
            }
            self.owners.push(owner);
            self.enter(number).await;
            self.answers(number).await;
        }
    }

    /// A referral to a therapist. The link of its invitation.
    async fn refer_to(&self, number: u16, patient: PatientId, therapist: usize) -> String {
        let serial = 100 * u128::try_from(therapist + 1).unwrap();
        let referral = ReferralId::from_bits(id(number, serial));
        let today =
            self.now().date().and_hms_opt(10, 0, 0).unwrap() + TimeDelta::minutes(5 * i64::from(number));
        let appointment = |serial, starts: NaiveDateTime, booking| Appointment {
            id: AppointmentId::from_bits(id(number, serial)),
            referral,
            starts,
            starts_at: instant(starts).unwrap(),
            mode: Mode::Telephone,
            occasion: Occasion::Treatment,
            booking,
            moved_from: None,
        };
        let booked = appointment(serial + 1, today, Booking::Booked);
        let mut db = self.server.db.write().await.unwrap();
        referrals::add(&mut db, referral, patient, self.staff[therapist].id, None).await.unwrap();
        let attended = appointment(serial + 2, today - TimeDelta::days(7), Booking::Attended);
        assert!(appointments::add(&mut db, &booked).await.unwrap());
        assert!(appointments::add(&mut db, &attended).await.unwrap());
        // Nobody has said yet what became of yesterday's.
        let unsaid = appointment(serial + 3, today - TimeDelta::days(1), Booking::Booked);
        assert!(ENDED.contains(&number) || appointments::add(&mut db, &unsaid).await.unwrap());
        let (config, now) = (&self.server.config, self.server.clock.now());
        let (_, token) = invite(&mut db, config, &booked, Asking::default(), now).await.unwrap().unwrap();
        db.commit().await.unwrap();
        token.expose().to_owned()
    }

    /// Two of three alert, with a way to reach them; one of three sends.
    async fn answers(&self, number: u16) {
        let visit = self.owner(number).visit.as_ref();
        let say = |item: u8, option: u8| {
            json!({"answer": {"instrument": "phq9", "item": item, "reply": {"chosen": option}},
            "sequence": item, "key": 0, "waited_seconds": 0})
        };
        let alerts = number % 3 != 2 || ENDED.contains(&number);
        let safety = json!({"keep_safe": "not_sure", "sequence": 10, "key": 0, "waited_seconds": 0,
            "reach": {"channel": "email", "detail": format!("{}@example.com", canary(number)), "safe_to_call": null}});
        self.well("/api/save-answer", visit, &say(9, u8::from(alerts))).await;
        if alerts {
            self.well("/api/save-safety", visit, &safety).await;
        }
        if number % 3 == 1 {
            // All of it, for whoever holds the caseload to send.
            for said in crate::world::whole_pack(alerts) {
                self.well("/api/save-answer", visit, &said).await;
            }
        }
        if number.is_multiple_of(3) {
            let answers: Vec<Value> = crate::world::whole_pack(alerts);
            self.well(
                "/api/submit-pack",
                visit,
                &json!({"key": format!("{number:032x}"), "answers": answers}),
            )
            .await;
        }
    }

    /// People who referred themselves: three became somebody's patients, three wait, two have not sent.
    pub async fn open_the_inbox(&mut self) {
        let inbox = Some(self.staff[INBOX].visit());
        for number in PATIENTS..PATIENTS + 8 {
            let born = NaiveDate::from_ymd_opt(1990, 2, 1).unwrap() + TimeDelta::days(number.into());
            self.owners.push(Owner::new(format!("Zoe {}", canary(number)), born));
            let far = match number - PATIENTS {
                0..6 => Far::Sent,
                6 => Far::Alerted,
                _ => Far::Begun,
            };
            self.refer(number, far).await;
            let form = self.owner(number).form_id.clone().unwrap();
            if number < PATIENTS + 3 {
                let therapist = self.staff[usize::from(number - PATIENTS) * 2].id.to_string();
                let accept = json!({"id": form, "join": null, "therapist": therapist});
                let accepted = self.well("/api/accept-self-referral", inbox.as_ref(), &accept).await;
                let book = json!({"appointment": format!("{:032x}", id(number, 201)), "starts": "2026-11-23T16:00:00",
                    "referral": accepted["referral"], "mode": "telephone", "occasion": "assessment"});
                self.well("/api/book-appointment", inbox.as_ref(), &book).await;
            }
        }
    }

    /// What makes somebody a reader, or nearly.
    pub async fn open_records(&mut self) {
        let now = self.server.clock.now();
        let hours = TimeDelta::hours;
        for (serial, (staff, patient, until)) in [
            (ADMINISTRATOR_WHO_OPENED, 0, now + hours(8)),
            (OPENED_YESTERDAY, 1, now - hours(1)),
            (OPENS, 2, now + hours(8)),
            (OPENS, 10, now + hours(8)),
            (MANAGER, 11, now + hours(8)),
            (MANAGER, 12, now + hours(8)),
            (MANAGER + 1, 13, now + hours(8)),
        ]
        .into_iter()
        .enumerate()
        {
            let words = format!("Asked for {}", canary(patient));
            let opening = NewOpening {
                id: OpeningId::from_bits(id(patient, 300 + u128::try_from(serial).unwrap())),
                staff: self.staff[staff].id,
                patient: PatientId::from_bits(id(patient, 1)),
                reason: OpeningReason::Duty,
                words: &words,
                until,
            };
            let mut db = self.server.db.write().await.unwrap();
            glass_openings::add(&mut db, &opening, until - hours(8)).await.unwrap();
            db.commit().await.unwrap();
        }
    }

    /// Referrals end, an alert is acknowledged, and some lose what made them readers.
    pub async fn let_time_pass(&mut self) {
        for number in ENDED {
            let therapist = self.staff[usize::from(number) % THERAPISTS].visit();
            let serial = 100 * (u128::from(number) % 6 + 1);
            let cancel = json!({"appointment": format!("{:032x}", id(number, serial + 1)), "by": "patient",
                "reason": format!("{} is away", canary(number))});
            self.well("/api/cancel-appointment", Some(&therapist), &cancel).await;
            let end = json!({"referral": format!("{:032x}", id(number, serial)), "code": "completed",
                "on": "2026-11-23"});
            self.well("/api/end-referral", Some(&therapist), &end).await;
        }
        let patient = self.owner(ACKNOWLEDGED).patient.clone().unwrap();
        let alert = self.one("select id from alerts where patient_id = $1", &patient).await.unwrap();
        let duty = self.staff[WAS_ON_DUTY].visit();
        let seen = self.well("/api/see-alert", Some(&duty), &json!({"alert": alert})).await;
        let entries =
            ["occasions", "safety", "disclosures"].map(|kind| seen["alert"][kind].as_array().unwrap().len());
        let acknowledge = json!({"alert": alert, "seen": entries.iter().sum::<usize>(), "actions": ["gp_told"],
            "note": format!("{} was told", canary(ACKNOWLEDGED))});
        self.well("/api/acknowledge-alert", Some(&duty), &acknowledge).await;
        for (number, role, duty) in [
            (WAS_SUPERVISOR, Some(Role::Therapist), None),
            (ADMINISTRATOR_WHO_OPENED, Some(Role::Administrator), None),
            (WAS_ON_DUTY, None, Some(false)),
        ] {
            let change = Change { role, duty, ..Change::default() };
            place_staff(&self.server.db, &format!("staff-{number}"), &change).await.unwrap();
        }
    }
}
