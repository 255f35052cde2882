//! Sequences and their options.

use super::Id;
use super::object::{Alteration, Cause, Context, Object, Slot};
use crate::ident::{Ident, Member, Qualified, literal};
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A sequence that is not the inside of an identity column (manual, `CREATE SEQUENCE`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sequence {
    /// `smallint`, `integer` or `bigint`.
    #[serde(rename = "type")]
    pub sql_type: String,
    /// `UNLOGGED`, from PostgreSQL 15 on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unlogged: bool,
    /// The options.
    #[serde(flatten)]
    pub options: Options,
}

/// The options of a sequence; what is `None` is PostgreSQL's default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// `START WITH`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<i64>,
    /// `INCREMENT BY`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub increment: Option<i64>,
    /// `MINVALUE`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// `MAXVALUE`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// `CACHE`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cache: Option<i64>,
    /// `CYCLE`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cycle: bool,
}

impl Object for Sequence {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_class'::regclass, r.oid, 0, r.name, o.options || jsonb_strip_nulls(jsonb_build_object(
                    'type', format_type(o.seqtypid, NULL), 'unlogged', CASE WHEN r.relpersistence = 'u' THEN true END))
         FROM relations r JOIN sequence_options o ON o.seqrelid = r.oid
         WHERE r.relkind = 'S' AND NOT EXISTS (
             SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid AND d.deptype = 'i')",
    );

    fn gives_way(&self, _cause: Cause) -> bool {
        false
    }

    const KEYWORD: &'static str = "SEQUENCE";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("{} {name}", Self::KEYWORD)
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        super::schema::needed(&name.schema).into_iter().collect()
    }

    fn create(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        let options = self.options.clauses(None).concat();
        let unlogged = if self.unlogged { "UNLOGGED " } else { "" };
        vec![Statement::new(format!("CREATE {unlogged}SEQUENCE {name} AS {}{options}", self.sql_type))]
    }

    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP SEQUENCE {name}"))]
    }

    fn alter(&self, to: &Self, name: &Qualified, _context: &Context<'_>) -> Alteration {
        let sql_type = if self.sql_type == to.sql_type { String::new() } else { format!(" AS {}", to.sql_type) };
        let options = to.options.clauses(Some(&self.options)).concat();
        let mut statements = Vec::new();
        if self.unlogged != to.unlogged {
            let persistence = if to.unlogged { "UNLOGGED" } else { "LOGGED" };
            statements.push(Statement::new(format!("ALTER SEQUENCE {name} SET {persistence}")));
        }
        if !sql_type.is_empty() || !options.is_empty() {
            statements.push(Statement::new(format!("ALTER SEQUENCE {name}{sql_type}{options}")));
        }
        Alteration::statements(statements)
    }

    fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER SEQUENCE {from} RENAME TO {}", to.name))]
    }

    fn slots(&self, name: &Qualified) -> Vec<Slot> {
        // It has no type, and is not made where there is one of that name.
        vec![Slot::Relation(name.clone()), Slot::Type(name.clone())]
    }
}

impl Options {
    /// The clauses for these options, each with a space before: all that are given, or what differs from `from`.
    pub(super) fn clauses(&self, from: Option<&Self>) -> Vec<String> {
        let none = Self::default();
        let old = from.unwrap_or(&none);
        let mut clauses = Vec::new();
        // The default bounds depend on the direction.
        let turned = from.is_some() && old.descends() != self.descends();
        let mut numeric = |old: Option<i64>, new: Option<i64>, with: &str, without: &str| {
            if old != new || (turned && without.starts_with("NO ")) {
                clauses.push(new.map_or_else(|| format!(" {without}"), |value| format!(" {with} {value}")));
            }
        };
        numeric(old.increment, self.increment, "INCREMENT BY", "INCREMENT BY 1");
        numeric(old.min, self.min, "MINVALUE", "NO MINVALUE");
        numeric(old.max, self.max, "MAXVALUE", "NO MAXVALUE");
        let start = |options: &Self| options.start.unwrap_or_else(|| options.default_start());
        let same = start(old) == start(self) || (from.is_none() && self.start.is_none());
        numeric(Some(start(old)).filter(|_| !same), Some(start(self)).filter(|_| !same), "START WITH", "");
        numeric(old.cache, self.cache, "CACHE", "CACHE 1");
        if from.is_some() && !self.holds(start(old)) {
            clauses.push(format!(" RESTART WITH {}", start(self)));
        }
        if old.cycle != self.cycle {
            clauses.push(if self.cycle { " CYCLE" } else { " NO CYCLE" }.to_owned());
        }
        clauses
    }

    /// The statement that sets the sequence past the values that a column already has.
    pub(super) fn past(&self, sequence: &Qualified, column: &Member) -> Statement {
        let (name, table) = (&column.name, &column.table);
        let sequence = literal(&sequence.to_string());
        let (last, compare) = if self.descends() { ("min", "<=") } else { ("max", ">=") };
        let start = self.start.unwrap_or_else(|| self.default_start());
        Statement::new(format!(
            "SELECT setval({sequence}, {last}({name})) FROM {table} HAVING {last}({name}) {compare} {start}"
        ))
    }

    /// The same for a sequence that other columns draw from, too: it goes on only.
    pub(super) fn past_shared(&self, sequence: &Qualified, column: &Member) -> Statement {
        let (name, table) = (&column.name, &column.table);
        let (last, compare) = if self.descends() { ("min", "<=") } else { ("max", ">=") };
        Statement::new(format!(
            "SELECT setval({}, {last}({name})) FROM {table} HAVING {last}({name}) {compare} (SELECT last_value FROM {sequence})",
            literal(&sequence.to_string())
        ))
    }

    /// The statement that numbers the rows in which a column is NULL, past the values that it has.
    pub(super) fn fill(&self, column: &Member) -> Statement {
        let (name, table) = (&column.name, &column.table);
        let (last, furthest) = if self.descends() { ("min", "least") } else { ("max", "greatest") };
        let step = self.increment.unwrap_or(1);
        let before = self.start.unwrap_or_else(|| self.default_start()).saturating_sub(step);
        Statement::new(format!(
            "UPDATE {table} AS filled SET {name} = fresh.number FROM (\n    \
             SELECT tableoid AS part, ctid AS place, (SELECT {furthest}({last}({name}), {before}) FROM {table})\n        \
             + {step} * row_number() OVER () AS number\n    \
             FROM {table} WHERE {name} IS NULL\n) AS fresh WHERE (filled.tableoid, filled.ctid) = (fresh.part, fresh.place)"
        ))
    }

    /// Whether a value is within the bounds that are given.
    fn holds(&self, value: i64) -> bool {
        let (lowest, highest) = if self.descends() { (i64::MIN, -1) } else { (1, i64::MAX) };
        (self.min.unwrap_or(lowest)..=self.max.unwrap_or(highest)).contains(&value)
    }

    fn descends(&self) -> bool {
        self.increment.is_some_and(|increment| increment < 0)
    }

    fn default_start(&self) -> i64 {
        if self.descends() { self.max.unwrap_or(-1) } else { self.min.unwrap_or(1) }
    }
}

/// The name that PostgreSQL gives the sequence of a serial or identity column.
pub(crate) fn default_name(column: &Member) -> Qualified {
    let name = crate::naming::object_name(column.table.name.as_str(), column.name.as_str(), "seq");
    column.table.sibling(Ident::new(name))
}
