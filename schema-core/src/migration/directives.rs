//! What the comments at the head of a migration file ask of the runner: `-- gen-migrations: lock_timeout = 5s`.

use super::SqlFile;
use super::statements::{line_of, statements};
use super::timeout::Timeout;
use crate::error::Finding;
use schema_sql::nearest;

/// The words in front of a directive.
const PREFIX: &str = "-- gen-migrations:";

/// sqlx's own directive, which has to begin the file.
const NO_TRANSACTION: &str = "-- no-transaction";

/// The names of the directives.
const NAMES: &[&str] = &["lock_timeout", "statement_timeout", "repeatable", "pause", "rust", "squashes"];

/// What a file asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directives {
    /// How long a statement waits for a lock.
    pub lock_timeout: Option<Timeout>,
    /// How long a statement may run.
    pub statement_timeout: Option<Timeout>,
    /// A file outside of a transaction may be run again after an interruption.
    pub repeatable: bool,
    /// What has to be done before this file is applied.
    pub pause: Option<String>,
    /// A function of the program does the work.
    pub rust: bool,
    /// The versions whose place this file takes.
    pub squashes: Vec<i64>,
}

impl Directives {
    /// Reads the head of a file.
    ///
    /// # Errors
    /// Directives that are unknown, malformed or in a wrong place: all of them.
    pub fn of(file: &SqlFile) -> Result<Self, Vec<Finding>> {
        // Most files have none, and are long.
        if !file.sql.contains("--") {
            return Ok(Self::default());
        }
        let mut directives = Self::default();
        let mut findings = Vec::new();
        for (at, line) in comments(&file.sql) {
            let number = line_of(&file.sql, at);
            let mut wrong = |(message, help): Mistake| {
                findings.push(Finding { at: format!("{} line {number}", file.name), message, help: Some(help) });
            };
            match directive(line, at) {
                Ok(Some(_)) if !is_head(&file.sql, at) => wrong((
                    "the directive stands behind the first statement".to_owned(),
                    "write it above: it is for the whole file".to_owned(),
                )),
                Ok(Some(text)) => directives.read(text).unwrap_or_else(&mut wrong),
                Ok(None) => {}
                Err(mistake) => wrong(mistake),
            }
        }
        if directives.repeatable && !file.no_transaction() {
            findings.push(Finding {
                at: file.name.clone(),
                message: "`repeatable` is for a file without a transaction, and this one has one".to_owned(),
                help: Some(format!("make `{NO_TRANSACTION}` its first line, or leave `repeatable` out")),
            });
        }
        if findings.is_empty() { Ok(directives) } else { Err(findings) }
    }

    /// The directives of several files.
    ///
    /// # Errors
    /// The mistakes of all of them.
    pub fn of_all<'f>(files: impl IntoIterator<Item = &'f SqlFile>) -> Result<Vec<Self>, Vec<Finding>> {
        let (mut all, mut findings) = (Vec::new(), Vec::new());
        for file in files {
            match Self::of(file) {
                Ok(directives) => all.push(directives),
                Err(mistakes) => findings.extend(mistakes),
            }
        }
        if findings.is_empty() { Ok(all) } else { Err(findings) }
    }

    /// Reads one directive, without the words in front.
    fn read(&mut self, text: &str) -> Result<(), Mistake> {
        let (name, value) = match text.split_once('=') {
            Some((name, value)) => (name.trim(), Some(value.trim())),
            None => (text.trim(), None),
        };
        match (name, value) {
            ("lock_timeout", Some(value)) => self.lock_timeout = Some(timeout(name, value)?),
            ("statement_timeout", Some(value)) => self.statement_timeout = Some(timeout(name, value)?),
            ("pause", Some(value)) => self.pause = Some(quoted(value)?),
            ("squashes", Some(value)) => self.squashes = versions(value)?,
            ("repeatable", None) => self.repeatable = true,
            ("rust", None) => self.rust = true,
            ("repeatable" | "rust", Some(_)) => {
                return Err((format!("`{name}` takes no value"), format!("write `{PREFIX} {name}`")));
            }
            ("lock_timeout" | "statement_timeout" | "pause" | "squashes", None) => {
                return Err((format!("`{name}` has no value"), format!("write `{PREFIX} {}`", example(name))));
            }
            _ => return Err(unknown(name)),
        }
        Ok(())
    }
}

/// What is wrong, and what to write.
type Mistake = (String, String);

/// The lines of a file that are comments of their own and stand between statements, with where they begin.
fn comments(sql: &str) -> impl Iterator<Item = (usize, &str)> {
    let within = statements(sql);
    let mut start = 0;
    sql.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        let outside = || {
            let next = within.partition_point(|range| range.end <= at);
            within.get(next).is_none_or(|range| at < range.start)
        };
        line.trim_start().starts_with("--").then(|| outside().then(|| (at, line.trim()))).flatten()
    })
}

/// What follows the words in front, where the line is a directive of ours.
fn directive(line: &str, at: usize) -> Result<Option<&str>, Mistake> {
    if let Some(text) = line.strip_prefix(PREFIX) {
        return Ok(Some(text.trim()));
    }
    let words = line.trim_start_matches('-').trim().to_ascii_lowercase().replace(['_', ' '], "-");
    if words == "no-transaction" && !(at == 0 && line.starts_with(NO_TRANSACTION)) {
        return Err((
            "sqlx sees `no-transaction` only as the first line of a file".to_owned(),
            format!("make `{NO_TRANSACTION}`, so spelled, the first line"),
        ));
    }
    match words.split_once(':') {
        Some((word, _)) if nearest(word, ["gen-migrations"]).is_some() => {
            Err(("this looks like a directive, and is none".to_owned(), format!("begin it with `{PREFIX}`")))
        }
        _ => Ok(None),
    }
}

