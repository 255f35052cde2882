//! Columns: type, collation and NOT NULL.

use super::catalog::{options, reference};
use super::column_setting::settings;
use super::failure;
use super::index_element::adopt_schema;
use super::object::{Alteration, Cause, Context, Object, Retyped};
use super::parameter::{Parameters, options_clause};
use super::{
    Id, Payload, aside, check, collision, composite_array, conversion, descent, domain, domain_values, misfit,
    sequence_owner, trigger,
};
use crate::ident::{Ident, Member, Qualified, Reference};
use crate::model::Schema;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A column (manual, 5.1).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
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
    pub collation: Option<Reference>,
    /// How long values are stored, where it is not the type's own way: `plain`, `external`, `extended`, `main`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub storage: Option<String>,
    /// How long values are compressed: `pglz` or `lz4`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compression: Option<String>,
    /// How finely statistics are gathered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistics: Option<i32>,
    /// Options such as `n_distinct`.
    #[serde(default, skip_serializing_if = "Parameters::is_empty")]
    pub options: Parameters,
    /// `OPTIONS (…)` of a column of a foreign table.
    #[serde(default, skip_serializing_if = "Parameters::is_empty")]
    pub foreign_options: Parameters,
}

/// A place among the columns of a table. All places are equal: PostgreSQL cannot move a column, so that no
/// difference of place can ever be made good.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Position(pub u32);

impl PartialEq for Position {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl Object for Column {
    type Name = Member;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_class'::regclass, a.attrelid, a.attnum, r.name || '.' || quote_ident(a.attname),
                jsonb_strip_nulls(jsonb_build_object(
                    'position', a.attnum, 'type', format_type(a.atttypid, a.atttypmod), 'not_null', a.attnotnull,
                    'enum', CASE WHEN e.typtype = 'e' THEN quote_ident(en.nspname) || '.' || quote_ident(e.typname) END,
                    'collation', CASE WHEN a.attcollation <> t.typcollation THEN ",
        reference!("c.collnamespace", "c.collname"),
        " END,
                    'storage', CASE WHEN a.attstorage <> t.typstorage THEN CASE a.attstorage
                        WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' ELSE 'main' END END,
                    'compression', CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END,
                    'statistics', CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END,
                    'options', ",
        options!("a.attoptions"),
        ", 'foreign_options', ",
        options!("a.attfdwoptions"),
        "))
         FROM relations r
         JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attislocal
         JOIN pg_type t ON t.oid = a.atttypid
         JOIN pg_type e ON e.oid = CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem ELSE t.oid END
         JOIN pg_namespace en ON en.oid = e.typnamespace
         LEFT JOIN pg_collation c ON c.oid = a.attcollation
         WHERE r.relkind IN ('r', 'p', 'f')"
    ));

    const KEYWORD: &'static str = "COLUMN";

    fn renamed(name: &Member, _id: &Id, renames: &Renames) -> Member {
        renames.column(name)
    }

    /// Values never give way: a column goes over to what a type becomes.
    fn gives_way(&self, _cause: Cause) -> bool {
        false
    }

    fn sql_name(&self, name: &Member) -> String {
        format!("COLUMN {name}")
    }

    fn needs(&self, name: &Member) -> Vec<Id> {
        let table = Id::Table(name.table.clone());
        std::iter::once(table).chain(self.enum_type.clone().map(Id::Enum)).collect()
    }

    fn create(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        let add = |column| format!("ALTER TABLE {} ADD COLUMN {}", name.table, definition(name, column, context));
        let identity = Id::Identity(name.clone());
        if context.to.contains(&identity) && !context.with.contains(&identity) {
            let nullable = Statement::new(add(&Self { not_null: false, ..self.clone() }));
            let settings = settings(name, &Self::default(), self, context);
            return std::iter::once(nullable).chain(set_not_null(name, context)).chain(settings).collect();
        }
        let statement = Statement::new(add(self));
        let filled = [Id::Default(name.clone()), Id::Identity(name.clone()), Id::Generated(name.clone())];
        if self.not_null && !filled.iter().any(|id| context.to.contains(id)) {
            let mut statements = vec![
                statement
                    .fails_if(format!("{} has rows, and {} is NOT NULL without a default", name.table, name.name))
                    .counted_by(failure::rows_where(&name.table, "true")),
            ];
            statements.extend(settings(name, &Self::default(), self, context));
            return statements;
        }
        std::iter::once(statement).chain(settings(name, &Self::default(), self, context)).collect()
    }

