//! The words of `#[table(…)]`.

use super::Context;
use super::attribute::text;
use super::element::parameters;
use super::parts::TableParts;
use super::said::Said;
use super::spread::{partition_by, partition_by_word};
use crate::ident::Ident;
use crate::kind::replica_identity::ReplicaIdentity;
use crate::kind::table::Table;
use crate::kind::{Id, Payload};
use schema_names::table_name;

/// The words of a table itself.
pub(super) fn options(cx: &Context<'_>, table: &TableParts<'_>, said: &mut Said) -> Vec<String> {
    let names = cx.fields(table.name);
    let mut words = Vec::new();
    if table_name(&names.rust) != table.name.name.as_str() {
        words.push(text("name", table.name.name.as_str()));
    }
    if table.name.schema.as_str() != "public" {
        words.push(text("schema", table.name.schema.as_str()));
    }
    let Table {
        unlogged,
        partition_by: key,
        parameters: with,
        row_level_security,
        force_row_level_security,
        tablespace,
        // Tables with one of these are no structs of their own.
        partition_of: _,
        inherits: _,
        foreign: _,
        access_method: _,
    } = table.table;
    words.extend(unlogged.then(|| "unlogged".to_owned()));
    let key = key.as_ref().and_then(|key| partition_by(cx.parts.schema, table.name, key));
    words.extend(key.map(|by| partition_by_word(names, &by)));
    words.extend(match (row_level_security, table.attached.policies.is_empty()) {
        (true, _) => Some("row_level_security".to_owned()),
        (false, false) => Some("row_level_security = false".to_owned()),
        (false, true) => None,
    });
    words.extend(force_row_level_security.then(|| "force_row_level_security".to_owned()));
    if !with.is_empty() {
        words.push(format!("with({})", parameters(with)));
    }
    words.extend(tablespace.as_ref().map(|tablespace| text("tablespace", tablespace.as_str())));
    words.extend(replica_identity(cx, table, said));
    words.extend(owner(cx, Id::Table(table.name.clone()), said));
    words
}

fn replica_identity(cx: &Context<'_>, table: &TableParts<'_>, said: &mut Said) -> Option<String> {
    let id = Id::ReplicaIdentity(table.name.clone());
    let Some(Payload::ReplicaIdentity(identity)) = cx.parts.schema.payload(&id) else { return None };
    said.say(id, Payload::ReplicaIdentity(identity.clone()));
    let identity = match identity {
        ReplicaIdentity::Full => "full".to_owned(),
        ReplicaIdentity::Nothing => "nothing".to_owned(),
        ReplicaIdentity::Index(name) => format!("index({})", super::attribute::string(name.as_str())),
    };
    Some(format!("replica_identity = {identity}"))
}

/// `owner = "role"`.
pub(super) fn owner(cx: &Context<'_>, of: Id, said: &mut Said) -> Option<String> {
    let id = Id::Owner(Box::new(of));
    let Some(Payload::Owner(owner)) = cx.parts.schema.payload(&id) else { return None };
    said.say(id, Payload::Owner(owner.clone()));
    let role: &Ident = &owner.role;
    Some(text("owner", role.as_str()))
}