fn is_head(sql: &str, at: usize) -> bool {
    super::statements::first_statement(sql).is_none_or(|first| at < first.start)
}

fn timeout(name: &str, value: &str) -> Result<Timeout, Mistake> {
    value.parse().map_err(|message| (message, format!("write `{PREFIX} {}`", example(name))))
}

fn quoted(value: &str) -> Result<String, Mistake> {
    let inner = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    let text = inner.map(|inner| inner.trim().replace("\\\"", "\""));
    text.filter(|text| !text.is_empty()).ok_or_else(|| {
        (format!("`{value}` is no text in double quotes"), format!("write `{PREFIX} {}`", example("pause")))
    })
}

fn versions(value: &str) -> Result<Vec<i64>, Mistake> {
    let all: Result<Vec<i64>, _> = value.split(',').map(|version| version.trim().parse()).collect();
    all.map_err(|_| (format!("`{value}` is no list of versions"), format!("write `{PREFIX} {}`", example("squashes"))))
}

fn unknown(name: &str) -> Mistake {
    let help = match nearest(name, NAMES.iter().copied()) {
        Some(near) => format!("write `{PREFIX} {}`", example(near)),
        None => format!("the directives are `{}`", NAMES.join("`, `")),
    };
    (format!("there is no directive `{name}`"), help)
}

/// How a directive is written.
fn example(name: &str) -> &str {
    match name {
        "lock_timeout" => "lock_timeout = 5s",
        "statement_timeout" => "statement_timeout = 10min",
        "pause" => "pause = \"deploy the code that writes both columns\"",
        "squashes" => "squashes = 20260101000000, 20260102000000",
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(sql: &str) -> SqlFile {
        SqlFile { name: "1_a.up.sql".to_owned(), sql: sql.to_owned() }
    }

    #[test]
    fn reads_all_directives() {
        let sql = "-- no-transaction\n-- 1_a\n-- gen-migrations: lock_timeout = 5s\n-- gen-migrations: repeatable\n\
            -- gen-migrations: statement_timeout=10min\n\n-- gen-migrations: pause = \"deploy = \\\"now\\\"\"\nSELECT 1;\n";
        let expected = Directives {
            lock_timeout: Some("5s".parse().expect("a time")),
            statement_timeout: Some("600s".parse().expect("a time")),
            repeatable: true,
            pause: Some("deploy = \"now\"".to_owned()),
            ..Directives::default()
        };
        assert_eq!(Directives::of(&file(sql)), Ok(expected));
        let squashes = Directives::of(&file("-- gen-migrations: squashes = 1, 2\n-- gen-migrations: rust\n"));
        assert_eq!(squashes, Ok(Directives { squashes: vec![1, 2], rust: true, ..Directives::default() }));
    }

    #[test]
    fn other_comments_and_strings_are_nobodys_business() {
        for sql in [
            "-- gen-migrations is a program\nSELECT 1;",
            "-- note: this is slow\nSELECT 1;",
            "SELECT '\n-- gen-migrations: pause\n';",
            "DO $$\n-- no transaction\n$$;",
            "/* -- gen-migrations: x */ SELECT 1",
        ] {
            assert_eq!(Directives::of(&file(sql)), Ok(Directives::default()), "{sql}");
        }
    }

    #[track_caller]
    fn refused(sql: &str, expected: &str) {
        let findings = Directives::of(&file(sql)).expect_err("a mistake");
        let text: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert_eq!(text.join("\n"), expected);
    }

    #[test]
    fn says_what_to_write() {
        refused(
            "-- gen-migrations: lock_timout = 5s\n-- gen-migrations: lock_timeout = soon\nSELECT 1",
            "1_a.up.sql line 1: there is no directive `lock_timout`\n  \
             help: write `-- gen-migrations: lock_timeout = 5s`\n\
             1_a.up.sql line 2: `soon` is no length of time\n  help: write `-- gen-migrations: lock_timeout = 5s`",
        );
        refused(
            "-- gen_migration: pause = \"a\"\n-- gen-migrations: pause = a",
            "1_a.up.sql line 1: this looks like a directive, and is none\n  help: begin it with `-- gen-migrations:`\n\
             1_a.up.sql line 2: `a` is no text in double quotes\n  \
             help: write `-- gen-migrations: pause = \"deploy the code that writes both columns\"`",
        );
        refused(
            "-- gen-migrations: retries = 5",
            "1_a.up.sql line 1: there is no directive `retries`\n  help: the directives are `lock_timeout`, \
             `statement_timeout`, `repeatable`, `pause`, `rust`, `squashes`",
        );
    }

    #[test]
    fn says_where_it_belongs() {
        refused(
            "SELECT 1;\n-- gen-migrations: lock_timeout = 5s\nSELECT 2;",
            "1_a.up.sql line 2: the directive stands behind the first statement\n  \
             help: write it above: it is for the whole file",
        );
        refused(
            "-- 1_a\n-- no transaction\nSELECT 1;",
            "1_a.up.sql line 2: sqlx sees `no-transaction` only as the first line of a file\n  \
             help: make `-- no-transaction`, so spelled, the first line",
        );
        refused(
            "-- gen-migrations: repeatable\nSELECT 1;",
            "1_a.up.sql: `repeatable` is for a file without a transaction, and this one has one\n  \
             help: make `-- no-transaction` its first line, or leave `repeatable` out",
        );
    }
}
