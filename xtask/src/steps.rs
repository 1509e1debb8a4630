//! Steps with a name and a duration, and the table of them.

use anyhow::{Context, Result};
use std::fmt;
use std::time::{Duration, Instant};

/// The steps so far.
#[derive(Default)]
pub struct Steps(Vec<Step>);

struct Step {
    name: &'static str,
    took: Duration,
    passed: bool,
}

impl Steps {
    /// Announces a step, does it, and remembers how long it took and whether it passed.
    pub fn step<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = work();
        self.0.push(Step { name, took: start.elapsed(), passed: outcome.is_ok() });
        outcome.with_context(|| format!("the step \"{name}\" failed"))
    }
}

impl fmt::Display for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.0.iter().map(|step| step.name.chars().count()).max().unwrap_or_default();
        for Step { name, took, passed } in &self.0 {
            let verdict = if *passed { "passed" } else { "FAILED" };
            writeln!(f, "{name:width$}  {:>7.1} s  {verdict}", took.as_secs_f64())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_hands_on_its_outcome_and_the_failed_one_is_named() {
        let mut steps = Steps::default();
        assert_eq!(steps.step("counting", || Ok(3)).unwrap(), 3);
        let refusal = steps.step("failing", || -> Result<()> { anyhow::bail!("no") }).unwrap_err();
        assert_eq!(refusal.to_string(), "the step \"failing\" failed");
        assert_eq!(steps.0.iter().map(|step| step.passed).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn the_table_lines_up() {
        let steps = Steps(vec![
            Step { name: "format", took: Duration::from_millis(40), passed: true },
            Step { name: "journeys", took: Duration::from_millis(83_460), passed: false },
        ]);
        assert_eq!(steps.to_string(), "format        0.0 s  passed\njourneys     83.5 s  FAILED\n");
    }
}
