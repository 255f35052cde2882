//! The text of migration files.

use super::directory::Migration;
use crate::online::Stage;
use crate::plan::{Hazard, Plan, Statement};
use crate::statement::Allow;
use std::fmt::Write;

/// How it is known that a migration does what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof<'a> {
    /// It was run on this server.
    Server(&'a str),
    /// It was not run: `--no-verify`.
    Skipped,
}

/// What the head of a migration's files says.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// The migration's name.
    pub name: &'a str,
    /// How it is known that it does what it should.
    pub proof: Proof<'a>,
    /// Which one of how many of a series it is, from 1.
    pub place: (usize, usize),
}

/// The files of a stage.
pub fn migration(version: i64, description: &str, stage: &Stage, place: (usize, usize), proof: Proof<'_>) -> Migration {
    let name = format!("{version}_{description}");
    let head = Head { name: &name, proof, place };
    let (up, down) = (up(head, stage), down(head, stage));
    Migration::new(version, description.to_owned(), up, down)
}

/// The file that applies a stage.
fn up(head: Head<'_>, stage: &Stage) -> String {
    let mut directives = Vec::new();
    if stage.repeatable {
        directives.push("repeatable".to_owned());
    }
    directives.extend(stage.pause.iter().map(|why| format!("pause = \"{why}\"")));
    file(head, &directives, &[], &stage.up.statements)
}

/// The file that reverts a stage, whose losses it cannot make good.
fn down(head: Head<'_>, stage: &Stage) -> String {
    let hazards = stage.up.statements.iter().flat_map(|statement| &statement.hazards);
    let losses = hazards.filter_map(|hazard| match hazard {
        Hazard::LosesData(what) => Some(format!("Cannot be undone: {what}")),
        Hazard::FailsOnRows(_) | Hazard::BreaksRunningCode(_) | Hazard::FiresTriggers(_) => None,
    });
    file(head, &[], &losses.collect::<Vec<_>>(), &stage.down.statements)
}

/// The pair of files that the user fills in: `--custom`.
pub fn custom(name: &str) -> (String, String) {
    let text = |direction, task| format!("-- {name}: {direction}, written by hand.\n-- {task}\n");
    (
        text("up", "Write the statements here. The snapshot stays: they should not change what the code declares."),
        text("down", "Write here what undoes the up file."),
    )
}

/// The pair of files in whose place a function of the program does the work: `--custom --rust`. Who runs them as SQL is
/// told so, and does not go on.
pub fn function(name: &str) -> (String, String) {
    let text = |method: &str, verb: &str| {
        format!(
            "-- {name}: {verb} by a function of the program.\n\
             -- In `main`: Cli::new(&schema).{method}(\"{name}\", async |connection| {{ … }}).main()\n\
             -- gen-migrations: rust\n\n\
             DO $$ BEGIN\n    RAISE EXCEPTION 'the migration {name} is {verb} by a function of gen-migrations, and not by SQL';\n\
             END $$;\n"
        )
    };
    (text("step", "applied"), text("revert_step", "reverted"))
}

/// The statements alone, as a script.
pub fn script(plan: &Plan) -> String {
    let mut text = String::new();
    if names_later(&plan.statements) {
        text.push_str("SET check_function_bodies = off;\n\n");
    }
    write_statements(&mut text, &plan.statements);
    text
}

fn file(head: Head<'_>, directives: &[String], notes: &[String], statements: &[Statement]) -> String {
    let mut text = String::new();
    // sqlx looks for it at the very beginning.
    if statements.iter().any(|statement| statement.effects.outside_transaction) {
        comment(&mut text, "no-transaction");
    }
    directives.iter().for_each(|directive| comment(&mut text, &format!("gen-migrations: {directive}")));
    comment(&mut text, head.name);
    if let (at, of @ 2..) = head.place {
        comment(&mut text, &format!("Migration {at} of {of} of one change."));
    }
    comment(&mut text, &proof_line(head.proof));
    notes.iter().for_each(|note| comment(&mut text, note));
    text.push('\n');
    if names_later(statements) {
        text.push_str("SET LOCAL check_function_bodies = off;\n\n");
    }
    write_statements(&mut text, statements);
    text
}

