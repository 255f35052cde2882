//! Exclusion constraints.

use super::catalog::{deferrable, elements, included};
use super::constraint::{constraint_name, drop_constraint, rename_constraint};
use super::failure;
use super::index_element::{IndexElement, adopt_predicate};
use super::key::{Deferrable, columns, include};
use super::key_index::{KeyIndex, key_index};
use super::object::{Alteration, Cause, Context, Object, Retyped, Slot};
use super::{Id, partition_index};
use crate::ident::{Ident, Member};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// An exclusion constraint (manual, 5.5.6).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// The access method.
    pub method: Ident,
    /// The elements, in order.
    pub elements: Vec<IndexElement>,
    /// The operator of each element.
    pub operators: Vec<String>,
    /// `INCLUDE (…)`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<Ident>,
    /// The condition of a partial constraint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub predicate: Option<String>,
    /// When it is checked.
    #[serde(default, skip_serializing_if = "Deferrable::is_no")]
    pub deferrable: Deferrable,
    /// The index behind it.
    #[serde(default, skip_serializing_if = "KeyIndex::is_plain")]
    pub index: KeyIndex,
}

impl Object for Exclusion {
    type Name = Member;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_constraint'::regclass, c.oid, 0, r.name || '.' || quote_ident(c.conname), jsonb_strip_nulls(jsonb_build_object(
            'method', am.amname, 'elements', ",
        elements!(),
        ", 'operators', (SELECT jsonb_agg(op.oprname ORDER BY e.n)
                         FROM unnest(c.conexclop) WITH ORDINALITY e(op, n) JOIN pg_operator op ON op.oid = e.op),
            'include', ",
        included!(),
        ", ",
        key_index!(),
        ", 'predicate', pg_get_expr(i.indpred, i.indrelid), ",
        deferrable!(),
        "))
         FROM relations r
         JOIN pg_constraint c ON c.conrelid = r.oid AND c.contype = 'x' AND c.conparentid = 0
         JOIN pg_index i ON i.indexrelid = c.conindid
         JOIN pg_class x ON x.oid = i.indexrelid
         JOIN pg_am am ON am.oid = x.relam"
    ));

    const KEYWORD: &'static str = "CONSTRAINT";

    fn sql_name(&self, name: &Member) -> String {
        constraint_name(name)
    }

    fn needs(&self, name: &Member) -> Vec<Id> {
        columns(&name.table, self.elements.iter().filter_map(IndexElement::column).chain(&self.include))
    }

    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone || cause.retyped == Retyped::Type
    }

    fn create(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        let statement = self.index.add(name, &self.definition());
        let statement = if context.is_new(&name.table) {
            statement
        } else {
            let keys: Option<Vec<_>> = self.elements.iter().map(IndexElement::column).collect();
            let keys = keys
                .map(|columns| columns.into_iter().zip(self.operators.iter().map(String::as_str)).collect::<Vec<_>>());
            let count = keys.and_then(|keys| failure::conflicts(&name.table, &keys, self.predicate.as_deref()));
            statement.fails_if(format!("two rows of {} exclude each other", name.table)).counted_by(count)
        };
        partition_index::create_with(&Id::Exclusion(name.clone()), statement, context)
    }

    fn alter(&self, to: &Self, name: &Member, context: &Context<'_>) -> Alteration {
        match (Self { index: to.index.clone(), ..self.clone() }) == *to {
            true => self.index.alter(&to.index, &Id::Exclusion(name.clone()), name, context),
            false => Alteration::Replace,
        }
    }

    fn drop(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        drop_constraint(name)
    }

    fn rename(from: &Member, to: &Member) -> Vec<Statement> {
        rename_constraint(from, to)
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        vec![Id::Table(name.table.clone())]
    }

    fn slots(&self, name: &Member) -> Vec<Slot> {
        vec![Slot::Relation(name.table.sibling(name.name.clone())), Slot::Constraint(name.clone())]
    }

    fn expressions(&self) -> Vec<&str> {
        self.elements.iter().filter_map(IndexElement::expression).chain(self.predicate.as_deref()).collect()
    }

    fn apply_renames(&mut self, name: &Member, renames: &Renames) {
        for element in &mut self.elements {
            element.apply_renames(&name.table, renames);
        }
        renames.columns(&name.table, &mut self.include);
        if let Some(predicate) = &mut self.predicate {
            renames.expression(&name.table, predicate);
        }
    }

    fn adopt_spelling(&mut self, catalog: &Self) {
        for (ours, theirs) in self.elements.iter_mut().zip(&catalog.elements) {
            ours.adopt_spelling(theirs);
        }
        adopt_predicate(&mut self.predicate, &catalog.predicate);
    }
}

impl Exclusion {
    /// The constraint without its name.
    pub(super) fn definition(&self) -> String {
        let elements = self.elements.iter().zip(&self.operators);
        let elements: Vec<_> =
            elements.map(|(element, operator)| format!("{} WITH {operator}", element.definition())).collect();
        let predicate = self.predicate.as_ref().map(|text| format!(" WHERE ({text})")).unwrap_or_default();
        format!(
            "EXCLUDE USING {} ({}){}{}{predicate}{}",
            self.method,
            elements.join(", "),
            include(&self.include),
            self.index.clauses(),
            self.deferrable.clause()
        )
    }
}
