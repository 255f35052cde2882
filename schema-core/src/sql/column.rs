//! Columns and constraints, as `CREATE TABLE` and `ADD` say them.

use super::Name;
use super::cursor::Cursor;
use super::type_name::canonical;
use crate::ident::Ident;

/// A column as it is defined.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnDefinition {
    /// Where it stands in the statement.
    pub at: usize,
    /// Its name.
    pub name: Ident,
    /// The type, in PostgreSQL's spelling; `serial` stays.
    pub sql_type: String,
    /// `NOT NULL`, of whatever origin but a primary key.
    pub not_null: bool,
    /// `DEFAULT` with this expression.
    pub default: Option<String>,
    /// `GENERATED … AS IDENTITY`.
    pub identity: bool,
    /// `GENERATED … AS (…) STORED`, or `VIRTUAL`.
    pub generated: Option<Generated>,
    /// Constraints at the column.
    pub constraints: Vec<Constraint>,
}

/// How a generated column is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generated {
    /// In the table.
    Stored,
    /// Not at all.
    Virtual,
}

/// A constraint of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Constraint {
    /// Where it stands in the statement.
    pub at: usize,
    /// Its name, where one is given.
    pub name: Option<Ident>,
    /// What it demands.
    pub rule: Rule,
    /// `NOT VALID`.
    pub not_valid: bool,
    /// `NO INHERIT`
    pub no_inherit: bool,
    /// `NULLS NOT DISTINCT`
    pub nulls_not_distinct: bool,
}

/// What a constraint demands.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// `PRIMARY KEY`; over an index that is there, where one is named.
    PrimaryKey(Vec<Ident>, Option<Name>),
    /// `UNIQUE`; over an index that is there, where one is named.
    Unique(Vec<Ident>, Option<Name>),
    /// `CHECK`
    Check(String),
    /// `FOREIGN KEY`, the table that it refers to, and the columns; none stand for the primary key.
    ForeignKey(Vec<Ident>, Name, Vec<Ident>),
    /// `EXCLUDE`
    Exclude(String),
    /// `NOT NULL` as a constraint of the table.
    NotNull(Ident),
}

impl ColumnDefinition {
    /// Whether it is `serial` or one of its sisters.
    pub fn is_serial(&self) -> bool {
        is_serial(&self.sql_type)
    }

    /// Whether a row gets a value where none is given.
    pub fn is_filled(&self) -> bool {
        self.default.as_deref().is_some_and(|default| !default.eq_ignore_ascii_case("null"))
            || self.identity
            || self.generated.is_some()
            || self.is_serial()
    }

    /// Whether it is part of the primary key that stands at it.
    pub fn is_primary_key(&self) -> bool {
        self.constraints.iter().any(|constraint| matches!(constraint.rule, Rule::PrimaryKey(..)))
    }
}

/// Whether a type is `serial` or one of its sisters.
pub(crate) fn is_serial(sql_type: &str) -> bool {
    ["serial", "serial2", "serial4", "serial8", "smallserial", "bigserial"].contains(&sql_type)
}

const ENDS_TYPE: [&str; 16] = [
    "constraint",
    "not",
    "null",
    "default",
    "generated",
    "primary",
    "unique",
    "references",
    "check",
    "collate",
    "storage",
    "compression",
    "using",
    "deferrable",
    "initially",
    "options",
];

/// Reads a column, up to the comma or the parenthesis behind it.
pub(super) fn column(cursor: &mut Cursor<'_>) -> Option<ColumnDefinition> {
    let at = cursor.place();
    let name = cursor.ident()?;
    let sql_type = canonical(cursor.until(&ENDS_TYPE));
    let mut column = ColumnDefinition {
        at,
        name,
        sql_type,
        not_null: false,
        default: None,
        identity: false,
        generated: None,
        constraints: Vec::new(),
    };
    loop {
        let before = cursor.place();
        option(cursor, &mut column);
        if cursor.place() == before || cursor.is_end() {
            break;
        }
    }
    cursor.until(&[]);
    Some(column)
}

