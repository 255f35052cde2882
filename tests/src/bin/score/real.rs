//! The round trip of a real schema: load, pull, compile, generate, apply to an empty database, compare.

use crate::dump::{differences, normal, told};
use crate::report::{Miss, Report, Verdict, miss};
use crate::server::{Database, Databases, Server};
use crate::workshop::{Crate, Workshop};
use schema_core::codegen::{Options, generate, rustfmt};
use schema_core::database::compare::read;
use schema_core::database::introspect::Scope;
use schema_core::database::script::{Roles, load};
use schema_core::migration::SqlFile;
use schema_core::naming::Naming;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Judges all schemas, one after the other: compiling them takes all processors.
pub(crate) async fn judge(server: &Server, files: &[PathBuf], show: bool) -> Result<Report, String> {
    let workshop = Workshop::new()?;
    let mut report = Report::new(files.len(), show);
    let mut databases = server.worker(0).await?;
    for (place, file) in files.iter().enumerate() {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let verdict = of_file(&mut databases, &workshop, file, &name).await;
        eprintln!("{name}: {}", verdict.as_ref().map_or_else(|miss| miss.reason.as_str(), |()| "ok"));
        report.add(place, name, verdict);
    }
    Ok(report)
}

async fn of_file(databases: &mut Databases, workshop: &Workshop, file: &Path, name: &str) -> Verdict {
    let failed = |error: String| miss(&error, "");
    let mut original = databases.create("a").await.map_err(failed)?;
    let mut restored = databases.create("b").await.map_err(failed)?;
    let mut made = databases.create("c").await.map_err(failed)?;
    let verdict = round([&mut original, &mut restored, &mut made], workshop, file, name).await;
    databases.drop([original, restored, made]).await;
    verdict
}

async fn round(
    [original, restored, made]: [&mut Database; 3],
    workshop: &Workshop,
    file: &Path,
    name: &str,
) -> Verdict {
    let sql = std::fs::read_to_string(file).map_err(|error| miss(&error.to_string(), ""))?;
    loaded(original, name, sql).await.map_err(|miss| Miss { skipped: true, ..miss })?;
    let dump = original.dump().await.map_err(|error| miss(&format!("pg_dump fails: {error}"), ""))?;
    // PostgreSQL does not always give a text back as it was.
    loaded(restored, "its dump", dump).await?;
    let wanted = restored.dump().await.map_err(|error| miss(&format!("pg_dump fails: {error}"), ""))?;

    let pulled = pulled(original, workshop, name).await?;
    let start = Instant::now();
    step("does not compile, or with warnings", pulled.compile().await)?;
    eprintln!("{name}: compiled in {} s", start.elapsed().as_secs());
    let server = original.url.as_str();
    tool(&pulled, &["generate", "--scratch", server]).await?;
    tool(&pulled, &["migrate", "--database-url", &made.url]).await?;
    let held = made.dump().await.map_err(|error| miss(&format!("pg_dump fails: {error}"), ""))?;
    let differences = differences(&normal(&held), &normal(&wanted));
    if let Some((reason, class)) = told(&differences) {
        let (reason, class) = (format!("dump differs: {reason}"), format!("dump differs: {class}"));
        return Err(Miss { reason, class, detail: differences.join("\n"), skipped: false });
    }
    tool(&pulled, &["diff", "--from", &made.url, "--to", "code", "--scratch", server]).await?;
    step("is not formatted", pulled.formatted().await)
}

async fn loaded(database: &mut Database, name: &str, sql: String) -> Result<(), Miss> {
    let file = SqlFile { name: name.to_owned(), sql };
    let loaded = load(&mut database.connection, &file, Roles::MakeDo).await;
    loaded
        .map(drop)
        .map_err(|error| miss(&format!("cannot be loaded: {error}"), error.detail_text().unwrap_or_default()))
}

/// The crate of what was pulled.
async fn pulled(original: &mut Database, workshop: &Workshop, name: &str) -> Result<Crate, Miss> {
    let start = Instant::now();
    let failed = |error: schema_core::error::Error| miss(&format!("cannot be pulled: {error}"), "");
    let scope = Scope { owners: false, ..Scope::whole() };
    let held = read(&mut original.connection, &scope).await.map_err(failed)?;
    if let Some(first) = held.unknown.first() {
        return Err(miss(&format!("cannot be described: {first}"), held.unknown.join("\n")));
    }
    let mut source = generate(&held.schema, &Options { name: "app", naming: Naming::default() }).map_err(failed)?;
    rustfmt(&mut source.files, "2024", workshop.place())
        .map_err(|error| miss(&format!("no `rustfmt`: {error}"), ""))?;
    eprintln!("{name}: {} facts pulled in {} ms", held.schema.len(), start.elapsed().as_millis());
    workshop.write(name, &source.files).map_err(|error| miss(&error, ""))
}

/// Runs a command that has to end well and, of `diff`, to find nothing.
async fn tool(pulled: &Crate, arguments: &[&str]) -> Result<(), Miss> {
    let output = pulled.run(arguments).await.map_err(|error| miss(&error, ""))?;
    if output.status.success() {
        return Ok(());
    }
    let (data, talk) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let first = talk.lines().find(|line| line.starts_with("error")).or(data.lines().next()).unwrap_or_default();
    Err(miss(&format!("{}: {first}", arguments[0]), format!("{talk}\n{data}")))
}

fn step(what: &str, done: Result<(), String>) -> Result<(), Miss> {
    done.map_err(|said| {
        let first = said.lines().next().unwrap_or_default();
        Miss { class: what.to_owned(), ..miss(&format!("{what}: {first}"), said.clone()) }
    })
}
