//! Extended statistics: of several columns, and of expressions.

use super::Id;
use super::object::{Alteration, Context, Object, Place};
use crate::ident::Qualified;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// Extended statistics (manual, `CREATE STATISTICS`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statistics {
    /// The table.
    pub table: Qualified,
    /// The columns and expressions, in order.
    pub on: String,
    /// The kinds of statistics, where they are not all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<String>,
    /// How finely they are gathered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<i32>,
}

impl Object for Statistics {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_statistic_ext'::regclass, s.oid, 0, quote_ident(n.nspname) || '.' || quote_ident(s.stxname),
                jsonb_strip_nulls(jsonb_build_object('table', r.name, 'on', pg_get_statisticsobjdef_columns(s.oid),
                    'kinds', CASE WHEN jsonb_array_length(k.words) < 3 AND cardinality(s.stxkeys::smallint[])
                        + coalesce(cardinality(pg_get_statisticsobjdef_expressions(s.oid)), 0) > 1 THEN k.words END,
                    'target', CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget END))
         FROM pg_statistic_ext s JOIN ours n ON n.oid = s.stxnamespace JOIN relations r ON r.oid = s.stxrelid, LATERAL (
             SELECT jsonb_agg(w.word ORDER BY w.word) FROM (
                 SELECT CASE k.code WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' WHEN 'm' THEN 'mcv' END
                 FROM unnest(s.stxkind) k(code)) w(word) WHERE w.word IS NOT NULL) k(words)",
    );

    const PLACE: Place = Place::After;

    const KEYWORD: &'static str = "STATISTICS";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("STATISTICS {name}")
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        let table = Id::Table(self.table.clone());
        super::schema::needed(&name.schema).into_iter().chain([table]).collect()
    }

    fn create(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        let kinds = if self.kinds.is_empty() { String::new() } else { format!(" ({})", self.kinds.join(", ")) };
        let create = format!("CREATE STATISTICS {name}{kinds} ON {} FROM {}", self.on, self.table);
        let target = self.target.map(|target| set_target(name, target));
        std::iter::once(Statement::new(create)).chain(target).collect()
    }

    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP STATISTICS {name}"))]
    }

    fn alter(&self, to: &Self, name: &Qualified, _context: &Context<'_>) -> Alteration {
        match (Self { target: to.target, ..self.clone() }) == *to {
            true => Alteration::statements(vec![set_target(name, to.target.unwrap_or(-1))]),
            false => Alteration::Replace,
        }
    }

    fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER STATISTICS {from} RENAME TO {}", to.name))]
    }

    fn owners(&self, _name: &Qualified) -> Vec<Id> {
        vec![Id::Table(self.table.clone()), Id::MaterializedView(self.table.clone())]
    }

    fn apply_renames(&mut self, _name: &Qualified, renames: &Renames) {
        renames.expression(&self.table, &mut self.on);
        self.table = renames.table(&self.table);
    }

    fn adopt_spelling(&mut self, catalog: &Self) {
        self.on.clone_from(&catalog.on);
    }
}

fn set_target(name: &Qualified, target: i32) -> Statement {
    Statement::new(format!("ALTER STATISTICS {name} SET STATISTICS {target}"))
}
