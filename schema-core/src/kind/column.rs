//! Columns: type, collation and NOT NULL.

use super::object::{Alteration, Context, Object, Retyped};
use super::{Id, Payload, conversion};
use crate::ident::{Ident, Member, Qualified};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A column (manual, 5.1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Where a new table puts the column.
    pub position: Position,
    /// The type with its modifiers, as `format_type` prints it.
    #[serde(rename = "type")]
    pub sql_type: String,
    /// The enum of this schema that the type is, or is an array of.
    #[serde(default, rename = "enum", skip_serializing_if = "Option::is_none")]
    pub enum_type: Option<Qualified>,
    /// `NOT NULL`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_null: bool,
    /// The collation, where it is not the type's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<Ident>,
}

/// A place among the columns of a table. All places are equal: PostgreSQL cannot move a column, so that no
/// difference of place can ever be made good.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Position(pub u32);

impl PartialEq for Position {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl Object for Column {
    type Name = Member;

    const CATALOG: Option<&'static str> = Some(
        "SELECT r.name || '.' || quote_ident(a.attname),
                jsonb_strip_nulls(jsonb_build_object(
                    'position', a.attnum, 'type', format_type(a.atttypid, a.atttypmod), 'not_null', a.attnotnull,
                    'enum', CASE WHEN e.typtype = 'e' THEN quote_ident(en.nspname) || '.' || quote_ident(e.typname) END,
                    'collation', CASE WHEN a.attcollation <> t.typcollation THEN c.collname END))
         FROM relations r
         JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
         JOIN pg_type t ON t.oid = a.atttypid
         JOIN pg_type e ON e.oid = CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE t.oid END
         JOIN pg_namespace en ON en.oid = e.typnamespace
         LEFT JOIN pg_collation c ON c.oid = a.attcollation
         WHERE r.relkind = 'r'",
    );

    fn needs(&self, name: &Member) -> Vec<Id> {
        let table = Id::Table(name.table.clone());
        std::iter::once(table).chain(self.enum_type.clone().map(Id::Enum)).collect()
    }

    fn create(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        let statement =
            Statement::new(format!("ALTER TABLE {} ADD COLUMN {}", name.table, definition(name, self, context)));
        let filled = [Id::Default(name.clone()), Id::Identity(name.clone()), Id::Generated(name.clone())];
        if self.not_null && !filled.iter().any(|id| context.to.contains(id)) {
            return vec![
                statement.fails_if(format!("{} has rows, and {} is NOT NULL without a default", name.table, name.name)),
            ];
        }
        vec![statement]
    }

    fn drop(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        let statement = Statement::new(format!("ALTER TABLE {} DROP COLUMN {}", name.table, name.name));
        let computed = context.from.contains(&Id::Generated(name.clone()));
        vec![if computed { statement } else { statement.loses(format!("the values of {name}")) }]
    }

    fn alter(&self, to: &Self, name: &Member, context: &Context<'_>) -> Alteration {
        let retyped = self.retyped(to, context);
        let mut statements = Vec::new();
        if self.not_null && !to.not_null {
            statements.push(alter_column(name, "DROP NOT NULL"));
        }
        if retyped != Retyped::No {
            statements.push(self.change_type(to, name, context));
        }
        if to.not_null && !self.not_null {
            statements.extend(set_not_null(name, context));
        }
        Alteration::InPlace { statements, retyped }
    }

    fn rename(from: &Member, to: &Member) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER TABLE {} RENAME COLUMN {} TO {}", to.table, from.name, to.name))]
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        vec![Id::Table(name.table.clone())]
    }

    fn apply_renames(&mut self, _name: &Member, renames: &Renames) {
        let Some(from) = &self.enum_type else { return };
        let to = renames.own(&Id::Enum(from.clone()), from);
        self.sql_type = self.sql_type.replacen(&from.to_string(), &to.to_string(), 1);
        self.enum_type = Some(to);
    }

    /// Only a type that is spelled in a way of the user's own takes PostgreSQL's.
    fn adopt_spelling(&mut self, catalog: &Self) {
        if !conversion::is_builtin(&self.sql_type) {
            self.sql_type.clone_from(&catalog.sql_type);
            self.enum_type.clone_from(&catalog.enum_type);
        }
    }
}

impl Column {
    fn retyped(&self, to: &Self, context: &Context<'_>) -> Retyped {
        let renewed = to.enum_type.iter().any(|name| context.replaced.contains(&Id::Enum(name.clone())));
        if self.sql_type == to.sql_type && self.collation == to.collation && !renewed {
            Retyped::No
        } else if conversion::base(&self.sql_type) == conversion::base(&to.sql_type)
            && self.collation == to.collation
            && !renewed
        {
            Retyped::Modifier
        } else {
            Retyped::Type
        }
    }

    fn change_type(&self, to: &Self, name: &Member, context: &Context<'_>) -> Statement {
        let column = &name.name;
        let asked = context.using.get(name).cloned();
        let using = asked.or_else(|| conversion::using(column, self, to));
        let clause = using.as_ref().map(|using| format!(" USING {using}")).unwrap_or_default();
        let collation = to.collation.as_ref().map(|collation| format!(" COLLATE {collation}")).unwrap_or_default();
        let statement = alter_column(name, &format!("TYPE {}{collation}{clause}", to.sql_type));
        match conversion::is_widening(&self.sql_type, &to.sql_type) {
            true => statement,
            false => statement.fails_if(format!("a value of {name} does not fit {}", to.sql_type)),
        }
    }
}

/// The column as it stands in `CREATE TABLE` and `ADD COLUMN`.
pub(super) fn definition(name: &Member, column: &Column, context: &Context<'_>) -> String {
    let mut text = format!("{} {}", name.name, column.sql_type);
    if let Some(collation) = &column.collation {
        text.push_str(&format!(" COLLATE {collation}"));
    }
    for id in [Id::Default(name.clone()), Id::Identity(name.clone()), Id::Generated(name.clone())] {
        match context.to.payload(&id).filter(|_| context.with.contains(&id)) {
            Some(Payload::Default(default)) => text.push_str(&format!(" DEFAULT {}", default.expression)),
            Some(Payload::Identity(identity)) => text.push_str(&format!(" {}", identity.definition(name))),
            Some(Payload::Generated(generated)) => text.push_str(&format!(" {}", generated.definition())),
            _ => {}
        }
    }
    if column.not_null {
        text.push_str(" NOT NULL");
    }
    text
}

/// `ALTER TABLE … ALTER COLUMN …`.
pub(super) fn alter_column(name: &Member, action: &str) -> Statement {
    Statement::new(format!("ALTER TABLE {} ALTER COLUMN {} {action}", name.table, name.name))
}

/// NULLs in existing rows take the default, where there is one.
fn set_not_null(name: &Member, context: &Context<'_>) -> Vec<Statement> {
    let set = alter_column(name, "SET NOT NULL");
    match context.to.payload(&Id::Default(name.clone())) {
        Some(Payload::Default(default)) => {
            let (table, column) = (&name.table, &name.name);
            let fill = format!("UPDATE {table} SET {column} = {} WHERE {column} IS NULL", default.expression);
            vec![Statement::new(fill), set]
        }
        _ => vec![set.fails_if(format!("{name} holds a NULL"))],
    }
}
