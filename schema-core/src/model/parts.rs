//! The parts of a declaration, as parts of payloads.

use crate::declare::def::{
    Action, ColumnDef, DefaultDef, Deferrable, EnumDef, IndexElementDef, IndexKey, JsonShape, SequenceOptions,
    TableName,
};
use crate::declare::sql_type::SqlType;
use crate::ident::{Ident, Qualified, Reference, literal};
use crate::kind::index_element::{IndexElement, Key};
use crate::kind::parameter::Parameters;
use crate::kind::{foreign_key, key, sequence};
use crate::naming::expression_name;

pub(super) fn qualified(name: &TableName) -> Qualified {
    Qualified::new(name.schema, name.name)
}

pub(super) fn idents(names: &[&str]) -> Vec<Ident> {
    names.iter().copied().map(Ident::from).collect()
}

pub(super) fn parameters(parameters: &[(&str, &str)]) -> Parameters {
    parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

pub(super) fn enum_of(sql_type: &SqlType) -> Option<TableName> {
    match sql_type {
        SqlType::Builtin(_) => None,
        SqlType::Named(name) => Some(*name),
        SqlType::Array(element) => enum_of(element),
    }
}

/// The column's type as `format_type` prints it, unless the user spells it.
pub(crate) fn type_text(column: &ColumnDef) -> String {
    if let Some(text) = column.sql_type_override {
        return super::types::canonical(text);
    }
    super::types::with_modifiers(&column.sql_type, column.length, column.precision, column.scale)
}

pub(super) fn default_text(default: &DefaultDef) -> String {
    match default {
        DefaultDef::Sql(text) | DefaultDef::Number(text) => (*text).to_owned(),
        DefaultDef::Text(text) => literal(text),
        DefaultDef::Integer(number) => number.to_string(),
        DefaultDef::Boolean(value) => value.to_string(),
    }
}

pub(super) fn closed_set(column: &Ident, def: &EnumDef, array: bool) -> String {
    let values: Vec<_> = def.values.iter().map(|value| literal(value.name)).collect();
    let values = values.join(", ");
    if array { format!("{column} <@ ARRAY[{values}]::text[]") } else { format!("{column} IN ({values})") }
}

pub(super) fn json_shape(column: &Ident, shape: JsonShape, sql_type: &str) -> String {
    let shape = match shape {
        JsonShape::Object => "object",
        JsonShape::Array => "array",
    };
    format!("{sql_type}_typeof({column}) = '{shape}'")
}

pub(super) fn sequence_options(options: &SequenceOptions) -> sequence::Options {
    let descends = options.increment.is_some_and(|increment| increment < 0);
    let first = if descends { options.max.unwrap_or(-1) } else { options.min.unwrap_or(1) };
    sequence::Options {
        start: options.start.filter(|start| *start != first),
        increment: options.increment.filter(|increment| *increment != 1),
        min: options.min.filter(|min| descends || *min != 1),
        max: options.max.filter(|max| !descends || *max != -1),
        cache: options.cache.filter(|cache| *cache != 1),
        cycle: options.cycle,
    }
}

pub(super) fn deferrable(deferrable: Deferrable) -> key::Deferrable {
    match deferrable {
        Deferrable::No => key::Deferrable::No,
        Deferrable::Immediate => key::Deferrable::Immediate,
        Deferrable::Deferred => key::Deferrable::Deferred,
    }
}

pub(super) fn action(action: Action) -> foreign_key::Action {
    match action {
        Action::NoAction => foreign_key::Action::NoAction,
        Action::Restrict => foreign_key::Action::Restrict,
        Action::Cascade => foreign_key::Action::Cascade,
        Action::SetNull => foreign_key::Action::SetNull,
        Action::SetDefault => foreign_key::Action::SetDefault,
    }
}

pub(super) fn index_element(def: &IndexElementDef) -> IndexElement {
    IndexElement {
        key: match def.key {
            IndexKey::Column(name) => Key::Column(name.into()),
            IndexKey::Expression(text) => Key::Expression(text.to_owned()),
        },
        descending: def.descending,
        nulls_first: def.nulls_first.filter(|first| *first != def.descending),
        opclass: def.opclass.map(Reference::from),
        opclass_parameters: parameters(def.opclass_parameters),
        collation: def.collation.map(Reference::from),
    }
}

/// What an element adds to the name of its index: an expression, the name of its function (manual, `CREATE INDEX`).
pub(super) fn key_name(element: &IndexElementDef) -> &'static str {
    match element.key {
        IndexKey::Column(name) => name,
        IndexKey::Expression(text) => expression_name(text),
    }
}
