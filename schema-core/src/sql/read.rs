//! Statements, told apart by their first words.

use super::cursor::Cursor;
use super::{Action, Name, Placed, Shape, alter, create};
use crate::ident::Ident;
use schema_sql::Mistake;

/// Reads one statement.
///
/// # Errors
/// What is no part of SQL.
pub fn read(sql: &str) -> Result<Shape, Mistake> {
    let mut cursor = Cursor::new(sql)?;
    let words: Vec<&str> = sql.split_whitespace().take(3).collect();
    Ok(statement(&mut cursor).unwrap_or_else(|| Shape::Other { words: words.join(" ") }))
}

/// The tables of a publication, and whether those below each are left out.
pub(crate) fn listed(text: &str) -> Vec<(Name, bool)> {
    let mut found = Vec::new();
    let Ok(mut cursor) = Cursor::new(text) else { return found };
    while !cursor.is_end() {
        if !cursor.eat("table") {
            cursor.bump();
            continue;
        }
        loop {
            let only = cursor.eat("only");
            found.extend(cursor.name().map(|name| (name, only)));
            cursor.until(&[]);
            if !cursor.sign(",") || cursor.is("tables in schema") {
                break;
            }
        }
    }
    found
}

/// The tables that the statements inside of another one write to.
pub(crate) fn written(text: &str) -> Vec<Name> {
    let mut found = Vec::new();
    let Ok(mut cursor) = Cursor::new(text) else { return found };
    while !cursor.is_end() {
        match cursor.eat_one(&["insert into", "delete from", "update"]) {
            Some(_) => {
                cursor.eat("only");
                found.extend(cursor.name());
            }
            None => {
                cursor.bump();
            }
        }
    }
    found
}

/// Whether the body of a function is in SQL that PostgreSQL reads when it makes it.
pub(crate) fn is_atomic(text: &str) -> bool {
    Cursor::new(text).is_ok_and(|cursor| cursor.has("begin atomic"))
}

fn statement(cursor: &mut Cursor<'_>) -> Option<Shape> {
    let verb = cursor.peek().name()?;
    match verb.as_str() {
        "create" => create::create(cursor),
        "alter" => alter_any(cursor),
        "drop" => drop(cursor),
        "comment" => comment(cursor),
        "insert" | "update" | "delete" | "merge" | "copy" => write(cursor, verb),
        "truncate" => {
            cursor.bump();
            cursor.eat("table");
            cursor.eat("only");
            Some(Shape::Truncate { tables: cursor.names(), cascade: cursor.has("cascade") })
        }
        "begin" | "start" | "commit" | "end" | "rollback" | "abort" | "savepoint" | "release" | "prepare" => {
            Some(Shape::Transaction { verb })
        }
        "set" | "reset" => {
            cursor.bump();
            let local = cursor.eat_one(&["local", "session"]) == Some("local");
            Some(Shape::Set { name: cursor.rest().to_lowercase(), local })
        }
        "refresh" => {
            cursor.eat("refresh materialized view");
            let concurrently = cursor.eat("concurrently");
            cursor.name().map(|view| Shape::Refresh { view, concurrently })
        }
        "lock" => {
            cursor.bump();
            cursor.eat("table");
            cursor.eat("only");
            let tables = cursor.names();
            cursor.eat("in");
            Some(Shape::LockTable { tables, mode: cursor.until(&["mode"]).to_lowercase() })
        }
        "vacuum" | "analyze" | "cluster" | "reindex" => maintain(cursor, verb),
        "with" | "select" | "values" | "table" | "explain" | "(" => query(cursor, verb),
        "grant" | "revoke" | "show" | "notify" | "listen" | "discard" | "reassign" | "security" | "checkpoint"
        | "import" => Some(Shape::Harmless { verb }),
        _ => None,
    }
}

/// A query may write, in `WITH` and through what it calls; what it calls is not known.
fn query(cursor: &mut Cursor<'_>, verb: String) -> Option<Shape> {
    let writes = ["insert into", "update", "delete from", "merge into"];
    match writes.into_iter().find(|phrase| cursor.has(phrase)) {
        Some(phrase) if verb == "with" => {
            let verb = phrase.split(' ').next().unwrap_or_default().to_owned();
            Some(Shape::Write { verb, table: None })
        }
        _ => Some(Shape::Harmless { verb }),
    }
}

fn write(cursor: &mut Cursor<'_>, verb: String) -> Option<Shape> {
    cursor.bump();
    cursor.eat_one(&["into", "from"]);
    cursor.eat("only");
    let table = cursor.name();
    Some(Shape::Write { verb, table })
}

fn maintain(cursor: &mut Cursor<'_>, verb: String) -> Option<Shape> {
    cursor.bump();
    let mut full = false;
    let mut concurrently = false;
    if let Some(options) = cursor.group() {
        full = options.to_lowercase().contains("full");
        concurrently = options.to_lowercase().contains("concurrently");
    }
    while let Some(word) = cursor.eat_one(&["full", "freeze", "verbose", "analyze"]) {
        full |= word == "full";
    }
    let kind = cursor.eat_one(&["index", "table", "schema", "database", "system"]).unwrap_or("table").to_owned();
    concurrently |= cursor.eat("concurrently");
    Some(Shape::Maintain { verb, full, concurrently, kind, name: cursor.name() })
}

