//! drizzle-orm on node, in a process of its own that is told what to do line by line, and says how long it took.

use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::contender::{Contender, Taken, Task};

pub(crate) struct Drizzle {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Drizzle {
    /// `None`, if it is not installed: `npm install` in `drizzle/` does that.
    pub(crate) fn connect(url: &str) -> Result<Option<Self>, Box<dyn Error>> {
        let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("drizzle");
        if !home.join("node_modules").exists() {
            return Ok(None);
        }
        let mut command = Command::new("node");
        command.arg("bench.mjs").current_dir(home).env("DATABASE_URL", url);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else { return Ok(None) };
        Ok(Some(Self { child, to, from: BufReader::new(from) }))
    }
}

impl Drop for Drizzle {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

impl Contender for Drizzle {
    fn name(&self) -> &'static str {
        "drizzle-orm on node"
    }

    async fn turn(&mut self, task: Task, n: usize, times: usize) -> Result<Option<Taken>, Box<dyn Error>> {
        writeln!(self.to, "{} {n} {times}", task.word())?;
        self.to.flush()?;
        let mut line = String::new();
        self.from.read_line(&mut line)?;
        let mut words = line.split_whitespace();
        let mut number = || -> Result<f64, Box<dyn Error>> {
            Ok(words.next().ok_or_else(|| format!("drizzle, {task:?}: {line}"))?.parse()?)
        };
        let (wall, cpu, rows) = (number()?, number()?, number()? as usize);
        task.check("drizzle", rows)?;
        let each = |nanoseconds: f64| nanoseconds / 1e9 / times as f64;
        Ok(Some(Taken { wall: each(wall), cpu: each(cpu), allocations: None }))
    }
}
