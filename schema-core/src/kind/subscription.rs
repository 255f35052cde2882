//! Subscriptions. They are made without going to the publisher, and only who may see passwords sees them.

use super::Id;
use super::object::{Alteration, Context, Object, Place};
use crate::ident::{Ident, list, literal};
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A subscription (manual, `CREATE SUBSCRIPTION`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subscription {
    /// How the publisher is reached; it may hold a password.
    pub connection: String,
    /// The publications.
    pub publications: Vec<Ident>,
    /// The slot at the publisher.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot_name: Option<String>,
    /// Whether it replicates.
    #[serde(default)]
    pub enabled: Enabled,
    /// Other parameters, where they are not PostgreSQL's own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, String>,
}

/// Whether a subscription replicates. That is for who runs it, as it is for `pg_dump`: a copy of a database must not go to
/// the publisher by itself.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Enabled(pub bool);

impl PartialEq for Enabled {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl Object for Subscription {
    type Name = Ident;

    /// A query that names `subconninfo` is refused to an ordinary role, and so is one for whole rows, which tells what
    /// a version lacks: it is run by `query_to_xml`, and only where it may be and there is one. The embedded server has
    /// none, and no XML.
    const CATALOG: Option<&'static str> = Some(
        r#"SELECT 'pg_subscription'::regclass, (s.row ->> 'oid')::oid, 0, quote_ident(s.row ->> 'subname'),
                jsonb_strip_nulls(jsonb_build_object(
                    'connection', s.row ->> 'subconninfo', 'publications', s.row -> 'subpublications',
                    'slot_name', s.row -> 'subslotname', 'enabled', s.row -> 'subenabled',
                    'parameters', jsonb_strip_nulls(jsonb_build_object(
                        'binary', CASE WHEN (s.row ->> 'subbinary')::boolean THEN 'true' END,
                        'streaming', CASE s.row ->> 'substream' WHEN 'true' THEN 'on' WHEN 't' THEN 'on'
                                     WHEN 'p' THEN 'parallel' WHEN 'f' THEN CASE WHEN s.version >= 180000 THEN 'off' END
                                     END,
                        'synchronous_commit', nullif(s.row ->> 'subsynccommit', 'off'),
                        'two_phase', CASE WHEN s.row ->> 'subtwophasestate' IN ('p', 'e') THEN 'true' END,
                        'disable_on_error', CASE WHEN (s.row ->> 'subdisableonerr')::boolean THEN 'true' END,
                        'password_required', CASE WHEN NOT (s.row ->> 'subpasswordrequired')::boolean THEN 'false' END,
                        'run_as_owner', CASE WHEN (s.row ->> 'subrunasowner')::boolean THEN 'true' END,
                        'origin', nullif(s.row ->> 'suborigin', 'any'),
                        'failover', CASE WHEN (s.row ->> 'subfailover')::boolean THEN 'true' END))))
         FROM (SELECT jsonb_array_elements(replace(replace(replace(
                   substring(query_to_xml($query$
                       SELECT coalesce(jsonb_agg(to_jsonb(s)), '[]') AS j FROM pg_subscription s
                       JOIN pg_database d ON d.oid = s.subdbid AND d.datname = current_database()$query$,
                       false, false, '')::text FROM '<j>(.*)</j>'), '&lt;', '<'), '&gt;', '>'), '&amp;', '&')::jsonb),
                   current_setting('server_version_num')::integer
               WHERE has_column_privilege('pg_subscription', 'subconninfo', 'SELECT') AND EXISTS (
                   SELECT FROM pg_subscription o JOIN pg_database d ON d.oid = o.subdbid
                   WHERE d.datname = current_database())) s(row, version)"#,
    );

    const PLACE: Place = Place::After;

    const KEYWORD: &'static str = "SUBSCRIPTION";

    const SECRETS: &'static [&'static str] = &["connection"];

    fn sql_name(&self, name: &Ident) -> String {
        format!("{} {name}", Self::KEYWORD)
    }

    fn needs(&self, _name: &Ident) -> Vec<Id> {
        Vec::new()
    }

    fn create(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        let slot = format!("slot_name = {}", slot(&self.slot_name));
        let with = ["connect = false".to_owned(), slot].into_iter().chain(assignments(&self.parameters));
        vec![Statement::new(format!(
            "CREATE SUBSCRIPTION {name} CONNECTION {} PUBLICATION {} WITH ({})",
            literal(&self.connection),
            list(&self.publications),
            with.collect::<Vec<_>>().join(", ")
        ))]
    }

    /// A slot is the publisher's: it stays.
    fn drop(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        let disable = self.enabled.0.then(|| alter(name, "DISABLE"));
        let forget = self.slot_name.as_ref().map(|_| alter(name, "SET (slot_name = NONE)"));
        let drop = Statement::new(format!("DROP SUBSCRIPTION {name}"));
        disable.into_iter().chain(forget).chain([drop]).collect()
    }

    fn alter(&self, to: &Self, name: &Ident, _context: &Context<'_>) -> Alteration {
        let of = |subscription: &Self, name: &str| subscription.parameters.get(name).cloned();
        if of(self, "two_phase") != of(to, "two_phase") {
            return Alteration::Replace;
        }
        let mut actions = Vec::new();
        if self.connection != to.connection {
            actions.push(format!("CONNECTION {}", literal(&to.connection)));
        }
        if self.publications != to.publications {
            actions.push(format!("SET PUBLICATION {} WITH (refresh = false)", list(&to.publications)));
        }
        let changed = to.changed(self);
        if !changed.is_empty() {
            let pause = self.enabled.0 && self.slot_name != to.slot_name;
            let set = format!("SET ({})", changed.join(", "));
            actions.extend(if pause { vec!["DISABLE".to_owned(), set, "ENABLE".to_owned()] } else { vec![set] });
        }
        Alteration::statements(actions.iter().map(|action| alter(name, action)).collect())
    }

    fn rename(from: &Ident, to: &Ident) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER SUBSCRIPTION {from} RENAME TO {to}"))]
    }
}

impl Subscription {
    /// The assignments that lead from other parameters to these.
    fn changed(&self, from: &Self) -> Vec<String> {
        let own = |name: &str| match name {
            "synchronous_commit" => "off",
            "password_required" => "true",
            "origin" => "any",
            "streaming" => "off",
            _ => "false",
        };
        let gone = from.parameters.keys().filter(|name| !self.parameters.contains_key(*name));
        let gone = gone.map(|name| (name.clone(), own(name).to_owned()));
        let new = self.parameters.iter().filter(|(name, value)| from.parameters.get(*name) != Some(value));
        let changed = gone.chain(new.map(|(name, value)| (name.clone(), value.clone()))).collect();
        let slot = (self.slot_name != from.slot_name).then(|| format!("slot_name = {}", slot(&self.slot_name)));
        slot.into_iter().chain(assignments(&changed)).collect()
    }
}

fn slot(name: &Option<String>) -> String {
    name.as_ref().map_or_else(|| "NONE".to_owned(), |name| literal(name))
}

fn assignments(parameters: &BTreeMap<String, String>) -> Vec<String> {
    parameters.iter().map(|(name, value)| format!("{name} = {}", literal(value))).collect()
}

fn alter(name: &Ident, action: &str) -> Statement {
    Statement::new(format!("ALTER SUBSCRIPTION {name} {action}"))
}