/// The kinds whose objects belong to a table, which is named behind `ON`.
pub(super) const ON_TABLES: [&str; 4] = ["trigger", "policy", "rule", "constraint"];

/// Kinds of one word, as CREATE, ALTER, DROP and COMMENT name them.
const KINDS: &str = "aggregate cast collation column constraint conversion database domain extension function group index \
    language operator owned policy procedure publication role routine rule schema sequence server \
    statistics subscription system table tablespace transform trigger type user view";

/// The words of a kind, those of several words first.
pub(super) fn kind(cursor: &mut Cursor<'_>) -> Option<String> {
    let long = [
        "materialized view",
        "foreign table",
        "foreign data wrapper",
        "event trigger",
        "access method",
        "operator class",
        "operator family",
        "user mapping for",
        "default privileges",
        "text search configuration",
        "text search dictionary",
        "text search parser",
        "text search template",
        "procedural language",
        "large object",
    ];
    match cursor.eat_one(&long) {
        Some(kind) => Some(kind.to_owned()),
        None => {
            let word = cursor.peek().name().filter(|word| KINDS.split(' ').any(|kind| kind == word))?;
            cursor.bump();
            Some(word)
        }
    }
}

fn alter_any(cursor: &mut Cursor<'_>) -> Option<Shape> {
    cursor.eat("alter");
    let kind = kind(cursor)?;
    let if_exists = cursor.eat("if exists");
    let only = cursor.eat("only");
    if ON_TABLES.contains(&kind.as_str()) {
        let name = cursor.ident()?;
        return cursor.eat("on").then(|| cursor.name()).flatten().map(|on| Shape::AlterOn { kind, name, on });
    }
    if !["table", "foreign table", "view", "materialized view", "index", "sequence", "type", "domain", "schema"]
        .contains(&kind.as_str())
    {
        let name = cursor.name();
        return Some(Shape::Create {
            kind: format!("alter {kind}"),
            name,
            on: None,
            or_replace: false,
            if_not_exists: false,
            rest: cursor.rest().to_owned(),
        });
    }
    if cursor.eat("all in tablespace") {
        return None;
    }
    let name = cursor.name()?;
    if kind == "type" && cursor.eat("add value") {
        return Some(Shape::AddValue { name });
    }
    if kind == "type" && cursor.eat("rename value") {
        return Some(Shape::RenameValue { name });
    }
    let actions = match kind.as_str() {
        "domain" => vec![domain_action(cursor)],
        _ => alter::actions(cursor),
    };
    Some(Shape::Alter { kind, name, only, if_exists, actions })
}

/// What is done to a domain is done to no column of it.
fn domain_action(cursor: &mut Cursor<'_>) -> Placed {
    let at = cursor.place();
    let action = match () {
        () if cursor.eat("set not null") => Action::SetNotNull(Ident::new("")),
        () if cursor.eat("drop not null") => Action::DropNotNull(Ident::new("")),
        () => {
            return alter::actions(cursor)
                .into_iter()
                .next()
                .unwrap_or(Placed { at, action: Action::Other(String::new()) });
        }
    };
    Placed { at, action }
}

fn drop(cursor: &mut Cursor<'_>) -> Option<Shape> {
    cursor.eat("drop");
    let kind = kind(cursor)?;
    let concurrently = cursor.eat("concurrently");
    let if_exists = cursor.eat("if exists");
    let names = cursor.names();
    let on = (ON_TABLES.contains(&kind.as_str()) && cursor.eat("on")).then(|| cursor.name()).flatten();
    Some(Shape::Drop { kind, names, on, if_exists, cascade: cursor.has("cascade"), concurrently })
}

fn comment(cursor: &mut Cursor<'_>) -> Option<Shape> {
    cursor.eat("comment on");
    let kind = kind(cursor)?;
    if kind == "column" {
        let mut parts: Vec<Ident> = cursor.ident().into_iter().collect();
        while cursor.sign(".") {
            parts.extend(cursor.ident());
        }
        let name = parts.pop().map(|name| Name { schema: None, name });
        let on = parts.pop().map(|name| Name { schema: parts.pop(), name });
        return Some(Shape::Comment { kind, name, on });
    }
    let name = cursor.name();
    let on = (ON_TABLES.contains(&kind.as_str()) && cursor.eat("on")).then(|| cursor.name()).flatten();
    Some(Shape::Comment { kind, name, on })
}

#[cfg(test)]
mod tests {
    use super::{Shape, read};

    #[test]
    fn a_kind_that_is_none_is_not_read() {
        let is_other = |sql| matches!(read(sql), Ok(Shape::Other { .. }));
        assert!(["ALTER TABEL a ADD b int", "DROP TABEL a", "CREATE INDX ON a (b)"].into_iter().all(is_other));
        assert!(!["ALTER TABLE a ADD b int", "DROP USER a", "CREATE UNLOGGED TABLE a ()"].into_iter().any(is_other));
    }
}