/// Whether the body of a function may name what comes after it: PostgreSQL reads bodies when it creates them, and keeps
/// nothing of what they name.
fn names_later(statements: &[Statement]) -> bool {
    let is_routine = |statement: &Statement| {
        ["FUNCTION", "PROCEDURE"].iter().any(|kind| statement.sql.starts_with(&format!("CREATE OR REPLACE {kind}")))
    };
    statements.len() > 1 && statements.iter().any(is_routine)
}

fn proof_line(proof: Proof<'_>) -> String {
    match proof {
        Proof::Server(server) => format!("Proven on {server}: applied, reverted, applied again."),
        Proof::Skipped => "Not proven: written with --no-verify.".to_owned(),
    }
}

fn write_statements(text: &mut String, statements: &[Statement]) {
    for (index, statement) in statements.iter().enumerate() {
        if index > 0 && !go_together(&statements[index - 1], statement) {
            text.push('\n');
        }
        let notes = notes(statement);
        // What the statement above says as well is not said again.
        let above = index.checked_sub(1).map(|above| self::notes(&statements[above])).unwrap_or_default();
        let notes = notes.into_iter().chain(writes_under_a_lock(statement, &statements[..index]));
        let notes: Vec<String> = notes.collect();
        notes.iter().filter(|note| !above.contains(note)).for_each(|note| comment(text, note));
        for check in &statement.checks {
            comment(text, &format!("{CHECK}{check}"));
            if let Some(before) = statement.asked_before.get(check) {
                comment(text, &format!("{CHECK_BEFORE}{before}"));
            }
        }
        for Allow { rule, reason } in &statement.allows {
            comment(text, &format!("lint: allow({rule}, \"{reason}\")"));
        }
        let _ = writeln!(text, "{}{}", statement.sql, terminator(&statement.sql));
    }
}

/// A lock is held to the end of the transaction, so that rows which are written after it keep others waiting.
fn writes_under_a_lock(statement: &Statement, above: &[Statement]) -> Option<String> {
    let table = statement.effects.locks.keys().next().filter(|_| statement.sql.starts_with("UPDATE "))?;
    let held = above.iter().filter_map(|statement| statement.effects.locks.get(table)).max()?;
    let nobody = if held.blocks_reads() { "nobody reads or writes it" } else { "nobody writes it" };
    held.blocks_writes().then(|| format!("Writes rows of {table}, which is locked above ({held}): {nobody} meanwhile"))
}

/// What stands in front of a query that counts the rows on which a statement fails.
pub const CHECK: &str = "check: ";

/// What stands in front of the query that takes its place before anything of the change is done.
pub const CHECK_BEFORE: &str = "check before: ";

/// What there is to know of a statement, a line each.
fn notes(statement: &Statement) -> Vec<String> {
    let mut notes = warnings(statement);
    let effects = &statement.effects;
    // Who drops a table waits for nobody else to use it, and that goes without saying.
    let is_gone = |table| statement.sql == format!("DROP TABLE {table}");
    let brief = effects
        .locks
        .iter()
        .filter(|(table, mode)| mode.blocks_writes() && !effects.scans.contains(*table) && !is_gone(*table));
    let brief: Vec<String> = brief.map(|(table, mode)| format!("{table} ({mode})")).collect();
    if !brief.is_empty() {
        notes.push(format!("Locks {}", brief.join(", ")));
    }
    notes
}

