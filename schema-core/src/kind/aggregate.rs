//! Aggregates. All but the arguments, the result and the kind of aggregate can be replaced in place.

use super::Id;
use super::object::{Alteration, Context, Object, Place, Slot};
use crate::ident::Signature;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An aggregate (manual, `CREATE AGGREGATE`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aggregate {
    /// The types of the arguments, by which PostgreSQL tells functions apart.
    pub types: String,
    /// The type of the result.
    pub result: String,
    /// What is not as it is by itself, such as `sfunc`; a word alone has no value.
    pub options: BTreeMap<String, String>,
}

impl Object for Aggregate {
    type Name = Signature;

    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_proc'::regclass, p.oid, 0, quote_ident(n.nspname) || '.' || quote_ident(p.proname)
                || '(' || coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*') || ')',
                jsonb_build_object('types', coalesce(i.types, ''), 'result', pg_get_function_result(p.oid),
                    'options', jsonb_strip_nulls(jsonb_build_object(
                        'sfunc', a.aggtransfn::text, 'stype', format_type(a.aggtranstype, NULL),
                        'sspace', nullif(a.aggtransspace, 0)::text,
                        'finalfunc', nullif(a.aggfinalfn, 0)::regproc::text,
                        'finalfunc_extra', CASE WHEN a.aggfinalextra THEN '' END,
                        'finalfunc_modify', nullif(f.words[1], m.usual),
                        'combinefunc', nullif(a.aggcombinefn, 0)::regproc::text,
                        'serialfunc', nullif(a.aggserialfn, 0)::regproc::text,
                        'deserialfunc', nullif(a.aggdeserialfn, 0)::regproc::text,
                        'initcond', quote_literal(a.agginitval),
                        'msfunc', nullif(a.aggmtransfn, 0)::regproc::text,
                        'minvfunc', nullif(a.aggminvtransfn, 0)::regproc::text,
                        'mstype', CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END,
                        'msspace', nullif(a.aggmtransspace, 0)::text,
                        'mfinalfunc', nullif(a.aggmfinalfn, 0)::regproc::text,
                        'mfinalfunc_extra', CASE WHEN a.aggmfinalextra THEN '' END,
                        'mfinalfunc_modify', CASE WHEN a.aggmtransfn <> 0 THEN nullif(f.words[2], m.usual) END,
                        'minitcond', quote_literal(a.aggminitval),
                        'sortop', 'OPERATOR(' || o.oprnamespace::regnamespace || '.' || o.oprname || ')',
                        'parallel', CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END,
                        'hypothetical', CASE WHEN a.aggkind = 'h' THEN '' END)))
         FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid JOIN ours n ON n.oid = p.pronamespace
         LEFT JOIN pg_operator o ON o.oid = a.aggsortop, LATERAL (
             SELECT string_agg(format_type(t.type, NULL), ', ' ORDER BY t.n)
             FROM unnest(p.proargtypes) WITH ORDINALITY t(type, n)) i(types), LATERAL (
             SELECT array_agg(CASE w.code WHEN 'r' THEN 'read_only' WHEN 's' THEN 'shareable' ELSE 'read_write' END
                              ORDER BY w.n)
             FROM unnest(ARRAY[a.aggfinalmodify, a.aggmfinalmodify]) WITH ORDINALITY w(code, n)) f(words), LATERAL (
             SELECT CASE a.aggkind WHEN 'n' THEN 'read_only' ELSE 'read_write' END) m(usual)",
    );

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "AGGREGATE";

    fn sql_name(&self, name: &Signature) -> String {
        format!("AGGREGATE {name}")
    }

    fn needs(&self, name: &Signature) -> Vec<Id> {
        super::schema::needed(&name.name.schema).into_iter().collect()
    }

    fn create(&self, name: &Signature, _context: &Context<'_>) -> Vec<Statement> {
        vec![self.define("CREATE", name)]
    }

    fn drop(&self, name: &Signature, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP AGGREGATE {name}"))]
    }

    fn alter(&self, to: &Self, name: &Signature, _context: &Context<'_>) -> Alteration {
        let hypothetical = |of: &Self| of.options.contains_key("hypothetical");
        if self.result != to.result || hypothetical(self) != hypothetical(to) {
            return Alteration::Replace;
        }
        Alteration::statements(vec![to.define("CREATE OR REPLACE", name)])
    }

    fn apply_renames(&mut self, _name: &Signature, renames: &Renames) {
        renames.types(&mut self.types);
        renames.types(&mut self.result);
        self.options.values_mut().for_each(|value| renames.types(value));
    }

    fn rename(from: &Signature, to: &Signature) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER AGGREGATE {from} RENAME TO {}", to.name.name))]
    }

    fn slots(&self, name: &Signature) -> Vec<Slot> {
        vec![Slot::Routine(name.name.clone(), self.types.clone())]
    }
}

impl Aggregate {
    fn define(&self, verb: &str, name: &Signature) -> Statement {
        let options = self.options.iter().map(|(word, value)| match value.as_str() {
            "" => word.to_uppercase(),
            value => format!("{} = {value}", word.to_uppercase()),
        });
        let options: Vec<_> = options.collect();
        Statement::new(format!("{verb} AGGREGATE {name} (\n    {}\n)", options.join(",\n    ")))
    }
}
