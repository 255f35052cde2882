//! The elements of indexes and exclusion constraints.

use super::attribute::{sql_call, string};
use super::names::TableNames;
use crate::expression::inside;
use crate::ident::{Ident, Reference};
use crate::kind::index_element::{IndexElement, Key};
use crate::kind::parameter::Parameters;
use crate::naming::expression_name;

/// `columns(a, b.desc())`.
pub(super) fn columns(names: &TableNames, columns: &[Ident]) -> String {
    let columns: Vec<_> = columns.iter().map(|column| names.written(column)).collect();
    columns.join(", ")
}

/// An element in the language.
pub(super) fn element(names: &TableNames, element: &IndexElement) -> String {
    let mut text = match &element.key {
        Key::Column(column) => names.written(column),
        Key::Expression(expression) => sql_call(inside(expression)),
    };
    if let Some(collation) = &element.collation {
        text.push_str(&format!(".collate({})", string(&reference_text(collation))));
    }
    if let Some(opclass) = &element.opclass {
        let parameters = parameters(&element.opclass_parameters);
        let parameters = if parameters.is_empty() { parameters } else { format!(", {parameters}") };
        text.push_str(&format!(".opclass({}{parameters})", string(&reference_text(opclass))));
    }
    if element.descending {
        text.push_str(".desc()");
    }
    match element.nulls_first {
        Some(true) => text.push_str(".nulls_first()"),
        Some(false) => text.push_str(".nulls_last()"),
        None => {}
    }
    text
}

/// What the element adds to the name of its index.
pub(super) fn key_name(element: &IndexElement) -> &str {
    match &element.key {
        Key::Column(column) => column.as_str(),
        Key::Expression(expression) => expression_name(inside(expression)),
    }
}

/// `fillfactor = 70, buffering = "auto"`.
pub(super) fn parameters(parameters: &Parameters) -> String {
    let list: Vec<_> = parameters.iter().map(|(name, value)| format!("{name} = {}", parameter(value))).collect();
    list.join(", ")
}

fn parameter(value: &str) -> String {
    let number =
        !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) && (value == "0" || !value.starts_with('0'));
    if number || matches!(value, "true" | "false") { value.to_owned() } else { string(value) }
}

/// A name that may be in a schema, as the language has it. What is in `public` is found without it; a collation's own name
/// may have a dot in it, so that a dot between a schema and a name has quotes around it.
pub(super) fn reference_text(reference: &Reference) -> String {
    let quoted = |name: &Ident| format!("\"{}\"", name.as_str().replace('"', "\"\""));
    match &reference.schema {
        Some(schema) if schema.as_str() != "public" => format!("{}.{}", quoted(schema), quoted(&reference.name)),
        _ => reference.name.as_str().to_owned(),
    }
}

/// The name as the code then has it.
pub(super) fn declared_reference(reference: &Reference) -> Reference {
    Reference::from(reference_text(reference).as_str())
}

/// The element as the code then has it.
pub(super) fn declared(element: &IndexElement) -> IndexElement {
    let key = match &element.key {
        Key::Column(column) => Key::Column(column.clone()),
        Key::Expression(expression) => Key::Expression(inside(expression).to_owned()),
    };
    IndexElement {
        key,
        opclass: element.opclass.as_ref().map(declared_reference),
        collation: element.collation.as_ref().map(declared_reference),
        ..element.clone()
    }
}
