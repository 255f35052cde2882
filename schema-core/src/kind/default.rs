//! Defaults of columns.

use super::column::alter_column;
use super::inherited_column::set_inherited_default;
use super::object::{Alteration, Cause, Context, Object, Retyped, Slot};
use super::{Id, sequence_owner};
use crate::ident::Member;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// The default of a column (manual, 5.2).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Default {
    /// The expression.
    pub expression: String,
}

impl Object for Default {
    type Name = Member;

    /// A default that a column has from another table's is that one's.
    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_attrdef'::regclass, d.oid, 0, r.name || '.' || quote_ident(a.attname),
                jsonb_build_object('expression', pg_get_expr(d.adbin, d.adrelid))
         FROM relations r
         JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
         JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
         WHERE r.relkind IN ('r', 'p', 'f') AND (a.attislocal OR EXISTS (
             SELECT FROM pg_inherits i
             JOIN pg_attribute pa ON pa.attrelid = i.inhparent AND pa.attname = a.attname
             LEFT JOIN pg_attrdef pd ON pd.adrelid = pa.attrelid AND pd.adnum = pa.attnum
             WHERE i.inhrelid = r.oid
               AND pg_get_expr(pd.adbin, pd.adrelid) IS DISTINCT FROM pg_get_expr(d.adbin, d.adrelid)))",
    );

    fn renamed(name: &Member, _id: &Id, renames: &Renames) -> Member {
        renames.column(name)
    }

    const KEYWORD: &'static str = "COLUMN";

    fn sql_name(&self, name: &Member) -> String {
        format!("{} {name}", Self::KEYWORD)
    }

    fn needs(&self, name: &Member) -> Vec<Id> {
        vec![Id::Table(name.table.clone()), Id::Column(name.clone())]
    }

    /// PostgreSQL converts a constant together with its column's modifiers.
    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone || cause.retyped == Retyped::Type
    }

    fn create(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        let set = alter_column(name, &format!("SET DEFAULT {}", self.expression));
        sequence_owner::past_shared(name, context).into_iter().chain([set]).collect()
    }

    fn drop(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        vec![set_inherited_default(name, context).unwrap_or_else(|| alter_column(name, "DROP DEFAULT"))]
    }

    fn alter(&self, to: &Self, name: &Member, context: &Context<'_>) -> Alteration {
        Alteration::statements(to.create(name, context))
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        vec![Id::Column(name.clone()), Id::Table(name.table.clone())]
    }

    fn slots(&self, name: &Member) -> Vec<Slot> {
        vec![Slot::Value(name.clone())]
    }

    fn expressions(&self) -> Vec<&str> {
        vec![&self.expression]
    }

    fn apply_renames(&mut self, name: &Member, renames: &Renames) {
        renames.expression(&name.table, &mut self.expression);
    }

    fn adopt_spelling(&mut self, catalog: &Self) {
        self.expression.clone_from(&catalog.expression);
    }
}