    fn drop(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        let statement = Statement::new(format!("ALTER TABLE {} DROP COLUMN {}", name.table, name.name));
        let computed = context.from.contains(&Id::Generated(name.clone()));
        vec![if computed { statement } else { statement.loses(format!("the values of {name}")) }]
    }

    fn alter(&self, to: &Self, name: &Member, context: &Context<'_>) -> Alteration {
        let retyped = self.retyped(to, name, context);
        let mut statements = Vec::new();
        // The column that it comes from changes both.
        let heir = |schema: &Schema| descent::inherits_column(name, schema);
        if self.not_null && !to.not_null && !descent::inherits_not_null(name, context.from) {
            statements.push(alter_column(name, "DROP NOT NULL"));
        }
        if retyped != Retyped::No && !(heir(context.from) && heir(context.to)) {
            let retype = self.change_type(to, name, context);
            statements.extend(composite_array::retype(name, to, retype, context));
        }
        if to.not_null && !self.not_null && !descent::inherits_not_null(name, context.to) {
            statements.extend(set_not_null(name, context));
        }
        statements.extend(settings(name, self, to, context));
        Alteration::InPlace { statements, retyped }
    }

    fn rename(from: &Member, to: &Member) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER TABLE {} RENAME COLUMN {} TO {}", to.table, from.name, to.name))]
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        vec![Id::Table(name.table.clone())]
    }

    fn apply_renames(&mut self, _name: &Member, renames: &Renames) {
        renames.types(&mut self.sql_type);
        if let Some(from) = &mut self.enum_type {
            *from = renames.own(&Id::Enum(from.clone()), from);
        }
    }

    /// Only a type that is spelled in a way of the user's own takes PostgreSQL's.
    fn adopt_spelling(&mut self, catalog: &Self) {
        if !conversion::is_builtin(&self.sql_type) {
            self.sql_type.clone_from(&catalog.sql_type);
            self.enum_type.clone_from(&catalog.enum_type);
        }
        adopt_schema(&mut self.collation, &catalog.collation);
    }
}

