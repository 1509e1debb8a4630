//! A plausible course of treatment: answers session by session, from an invented starting point and trend.

use chrono::{Days, NaiveDate};
use fastrand::Rng;
use measures::answers::{Answer, Reply};
use measures::instrument::{Asks, Item, Value};
use measures::pack::Pack;
use measures::sitting::Sitting;

/// How somebody fares over a course.
#[derive(Debug, Clone, Copy)]
pub struct Course {
    /// How heavy answers are at the start, from 0 to 1 of the heaviest.
    start: f64,
    /// How much lighter they get each session.
    trend: f64,
    /// Whether they work, so that questions about a job apply.
    works: bool,
    /// The day of whatever happened to them.
    bad_day: NaiveDate,
}

impl Course {
    /// Most people get better, some stay as they are, a few get worse.
    pub fn invent(rng: &mut Rng, today: NaiveDate) -> Self {
        let trend = match rng.u8(0..10) {
            0..=6 => 0.03 + rng.f64() * 0.05,
            7..=8 => (rng.f64() - 0.5) * 0.02,
            _ => -0.02 - rng.f64() * 0.03,
        };
        Self {
            start: 0.4 + rng.f64() * 0.45,
            trend,
            works: rng.u8(0..4) > 0,
            bad_day: today - Days::new(rng.u64(400..2_000)),
        }
    }

    /// A course of this start and trend.
    pub fn steady(rng: &mut Rng, start: f64, trend: f64, today: NaiveDate) -> Self {
        Self { start, trend, ..Self::invent(rng, today) }
    }

    /// The answers to a pack at a session, counting from 0. An item that alerts is answered with its lowest
    /// option unless `alert` says otherwise.
    pub fn answers(&self, rng: &mut Rng, pack: &Pack, session: u32, alert: bool) -> Vec<Answer> {
        let level = (self.start - self.trend * f64::from(session)).clamp(0.05, 0.95);
        let mut answers = Vec::new();
        for instrument in pack.instruments() {
            for item in instrument.instrument().items {
                let reply = self.reply(rng, item, level, alert);
                answers.extend(Answer::parse(*instrument, item.number, reply));
            }
        }
        // An item that hangs on another is left out where that other does not ask for it.
        Sitting::resume(pack, &answers).standing().cloned().collect()
    }

    fn reply(&self, rng: &mut Rng, item: &Item, level: f64, alert: bool) -> Reply {
        match item.asks {
            Asks::Words { .. } => Reply::Wrote("Nothing to add".to_owned()),
            Asks::Day => Reply::Day(self.bad_day),
            Asks::Choice(_) if item.alerts_from.is_some() => Reply::Chosen(u8::from(alert)),
            Asks::Choice(values) if !self.works && values.last() == Some(&Value::DoesNotApply) => {
                Reply::Chosen(place(values.len() - 1))
            }
            Asks::Choice(values) => near(rng, item, values, level),
        }
    }
}

/// An option about as heavy as `level`, give or take one; any, where options have no weight.
fn near(rng: &mut Rng, item: &Item, values: &[Value], level: f64) -> Reply {
    let (least, most) = item.points_range();
    if most == 0 {
        return Reply::Chosen(rng.u8(0..place(values.len())));
    }
    let wobble = f64::from(rng.i8(-1..=1)) * 0.6;
    let points = f64::from(least) + level * f64::from(most - least) + wobble;
    let points = points.round().clamp(f64::from(least), f64::from(most));
    let heavy_as = |value: &Value| value.points().map(f64::from) == Some(points);
    Reply::Chosen(values.iter().position(heavy_as).map_or(0, place))
}

fn place(place: usize) -> u8 {
    u8::try_from(place).unwrap_or(0)
}