/// What may go wrong with a statement, and whom it keeps waiting for long, a line each.
pub fn warnings(statement: &Statement) -> Vec<String> {
    let effects = &statement.effects;
    let long = effects.scans.iter().filter_map(|table| {
        let mode = effects.locks.get(table).filter(|mode| mode.blocks_writes())?;
        let does = if effects.rewrites.contains(table) { "Rewrites" } else { "Reads all of" };
        let nobody = if mode.blocks_reads() { "nobody reads or writes it" } else { "nobody writes it" };
        Some(format!("{does} {table} ({mode}): {nobody} meanwhile"))
    });
    let loses = statement.hazards.iter().any(|hazard| matches!(hazard, Hazard::LosesData(_)));
    // That code cannot use what is lost goes without saying.
    let said = |hazard: &&Hazard| !loses || !matches!(hazard, Hazard::BreaksRunningCode(_));
    statement.hazards.iter().filter(said).map(hazard_line).chain(long).collect()
}

/// Whether two statements stand without a blank line: short ones that do the same.
fn go_together(above: &Statement, below: &Statement) -> bool {
    let short = |statement: &Statement| !statement.sql.contains('\n') && statement.hazards.is_empty();
    if notes(below).iter().any(|note| !notes(above).contains(note))
        || !(below.checks.is_empty() && below.allows.is_empty())
    {
        return false;
    }
    let verb = |statement: &Statement| statement.sql.split(' ').take(2).map(str::to_owned).collect::<Vec<_>>();
    short(above) && short(below) && verb(above) == verb(below)
}

/// A statement that ends in a `--` comment needs its semicolon on a line of its own.
fn terminator(sql: &str) -> &'static str {
    let last = sql.lines().next_back().unwrap_or_default();
    if last.contains("--") { "\n;" } else { ";" }
}

/// A hazard in words.
pub fn hazard_line(hazard: &Hazard) -> String {
    match hazard {
        Hazard::LosesData(what) => format!("Loses data: {what}"),
        Hazard::FailsOnRows(what) => format!("May fail on existing rows: {what}"),
        Hazard::BreaksRunningCode(what) => format!("Breaks running code: {what}"),
        Hazard::FiresTriggers(what) => format!("Fires triggers: {what}"),
    }
}

/// Writes one comment line; a line break in `words`, which may hold names from the code, would end the comment.
fn comment(text: &mut String, words: &str) {
    text.push_str("-- ");
    text.extend(words.chars().map(|c| if c.is_control() { ' ' } else { c }));
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(statements: &[(&str, Option<Hazard>)]) -> Plan {
        let statement = |(sql, hazard): &(&str, Option<Hazard>)| Statement {
            hazards: hazard.iter().cloned().collect(),
            ..Statement::new(*sql)
        };
        Plan { statements: statements.iter().map(statement).collect() }
    }

    fn files(up: Plan, down: Plan, proof: Proof<'_>) -> Migration {
        migration(1, "a", &Stage { phase: None, up, down, repeatable: false, pause: None }, (1, 1), proof)
    }

    #[test]
    fn says_how_it_was_proven_and_what_it_risks() {
        let loss = Hazard::LosesData("the rows of a\n; DROP TABLE b; --".into());
        let plan = plan(&[("CREATE TABLE b ()", None), ("DROP TABLE a", Some(loss))]);
        let expected = "-- 1_a\n-- Proven on PostgreSQL 17.5: applied, reverted, applied again.\n\n\
            CREATE TABLE b ();\n\n-- Loses data: the rows of a ; DROP TABLE b; --\nDROP TABLE a;\n";
        assert_eq!(files(plan, Plan::default(), Proof::Server("PostgreSQL 17.5")).up.sql, expected);
    }

    #[test]
    fn the_way_back_says_what_is_lost() {
        let forth = plan(&[("DROP TABLE a", Some(Hazard::LosesData("rows of a".into())))]);
        let back = plan(&[("CREATE TABLE a ()", None)]);
        let expected = "-- 1_a\n-- Not proven: written with --no-verify.\n-- Cannot be undone: rows of a\n\n\
            CREATE TABLE a ();\n";
        assert_eq!(files(forth, back, Proof::Skipped).down.expect("a way back").sql, expected);
    }

    #[test]
    fn a_comment_at_the_end_does_not_swallow_the_semicolon() {
        assert_eq!(script(&plan(&[("SELECT 1 -- one", None)])), "SELECT 1 -- one\n;\n");
    }
}
