//! What `ALTER TABLE` and its like do.

use super::Name;
use super::column::{self, ColumnDefinition, Constraint};
use super::cursor::Cursor;
use super::type_name::canonical;
use crate::ident::Ident;

/// An action, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Where it stands in the statement.
    pub at: usize,
    /// What it does.
    pub action: Action,
}

/// One action of `ALTER TABLE`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each is what its words in SQL say")]
pub enum Action {
    AddColumn {
        column: Box<ColumnDefinition>,
        if_not_exists: bool,
    },
    DropColumn {
        column: Ident,
        if_exists: bool,
    },
    SetType {
        column: Ident,
        to: String,
        using: Option<String>,
        collate: bool,
    },
    SetDefault(Ident, String),
    DropDefault(Ident),
    SetNotNull(Ident),
    DropNotNull(Ident),
    AddIdentity(Ident),
    SetIdentity(Ident),
    DropIdentity(Ident),
    SetExpression(Ident),
    DropExpression(Ident),
    /// `SET STATISTICS`, and `SET` or `RESET` of a column's options.
    SetColumnOption(Ident),
    SetStorage(Ident),
    SetCompression(Ident),
    AddConstraint(Constraint),
    DropConstraint {
        constraint: Ident,
        if_exists: bool,
    },
    ValidateConstraint(Ident),
    AlterConstraint(Ident),
    RenameColumn(Ident, Ident),
    RenameConstraint(Ident, Ident),
    Rename(Ident),
    SetSchema(Ident),
    AttachPartition {
        partition: Name,
        default: bool,
    },
    DetachPartition {
        partition: Name,
        concurrently: bool,
    },
    Inherit(Name),
    NoInherit(Name),
    Of,
    NotOf,
    Owner,
    SetLogged,
    SetUnlogged,
    SetAccessMethod,
    SetTablespace,
    SetParameters(String),
    Triggers,
    Rules,
    RowSecurity,
    ReplicaIdentity,
    Cluster,
    /// What is not read.
    Other(String),
}

/// Reads the actions behind the name of the table.
pub(super) fn actions(cursor: &mut Cursor<'_>) -> Vec<Placed> {
    let mut actions = Vec::new();
    while !cursor.is_end() {
        let at = cursor.place();
        let action = action(cursor).unwrap_or_else(|| Action::Other(cursor.until(&[]).to_owned()));
        actions.push(Placed { at, action });
        cursor.until(&[]);
        cursor.bump();
    }
    actions
}

fn action(cursor: &mut Cursor<'_>) -> Option<Action> {
    let first = cursor.eat_one(&[
        "add",
        "drop",
        "alter",
        "validate constraint",
        "rename",
        "set",
        "reset",
        "attach partition",
        "detach partition",
        "inherit",
        "no inherit",
        "of",
        "not of",
        "owner to",
        "enable",
        "disable",
        "force",
        "no force",
        "replica identity",
        "cluster on",
    ])?;
    match first {
        "add" => add(cursor),
        "drop" => drop(cursor),
        "alter" => alter(cursor),
        "validate constraint" => cursor.ident().map(Action::ValidateConstraint),
        "rename" => rename(cursor),
        "set" | "reset" => set(cursor),
        "attach partition" => {
            let partition = cursor.name()?;
            let default = cursor.until(&[]).trim().eq_ignore_ascii_case("default");
            Some(Action::AttachPartition { partition, default })
        }
        "detach partition" => {
            let partition = cursor.name()?;
            Some(Action::DetachPartition {
                partition,
                concurrently: cursor.eat_one(&["concurrently", "finalize"]).is_some(),
            })
        }
        "inherit" => cursor.name().map(Action::Inherit),
        "no inherit" => cursor.name().map(Action::NoInherit),
        "of" => Some(Action::Of),
        "not of" => Some(Action::NotOf),
        "owner to" => Some(Action::Owner),
        "replica identity" => Some(Action::ReplicaIdentity),
        "cluster on" => Some(Action::Cluster),
        _ => {
            cursor.eat_one(&["always", "replica"]);
            cursor.eat_one(&["trigger", "rule", "row level security"]).map(|what| match what {
                "trigger" => Action::Triggers,
                "rule" => Action::Rules,
                _ => Action::RowSecurity,
            })
        }
    }
}

