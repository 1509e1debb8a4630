//! Requests drawn at random, each held against the matrix.

use crate::canary::id;
use crate::lines::{By, Line, lines};
use crate::oracle::Named;
use crate::people::THERAPISTS;
use crate::world::{Visit, World};
use fastrand::Rng;
use std::collections::BTreeMap;

/// How often a call ended how.
#[derive(Debug, Default)]
pub struct Count {
    pub went_well: usize,
    pub not_there: usize,
    pub signed_out: usize,
    /// What was said to those it opens to where it did not go well.
    pub otherwise: Vec<String>,
}

/// Who asks.
#[derive(Debug, Clone, Copy)]
pub enum Who {
    Nobody,
    Patient(u16),
    /// A patient who names another's visit.
    PatientIn(u16, u16),
    Referrer(u16),
    ReferrerIn(u16, u16),
    Staff(usize),
}

#[derive(Debug, PartialEq, Eq)]
enum Expected {
    In,
    NotThere,
    SignedOut,
}

/// Requests to one world.
pub struct Run {
    pub world: World,
    rng: Rng,
    lines: Vec<(String, Line)>,
}

impl Run {
    pub fn new(world: World, seed: u64) -> Self {
        let weighed = |(path, line): (String, Line)| {
            let weight = if line.seldom { 2 } else { 8 };
            std::iter::repeat_n((path, line), weight)
        };
        Self { world, rng: Rng::with_seed(seed), lines: lines().into_iter().flat_map(weighed).collect() }
    }

    /// Makes so many requests.
    pub async fn make(mut self, requests: usize) -> BTreeMap<String, Count> {
        let mut counts: BTreeMap<String, Count> = BTreeMap::new();
        for number in 0..requests {
            let (path, line) = self.lines[self.rng.usize(..self.lines.len())].clone();
            let (target, named) = self.target(&line).await;
            let who = self.caller(&line, named.as_ref()).await;
            let body = self.body(&line, target, named.as_ref());
            let visit = self.visit(who);
            let expected = self.expected(&line, who, visit.as_ref(), named.as_ref()).await;
            let reply = self.world.post(&path, visit.as_ref(), &body).await;
            let told = || {
                format!(
                    "request {number}: {who:?} {path} {body} of {target}: {} {}",
                    reply.status, reply.text
                )
            };
            let count = counts.entry(path.clone()).or_default();
            match (&expected, reply.status) {
                (Expected::SignedOut, 401) => count.signed_out += 1,
                (Expected::NotThere, 404) => count.not_there += 1,
                (Expected::In, 200 | 201) => count.went_well += 1,
                (Expected::In, 409 | 422 | 429) => count.otherwise.push(reply.text.clone()),
                (Expected::In, 403) if line.by == By::Anybody || line.refused => {
                    count.otherwise.push(reply.text.clone())
                }
                (Expected::In, 404) if line.gone => count.otherwise.push(reply.text.clone()),
                _ => panic!("expected {expected:?}, {}", told()),
            }
            if let Some(foreign) = self.foreign(&path, &line, who, target, &reply).await {
                panic!("a canary of {foreign} came back, {}", told());
            }
            self.follow(&path, who, target, &reply).await;
        }
        counts
    }

    /// Mostly somebody of the kind that the call is for, and as often somebody to whom it opens as anybody.
    async fn caller(&mut self, line: &Line, named: Option<&Named>) -> Who {
        let tries = if line.opens_to.is_some() && self.rng.bool() { 16 } else { 0 };
        for _ in 0..tries {
            let who = Who::Staff(self.rng.usize(..self.world.staff.len()));
            if self.expected(line, who, None, named).await == Expected::In {
                return who;
            }
        }
        let by = line.by;
        let kinds = [By::Anybody, By::Visit, By::Form, By::Staff, By::Staff, By::Staff];
        let by = if self.rng.u8(..4) == 0 { kinds[self.rng.usize(..kinds.len())] } else { by };
        let all = u16::try_from(self.world.owners.len()).unwrap();
        let [one, other] = [self.rng.u16(..all), self.rng.u16(..all)];
        let swapped = self.rng.u8(..4) == 0;
        match by {
            By::Anybody => Who::Nobody,
            By::Visit if swapped => Who::PatientIn(one, other),
            By::Visit => Who::Patient(one % crate::people::PATIENTS),
            By::Form if swapped => Who::ReferrerIn(one, other),
            By::Form => Who::Referrer(crate::people::PATIENTS + one % (all - crate::people::PATIENTS)),
            By::Staff => Who::Staff(self.rng.usize(..self.world.staff.len())),
        }
    }

