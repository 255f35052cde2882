//! What code that was written for the schema before trips over.

use super::world::World;
use crate::ident::{Ident, Qualified};
use crate::sql::{Action, Shape};

/// Something that code trips over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The relation that is gone or called differently: where there is one of its name in the end, nobody notices.
    pub of: Option<Qualified>,
    /// The column that rows need a value for: where it has a default in the end, nobody notices.
    pub filled: Option<(Qualified, Ident)>,
    /// What happens.
    pub said: String,
}

/// What breaks, a line each; nothing for what was not there before.
pub(super) fn breaks(shape: &Shape, world: &World) -> Vec<Break> {
    let is_old = |name: &Qualified| world.relations.get(name).is_none_or(|relation| !relation.is_new);
    match shape {
        Shape::Alter { kind, name, actions, .. } if is_old(&name.qualified()) => {
            let name = name.qualified();
            let said = actions.iter().filter_map(|placed| {
                let of = matches!(placed.action, Action::Rename(_) | Action::SetSchema(_)).then(|| name.clone());
                let filled = match &placed.action {
                    Action::DropDefault(column) | Action::SetNotNull(column) => Some((name.clone(), column.clone())),
                    _ => None,
                };
                action(kind, &name, &placed.action, world).map(|said| Break { of, filled, said })
            });
            said.collect()
        }
        Shape::Drop { kind, names, .. } => {
            let kinds = ["table", "view", "materialized view", "foreign table", "function", "procedure", "schema"];
            let named = kinds.contains(&kind.as_str());
            let gone = names.iter().map(|name| name.qualified()).filter(|name| named && is_old(name));
            let broken =
                gone.map(|name| Break { said: format!("{kind} {name} is gone"), of: Some(name), filled: None });
            broken.collect()
        }
        Shape::RenameValue { name } => {
            vec![Break { of: None, filled: None, said: format!("a value of {} has another name", name.qualified()) }]
        }
        _ => Vec::new(),
    }
}

fn action(kind: &str, name: &Qualified, action: &Action, world: &World) -> Option<String> {
    let column = |column| name.member(column);
    match action {
        Action::Rename(to) if !["index", "type", "domain", "sequence"].contains(&kind) => {
            Some(format!("{kind} {name} is called {to}"))
        }
        Action::SetSchema(schema) if !["index", "type", "domain", "sequence"].contains(&kind) => {
            Some(format!("{kind} {name} is in the schema {schema}"))
        }
        _ if ["domain", "type", "index"].contains(&kind) => None,
        Action::DropColumn { column: gone, .. } => Some(format!("column {} is gone", column(gone.clone()))),
        Action::RenameColumn(from, to) => Some(format!("column {} is called {to}", column(from.clone()))),
        Action::SetType { column: changed, to, .. } => {
            let from = &world.column(name, changed)?.sql_type;
            (!is_alike(from, to)).then(|| format!("column {} was {from}", column(changed.clone())))
        }
        Action::AddColumn { column: added, .. } if added.not_null && !added.is_filled() => {
            Some(format!("rows need a value for {}", column(added.name.clone())))
        }
        Action::SetNotNull(tightened) if !world.column(name, tightened)?.is_filled => {
            Some(format!("rows need a value for {}", column(tightened.clone())))
        }
        Action::DropDefault(emptied) if world.is_not_null(name, emptied) => {
            Some(format!("rows need a value for {}", column(emptied.clone())))
        }
        _ => None,
    }
}

impl Break {
    /// Whether nobody notices, since `world` is what is there in the end.
    pub(super) fn is_mended(&self, world: &World) -> bool {
        let is_filled =
            |(table, column): &(Qualified, Ident)| world.column(table, column).is_some_and(|one| one.is_filled);
        self.of.as_ref().is_some_and(|name| world.relations.contains_key(name))
            || self.filled.as_ref().is_some_and(is_filled)
    }
}

/// Whether drivers take one type for the other, and no value that was written is refused.
fn is_alike(from: &str, to: &str) -> bool {
    let text = |name: &str| name == "text" || name.starts_with("character varying");
    let base = |name: &str| name.split('(').next().unwrap_or_default().to_owned();
    let is_limited = |name: &str| name.contains('(');
    let widens = || super::type_change::widens(from, to);
    from == to || (text(from) && text(to) || base(from) == base(to)) && (!is_limited(to) || widens())
}
