//! What can be told from the struct alone, one rule a function.

use proc_macro2::Ident;
use schema_sql::{SYSTEM_COLUMNS, nearest};
use syn::LitStr;
use syn::ext::IdentExt;

use crate::attr::{Base, Bound, Column, Kind, Partition, Table, View};
use crate::ctxt::Ctxt;

pub(crate) fn check(cx: &Ctxt, table: &mut Table) {
    check_names_known(cx, table);
    check_names_once(cx, table);
    check_widths(cx, table);
    check_relation_names(cx, table);
    check_sql_names(cx, table);
    check_partitions(cx, table);
    check_partition_keys(cx, table);
    check_view_indexes(cx, table);
    check_policies(cx, table);
    check_given_names(cx, "policies", table.policies.iter().map(|policy| &policy.name));
    check_given_names(cx, "triggers", table.triggers.iter().map(|trigger| &trigger.name));
}

/// A table has one of a name.
fn check_given_names<'n>(cx: &Ctxt, what: &str, names: impl Iterator<Item = &'n LitStr>) {
    let mut seen: Vec<String> = Vec::new();
    for name in names {
        let text = name.value();
        if seen.contains(&text) {
            cx.error(
                name.span(),
                format!("two {what} of this table are called `{text}`\nhelp: give one of them another name"),
            );
        }
        seen.push(text);
    }
}

/// Every list names fields of this struct. What names others is told and left out, so that the rest can be checked.
fn check_names_known(cx: &Ctxt, table: &mut Table) {
    let fields: Vec<String> = table.columns.iter().map(|column| column.ident.unraw().to_string()).collect();
    let known = |ident: &Ident| is_known(cx, &fields, ident);
    let all = |idents: &mut dyn Iterator<Item = &Ident>| idents.filter(|ident| !known(ident)).count() == 0;
    table.uniques.retain(|key| all(&mut key.columns.iter().chain(&key.include)));
    table.primary_key.take_if(|key| !all(&mut key.columns.iter().chain(&key.include)));
    table.foreign_keys.retain(|key| {
        check_set_columns(cx, &key.columns, &key.on_delete_columns);
        all(&mut key.columns.iter())
    });
    table.indexes.retain(|index| all(&mut index.elements.iter().filter_map(|e| base(&e.base)).chain(&index.include)));
    table.exclusions.retain(|exclusion| {
        all(&mut exclusion.elements.iter().filter_map(|(e, _)| base(&e.base)).chain(&exclusion.include))
    });
    let parts = table.partitions.iter_mut().filter_map(|partition| partition.partition_by.as_mut());
    for by in parts.chain(&mut table.head.options.partition_by) {
        by.elements.retain(|element| base(&element.base).is_none_or(known));
    }
    let updates = table.triggers.iter_mut().map(|trigger| &mut trigger.update_of);
    let granted = table.grants.iter_mut().flat_map(|grant| &mut grant.privileges).map(|(_, columns)| columns);
    updates.chain(granted).for_each(|columns| columns.retain(known));
    let own = |ident: &Ident| fields.contains(&ident.unraw().to_string());
    table.relations.retain(|relation| !matches!(relation.kind, Kind::BelongsTo) || relation.by.iter().all(own));
}

pub(crate) fn base(base: &Base) -> Option<&Ident> {
    match base {
        Base::Column(ident) => Some(ident),
        Base::Expression(_) => None,
    }
}

fn is_known(cx: &Ctxt, fields: &[String], ident: &Ident) -> bool {
    let name = ident.unraw().to_string();
    if fields.contains(&name) {
        return true;
    }
    let help = match nearest(&name, fields.iter().map(String::as_str)) {
        Some(near) => format!("there is a field with a similar name: `{near}`"),
        None => "name a field of the struct; an expression is written `sql(\"…\")`".to_owned(),
    };
    cx.error(ident.span(), format!("this table has no column `{name}`\nhelp: {help}"));
    false
}

/// A partition holds rows of a table that is partitioned, and in its way.
fn check_partitions(cx: &Ctxt, table: &Table) {
    for partition in &table.partitions {
        let parent = match &partition.of {
            None => table.head.options.partition_by.as_ref(),
            Some(of) => {
                let parent = table.partitions.iter().find(|other| other.name.value() == of.value());
                if parent.is_none() {
                    cx.error(
                        of.span(),
                        "no partition of this table has this name\nhelp: name the partition that this one is a part of",
                    );
                    continue;
                }
                parent.and_then(|parent| parent.partition_by.as_ref())
            }
        };
        let (strategies, written) = partition.bound.fits();
        match parent {
            None => cx.error(
                partition.word,
                "what this is a partition of is not partitioned\nhelp: add `partition_by = range(a_column)` to it",
            ),
            Some(by) if !strategies.contains(&by.strategy.as_str()) => {
                let strategy = &by.strategy;
                cx.error(
                    partition.word,
                    format!(
                        "{written} does not go with `partition_by = {strategy}(…)`\nhelp: write {}",
                        bound_of(strategy)
                    ),
                );
            }
            Some(by) => check_bound(cx, partition, by.elements.len()),
        }
    }
}