fn add(cursor: &mut Cursor<'_>) -> Option<Action> {
    if column::is_constraint(cursor) {
        return column::constraint(cursor).map(Action::AddConstraint);
    }
    cursor.eat_one(&["column", "attribute"]);
    let if_not_exists = cursor.eat("if not exists");
    column::column(cursor).map(|column| Action::AddColumn { column: Box::new(column), if_not_exists })
}

fn drop(cursor: &mut Cursor<'_>) -> Option<Action> {
    if cursor.eat("constraint") {
        let if_exists = cursor.eat("if exists");
        return cursor.ident().map(|constraint| Action::DropConstraint { constraint, if_exists });
    }
    cursor.eat_one(&["column", "attribute"]);
    let if_exists = cursor.eat("if exists");
    cursor.ident().map(|column| Action::DropColumn { column, if_exists })
}

fn alter(cursor: &mut Cursor<'_>) -> Option<Action> {
    if cursor.eat("constraint") {
        return cursor.ident().map(Action::AlterConstraint);
    }
    cursor.eat_one(&["column", "attribute"]);
    let column = cursor.ident()?;
    let verbs = [
        ("set default", 0),
        ("drop default", 1),
        ("set not null", 2),
        ("drop not null", 3),
        ("set data type", 4),
        ("type", 4),
        ("add generated", 5),
        ("set generated", 6),
        ("restart", 6),
        ("drop identity", 7),
        ("set expression", 8),
        ("drop expression", 9),
        ("set statistics", 10),
        ("set storage", 11),
        ("set compression", 12),
        ("reset", 10),
        ("set", 10),
    ];
    let verb = verbs.iter().find(|(phrase, _)| cursor.eat(phrase))?.1;
    Some(match verb {
        0 => Action::SetDefault(column, cursor.until(&[]).to_owned()),
        1 => Action::DropDefault(column),
        2 => Action::SetNotNull(column),
        3 => Action::DropNotNull(column),
        4 => {
            let to = canonical(cursor.until(&["collate", "using", "cascade", "restrict"]));
            let collate = cursor.eat("collate") && cursor.name().is_some();
            let using = cursor.eat("using").then(|| cursor.until(&[]).to_owned());
            Action::SetType { column, to, using, collate }
        }
        5 => Action::AddIdentity(column),
        6 => Action::SetIdentity(column),
        7 => Action::DropIdentity(column),
        8 => Action::SetExpression(column),
        9 => Action::DropExpression(column),
        11 => Action::SetStorage(column),
        12 => Action::SetCompression(column),
        // `SET INCREMENT 2` and its like are of the identity's sequence.
        _ if cursor.peek().is_sign("(") || verb == 10 && cursor.peek().kind != schema_sql::Kind::Word => {
            Action::SetColumnOption(column)
        }
        _ => Action::SetIdentity(column),
    })
}

fn rename(cursor: &mut Cursor<'_>) -> Option<Action> {
    if cursor.eat("to") {
        return cursor.ident().map(Action::Rename);
    }
    let constraint = cursor.eat("constraint");
    cursor.eat_one(&["column", "attribute", "value"]);
    let from = cursor.ident()?;
    let to = cursor.eat("to").then(|| cursor.ident()).flatten()?;
    Some(if constraint { Action::RenameConstraint(from, to) } else { Action::RenameColumn(from, to) })
}

fn set(cursor: &mut Cursor<'_>) -> Option<Action> {
    if cursor.peek().is_sign("(") {
        return cursor.group().map(|parameters| Action::SetParameters(parameters.to_owned()));
    }
    let found = cursor.eat_one(&["schema", "logged", "unlogged", "access method", "tablespace", "without cluster"])?;
    match found {
        "schema" => cursor.ident().map(Action::SetSchema),
        "logged" => Some(Action::SetLogged),
        "unlogged" => Some(Action::SetUnlogged),
        "access method" => Some(Action::SetAccessMethod),
        "tablespace" => Some(Action::SetTablespace),
        _ => Some(Action::Cluster),
    }
}
