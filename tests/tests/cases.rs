//! Changes on filled tables, one file each in `cases/`: they apply, rows say what they should, and the way back leads
//! back.

use schema_core::diff::diff;
use schema_core::effect::World;
use schema_core::error::{Error, Result};
use schema_core::lint::{Levels, lint_file};
use schema_core::migration::render::{Proof, migration, script};
use schema_core::model::{Hints, Schema};
use schema_core::online::{Stage, stages};
use schema_core::plan::Plan;
use schema_core::snapshot;
use schema_core::statement::Statement;
use schema_tests::case::Case;
use schema_tests::change::{carry_out, differences};
use schema_tests::database::{empty, execute, held, query, with_database};
use sqlx::PgConnection;
use std::path::{Path, PathBuf};

#[test]
fn every_case_holds() {
    every_case(run);
}

/// In stages, each of which can be taken back by itself. The embedded server, which is slow at it, has the cases that say
/// which stages they take.
#[test]
fn every_case_holds_online() {
    let all = std::env::var("DATABASE_URL").is_ok();
    every_case(async |connection, case| match all || case.has("stages") {
        true => run_online(connection, case).await,
        false => Ok(()),
    });
}

fn every_case(run: impl AsyncFn(&mut PgConnection, &Case) -> Result<()>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| wanted(path)).collect();
    paths.sort();
    assert!(!paths.is_empty());
    let failures = with_database(async |connection| {
        let mut failures = Vec::new();
        for path in &paths {
            let case = Case::read(path)?;
            if case.has("native") && std::env::var("DATABASE_URL").is_err() {
                eprintln!("SKIPPED on the embedded server: {}: {}", path.display(), case.section("native").trim());
                continue;
            }
            if case.has("since") && connection.server_version_num() < Some(major(&case) * 10_000) {
                eprintln!("SKIPPED before PostgreSQL {}: {}", major(&case), path.display());
                continue;
            }
            if let Err(error) = run(connection, &case).await {
                failures.push(format!("== {}\n{error}", path.display()));
            }
        }
        Ok(failures)
    });
    let failures = failures.unwrap();
    assert!(failures.is_empty(), "{} of {} cases fail\n{}", failures.len(), paths.len(), failures.join("\n\n"));
}

/// The first version of PostgreSQL that has what the case is about.
fn major(case: &Case) -> u32 {
    case.section("since").trim().parse().expect("a major version")
}

/// `CASE=name` picks one.
fn wanted(path: &Path) -> bool {
    std::env::var("CASE").map_or(true, |name| path.file_stem().is_some_and(|stem| stem.to_string_lossy() == name))
}

/// The schemas before and after, of which the first is in the database with its rows.
pub(crate) async fn sides(connection: &mut PgConnection, case: &Case) -> Result<(Schema, Schema)> {
    empty(connection).await?;
    execute(connection, case.section("to")).await?;
    let after = held(connection).await?;
    empty(connection).await?;
    execute(connection, case.section("from")).await?;
    let mut before = held(connection).await?;
    before.done = Some(Default::default());
    execute(connection, case.section("rows")).await?;
    Ok((before, after))
}

async fn run(connection: &mut PgConnection, case: &Case) -> Result<()> {
    let (before, after) = sides(connection, case).await?;
    let hints = case.hints(&after);
    let changes = diff(&before, &after, &hints);
    nothing_is_left(&after, &hints)?;
    carry_out(connection, &changes, &after).await?;
    expect(connection, case.section("expect")).await?;
    if case.has("one way") {
        return Ok(());
    }
    carry_out(connection, &changes.inverse(), &before).await?;
    carry_out(connection, &changes, &after).await
}

async fn run_online(connection: &mut PgConnection, case: &Case) -> Result<()> {
    let (before, after) = sides(connection, case).await?;
    let hints = case.hints(&after);
    let stages = stages(&diff(&before, &after, &hints))?;
    if case.has("stages") {
        let phases: Vec<&str> = stages.iter().map(|stage| stage.phase.as_deref().unwrap_or("one")).collect();
        assert_eq!(phases.join("\n"), case.section("stages").trim());
        let switch = stages.iter().filter(|stage| stage.phase.as_deref() == Some("switch"));
        // That a check spares the reading of what becomes or gets a partition is not claimed.
        let others = |statement: &&Statement| !statement.sql.contains(" PARTITION ");
        for statement in switch.flat_map(|stage| &stage.up.statements).filter(others) {
            assert!(statement.effects.scans.is_empty(), "the change of places reads a table: {}", statement.sql);
        }
    }
    lint(&stages, &before)?;
    let schemas = apply(connection, &stages, before, [case.section("either"), case.section("new")]).await?;
    same(connection, &after, "the last stage").await?;
    expect(connection, case.section("expect")).await?;
    if case.has("one way") {
        return Ok(());
    }
    for (stage, before) in stages.iter().zip(&schemas).rev() {
        carry_out_plan(connection, &stage.down).await?;
        same(connection, before, &script(&stage.down)).await?;
    }
    apply(connection, &stages, before_of(&schemas), [""; 2]).await?;
    same(connection, &after, "the last stage, for the second time").await
}

