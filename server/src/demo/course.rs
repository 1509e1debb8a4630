//! A plausible course of treatment: answers session by session, from an invented starting point and trend.

use fastrand::Rng;
use measures::answers::{Answer, Reply};
use measures::instrument::Item;
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
}

impl Course {
    /// Most people get better, some stay as they are, a few get worse.
    pub fn invent(rng: &mut Rng) -> Self {
        let trend = match rng.u8(0..10) {
            0..=6 => 0.03 + rng.f64() * 0.05,
            7..=8 => (rng.f64() - 0.5) * 0.02,
            _ => -0.02 - rng.f64() * 0.03,
        };
        Self { start: 0.4 + rng.f64() * 0.45, trend, works: rng.u8(0..4) > 0 }
    }

    /// The answers to a pack at a session, counting from 0. An item that alerts is answered with its lowest
    /// option unless `alert` says otherwise.
    pub fn answers(&self, rng: &mut Rng, pack: &Pack, session: u32, alert: bool) -> Vec<Answer> {
        let level = (self.start - self.trend * f64::from(session)).clamp(0.05, 0.95);
        let mut answers = Vec::new();
        for instrument in pack.instruments() {
            for (number, item) in (1..).zip(instrument.instrument().items) {
                let option = if item.alerts_from.is_some() {
                    u8::from(alert)
                } else if !self.works && item.options.iter().any(|option| option.value.is_none()) {
                    last(item)
                } else {
                    near(rng, item, level)
                };
                answers.extend(Answer::parse(*instrument, number, Reply::Chosen(option)));
            }
        }
        // An item that hangs on another is left out where that other does not ask for it.
        Sitting::resume(pack, &answers).standing().collect()
    }
}

/// An option about as heavy as `level`, give or take one.
fn near(rng: &mut Rng, item: &Item, level: f64) -> u8 {
    let (_, most) = item.value_range();
    let wobble = f64::from(rng.i8(-1..=1)) * 0.6;
    let value = (level * f64::from(most) + wobble).round().clamp(0.0, f64::from(most));
    let heavy_as = |option: &measures::instrument::ResponseOption| option.value.map(f64::from) == Some(value);
    item.options.iter().position(heavy_as).and_then(|place| u8::try_from(place).ok()).unwrap_or(0)
}

fn last(item: &Item) -> u8 {
    u8::try_from(item.options.len() - 1).unwrap_or(0)
}
