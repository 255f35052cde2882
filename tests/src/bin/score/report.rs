//! The score, and the misses by reason.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

/// What became of one.
pub(crate) type Verdict = Result<(), Miss>;

/// Why something is a miss.
#[derive(Clone, Debug)]
pub(crate) struct Miss {
    /// What went wrong, in a line.
    pub(crate) reason: String,
    /// The same without what is of this one alone, so that others share it.
    pub(crate) class: String,
    /// The statements and differences.
    pub(crate) detail: String,
    /// It could not be tried.
    pub(crate) skipped: bool,
}

/// What became of all of them.
#[derive(Debug)]
pub(crate) struct Report {
    total: usize,
    show: bool,
    verdicts: BTreeMap<usize, (String, Verdict)>,
}

impl Report {
    pub(crate) fn new(total: usize, show: bool) -> Self {
        Self { total, show, verdicts: BTreeMap::new() }
    }

    pub(crate) fn add(&mut self, place: usize, id: String, verdict: Verdict) {
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
        self.verdicts.values().filter(|(_, verdict)| matches!(verdict, Err(miss) if !miss.skipped)).count()
    }

    /// Prints the misses by reason, the most frequent last, and the score.
    pub(crate) fn print(&self, took: Duration) {
        let mut classes: BTreeMap<(bool, &str), Vec<(&str, &str)>> = BTreeMap::new();
        for (id, verdict) in self.verdicts.values() {
            if let Err(miss) = verdict {
                classes.entry((!miss.skipped, &miss.class)).or_default().push((id, &miss.reason));
            }
        }
        let mut classes: Vec<_> = classes.into_iter().collect();
        classes.sort_by_key(|((missed, _), ids)| (*missed, ids.len()));
        for ((missed, class), examples) in classes {
            println!("{:4}  {}{class}", examples.len(), if missed { "" } else { "skipped: " });
            for (id, reason) in examples.iter().take(3) {
                println!("        {id}: {reason}");
            }
        }
        let skipped =
            self.verdicts.values().filter(|(_, verdict)| matches!(verdict, Err(miss) if miss.skipped)).count();
        let tried = self.verdicts.len() - skipped;
        let passed = tried - self.misses();
        let percent = 100.0 * passed as f64 / tried.max(1) as f64;
        let skipped = if skipped == 0 { String::new() } else { format!(", {skipped} skipped") };
        println!("\n{passed} of {tried} ({percent:.1} %){skipped}, in {:.0} s", took.as_secs_f64());
    }

    /// Writes every verdict, the misses with their details.
    pub(crate) fn write(&self, path: &Path) -> Result<(), String> {
        let mut text = String::new();
        for (id, verdict) in self.verdicts.values() {
            let _ = match verdict {
                Ok(()) => writeln!(text, "ok   {id}"),
                Err(miss) => {
                    let detail = miss.detail.trim_end().replace('\n', "\n     ");
                    writeln!(
                        text,
                        "{} {id}\n     {}\n     {detail}",
                        if miss.skipped { "skip" } else { "miss" },
                        miss.reason
                    )
                }
            };
        }
        std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
    }
}

/// A miss, whose reason is the first line of `reason`.
pub(crate) fn miss(reason: &str, detail: impl Into<String>) -> Miss {
    let reason = first_line(reason);
    Miss { class: without_names(&reason), reason, detail: detail.into(), skipped: false }
}

pub(crate) fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

/// Names stand in quotes, and numbers are lines.
fn without_names(reason: &str) -> String {
    let mut class = String::new();
    for (place, part) in reason.split('"').enumerate() {
        let part = if place % 2 == 1 { "\"…\"".to_owned() } else { part.replace(|c: char| c.is_ascii_digit(), "#") };
        class.push_str(&part);
    }
    class
}
