//! Whether the views that PostgreSQL made have the columns that the code says.

use super::{Hints, Schema};
use crate::error::Finding;
use crate::ident::{Ident, Qualified};
use crate::kind::{Id, Payload};

/// Each view whose query has other columns than its struct has fields.
pub fn check_views(hints: &Hints, made: &Schema) -> Vec<Finding> {
    hints.views.iter().filter_map(|(name, fields)| check(name, fields, &columns(name, made)?)).collect()
}

/// The columns of a view, in order.
fn columns<'s>(name: &Qualified, made: &'s Schema) -> Option<Vec<&'s Ident>> {
    let ids = [Id::View(name.clone()), Id::MaterializedView(name.clone())];
    let columns = match ids.iter().find_map(|id| made.payload(id))? {
        Payload::View(view) => &view.columns,
        Payload::MaterializedView(view) => &view.columns,
        _ => return None,
    };
    Some(columns.iter().map(|column| &column.name).collect())
}

fn check(name: &Qualified, fields: &[Ident], columns: &[&Ident]) -> Option<Finding> {
    let place = (0..fields.len().max(columns.len())).find(|at| fields.get(*at) != columns.get(*at).copied())?;
    let number = place + 1;
    let (message, help) = match (fields.get(place), columns.get(place)) {
        (Some(field), Some(column)) => (
            format!("field {number} is the column {field}, and column {number} of the query is {column}"),
            format!("put the fields in the order of the query, or write `#[column(name = \"{}\")]`", column.as_str()),
        ),
        (Some(field), None) => (
            format!("the query has no column for the field {field}"),
            "add the column to the query, or remove the field".to_owned(),
        ),
        (None, Some(column)) => (
            format!("the struct has no field for the column {column} of the query"),
            "add the field, or remove the column from the query".to_owned(),
        ),
        (None, None) => return None,
    };
    Some(Finding { at: format!("view {name}"), message, help: Some(help) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_field_that_differs_is_named() {
        let idents = |names: &[&str]| names.iter().copied().map(Ident::from).collect::<Vec<_>>();
        let message = |fields: &[&str], columns: &[&str]| {
            let (fields, columns) = (idents(fields), idents(columns));
            let found = check(&Qualified::new("public", "v"), &fields, &columns.iter().collect::<Vec<_>>());
            found.map(|finding| finding.message)
        };
        assert_eq!(message(&["a", "b"], &["a", "b"]), None);
        let order = "field 2 is the column c, and column 2 of the query is b";
        assert_eq!(message(&["a", "c"], &["a", "b", "c"]).as_deref(), Some(order));
        assert_eq!(message(&["a", "b"], &["a"]).as_deref(), Some("the query has no column for the field b"));
        let missing = "the struct has no field for the column b of the query";
        assert_eq!(message(&["a"], &["a", "b"]).as_deref(), Some(missing));
    }
}