    fn visit(&self, who: Who) -> Option<Visit> {
        let owner = |number| self.world.owner(number);
        let in_place = |mut one: Visit, other: Visit| {
            one.name = other.name;
            one
        };
        match who {
            Who::Nobody => None,
            Who::Patient(one) => owner(one).visit.clone(),
            Who::PatientIn(one, other) => {
                Some(in_place(owner(one).visit.clone()?, owner(other).visit.clone()?))
            }
            Who::Referrer(one) => owner(one).form.clone(),
            Who::ReferrerIn(one, other) => {
                Some(in_place(owner(one).form.clone()?, owner(other).form.clone()?))
            }
            Who::Staff(number) => Some(self.world.staff[number].visit()),
        }
    }

    /// Somebody, and a record of theirs if the call names one and they have such a one, as most drawn here do.
    async fn target(&mut self, line: &Line) -> (u16, Option<Named>) {
        let all = u16::try_from(self.world.owners.len()).unwrap();
        let mut target = self.rng.u16(..all);
        let Some((kind, _)) = line.names() else { return (target, None) };
        for _ in 0..6 {
            let records = self.world.records(target, kind).await;
            if !records.is_empty() {
                return (target, Some(records[self.rng.usize(..records.len())].clone()));
            }
            target = self.rng.u16(..all);
        }
        (target, None)
    }

    fn body(&mut self, line: &Line, target: u16, named: Option<&Named>) -> String {
        let owner = self.world.owner(target).clone();
        let fresh = format!("{:032x}", id(target, u128::from(self.rng.u64(..)) + (1 << 70)));
        let nobody = "0123456789abcdefghjkmnpqrs";
        let mut body = line.body.replace("FRESH", &fresh).replace("NAME", &owner.name);
        body = body.replace("BORN", &owner.born.to_string()).replace("COUNT", &self.rng.u8(..4).to_string());
        body = body.replace("TOKEN", owner.token.as_deref().unwrap_or(nobody));
        body = body.replace("SECRET", owner.secret.as_deref().unwrap_or(nobody));
        let therapist = &self.world.staff[self.rng.usize(..THERAPISTS)];
        body = body.replace("THERAPIST", &therapist.id.to_string());
        let Some((_, word)) = line.names() else { return body };
        body.replace(
            &format!("\"{word}\""),
            &format!("\"{}\"", named.map_or(fresh, |named| named.id.clone())),
        )
    }

    async fn expected(
        &self,
        line: &Line,
        who: Who,
        visit: Option<&Visit>,
        named: Option<&Named>,
    ) -> Expected {
        let name = visit.map_or("", |visit| visit.name.as_str());
        match (line.by, who) {
            (By::Anybody, _) => Expected::In,
            (By::Visit, Who::Patient(_)) if self.is_open("patient_sessions", name).await => Expected::In,
            (By::Form, Who::Referrer(_)) if self.is_open("self_referral_sessions", name).await => {
                Expected::In
            }
            (By::Visit, Who::PatientIn(one, other))
                if one == other && self.is_open("patient_sessions", name).await =>
            {
                Expected::In
            }
            (By::Form, Who::ReferrerIn(one, other))
                if one == other && self.is_open("self_referral_sessions", name).await =>
            {
                Expected::In
            }
            (By::Staff, Who::Staff(number)) => {
                let Some(relations) = &line.opens_to else { return Expected::In };
                let who = self.world.standing(&self.world.staff[number]).await;
                for relation in relations {
                    if self.world.stands(&who, *relation, named).await {
                        return Expected::In;
                    }
                }
                Expected::NotThere
            }
            _ => Expected::SignedOut,
        }
    }
}
