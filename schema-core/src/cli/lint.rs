//! `lint`: what experience warns of, in migrations, in files of SQL, and in the schema of the code.

use super::Outcome;
use super::arguments::LintArguments;
use super::context::Context;
use super::output::counted;
use super::sarif::sarif;
use crate::effect::World;
use crate::error::{Error, Result};
use crate::lint::{Finding, Level, Levels, lint_file, lint_schema};
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// What was found.
#[derive(Debug, Serialize)]
struct Report<'a> {
    /// The findings, those of files first.
    lint: &'a [Finding],
}

pub(super) fn run(context: &mut Context<'_, '_>, arguments: &LintArguments) -> Result<Outcome> {
    let levels = context.settings.lint.clone().with(context.schema.tables);
    let mut findings = Vec::new();
    if arguments.files.is_empty() {
        findings.extend(migrations(context, arguments, &levels)?);
        let declared = context.declared()?;
        findings.extend(lint_schema(&declared.schema, &levels));
    } else {
        for path in &arguments.files {
            let path = context.settings.current_directory.join(path);
            let text = std::fs::read_to_string(&path)
                .map_err(|error| Error::io(format!("cannot read `{}`", context.shown(&path))).caused_by(error))?;
            let name = context.shown(&path);
            findings.extend(lint_file(&name, &text, &mut World::default(), &levels, &|_| None));
        }
    }
    context.output.report(&Report { lint: &findings })?;
    context.output.sarif(&sarif(&findings))?;
    for finding in &findings {
        context.output.line(&told(finding))?;
    }
    if findings.is_empty() {
        context.output.say("nothing found");
        return Ok(Outcome::Done);
    }
    let errors = findings.iter().filter(|finding| finding.level == Level::Deny).count();
    let warnings = findings.len() - errors;
    context.output.say(&format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")));
    Ok(Outcome::Findings)
}

/// All migrations are read, so that the tables are known that the chosen ones meet.
fn migrations(context: &Context<'_, '_>, arguments: &LintArguments, levels: &Levels) -> Result<Vec<Finding>> {
    if !context.settings.migrations.exists() {
        return Ok(Vec::new());
    }
    let migrations = context.migrations()?;
    let new = arguments.since_git.as_deref().map(|since| added(&context.settings.migrations, since)).transpose()?;
    let latest = migrations.len().saturating_sub(arguments.latest.unwrap_or(migrations.len()));
    let mut world = World::default();
    let mut findings = Vec::new();
    for (at, migration) in migrations.iter().enumerate() {
        let file = &migration.up;
        let name = context.shown(&context.settings.migrations.join(&file.name));
        let found = lint_file(&name, &file.sql, &mut world, levels, &|_| None);
        let wanted = at >= latest
            && arguments.since.is_none_or(|since| migration.version > since)
            && new.as_ref().is_none_or(|new| new.contains(&file.name));
        findings.extend(found.into_iter().filter(|_| wanted));
    }
    Ok(findings)
}

/// The files of a directory that came or changed since a commit, those that git does not know among them.
fn added(directory: &Path, since: &str) -> Result<BTreeSet<String>> {
    let lists: [&[&str]; 2] = [
        // Names that are not ASCII are quoted without `-z`.
        &["diff", "-z", "--name-only", "--diff-filter=d", "--end-of-options", since, "--", "."],
        &["ls-files", "-z", "--others", "--exclude-standard", "--", "."],
    ];
    let mut names = BTreeSet::new();
    for list in lists {
        let output = Command::new("git").args(list).current_dir(directory).output();
        let output = output.map_err(|error| Error::io("cannot run `git`").caused_by(error))?;
        if !output.status.success() {
            return Err(Error::invalid(format!("git does not know what came since `{since}`"))
                .detail(String::from_utf8_lossy(&output.stderr).trim().to_owned())
                .help("write a commit, a branch or a tag behind `--since-git`"));
        }
        let paths = String::from_utf8_lossy(&output.stdout).into_owned();
        names.extend(paths.split('\0').filter_map(|path| path.rsplit('/').next()).map(str::to_owned));
    }
    Ok(names)
}

fn told(finding: &Finding) -> String {
    let place = match (&finding.file, finding.line, &finding.table) {
        (Some(file), Some(line), _) => format!("{file}:{line}"),
        (_, _, Some(table)) => format!("schema {table}"),
        _ => "schema".to_owned(),
    };
    let level = if finding.level == Level::Deny { "error" } else { "warning" };
    let statement = finding.statement.iter().map(|statement| format!("\n  {statement}")).collect::<String>();
    format!("{place}: {level}[{}]: {}{statement}\n  help: {}", finding.rule, finding.message, finding.help)
}