fn bound_of(strategy: &str) -> &'static str {
    match strategy {
        "range" => "`from(…), to(…)` or `default`",
        "list" => "`values(…)` or `default`",
        _ => "`modulus = 4, remainder = 0`",
    }
}

/// A range has as many values at both ends as the key has parts, and NULL is in none.
fn check_bound(cx: &Ctxt, partition: &Partition, parts: usize) {
    if let Bound::Range(from, to) = &partition.bound {
        for value in from.iter().chain(to).filter(|value| value.tokens.to_string().to_uppercase().contains("\"NULL\""))
        {
            cx.error(
                value.span,
                "NULL is in no range\nhelp: write a value, or `sql(\"MINVALUE\")` or `sql(\"MAXVALUE\")`",
            );
        }
    }
    if let Bound::Range(from, to) = &partition.bound
        && (from.len() != parts || to.len() != parts)
    {
        cx.error(
            partition.word,
            format!(
                "the key has {parts} parts, and a bound has not\nhelp: write {parts} values in `from(…)` and in `to(…)`"
            ),
        );
    }
}

/// A key of a partitioned table is kept by each partition for itself: it has all columns that rows are spread by.
fn check_partition_keys(cx: &Ctxt, table: &Table) {
    let keys = table.primary_key.iter().map(|key| ("primary key", key.span, key.columns.iter().collect::<Vec<_>>()));
    let uniques = table.uniques.iter().map(|key| ("unique constraint", key.span, key.columns.iter().collect()));
    let indexes = table.indexes.iter().filter(|index| index.unique).map(|index| {
        ("unique index", index.span, index.elements.iter().filter_map(|element| base(&element.base)).collect())
    });
    let exclusions = table.exclusions.iter().map(|exclusion| {
        let equal = exclusion.elements.iter().filter(|(_, operator)| operator.value() == "=");
        ("exclusion constraint", exclusion.span, equal.filter_map(|(element, _)| base(&element.base)).collect())
    });
    let keys: Vec<_> = keys.chain(uniques).chain(indexes).chain(exclusions).collect();
    let parts = table.partitions.iter().filter_map(|partition| partition.partition_by.as_ref());
    let parts: Vec<_> = parts.chain(&table.head.options.partition_by).flat_map(|by| &by.elements).collect();
    let calls = table.checks.iter().filter(|_| !parts.is_empty()).flat_map(|check| &check.calls);
    for call in calls.filter(|call| call.tokens.to_string().contains("no_inherit")) {
        cx.error(call.span, "partitions have each check of their table\nhelp: leave `no_inherit` out");
    }
    for part in parts {
        let column = base(&part.base).and_then(|name| table.columns.iter().find(|column| column.ident == *name));
        if column.is_some_and(|column| column.generated) {
            cx.error(part.span, "rows are not spread by a generated column\nhelp: spread them by what it is made of");
        }
        for (what, span, columns) in &keys {
            let with = if *what == "exclusion constraint" { " with \"=\"" } else { "" };
            match base(&part.base) {
                Some(column) if columns.contains(&column) => {}
                Some(column) => cx.error(*span, format!("the {what} lacks `{column}{with}`, by which rows are spread over partitions\nhelp: write it on the struct, with `{column}{with}` among its columns")),
                None => cx.error(*span, format!("rows are spread by an expression, and such a table has no {what}\nhelp: take one of the two out")),
            }
        }
    }
}

/// Only what is kept has indexes.
fn check_view_indexes(cx: &Ctxt, table: &Table) {
    let materialized = |view: &View| view.calls.iter().any(|call| call.tokens.to_string().contains("materialized"));
    if table.head.view.as_ref().is_some_and(|view| !materialized(view)) {
        for index in &table.indexes {
            cx.error(
                index.span,
                "a view has no indexes\nhelp: write `#[view(materialized, …)]`, or put the index on a table",
            );
        }
    }
}

