//! Tables: created whole, with their columns and constraints. Partitions, and foreign tables, are tables too.

use super::catalog::options;
use super::column;
use super::descent::ancestors;
use super::object::{Alteration, Cause, Context, Object, Slot};
use super::parameter::{Parameters, changed, options_change, options_clause, parameters};
use super::{Id, Payload, aside, bound, column_setting, partition_rows, table_rows};
use crate::ident::{Ident, Qualified};
use crate::model::Fact;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A table (manual, `CREATE TABLE`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Table {
    /// `UNLOGGED`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unlogged: bool,
    /// `PARTITION BY`, such as `RANGE (created_at)`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partition_by: Option<String>,
    /// The partitioned table that this one is a partition of. Its columns are those of that table, and no facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partition_of: Option<Partition>,
    /// The tables that this one inherits from. What is inherited is no fact.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inherits: Vec<Qualified>,
    /// The server of a foreign table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub foreign: Option<Foreign>,
    /// Storage parameters.
    #[serde(skip_serializing_if = "Parameters::is_empty")]
    pub parameters: Parameters,
    /// `ENABLE ROW LEVEL SECURITY`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub row_level_security: bool,
    /// `FORCE ROW LEVEL SECURITY`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub force_row_level_security: bool,
    /// The access method, where it is not `heap`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_method: Option<Ident>,
    /// The tablespace, where it is not the database's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tablespace: Option<Ident>,
}

/// Which part of a partitioned table a partition holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partition {
    /// The partitioned table.
    pub parent: Qualified,
    /// `FOR VALUES …` or `DEFAULT`.
    pub bound: String,
}

/// Where the rows of a foreign table are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Foreign {
    /// The foreign server.
    pub server: Ident,
    /// `OPTIONS (…)`.
    #[serde(default, skip_serializing_if = "Parameters::is_empty")]
    pub options: Parameters,
}

