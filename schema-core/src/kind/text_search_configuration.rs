//! Configurations of text search. Which dictionaries look at which tokens changes in place.

use super::Id;
use super::catalog::reference;
use super::object::{Alteration, Context, Object, Place};
use crate::ident::{Ident, Qualified, Reference};
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A configuration (manual, `CREATE TEXT SEARCH CONFIGURATION`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextSearchConfiguration {
    /// The parser.
    pub parser: Reference,
    /// The dictionaries, in order, by the type of token.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub mappings: BTreeMap<String, Vec<Reference>>,
}

impl Object for TextSearchConfiguration {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_ts_config'::regclass, c.oid, 0, quote_ident(n.nspname) || '.' || quote_ident(c.cfgname),
                jsonb_strip_nulls(jsonb_build_object('parser', ",
        reference!("p.prsnamespace", "p.prsname"),
        ", 'mappings', (SELECT jsonb_object_agg(m.token, m.dictionaries) FROM (
            SELECT t.alias, jsonb_agg(",
        reference!("d.dictnamespace", "d.dictname"),
        " ORDER BY m.mapseqno)
            FROM pg_ts_config_map m JOIN pg_ts_dict d ON d.oid = m.mapdict
            JOIN ts_token_type(c.cfgparser) t ON t.tokid = m.maptokentype
            WHERE m.mapcfg = c.oid GROUP BY t.alias) m(token, dictionaries))))
         FROM pg_ts_config c JOIN ours n ON n.oid = c.cfgnamespace JOIN pg_ts_parser p ON p.oid = c.cfgparser"
    ));

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "TEXT SEARCH CONFIGURATION";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("TEXT SEARCH CONFIGURATION {name}")
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        super::schema::needed(&name.schema).into_iter().collect()
    }

    fn create(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        let create = format!("CREATE TEXT SEARCH CONFIGURATION {name} (PARSER = {})", self.parser);
        std::iter::once(Statement::new(create)).chain(change(name, &BTreeMap::new(), &self.mappings)).collect()
    }

    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP TEXT SEARCH CONFIGURATION {name}"))]
    }

    fn alter(&self, to: &Self, name: &Qualified, _context: &Context<'_>) -> Alteration {
        match self.parser == to.parser {
            true => Alteration::statements(change(name, &self.mappings, &to.mappings)),
            false => Alteration::Replace,
        }
    }

    fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER TEXT SEARCH CONFIGURATION {from} RENAME TO {}", to.name))]
    }
}

type Mappings = BTreeMap<String, Vec<Reference>>;

/// Tokens that go to the same dictionaries share a statement.
fn change(name: &Qualified, from: &Mappings, to: &Mappings) -> Vec<Statement> {
    let gone: Vec<_> =
        from.keys().filter(|token| !to.contains_key(*token)).map(|token| Ident::new(token.as_str())).collect();
    let mut changes: BTreeMap<(&str, String), Vec<Ident>> = BTreeMap::new();
    for (token, dictionaries) in to.iter().filter(|(token, dictionaries)| from.get(*token) != Some(dictionaries)) {
        let verb = if from.contains_key(token) { "ALTER" } else { "ADD" };
        let dictionaries: Vec<_> = dictionaries.iter().map(ToString::to_string).collect();
        changes.entry((verb, dictionaries.join(", "))).or_default().push(Ident::new(token.as_str()));
    }
    let alter = |action: String| Statement::new(format!("ALTER TEXT SEARCH CONFIGURATION {name}\n    {action}"));
    let dropped = (!gone.is_empty()).then(|| alter(format!("DROP MAPPING FOR {}", crate::ident::list(&gone))));
    let changed = changes.iter().map(|((verb, dictionaries), tokens)| {
        alter(format!("{verb} MAPPING FOR {} WITH {dictionaries}", crate::ident::list(tokens)))
    });
    dropped.into_iter().chain(changed).collect()
}