impl Column {
    fn retyped(&self, to: &Self, name: &Member, context: &Context<'_>) -> Retyped {
        let before = context.from.get(&Id::Column(name.clone()));
        let renewed = before.is_some_and(|fact| fact.needs.iter().any(|need| context.aside.contains_key(need)));
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

    /// What values are converted from and to: those of a domain are those of the type underneath.
    pub(super) fn without_domains(&self, schema: &Schema) -> Self {
        Self { sql_type: domain::base_type(&self.sql_type, schema), ..self.clone() }
    }

    /// How a row goes over to a new composite type of the same name, attribute by attribute.
    fn over_row(&self, to: &Self, column: &Ident, context: &Context<'_>) -> Option<String> {
        let name: Qualified = self.sql_type.parse().ok().filter(|_| self.sql_type == to.sql_type)?;
        let id = Id::Composite(name.clone());
        match (context.from.payload(&id), context.to.payload(&id)) {
            (Some(Payload::Composite(from)), Some(Payload::Composite(to))) => {
                Some(from.over(&column.to_string(), to, &name))
            }
            _ => None,
        }
    }

    /// The expression by which the old value becomes a new one, where PostgreSQL does not do so by itself.
    pub(super) fn using(&self, to: &Self, name: &Member, context: &Context<'_>) -> Option<String> {
        let column = &name.name;
        let (from, into) = (self.without_domains(context.from), to.without_domains(context.to));
        let asked = context.using.get(name).cloned();
        asked.or_else(|| match aside::goes_through_text(&Id::Column(name.clone()), context) {
            true => Some(
                composite_array::using(name, to, context)
                    .or_else(|| self.over_row(to, column, context))
                    .unwrap_or(format!("{column}::text::{}", to.sql_type)),
            ),
            false => conversion::using(column, &from, &into),
        })
    }

    /// Whether the type, where it is made anew, still has all values that there may be.
    fn stays_listed(&self, to: &Self, context: &Context<'_>) -> bool {
        match (misfit::values(self, context.from), misfit::values(to, context.to)) {
            (Some(old), Some(new)) => old.iter().all(|value| new.contains(value)),
            _ => true,
        }
    }

    fn change_type(&self, to: &Self, name: &Member, context: &Context<'_>) -> Statement {
        let (from, into) = (self.without_domains(context.from), to.without_domains(context.to));
        let using = self.using(to, name, context);
        let clause = using.as_ref().map(|using| format!(" USING {using}")).unwrap_or_default();
        let collation = to.collation.as_ref().map(|collation| format!(" COLLATE {collation}")).unwrap_or_default();
        let statement = alter_column(name, &format!("TYPE {}{collation}{clause}", to.sql_type));
        match conversion::is_widening(&from.sql_type, &into.sql_type) && self.stays_listed(to, context) {
            true => domain_values::told(statement, name, to, context),
            false => {
                if is_foreign(&name.table, context) {
                    return statement;
                }
                let cast = using.unwrap_or_else(|| format!("{}::{}", name.name, to.sql_type));
                let count = match context.using.contains_key(name) {
                    true => misfit::misfits_of(&cast, name, to, context.to),
                    false => misfit::misfits(name, &from, to, &cast, context.to),
                };
                let fails = format!("a value of {name} does not fit {}", to.sql_type);
                let statement = statement.fails_if(fails).counted_by(count);
                let collides = !collision::keeps_apart(&from, &into);
                if collides { collision::tell(name, statement, context) } else { statement }
            }
        }
    }
}

/// The value of a column as a value of another type.
pub(crate) fn converted(name: &Ident, from: &Column, to: &Column) -> String {
    conversion::using(name, from, to).unwrap_or_else(|| format!("{name}::{}", to.sql_type))
}

/// The column as it stands in `CREATE TABLE` and `ADD COLUMN`.
pub(super) fn definition(name: &Member, column: &Column, context: &Context<'_>) -> String {
    let mut text = format!("{} {}", name.name, column.sql_type);
    text.push_str(&options_clause(&column.foreign_options));
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

/// Whether the rows of a table are elsewhere, so that nothing here fails on them.
fn is_foreign(table: &Qualified, context: &Context<'_>) -> bool {
    matches!(context.to.payload(&Id::Table(table.clone())), Some(Payload::Table(table)) if table.foreign.is_some())
}

/// NULLs in existing rows take what new rows would take, where there is such a thing.
pub(super) fn set_not_null(name: &Member, context: &Context<'_>) -> Vec<Statement> {
    let set = alter_column(name, "SET NOT NULL");
    if is_foreign(&name.table, context) {
        return vec![set];
    }
    if check::excludes_null(name, context.from) {
        return vec![set];
    }
    let default = context.to.payload(&Id::Default(name.clone()));
    match default.or_else(|| context.to.payload(&Id::Identity(name.clone()))) {
        Some(Payload::Default(default)) => {
            let (table, column) = (&name.table, &name.name);
            let fill = format!("UPDATE {table} SET {column} = {} WHERE {column} IS NULL", default.expression);
            let numbers = sequence_owner::past_new(name, context);
            let fired = trigger::fired(table, std::slice::from_ref(column), context.from);
            numbers.into_iter().chain([Statement::new(fill).fires(fired), set]).collect()
        }
        Some(Payload::Identity(identity)) => vec![identity.options.fill(name), set],
        _ => {
            vec![set.fails_if(format!("{name} holds a NULL")).counted_by(misfit::nulls(name))]
        }
    }
}
