//! The score, and the misses by reason.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

/// Why something is a miss.
#[derive(Clone, Debug)]
pub(crate) struct Miss {
    /// What went wrong, in a line that others may share.
    pub(crate) reason: String,
    /// The statements and differences.
    pub(crate) detail: String,
}

/// What became of all of them.
#[derive(Debug)]
pub(crate) struct Report {
    total: usize,
    show: bool,
    verdicts: BTreeMap<usize, (String, Result<(), Miss>)>,
}

impl Report {
    pub(crate) fn new(total: usize, show: bool) -> Self {
        Self { total, show, verdicts: BTreeMap::new() }
    }

    pub(crate) fn add(&mut self, place: usize, id: String, verdict: Result<(), Miss>) {
        if let (true, Err(miss)) = (self.show, &verdict) {
            println!("== {id}\n{}\n{}\n", miss.reason, miss.detail.trim_end());
        }
        self.verdicts.insert(place, (id, verdict));
        let done = self.verdicts.len();
        if done.is_multiple_of(100) {
            eprintln!("{done} of {}, {} missed", self.total, self.misses());
        }
    }

    pub(crate) fn misses(&self) -> usize {
        self.verdicts.values().filter(|(_, verdict)| verdict.is_err()).count()
    }

    /// Prints the misses by reason, the most frequent last, and the score.
    pub(crate) fn print(&self, took: Duration) {
        let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, verdict) in self.verdicts.values() {
            if let Err(miss) = verdict {
                reasons.entry(&miss.reason).or_default().push(id);
            }
        }
        let mut reasons: Vec<_> = reasons.into_iter().collect();
        reasons.sort_by_key(|(_, ids)| ids.len());
        for (reason, ids) in reasons {
            let more = if ids.len() > 3 { ", …" } else { "" };
            println!("{:4}  {reason}\n      {}{more}", ids.len(), ids[..ids.len().min(3)].join(", "));
        }
        let passed = self.total - self.misses();
        let percent = 100.0 * passed as f64 / self.total as f64;
        println!("\n{passed} of {} ({percent:.1} %) in {:.0} s", self.total, took.as_secs_f64());
    }

    /// Writes every verdict, the misses with their details.
    pub(crate) fn write(&self, path: &Path) -> Result<(), String> {
        let mut text = String::new();
        for (id, verdict) in self.verdicts.values() {
            let _ = match verdict {
                Ok(()) => writeln!(text, "ok   {id}"),
                Err(miss) => {
                    let detail = miss.detail.trim_end().replace('\n', "\n     ");
                    writeln!(text, "miss {id}\n     {}\n     {detail}", miss.reason)
                }
            };
        }
        std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
    }
}

/// A miss, whose reason is the first line of `reason`.
pub(crate) fn miss(reason: &str, detail: impl Into<String>) -> Miss {
    Miss { reason: first_line(reason), detail: detail.into() }
}

pub(crate) fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}
