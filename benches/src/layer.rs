//! What typed queries cost who compiles them: crates of 20 and of 100 tables with five queries for each, beside the same
//! rows as plain structs with the same queries by hand.

use super::Outcome;
use super::check::{Step, measure, tables};
use super::measure::Cost;
use std::path::Path;

pub(crate) fn run() -> Outcome {
    let directory = tempfile::tempdir()?;
    for count in [20, 100] {
        println!("{count} tables of 10 columns, five queries for each (without queries):");
        for (title, step) in [("`cargo check` after an edit", Step::Check), ("debug build", Step::Build)] {
            let [ours, plain] = both(directory.path(), count, step)?;
            println!(
                "  {title}: {ours}; plain structs {plain}: we take {:.2} times ({:.2} times)",
                ours.whole.cpu / plain.whole.cpu,
                ours.tables.cpu / plain.tables.cpu,
            );
        }
    }
    Ok(())
}

/// What a crate costs, and what it costs without its queries.
struct Cell {
    whole: Cost,
    tables: Cost,
}

/// Ours and the plain structs, with the queries and without, in turn.
fn both(directory: &Path, count: usize, step: Step) -> Outcome<[Cell; 2]> {
    let [typed, by_hand] = [true, false].map(|typed| {
        let tables = tables(count, typed);
        let queries: String = (0..count).map(|number| queries(number, typed)).collect();
        (format!("{tables}{queries}"), tables)
    });
    let names = ["typed", "by_hand", "typed_tables", "by_hand_tables"].map(|name| format!("{name}_{count}"));
    let sources = [&typed.0, &by_hand.0, &typed.1, &by_hand.1];
    let crates = [0, 1, 2, 3].map(|at| (&*names[at], &**sources[at]));
    let [typed, by_hand, typed_tables, by_hand_tables] = measure(directory, crates, step)?.map(|(least, _)| least);
    Ok([Cell { whole: typed, tables: typed_tables }, Cell { whole: by_hand, tables: by_hand_tables }])
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { whole, tables } = self;
        write!(f, "{:.2} s, {:.0} MB ({:.2} s, {:.0} MB)", whole.cpu, whole.peak, tables.cpu, tables.peak)
    }
}

/// The queries of one table, and a caller, without which their bodies would not be compiled.
fn queries(number: usize, typed: bool) -> String {
    let (row, parent) = (format!("Made{number}"), format!("Made{}", number.saturating_sub(1)));
    let error = if typed { "schema_core::row::Error" } else { "sqlx::Error" };
    let imports = if typed { "" } else { "use sqlx::query_as;\n" };
    let [by_id, latest, names, rename, with_parent] = if typed { typed_bodies(&row) } else { bodies(number, &parent) };
    format!(
        "pub mod queries_{number} {{\nuse super::*;\nuse sqlx::PgPool;\n{imports}use std::pin::Pin;\n\
         type Result<T> = std::result::Result<T, {error}>;\n\
         pub async fn by_id(pool: &PgPool, id: Uuid) -> Result<Option<{row}>> {{\n{by_id}\n}}\n\
         pub async fn latest(pool: &PgPool, status: &str) -> Result<Vec<{row}>> {{\n{latest}\n}}\n\
         pub async fn names(pool: &PgPool, parent: Uuid) -> Result<Vec<(Uuid, String)>> {{\n{names}\n}}\n\
         pub async fn rename(pool: &PgPool, id: Uuid, name: &str) -> Result<{row}> {{\n{rename}\n}}\n\
         pub async fn with_parent(pool: &PgPool, id: Uuid) -> Result<({row}, Option<{parent}>)> {{\n{with_parent}\n}}\n\
         pub fn call(pool: &PgPool) -> Pin<Box<dyn Future<Output = Result<usize>> + Send + '_>> {{\n\
         Box::pin(async move {{\nlet id = Uuid::nil();\nlet found = by_id(pool, id).await?.is_some() as usize;\n\
         let count = latest(pool, \"active\").await?.len() + names(pool, id).await?.len();\n\
         rename(pool, id, \"a\").await?;\nlet (_row, parent) = with_parent(pool, id).await?;\n\
         Ok(found + count + parent.is_some() as usize)\n}})\n}}\n}}\n"
    )
}

fn typed_bodies(row: &str) -> [String; 5] {
    [
        format!("{row}::select().filter({row}::id.eq(id)).optional(pool).await"),
        format!(
            "{row}::select().filter({row}::status.eq(status).and({row}::enabled.eq(true)))\
             .order_by({row}::created_at.desc()).limit(20).all(pool).await"
        ),
        format!(
            "{row}::select().filter({row}::parent_id.eq(parent)).columns(({row}::id, {row}::name)).all(pool).await"
        ),
        format!("{row}::update(id).set({row}Update::new().name(name)).one(pool).await"),
        format!("{row}::select().filter({row}::id.eq(id)).with({row}::parent).one(pool).await"),
    ]
}

const COLUMNS: &str = "id, parent_id, name, email, status, enabled, count, score, notes, created_at";

fn bodies(number: usize, parent: &str) -> [String; 5] {
    let (table, above) = (format!("made{number}s"), format!("{}s", parent.to_lowercase()));
    let by_id = format!("query_as(\"SELECT {COLUMNS} FROM {table} WHERE id = $1\").bind(id)");
    [
        format!("{by_id}.fetch_optional(pool).await"),
        format!(
            "query_as(\"SELECT {COLUMNS} FROM {table} WHERE status = $1 AND enabled ORDER BY created_at DESC LIMIT 20\")\
             .bind(status).fetch_all(pool).await"
        ),
        format!("query_as(\"SELECT id, name FROM {table} WHERE parent_id = $1\").bind(parent).fetch_all(pool).await"),
        format!(
            "query_as(\"UPDATE {table} SET name = $1 WHERE id = $2 RETURNING {COLUMNS}\").bind(name).bind(id)\
             .fetch_one(pool).await"
        ),
        format!(
            "let row: Made{number} = {by_id}.fetch_one(pool).await?;\n\
             let Some(parent) = row.parent_id else {{ return Ok((row, None)) }};\n\
             let parent = query_as(\"SELECT {COLUMNS} FROM {above} WHERE id = $1\").bind(parent);\n\
             let parent = parent.fetch_optional(pool).await?;\nOk((row, parent))"
        ),
    ]
}
