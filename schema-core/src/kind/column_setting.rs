//! What `ALTER COLUMN` sets and leaves the values as they are: storage, compression, statistics and options.

use super::column::{Column, alter_column};
use super::object::Context;
use super::parameter::{changed, options_change};
use super::{Id, conversion, descent};
use crate::ident::Member;
use crate::statement::Statement;

/// What `ALTER COLUMN` alone can set.
pub(super) fn settings(name: &Member, from: &Column, to: &Column, context: &Context<'_>) -> Vec<Statement> {
    let mut actions = Vec::new();
    if from.storage != to.storage {
        let storage = to.storage.as_deref().unwrap_or_else(|| own_storage(&to.sql_type));
        actions.push(format!("SET STORAGE {}", storage.to_uppercase()));
    }
    let mut statements: Vec<_> = actions.drain(..).map(|action| alter_column(name, &action)).collect();
    if from.compression != to.compression {
        let action = format!("SET COMPRESSION {}", to.compression.as_deref().unwrap_or("default"));
        statements.push(alter_column(name, &action));
        statements.extend(heirs(name, context).iter().map(|heir| alter_column(heir, &action)));
    }
    if from.statistics != to.statistics {
        // Those that come from it have statistics of their own.
        let statistics = to.statistics.unwrap_or(-1);
        let (table, column) = (&name.table, &name.name);
        let set = format!("ALTER TABLE ONLY {table} ALTER COLUMN {column} SET STATISTICS {statistics}");
        statements.push(Statement::new(set));
    }
    actions.extend(changed(&from.options, &to.options));
    statements.extend(actions.into_iter().map(|action| alter_column(name, &action)));
    if from.position.0 != 0
        && let Some(change) = options_change(&from.foreign_options, &to.foreign_options)
    {
        let alter = format!("ALTER FOREIGN TABLE {} ALTER COLUMN {} {change}", name.table, name.name);
        statements.push(Statement::new(alter));
    }
    statements
}

/// The columns that are there before and come from a column: what it says of compression does not go on to them.
pub(super) fn heirs(name: &Member, context: &Context<'_>) -> Vec<Member> {
    let heirs =
        descent::descendants(&name.table, context.from).into_iter().map(|table| table.member(name.name.clone()));
    heirs
        .filter(|heir| descent::inherits_column(heir, context.to) && !context.to.contains(&Id::Column(heir.clone())))
        .collect()
}

/// How a type has long values stored by itself: only PostgreSQL 16 has a word for it.
pub(crate) fn own_storage(sql_type: &str) -> &'static str {
    match conversion::base(sql_type).as_str() {
        "numeric" | "inet" | "cidr" => "main",
        _ => "extended",
    }
}