impl Object for Table {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_class'::regclass, r.oid, 0, r.name, jsonb_strip_nulls(jsonb_build_object(
            'unlogged', CASE WHEN r.relpersistence = 'u' THEN true END,
            'partition_by', CASE WHEN r.relkind = 'p' THEN pg_get_partkeydef(r.oid) END,
            'partition_of', CASE WHEN r.relispartition THEN (
                SELECT jsonb_build_object('parent', p.name, 'bound', pg_get_expr(r.relpartbound, r.oid))
                FROM pg_inherits i JOIN relations p ON p.oid = i.inhparent WHERE i.inhrelid = r.oid) END,
            'inherits', CASE WHEN NOT r.relispartition THEN (
                SELECT jsonb_agg(p.name ORDER BY i.inhseqno)
                FROM pg_inherits i JOIN relations p ON p.oid = i.inhparent WHERE i.inhrelid = r.oid) END,
            'foreign', (SELECT jsonb_build_object('server', s.srvname, 'options', coalesce(",
        options!("f.ftoptions"),
        ", '[]')) FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = r.oid),
            'parameters', nullif(coalesce(",
        options!("r.reloptions"),
        ", '[]') || coalesce((SELECT jsonb_agg(jsonb_build_array('toast.' || option_name, option_value))
                FROM pg_class t, pg_options_to_table(t.reloptions) WHERE t.oid = r.reltoastrelid), '[]'), '[]'),
            'row_level_security', CASE WHEN r.relrowsecurity THEN true END,
            'force_row_level_security', CASE WHEN r.relforcerowsecurity THEN true END,
            'access_method', (SELECT am.amname FROM pg_am am WHERE am.oid = r.relam AND am.amname <> 'heap'),
            'tablespace', (SELECT ts.spcname FROM pg_tablespace ts WHERE ts.oid = r.reltablespace)))
         FROM relations r WHERE r.relkind IN ('r', 'p', 'f')"
    ));

    const KEYWORD: &'static str = "TABLE";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("{}TABLE {name}", if self.foreign.is_some() { "FOREIGN " } else { "" })
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        let parents = self.partition_of.iter().map(|partition| &partition.parent).chain(&self.inherits);
        let server = self.foreign.iter().map(|foreign| Id::Server(foreign.server.clone()));
        let schema = super::schema::needed(&name.schema);
        schema.into_iter().chain(parents.cloned().map(Id::Table)).chain(server).collect()
    }

    /// Rows never give way; a table that takes its columns from another goes with that one, a foreign table with its server.
    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone && (self.partition_of.is_some() || !self.inherits.is_empty() || self.foreign.is_some())
    }

    fn create(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let columns =
            context.to.columns(name).into_iter().filter(|(id, _)| context.with.contains(&Id::Column(id.clone())));
        let columns = columns.map(|(id, payload)| column::definition(&id, payload, context));
        let within = context.with.iter().filter_map(|id| Some((id, context.to.payload(id)?)));
        let within = within.filter(|(id, payload)| !is_apart(id, payload, context));
        let constraints = within.filter_map(|(id, payload)| constraint(id, payload));
        let lines: Vec<String> = columns.chain(constraints).map(|line| format!("\n    {line}")).collect();
        let body = format!("({}\n)", lines.join(","));
        let create = Statement::new(format!("{}{}", self.head(name, &body, lines.is_empty()), self.tail()));
        let create = match &self.partition_of {
            Some(partition) if !context.aside.values().any(|new| *new == Id::Table(name.clone())) => {
                partition_rows::tell(partition, create, context)
            }
            _ => create,
        };
        let mut statements = aside::create(&Id::Table(name.clone()), create, context);
        statements.extend(switches(name, &Self::default(), self));
        // What the statement has no place for.
        let apart = context.with.iter().filter_map(|id| Some((id, context.to.payload(id)?)));
        statements.extend(apart.flat_map(|(id, payload)| match (id, payload) {
            (Id::Column(name), Payload::Column(column)) => {
                column_setting::settings(name, &column::Column::default(), column, context)
            }
            _ if is_apart(id, payload, context) => payload.create(id, context),
            _ => Vec::new(),
        }));
        statements
    }

    fn drop(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let id = Id::Table(name.clone());
        if context.aside.contains_key(&id) {
            let old = aside::last_name(&id, name, context);
            let mut statements = table_rows::go_over(name, &old, context);
            statements.push(Statement::new(format!("DROP {}", self.sql_name(&old))));
            return statements;
        }
        let statement = Statement::new(format!("DROP {}", self.sql_name(name)));
        let detach = self.leaves(&Self::default(), name).into_iter().filter(|_| self.is_referred_to(context));
        detach
            .chain([if self.foreign.is_some() { statement } else { statement.loses(format!("the rows of {name}")) }])
            .collect()
    }

    fn alter(&self, to: &Self, name: &Qualified, context: &Context<'_>) -> Alteration {
        let server = |table: &Self| table.foreign.as_ref().map(|foreign| foreign.server.clone());
        if server(self) != server(to) {
            return Alteration::Replace;
        }
        let mut statements = Vec::new();
        statements.extend(self.leaves(to, name));
        statements.extend(switches(name, self, to));
        if let (Some(old), Some(new)) = (&self.foreign, &to.foreign)
            && let Some(options) = options_change(&old.options, &new.options)
        {
            statements.push(Statement::new(format!("ALTER FOREIGN TABLE {name} {options}")));
        }
        let mut alter = |action: String| statements.push(Statement::new(format!("ALTER TABLE {name} {action}")));
        if self.unlogged != to.unlogged {
            alter(format!("SET {}", if to.unlogged { "UNLOGGED" } else { "LOGGED" }));
        }
        changed(&self.parameters, &to.parameters).into_iter().for_each(&mut alter);
        if self.access_method != to.access_method {
            let method = to.access_method.clone().unwrap_or_else(|| Ident::new("heap"));
            alter(format!("SET ACCESS METHOD {method}"));
        }
        if self.tablespace != to.tablespace {
            let tablespace = to.tablespace.clone().unwrap_or_else(|| Ident::new("pg_default"));
            alter(format!("SET TABLESPACE {tablespace}"));
        }
        statements.extend(self.joins(to, name, context));
        Alteration::statements(statements)
    }

    fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER TABLE {from} RENAME TO {}", to.name))]
    }

    fn owners(&self, _name: &Qualified) -> Vec<Id> {
        self.partition_of.iter().map(|partition| Id::Table(partition.parent.clone())).collect()
    }

    fn slots(&self, name: &Qualified) -> Vec<Slot> {
        vec![Slot::Relation(name.clone()), Slot::Type(name.clone())]
    }

    fn queries(&self) -> Vec<&str> {
        self.partition_of.iter().map(|partition| partition.bound.as_str()).collect()
    }

    fn adopt_spelling(&mut self, catalog: &Self) {
        if self.partition_by.is_some() && catalog.partition_by.is_some() {
            self.partition_by.clone_from(&catalog.partition_by);
        }
    }

    fn apply_renames(&mut self, name: &Qualified, renames: &Renames) {
        for parent in self.partition_of.iter_mut().map(|partition| &mut partition.parent).chain(&mut self.inherits) {
            *parent = renames.table(parent);
        }
        if let Some(key) = &mut self.partition_by {
            renames.expression(name, key);
        }
    }
}

