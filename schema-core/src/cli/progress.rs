//! Progress: a line that moves on a terminal, and what is done on standard output.

use super::output::Output;
use crate::database::blockers::Blocker;
use crate::database::runner::{Done, Progress, Retry};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;
use std::time::Duration;

/// Shows what goes on, and keeps what was done: it is reported also where a later migration fails.
pub(super) struct Shown<'a, 'o> {
    output: &'a mut Output<'o>,
    verb: &'static str,
    bar: ProgressBar,
    done: Vec<DoneReport>,
}

/// One migration that was applied or reverted.
#[derive(Clone, Debug, Serialize)]
pub(super) struct DoneReport {
    version: i64,
    description: String,
    file: String,
    milliseconds: u128,
    /// It is older than a migration that was applied before it.
    late: bool,
}

impl<'a, 'o> Shown<'a, 'o> {
    pub(super) fn new(output: &'a mut Output<'o>, verb: &'static str) -> Self {
        let shown = output.terminal && output.is_text();
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        let style = ProgressStyle::with_template("{spinner} {pos}/{len} {msg} {elapsed}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self { output, verb, bar, done: Vec::new() }
    }

    fn say(&mut self, line: &str, blockers: &[Blocker]) {
        let output = &mut *self.output;
        self.bar.suspend(|| {
            output.say(line);
            blockers.iter().for_each(|blocker| output.say(&format!("  blocked by {blocker}")));
        });
    }

    /// What was done.
    pub(super) fn into_done(self) -> Vec<DoneReport> {
        self.bar.finish_and_clear();
        self.done
    }
}

impl Progress for Shown<'_, '_> {
    fn waiting(&mut self, holders: &[Blocker]) {
        self.say("waiting: another process works on the migrations of this database", holders);
    }

    fn blocked(&mut self, file: &str, blockers: &[Blocker]) {
        self.say(&format!("{file} waits for others"), blockers);
    }

    fn retrying(&mut self, retry: &Retry<'_>) {
        let Retry { file, reason, attempt, retries, wait } = retry;
        let line = format!("{file} {reason}: rolled back, tried again in {} ({attempt} of {retries})", shown(*wait));
        self.say(&line, &[]);
    }

    fn noted(&mut self, line: &str) {
        self.say(line, &[]);
    }

    fn started(&mut self, file: &str, index: usize, total: usize) {
        self.bar.set_length(total as u64);
        self.bar.set_position(index as u64);
        self.bar.set_message(file.to_owned());
        self.bar.enable_steady_tick(Duration::from_millis(100));
    }

    fn finished(&mut self, done: &Done) {
        let late = if done.late { ", older than what was applied before" } else { "" };
        let line = format!("{} {} ({}{late})", self.verb, done.file, shown(done.duration));
        // A reader who is gone does not stop a migration.
        let _ = self.bar.suspend(|| self.output.line(&line));
        self.done.push(DoneReport {
            version: done.version,
            description: done.description.clone(),
            file: done.file.clone(),
            milliseconds: done.duration.as_millis(),
            late: done.late,
        });
    }
}

fn shown(duration: Duration) -> String {
    match duration.as_millis() {
        milliseconds @ ..1000 => format!("{milliseconds} ms"),
        _ => format!("{:.1} s", duration.as_secs_f64()),
    }
}
