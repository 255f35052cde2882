//! Indexes besides those of constraints.

use super::Id;
use super::catalog::{elements, included, options};
use super::index_element::{IndexElement, adopt_predicate};
use super::key::{columns, include};
use super::object::{Cause, Context, Object, Retyped, Slot};
use super::parameter::{Parameters, parameters};
use crate::ident::{Ident, Qualified};
use crate::rename::Renames;
use crate::statement::Statement;
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
            'predicate', pg_get_expr(i.indpred, i.indrelid),
            'parameters', ",
        options!("x.reloptions"),
        ", 'tablespace', ts.spcname))
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
        let statement = Statement::new(format!("CREATE {}", self.definition(name)));
        vec![if self.unique && !context.is_new(&self.table) {
            statement.fails_if(format!("{} holds duplicates of ({})", self.table, self.keys()))
        } else {
            statement
        }]
    }

    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP INDEX {name}"))]
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
    /// Whether the index works as it is whatever types its columns have, so that PostgreSQL can rebuild it.
    pub(crate) fn is_plain(&self) -> bool {
        self.predicate.is_none() && is_btree(&self.method) && self.elements.iter().all(IndexElement::is_plain)
    }

    fn definition(&self, name: &Qualified) -> String {
        let mut text = String::from(if self.unique { "UNIQUE INDEX " } else { "INDEX " });
        text.push_str(&format!("{} ON {}", name.name, self.table));
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