impl Table {
    /// Whether the table has to be made anew to become `to`, beside the old one, whose rows go over.
    pub(crate) fn is_made_anew(&self, to: &Self) -> bool {
        let server = |table: &Self| table.foreign.as_ref().map(|foreign| foreign.server.clone());
        let is_unlogged_whole = to.partition_by.is_some() && self.unlogged != to.unlogged;
        let narrows = match (&self.partition_of, &to.partition_of) {
            (Some(old), Some(new)) => old.parent == new.parent && !bound::widens(&old.bound, &new.bound),
            _ => false,
        };
        server(self) == server(to) && (self.partition_by != to.partition_by || is_unlogged_whole || narrows)
    }

    /// Whether the table has all columns of another one, which are no facts of its own.
    pub(crate) fn has_columns_of(&self) -> impl Iterator<Item = &Qualified> {
        self.partition_of.iter().map(|partition| &partition.parent).chain(&self.inherits)
    }

    /// Whether foreign keys refer to the table that this one is a partition of.
    fn is_referred_to(&self, context: &Context<'_>) -> bool {
        let Some(Partition { parent, .. }) = &self.partition_of else { return false };
        let mut above = ancestors(parent, context.from);
        above.insert(parent.clone());
        let refers = |fact: &Fact| matches!(&fact.payload, Payload::ForeignKey(key) if above.contains(&key.target));
        context.from.iter().any(|(_, fact)| refers(fact))
    }

    fn head(&self, name: &Qualified, body: &str, is_empty: bool) -> String {
        let kind = match (&self.foreign, self.unlogged) {
            (Some(_), _) => "FOREIGN TABLE",
            (None, true) => "UNLOGGED TABLE",
            (None, false) => "TABLE",
        };
        match &self.partition_of {
            Some(Partition { parent, bound }) if is_empty => {
                format!("CREATE {kind} {name} PARTITION OF {parent} {bound}")
            }
            Some(Partition { parent, bound }) => format!("CREATE {kind} {name} PARTITION OF {parent} {body} {bound}"),
            None => format!("CREATE {kind} {name} {body}"),
        }
    }

    fn tail(&self) -> String {
        let mut text = String::new();
        if !self.inherits.is_empty() {
            let parents: Vec<_> = self.inherits.iter().map(ToString::to_string).collect();
            text.push_str(&format!(" INHERITS ({})", parents.join(", ")));
        }
        if let Some(key) = &self.partition_by {
            text.push_str(&format!(" PARTITION BY {key}"));
        }
        if let Some(method) = &self.access_method {
            text.push_str(&format!(" USING {method}"));
        }
        if !self.parameters.is_empty() {
            text.push_str(&format!(" WITH{}", parameters(&self.parameters)));
        }
        if let Some(tablespace) = &self.tablespace {
            text.push_str(&format!(" TABLESPACE {tablespace}"));
        }
        if let Some(foreign) = &self.foreign {
            text.push_str(&format!(" SERVER {}{}", foreign.server, options_clause(&foreign.options)));
        }
        text
    }

