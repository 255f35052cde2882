//! Indexes besides those of constraints.

use super::catalog::{elements, included, options};
use super::failure;
use super::index_element::{IndexElement, adopt_predicate};
use super::key::{columns, include};
use super::object::{Alteration, Cause, Context, Object, Retyped, Slot};
use super::parameter::{Parameters, changed, parameters};
use super::{Id, key_index, partition_index, taken_over};
use crate::ident::{Ident, Qualified};
use crate::rename::Renames;
use crate::statement::{Manner, Statement};
use serde::{Deserialize, Serialize};

/// An index (manual, `CREATE INDEX`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Index {
    /// The table.
    pub table: Qualified,
    /// `UNIQUE`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unique: bool,
    /// The access method.
    #[serde(default = "btree", skip_serializing_if = "is_btree")]
    pub method: Ident,
    /// The elements, in order.
    pub elements: Vec<IndexElement>,
    /// `INCLUDE (…)`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<Ident>,
    /// `ON ONLY`: of a partitioned table where partitions lack theirs, so that it is not valid.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub only: bool,
    /// It was not built to its end, and is not used.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub broken: bool,
    /// `NULLS NOT DISTINCT`, from PostgreSQL 15 on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub nulls_not_distinct: bool,
    /// The condition of a partial index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub predicate: Option<String>,
    /// Storage parameters.
    #[serde(default, skip_serializing_if = "Parameters::is_empty")]
    pub parameters: Parameters,
    /// The tablespace, where it is not the database's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tablespace: Option<Ident>,
    /// What PostgreSQL calls the elements, where some are expressions.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub names: Names,
}

/// The names of the columns of an index, by which those of partitions are called. They follow from the elements, and are
/// no difference.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Names(pub Vec<Ident>);

