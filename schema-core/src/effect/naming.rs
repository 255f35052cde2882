//! What PostgreSQL calls an index or a constraint that has no name, for one table alone.

use crate::ident::{Ident, Qualified};
use crate::sql::Rule;

/// The name that PostgreSQL gives an index where nothing has that name.
pub(super) fn given_index_name(table: &Qualified, elements: &[String]) -> Ident {
    let part = |element: &String| {
        let name = element.split(' ').next().unwrap_or_default().trim_matches('"');
        if element.contains('(') { "expr".to_owned() } else { name.to_owned() }
    };
    let parts: Vec<String> = elements.iter().map(part).collect();
    Ident::new(format!("{}_{}_idx", table.name.as_str(), parts.join("_")))
}

/// The name that PostgreSQL gives, for one table alone.
pub(super) fn given_name(table: &Qualified, rule: &Rule) -> Ident {
    let columns = |columns: &[Ident]| columns.iter().map(Ident::as_str).collect::<Vec<_>>().join("_");
    Ident::new(match rule {
        Rule::PrimaryKey(..) => format!("{}_pkey", table.name.as_str()),
        Rule::Unique(names, _) => format!("{}_{}_key", table.name.as_str(), columns(names)),
        Rule::ForeignKey(names, ..) => format!("{}_{}_fkey", table.name.as_str(), columns(names)),
        Rule::Check(_) => format!("{}_check", table.name.as_str()),
        Rule::Exclude(_) => format!("{}_excl", table.name.as_str()),
        Rule::NotNull(column) => format!("{}_{}_not_null", table.name.as_str(), column.as_str()),
    })
}