/// Applies the stages, and returns the schema before each. Until places change, statements of the application of before hold,
/// and from then on, that of after may be there.
async fn apply(
    connection: &mut PgConnection,
    stages: &[Stage],
    before: Schema,
    [either, new]: [&str; 2],
) -> Result<Vec<Schema>> {
    let mut schemas = vec![before];
    let switch = stages.iter().position(|stage| stage.phase.as_deref() == Some("switch"));
    for (done, stage) in (1..).zip(stages) {
        carry_out_plan(connection, &stage.up).await?;
        if Some(done) <= switch {
            say(connection, either).await?;
        }
        if switch.is_some_and(|switch| done >= switch) {
            say(connection, new).await?;
        }
        schemas.push(held(connection).await?);
    }
    schemas.pop();
    Ok(schemas)
}

/// `lint` is silent about what the stages do on purpose.
fn lint(stages: &[Stage], before: &Schema) -> Result<()> {
    let mut world = World::of(before);
    let mut found = Vec::new();
    for (stage, version) in stages.iter().zip(1..) {
        let phase = stage.phase.as_deref().unwrap_or("one");
        let meant: &[&str] = match phase.split(' ').next() {
            Some("switch") => &["wrong_allow", "renaming_column"],
            Some("backfill") => &["wrong_allow", "unread_statement"],
            Some("contract") => &["wrong_allow", "dropping_column", "dropping_table", "index_dropped_not_concurrent"],
            _ => &["wrong_allow"],
        };
        let file = migration(version, phase, stage, (1, 1), Proof::Skipped).up;
        let findings = lint_file(&file.name, &file.sql, &mut world, &Levels::default(), &|_| None);
        found.extend(findings.into_iter().filter(|finding| meant.contains(&finding.rule)));
    }
    match found.as_slice() {
        [] => Ok(()),
        found => Err(Error::unproven(format!("lint warns of what is meant: {found:#?}"))),
    }
}

fn before_of(schemas: &[Schema]) -> Schema {
    schemas.first().cloned().unwrap_or_default()
}

/// Runs a plan as its file would be: one statement, or one transaction.
async fn carry_out_plan(connection: &mut PgConnection, plan: &Plan) -> Result<()> {
    let alone = plan.statements.iter().any(|statement| statement.effects.outside_transaction);
    assert!(!alone || plan.statements.len() == 1, "{}", script(plan));
    execute(connection, &script(plan)).await
}

async fn same(connection: &mut PgConnection, expected: &Schema, after: &str) -> Result<()> {
    match differences(&held(connection).await?, expected).as_slice() {
        [] => Ok(()),
        lines => Err(Error::unproven(format!("{}\n\nafter\n{after}", lines.join("\n")))),
    }
}

/// What the code asks for once is not done again.
fn nothing_is_left(after: &Schema, hints: &Hints) -> Result<()> {
    let mut remembered = after.clone();
    remembered.done = Some(hints.remembered());
    let read = snapshot::read(&snapshot::write(&remembered))?;
    match diff(&read, after, hints).summary().as_slice() {
        [] => Ok(()),
        left => Err(Error::unproven(format!("a second time there would be\n{}", left.join("\n")))),
    }
}

/// As `expect`, of statements of which nothing stays.
async fn say(connection: &mut PgConnection, lines: &str) -> Result<()> {
    for line in lines.lines() {
        execute(connection, "BEGIN").await?;
        let said = expect(connection, line).await;
        execute(connection, "ROLLBACK").await?;
        said?;
    }
    Ok(())
}

async fn expect(connection: &mut PgConnection, lines: &str) -> Result<()> {
    for (question, answer) in lines.lines().filter_map(|line| line.split_once(" => ")) {
        let found = query(connection, question).await?.join(", ");
        if found != answer {
            return Err(Error::unproven(format!("{question}\n  gives {found}\n  not   {answer}")));
        }
    }
    Ok(())
}