impl PartialEq for Names {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl Names {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn btree() -> Ident {
    Ident::new("btree")
}

fn is_btree(method: &Ident) -> bool {
    method.as_str() == "btree"
}

impl Object for Index {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_class'::regclass, x.oid, 0, quote_ident(n.nspname) || '.' || quote_ident(x.relname), jsonb_strip_nulls(jsonb_build_object(
            'table', r.name, 'unique', i.indisunique, 'method', am.amname,
            'elements', ",
        elements!(),
        ", 'include', ",
        included!(),
        ", 'nulls_not_distinct', CASE WHEN (to_jsonb(i) ->> 'indnullsnotdistinct')::boolean THEN true END,
            'only', CASE WHEN x.relkind = 'I' AND NOT i.indisvalid THEN true END,
            'broken', CASE WHEN x.relkind = 'i' AND NOT i.indisvalid THEN true END,
            'predicate', pg_get_expr(i.indpred, i.indrelid),
            'parameters', ",
        options!("x.reloptions"),
        ", 'tablespace', ts.spcname, 'names', CASE WHEN x.relkind = 'I' AND 0 = ANY(i.indkey) THEN (
                SELECT jsonb_agg(xa.attname ORDER BY xa.attnum) FROM pg_attribute xa WHERE xa.attrelid = x.oid) END))
         FROM relations r
         JOIN pg_index i ON i.indrelid = r.oid
         JOIN pg_class x ON x.oid = i.indexrelid
         JOIN pg_namespace n ON n.oid = x.relnamespace
         JOIN pg_am am ON am.oid = x.relam
         LEFT JOIN pg_tablespace ts ON ts.oid = x.reltablespace
         WHERE NOT x.relispartition AND NOT EXISTS (
             SELECT FROM pg_constraint con WHERE con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x'))"
    ));

    const KEYWORD: &'static str = "INDEX";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("{} {name}", Self::KEYWORD)
    }

    fn needs(&self, _name: &Qualified) -> Vec<Id> {
        columns(&self.table, self.elements.iter().filter_map(IndexElement::column).chain(&self.include))
    }

    /// PostgreSQL rebuilds what works for any type.
    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone || (cause.retyped == Retyped::Type && !self.is_plain())
    }

    fn create(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let statement = match self.is_concurrent(context) {
            true => Statement::outside_transaction(format!("CREATE {}", self.definition(name)).replacen(
                "INDEX",
                "INDEX CONCURRENTLY",
                1,
            )),
            false => Statement::new(format!("CREATE {}", self.definition(name))),
        };
        let statement = if self.unique && !context.is_new(&self.table) {
            let keys = self.elements.iter().map(|element| match (element.column(), element.expression()) {
                (Some(column), _) => column.to_string(),
                (None, expression) => format!("({})", expression.unwrap_or_default()),
            });
            let keys: Vec<String> = keys.collect();
            let count = failure::duplicates(&self.table, &keys, self.predicate.as_deref(), self.nulls_not_distinct);
            statement.fails_if(format!("{} holds duplicates of ({})", self.table, self.keys())).counted_by(count)
        } else {
            statement
        };
        partition_index::create_with(&Id::Index(name.clone()), statement, context)
    }

    fn drop(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        if key_index::is_taken_over(self, name, context) || taken_over::is_index_taken_over(self, name, context) {
            return Vec::new();
        }
        vec![match self.is_concurrent(context) {
            true => Statement::outside_transaction(format!("DROP INDEX CONCURRENTLY {name}")),
            false => Statement::new(format!("DROP INDEX {name}")),
        }]
    }

    fn alter(&self, to: &Self, name: &Qualified, context: &Context<'_>) -> Alteration {
        let (parameters, tablespace) = (to.parameters.clone(), to.tablespace.clone());
        let same = Self { parameters, tablespace, only: self.only && to.only, ..self.clone() };
        let id = Id::Index(name.clone());
        let unfit = self.only != to.only && (to.only || partition_index::has_special_parts(&id, context));
        if (Self { only: same.only, ..to.clone() }) != same || unfit {
            return Alteration::Replace;
        }
        let mut actions = changed(&self.parameters, &to.parameters);
        if !actions.is_empty() && context.is_partitioned(&self.table) {
            return Alteration::Replace;
        }
        if self.tablespace != to.tablespace {
            let tablespace = to.tablespace.clone().unwrap_or_else(|| Ident::new("pg_default"));
            actions.push(format!("SET TABLESPACE {tablespace}"));
        }
        let set = actions.into_iter().map(|action| Statement::new(format!("ALTER INDEX {name} {action}")));
        let whole = if self.only && !to.only { partition_index::complete(&id, context) } else { Vec::new() };
        Alteration::statements(set.chain(whole).collect())
    }

    fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER INDEX {from} RENAME TO {}", to.name))]
    }

    fn owners(&self, _name: &Qualified) -> Vec<Id> {
        vec![Id::Table(self.table.clone()), Id::MaterializedView(self.table.clone())]
    }

    fn slots(&self, name: &Qualified) -> Vec<Slot> {
        vec![Slot::Relation(name.clone())]
    }

    fn expressions(&self) -> Vec<&str> {
        self.elements.iter().filter_map(IndexElement::expression).chain(self.predicate.as_deref()).collect()
    }

    fn apply_renames(&mut self, _name: &Qualified, renames: &Renames) {
        for element in &mut self.elements {
            element.apply_renames(&self.table, renames);
        }
        renames.columns(&self.table, &mut self.include);
        if let Some(predicate) = &mut self.predicate {
            renames.expression(&self.table, predicate);
        }
        self.table = renames.table(&self.table);
    }

    fn adopt_spelling(&mut self, catalog: &Self) {
        for (ours, theirs) in self.elements.iter_mut().zip(&catalog.elements) {
            ours.adopt_spelling(theirs);
        }
        adopt_predicate(&mut self.predicate, &catalog.predicate);
    }
}

impl Index {
    /// Whether the index is built and dropped beside the work on its table, which PostgreSQL does not do for the whole index
    /// of partitions.
    fn is_concurrent(&self, context: &Context<'_>) -> bool {
        context.manner == Manner::Concurrently && !context.is_partitioned(&self.table)
    }

    /// Whether the index works as it is whatever types its columns have, so that PostgreSQL can rebuild it.
    pub(crate) fn is_plain(&self) -> bool {
        self.predicate.is_none() && is_btree(&self.method) && self.elements.iter().all(IndexElement::is_plain)
    }

    pub(super) fn definition(&self, name: &Qualified) -> String {
        let mut text = String::from(if self.unique { "UNIQUE INDEX " } else { "INDEX " });
        text.push_str(&format!("{} ON {}{}", name.name, if self.only { "ONLY " } else { "" }, self.table));
        if !is_btree(&self.method) {
            text.push_str(&format!(" USING {}", self.method));
        }
        text.push_str(&format!(" ({}){}", self.keys(), include(&self.include)));
        if self.nulls_not_distinct {
            text.push_str(" NULLS NOT DISTINCT");
        }
        if !self.parameters.is_empty() {
            text.push_str(&format!(" WITH{}", parameters(&self.parameters)));
        }
        if let Some(tablespace) = &self.tablespace {
            text.push_str(&format!(" TABLESPACE {tablespace}"));
        }
        if let Some(predicate) = &self.predicate {
            text.push_str(&format!(" WHERE {predicate}"));
        }
        text
    }

    fn keys(&self) -> String {
        let keys: Vec<_> = self.elements.iter().map(IndexElement::definition).collect();
        keys.join(", ")
    }
}