fn option(cursor: &mut Cursor<'_>, column: &mut ColumnDefinition) {
    let at = cursor.place();
    let named = cursor.eat("constraint").then(|| cursor.ident()).flatten();
    let own = || vec![column.name.clone()];
    if cursor.eat("not null") {
        column.not_null = true;
    } else if cursor.eat("default") {
        column.default = Some(cursor.until(&ENDS_TYPE).to_owned());
    } else if cursor.eat("generated") {
        cursor.eat_one(&["always", "by default"]);
        cursor.eat("as");
        if cursor.eat("identity") {
            column.identity = true;
            cursor.group();
        } else {
            cursor.group();
            column.generated = Some(if cursor.eat("stored") { Generated::Stored } else { Generated::Virtual });
            cursor.eat("virtual");
        }
    } else if cursor.eat("collate") {
        cursor.name();
    } else if let Some((rule, nulls_not_distinct)) = rule(cursor, own) {
        let (not_valid, no_inherit) = suffix(cursor);
        column.constraints.push(Constraint { at, name: named, rule, not_valid, no_inherit, nulls_not_distinct });
    } else if cursor.eat_one(&["storage", "compression", "using"]).is_some() {
        cursor.bump();
    } else if cursor.eat("options") {
        cursor.group();
    } else {
        cursor.eat_one(&["null", "not deferrable", "deferrable", "initially deferred", "initially immediate"]);
    }
}

/// Reads a constraint of a table, up to the comma or the parenthesis behind it.
pub(super) fn constraint(cursor: &mut Cursor<'_>) -> Option<Constraint> {
    let at = cursor.place();
    let name = cursor.eat("constraint").then(|| cursor.ident()).flatten();
    let (rule, nulls_not_distinct) = rule(cursor, Vec::new)?;
    let (not_valid, no_inherit) = suffix(cursor);
    cursor.until(&[]);
    Some(Constraint { at, name, rule, not_valid, no_inherit, nulls_not_distinct })
}

/// Whether a constraint of a table comes next.
pub(super) fn is_constraint(cursor: &Cursor<'_>) -> bool {
    ["constraint", "primary key", "unique", "check", "foreign key", "exclude", "not null"]
        .iter()
        .any(|phrase| cursor.is(phrase))
}

/// A constraint at a column is over that column alone.
fn rule(cursor: &mut Cursor<'_>, own: impl Fn() -> Vec<Ident>) -> Option<(Rule, bool)> {
    let mut nulls_not_distinct = false;
    let mut key = |cursor: &mut Cursor<'_>| {
        nulls_not_distinct = cursor.eat_one(&["nulls not distinct", "nulls distinct"]) == Some("nulls not distinct");
        if cursor.eat("using index") {
            return (Vec::new(), cursor.name());
        }
        let columns = if cursor.peek().is_sign("(") { cursor.columns() } else { own() };
        if cursor.eat("include") {
            cursor.group();
        }
        (columns, None)
    };
    let rule = if cursor.eat("primary key") {
        let (columns, index) = key(cursor);
        Rule::PrimaryKey(columns, index)
    } else if cursor.eat("unique") {
        let (columns, index) = key(cursor);
        Rule::Unique(columns, index)
    } else if cursor.eat("check") {
        Rule::Check(cursor.group()?.to_owned())
    } else if cursor.eat("foreign key") {
        let columns = cursor.columns();
        let target = cursor.eat("references").then(|| cursor.name()).flatten()?;
        Rule::ForeignKey(columns, target, cursor.columns())
    } else if cursor.eat("references") {
        let target = cursor.name()?;
        Rule::ForeignKey(own(), target, cursor.columns())
    } else if cursor.eat("exclude") {
        Rule::Exclude(cursor.until(&["not", "deferrable", "initially"]).to_owned())
    } else if cursor.eat("not null") {
        Rule::NotNull(cursor.ident()?)
    } else {
        return None;
    };
    Some((rule, nulls_not_distinct))
}

/// What may stand behind a constraint; whether `NOT VALID` and `NO INHERIT` are there.
fn suffix(cursor: &mut Cursor<'_>) -> (bool, bool) {
    let (mut not_valid, mut no_inherit) = (false, false);
    loop {
        if cursor.eat("not valid") {
            not_valid = true;
        } else if cursor.eat("no inherit") {
            no_inherit = true;
        } else if cursor.peek().is_sign("(") {
            cursor.group();
        } else if cursor
            .eat_one(&[
                "match full",
                "match simple",
                "on delete",
                "on update",
                "cascade",
                "restrict",
                "no action",
                "set null",
                "set default",
                "not deferrable",
                "deferrable",
                "initially deferred",
                "initially immediate",
                "not enforced",
                "enforced",
                "using index tablespace",
            ])
            .is_none()
        {
            return (not_valid, no_inherit);
        }
    }
}
