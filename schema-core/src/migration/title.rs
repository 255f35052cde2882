//! What a migration is called when nobody says it.

use super::name::description;
use crate::diff::Changes;
use crate::kind::Id;
use std::collections::BTreeSet;

/// Words for changes: what the only one does, or what all of them are about.
pub fn title(changes: &Changes<'_>, first: bool) -> String {
    if first {
        return "init".to_owned();
    }
    let summary = changes.headlines();
    let words = match summary.iter().map(|line| Line::read(line)).collect::<Option<Vec<_>>>().as_deref() {
        Some([only]) => format!("{} {}", only.verb, only.words()),
        Some(lines) => together(lines, changes),
        None => String::new(),
    };
    description(&words).unwrap_or_else(|_| "update_schema".to_owned())
}

/// One line of a summary.
struct Line {
    verb: &'static str,
    id: Id,
}

impl Line {
    fn read(line: &str) -> Option<Self> {
        let (sign, rest) = line.split_once(' ')?;
        let id: Id = rest.split(" -> ").next()?.parse().ok()?;
        let verb = match (sign, &id) {
            ("+", Id::Table(_)) => "create",
            ("+", _) => "add",
            ("-", _) => "drop",
            ("~", _) => "change",
            (">", _) => "rename",
            _ => return None,
        };
        Some(Self { verb, id })
    }

    fn words(&self) -> String {
        words(&self.id)
    }
}

/// A thing by its name; the names of constraints say their table.
fn words(id: &Id) -> String {
    match id {
        Id::Column(column) => format!("{} {}", column.table.name.as_str(), column.name.as_str()),
        Id::Default(column) | Id::Identity(column) | Id::Generated(column) => {
            format!("{} {} {}", column.table.name.as_str(), column.name.as_str(), id.word())
        }
        Id::Comment(target) => format!("comment {}", words(target)),
        other => other.own_name().map_or_else(|| other.path(), |name| name.as_str().to_owned()),
    }
}

fn together(lines: &[Line], changes: &Changes<'_>) -> String {
    let subjects: BTreeSet<String> = lines.iter().map(|line| subject(&line.id, changes)).collect();
    let verbs: BTreeSet<&str> = lines.iter().map(|line| line.verb).collect();
    let verb = match verbs.first() {
        Some(verb) if verbs.len() == 1 && lines.iter().all(|line| matches!(line.id, Id::Table(_))) => *verb,
        _ if lines.iter().any(|line| line.verb == "create") && subjects.len() == 1 => "create",
        _ => "update",
    };
    match subjects.len() {
        0..=2 => format!("{verb} {}", subjects.into_iter().collect::<Vec<_>>().join(" and ")),
        count => format!("{verb} {count} tables"),
    }
}

/// What a change is about: the table, where there is one.
fn subject(id: &Id, changes: &Changes<'_>) -> String {
    let target = if let Id::Comment(target) = id { target } else { id };
    if let Some(table) = target.table() {
        return table.name.as_str().to_owned();
    }
    let payload = changes.to.payload(target).or_else(|| changes.from.payload(target));
    let owners = payload.map(|payload| payload.owners(target)).unwrap_or_default();
    let table = owners.iter().find_map(Id::table);
    table.map_or_else(|| words(target), |table| table.name.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::diff;
    use crate::model::{Hints, Schema};
    use crate::snapshot;

    fn schema(facts: &str) -> Schema {
        snapshot::read(&format!("format = 1\n{facts}")).expect("a snapshot")
    }

    const USERS: &str = "[table]\n\"public.users\" = {}\n";
    const COLUMN: &str = "[column]\n\"public.users.a\" = { position = 1, type = \"text\" }\n";

    #[track_caller]
    fn called(from: &str, to: &str, expected: &str) {
        assert_eq!(title(&diff(&schema(from), &schema(to), &Hints::default()), false), expected);
    }

    #[test]
    fn says_what_the_only_change_does() {
        called("", USERS, "create_users");
        called(USERS, "", "drop_users");
        called(USERS, &format!("{USERS}{COLUMN}"), "add_users_a");
        called(&format!("{USERS}{COLUMN}"), &format!("{USERS}{}", COLUMN.replace("text", "integer")), "change_users_a");
        called("", "[schema]\n\"o'dd 🙂\" = {}\n", "add_o_dd");
    }

    #[test]
    fn says_what_many_are_about() {
        let tables = |names: &[&str]| {
            names.iter().fold("[table]\n".to_owned(), |text, name| format!("{text}\"public.{name}\" = {{}}\n"))
        };
        called("", &tables(&["a", "b"]), "create_a_and_b");
        called("", &tables(&["a", "b", "c"]), "create_3_tables");
        called(&tables(&["a"]), &tables(&["b"]), "update_a_and_b");
        let columns =
            COLUMN.replace("[column]\n", "[column]\n\"public.users.b\" = { position = 2, type = \"text\" }\n");
        called(USERS, &format!("{USERS}{columns}"), "update_users");
        assert_eq!(title(&diff(&schema(""), &schema(USERS), &Hints::default()), true), "init");
    }
}
