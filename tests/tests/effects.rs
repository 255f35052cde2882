//! What is said of a statement is what it does: each statement of each case runs by itself on PostgreSQL, and the locks,
//! the tables that were written anew and those that were read from end to end are held against what was claimed.

use schema_core::diff::{Changes, diff};
use schema_core::error::{Error, Result};
use schema_core::plan::{LockMode, Statement, plan};
use schema_tests::case::Case;
use schema_tests::database::{empty, execute, held, query, with_database};
use sqlx::{PgConnection, Row};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The version of the server on which claims are measured.
const MEASURED: u32 = 15;

#[test]
fn what_is_claimed_is_what_is_measured() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| wanted(path));
    paths.sort();
    let mut count = 0;
    let wrong = with_database(async |connection| {
        let mut wrong = Vec::new();
        // What is read and locked differs a little between versions; what is claimed is what this one does.
        if connection.server_version_num().is_none_or(|version| version / 10_000 != MEASURED) {
            eprintln!("SKIPPED: what statements lock, read and rewrite is measured on PostgreSQL {MEASURED}");
            return Ok(None);
        }
        for path in &paths {
            let case = Case::read(path)?;
            let since: u32 = case.section("since").trim().parse().unwrap_or(0);
            let native = case.has("native") && std::env::var("DATABASE_URL").is_err();
            if native || connection.server_version_num() < Some(since * 10_000) {
                continue;
            }
            empty(connection).await?;
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            for line in measure(connection, &case, &mut count).await? {
                wrong.push(format!("{name}: {line}"));
            }
        }
        Ok(Some(wrong))
    });
    let Some(wrong) = wrong.unwrap() else { return };
    eprintln!("{count} statements measured");
    assert!(wrong.is_empty(), "{} of {count} statements\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 0);
}

/// `CASE=name` picks one.
fn wanted(path: &Path) -> bool {
    std::env::var("CASE").map_or(true, |name| path.file_stem().is_some_and(|stem| stem.to_string_lossy() == name))
}

async fn measure(connection: &mut PgConnection, case: &Case, count: &mut usize) -> Result<Vec<String>> {
    execute(connection, case.section("to")).await?;
    let after = held(connection).await?;
    empty(connection).await?;
    execute(connection, case.section("from")).await?;
    let mut before = held(connection).await?;
    before.done = Some(BTreeMap::new());
    execute(connection, case.section("rows")).await?;
    let changes = diff(&before, &after, &case.hints(&after));
    let mut wrong = measure_plan(connection, &changes, count).await?;
    if !case.has("one way") {
        wrong.extend(measure_plan(connection, &changes.inverse(), count).await?);
    }
    Ok(wrong)
}

async fn measure_plan(connection: &mut PgConnection, changes: &Changes<'_>, count: &mut usize) -> Result<Vec<String>> {
    let statements = plan(changes)?.statements;
    let old: BTreeSet<i64> = relations(connection).await?.into_keys().collect();
    // In UTC, moments with and without a zone are the same on disk.
    execute(connection, "SET check_function_bodies = off; SET timezone = 'Asia/Tokyo'").await?;
    let mut wrong = Vec::new();
    for statement in &statements {
        let claimed = claimed(statement);
        let measured = run(connection, statement, &old).await?;
        *count += 1;
        // To which table a foreign key refers is joined as the planner likes.
        let joined = |line: &str| line.starts_with("scans") && statement.sql.contains(" REFERENCES ");
        for line in measured.iter().filter(|line| !claimed.contains(*line) && !joined(line)) {
            wrong.push(format!("not claimed: {line}\n    {}", statement.sql));
        }
        for line in claimed.iter().filter(|line| !measured.contains(*line)) {
            wrong.push(format!("not measured: {line}\n    {}", statement.sql));
        }
    }
    execute(connection, "RESET check_function_bodies; RESET timezone").await?;
    Ok(wrong)
}

fn claimed(statement: &Statement) -> BTreeSet<String> {
    let effects = &statement.effects;
    let locks = effects.locks.iter().map(|(table, mode)| format!("{mode} on {table}"));
    let rewrites = effects.rewrites.iter().map(|table| format!("rewrites {table}"));
    let scans = effects.scans.iter().filter(|_| !is_write(statement)).map(|table| format!("scans {table}"));
    locks.chain(rewrites).chain(scans).collect()
}

/// How rows are found to be changed is the planner's choice.
fn is_write(statement: &Statement) -> bool {
    ["INSERT ", "UPDATE ", "DELETE ", "SELECT ", "DO ", "CREATE MATERIALIZED VIEW "]
        .iter()
        .any(|verb| statement.sql.starts_with(verb))
}

/// A relation, as it is before a statement.
struct Relation {
    name: String,
    kind: i8,
    file: i64,
    scans: i64,
}

async fn relations(connection: &mut PgConnection) -> Result<BTreeMap<i64, Relation>> {
    let sql = "SELECT c.oid::bigint, quote_ident(n.nspname) || '.' || quote_ident(c.relname), c.relkind, c.relfilenode::bigint,
            pg_stat_get_xact_numscans(c.oid)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";
    let rows = sqlx::query(sql).fetch_all(connection).await.map_err(|error| Error::database(error.to_string()))?;
    Ok(rows
        .iter()
        .map(|row| (row.get(0), Relation { name: row.get(1), kind: row.get(2), file: row.get(3), scans: row.get(4) }))
        .collect())
}

/// Runs a statement in a transaction of its own, and says what it did to relations that are not new.
async fn run(connection: &mut PgConnection, statement: &Statement, old: &BTreeSet<i64>) -> Result<BTreeSet<String>> {
    execute(connection, "BEGIN").await?;
    let before = relations(connection).await?;
    execute(connection, &statement.sql).await?;
    let locks = query(
        connection,
        "SELECT relation || ' ' || mode FROM pg_locks WHERE locktype = 'relation' AND pid = pg_backend_pid() AND granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
    )
    .await?;
    let after = relations(connection).await?;
    execute(connection, "COMMIT").await?;
    let mut found = BTreeSet::new();
    let mut modes: BTreeMap<i64, LockMode> = BTreeMap::new();
    for lock in &locks {
        let (relation, mode) = lock.trim_matches(['(', ')', '"']).split_once(' ').expect("a relation and a mode");
        let mode = LockMode::ALL.into_iter().find(|known| named(*known) == mode).expect("a mode");
        let strongest = modes.entry(relation.parse().expect("an oid")).or_insert(mode);
        *strongest = mode.max(*strongest);
    }
    for (oid, relation) in before.iter().filter(|(oid, _)| old.contains(oid)) {
        if let Some(mode) = modes.get(oid).filter(|mode| **mode > LockMode::RowShare) {
            found.insert(format!("{mode} on {}", relation.name));
        }
        let Some(now) = after.get(oid) else { continue };
        if now.file != relation.file && matches!(relation.kind as u8, b'r' | b'm') {
            found.insert(format!("rewrites {}", relation.name));
        }
        if now.scans > relation.scans && !is_write(statement) && matches!(relation.kind as u8, b'r' | b'm') {
            found.insert(format!("scans {}", relation.name));
        }
    }
    Ok(found)
}

/// `AccessExclusiveLock`, as `pg_locks` says it.
fn named(mode: LockMode) -> String {
    let words = mode.to_string().to_lowercase();
    let words = words.split(' ').map(|word| word[..1].to_uppercase() + &word[1..]);
    words.collect::<String>() + "Lock"
}