/// Without row level security, a policy says nothing.
fn check_policies(cx: &Ctxt, table: &Table) {
    if let Some(policy) = table.policies.first().filter(|_| !table.head.options.row_level_security) {
        cx.error(policy.name.span(), "this table has policies and no row level security\nhelp: write `#[table(row_level_security)]`, or `row_level_security = false` for policies that wait");
    }
}

/// What a foreign key sets when its row goes are columns of its own.
fn check_set_columns(cx: &Ctxt, key: &[Ident], set: &[Ident]) {
    for ident in set.iter().filter(|ident| !key.contains(ident)) {
        cx.error(
            ident.span(),
            format!("`{ident}` is no column of this foreign key\nhelp: name columns that stand in `columns(…)`"),
        );
    }
}

/// No list names a column twice.
fn check_names_once(cx: &Ctxt, table: &Table) {
    for key in table.uniques.iter().chain(&table.primary_key) {
        once(cx, key.columns.iter().chain(&key.include));
    }
    for key in &table.foreign_keys {
        once(cx, &key.columns);
    }
    for index in &table.indexes {
        // In another order, or by another operator class, a column can stand there again.
        let plain = index.elements.iter().filter(|element| element.calls.is_empty());
        once(cx, plain.filter_map(|element| base(&element.base)));
        once(cx, &index.include);
    }
    let grants = table.grants.iter().flat_map(|grant| &grant.privileges).map(|(_, columns)| columns);
    table.triggers.iter().map(|trigger| &trigger.update_of).chain(grants).for_each(|columns| once(cx, columns));
}

/// PostgreSQL's limit, where it was not built with another.
const MOST_COLUMNS: usize = 32;

/// No key and no index has more columns than PostgreSQL keeps in one.
fn check_widths(cx: &Ctxt, table: &Table) {
    let keys = table.uniques.iter().chain(&table.primary_key);
    let keys = keys.map(|key| (key.span, key.columns.len() + key.include.len()));
    let indexes = table.indexes.iter().map(|index| (index.span, index.elements.len() + index.include.len()));
    let references = table.foreign_keys.iter().map(|key| (key.span, key.columns.len()));
    for (span, count) in keys.chain(indexes).chain(references).filter(|(_, count)| *count > MOST_COLUMNS) {
        let message = format!("a key and an index have at most {MOST_COLUMNS} columns, and this one has {count}");
        cx.error(span, format!("{message}\nhelp: leave some out"));
    }
}

fn once<'i>(cx: &Ctxt, idents: impl IntoIterator<Item = &'i Ident>) {
    let mut seen: Vec<&Ident> = Vec::new();
    for ident in idents {
        if seen.contains(&ident) {
            cx.error(ident.span(), format!("the column `{ident}` is listed twice\nhelp: list it once"));
        }
        seen.push(ident);
    }
}

/// Relations become constants, of which there is one by a name.
fn check_relation_names(cx: &Ctxt, table: &Table) {
    let mut seen: Vec<String> = Vec::new();
    for relation in &table.relations {
        let name = relation.name.unraw().to_string();
        if seen.contains(&name) {
            cx.error(
                relation.name.span(),
                format!("two relations are called `{name}`\nhelp: give one of them another name; a foreign key's has `relation = name`"),
            );
        }
        seen.push(name);
    }
}

/// Two columns cannot have one name, and PostgreSQL cuts a long one without a word.
fn check_sql_names(cx: &Ctxt, table: &Table) {
    for column in &table.columns {
        let name = &column.sql_name;
        // One that was written is told where it is written.
        if name.len() > 63 && column.ident.unraw() == name {
            cx.error(column.ident.span(), "the column's name is longer than 63 bytes, and PostgreSQL would cut it\nhelp: write a shorter one: `#[column(name = \"…\")]`");
        }
        if SYSTEM_COLUMNS.contains(&name.as_str()) && table.head.view.is_none() {
            cx.error(column.ident.span(), format!("every table has a column `{name}` of PostgreSQL's own\nhelp: give this one another name: `#[column(name = \"…\")]`"));
        }
    }
    check_columns_once(cx, &table.columns);
}

/// No two fields are one column.
pub(crate) fn check_columns_once(cx: &Ctxt, columns: &[Column]) {
    for (at, Column { ident, sql_name: name, .. }) in columns.iter().enumerate() {
        if let Some(Column { ident: first, .. }) = columns[..at].iter().find(|other| other.sql_name == *name) {
            let message = format!(
                "the field `{first}` is the column `{name}` already\nhelp: give one of the two another name: `#[column(name = \"…\")]`"
            );
            cx.error(ident.span(), message);
        }
    }
}