    /// What the table takes its columns from, and no longer does.
    fn leaves(&self, to: &Self, name: &Qualified) -> Vec<Statement> {
        let detached = self.partition_of.iter().filter(|_| self.partition_of != to.partition_of);
        let detached = detached.map(|old| format!("ALTER TABLE {} DETACH PARTITION {name}", old.parent));
        let disinherited = self.inherits.iter().filter(|parent| !to.inherits.contains(parent));
        let disinherited = disinherited.map(|parent| format!("ALTER TABLE {name} NO INHERIT {parent}"));
        detached.chain(disinherited).map(Statement::new).collect()
    }

    fn joins(&self, to: &Self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let attached = to.partition_of.iter().filter(|_| self.partition_of != to.partition_of);
        let attached = attached.map(|new| {
            let rows = format!("a row of {name} is not one {}", new.bound);
            let attach = format!("ALTER TABLE {} ATTACH PARTITION {name} {}", new.parent, new.bound);
            Statement::new(attach).fails_if(rows).counted_by(partition_rows::outside(name, new, context))
        });
        let inherited = to.inherits.iter().filter(|parent| !self.inherits.contains(parent));
        let inherited = inherited.map(|parent| Statement::new(format!("ALTER TABLE {name} INHERIT {parent}")));
        attached.chain(inherited).collect()
    }
}

/// The switches that have statements of their own.
fn switches(name: &Qualified, from: &Table, to: &Table) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut alter = |action: &str| statements.push(Statement::new(format!("ALTER TABLE {name} {action}")));
    if from.row_level_security != to.row_level_security {
        alter(if to.row_level_security { "ENABLE ROW LEVEL SECURITY" } else { "DISABLE ROW LEVEL SECURITY" });
    }
    if from.force_row_level_security != to.force_row_level_security {
        alter(if to.force_row_level_security { "FORCE ROW LEVEL SECURITY" } else { "NO FORCE ROW LEVEL SECURITY" });
    }
    statements
}

/// Whether the statement that creates the table has no place for one of its parts: a default of an inherited column, a
/// constraint that is not checked, a key that is like another one, of which it would make one.
fn is_apart(id: &Id, payload: &Payload, context: &Context<'_>) -> bool {
    match (id, payload) {
        (Id::Default(column), _) => !context.to.contains(&Id::Column(column.clone())),
        (_, Payload::Check(check)) => check.not_valid,
        (_, Payload::Unique(_)) => context
            .with
            .iter()
            .take_while(|other| *other != id)
            .any(|other| context.to.payload(other).is_some_and(|other| is_same_key(other, payload))),
        _ => false,
    }
}

/// Whether one index would do for both keys.
fn is_same_key(one: &Payload, other: &Payload) -> bool {
    match (one, other) {
        (Payload::Unique(one), Payload::Unique(other)) => one == other,
        (Payload::PrimaryKey(one), Payload::Unique(other)) => {
            (&one.columns, &one.include, one.deferrable) == (&other.columns, &other.include, other.deferrable)
        }
        _ => false,
    }
}

/// The line of a constraint that is created with its table.
fn constraint(id: &Id, payload: &Payload) -> Option<String> {
    let (name, definition) = match (id, payload) {
        (Id::PrimaryKey(name), Payload::PrimaryKey(key)) => (name, key.definition()),
        (Id::Unique(name), Payload::Unique(key)) => (name, key.definition()),
        (Id::Check(name), Payload::Check(check)) => (name, check.definition()),
        (Id::Exclusion(name), Payload::Exclusion(exclusion)) => (name, exclusion.definition()),
        _ => return None,
    };
    Some(format!("CONSTRAINT {} {definition}", name.name))
}
