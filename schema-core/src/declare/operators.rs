//! Whether there is an operator class for what is indexed: one that is named, or the default one of the type.

use super::access::{WITHOUT_EXCLUSION, lacks_operator};
use super::brought::Brought;
use super::classes::{Default, Named, Of, default, named, of_method, takes};
use super::def::{ColumnDef, IndexElementDef, IndexKey, Strategy, TableDef};
use super::keys::column_named;
use super::message::{Findings, contains, has, same};

/// The columns of keys, of plain indexes and of partition keys have a class.
pub(super) const fn check_btrees(findings: &mut Findings, def: &TableDef) {
    let mut at = 0;
    while at < def.indexes.len() {
        if same(def.indexes[at].method, "btree") {
            check_defaults(findings, "btree", def.indexes[at].elements, def.columns);
        }
        at += 1;
    }
    if let Some(key) = &def.primary_key {
        check_key(findings, def, key.columns);
    }
    let mut at = 0;
    while at < def.uniques.len() {
        check_key(findings, def, def.uniques[at].columns);
        at += 1;
    }
    if let Some(by) = &def.options.partition_by {
        let method = method_of(by.strategy);
        check_defaults(findings, method, by.keys, def.columns);
        let mut at = 0;
        while at < by.keys.len() {
            check_class(findings, method, &by.keys[at], of(&by.keys[at], def.columns));
            at += 1;
        }
    }
}

/// Rows are spread by the order of a B-tree, or by a hash.
const fn method_of(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Range | Strategy::List => "btree",
        Strategy::Hash => "hash",
    }
}

/// The type of an element that is a column, where classes know it.
const fn of(element: &IndexElementDef, columns: &[ColumnDef]) -> Option<Of> {
    if let IndexKey::Column(name) = element.key
        && let Some(column) = column_named(columns, name)
    {
        return Of::column(column);
    }
    None
}

/// The methods and classes that only an extension has are there where it is.
pub(super) const fn check_extensions(findings: &mut Findings, def: &TableDef, brought: &Brought) {
    let mut at = 0;
    while at < def.indexes.len() {
        let (index, mut element) = (&def.indexes[at], 0);
        check_method(findings, index.method, brought);
        while element < index.elements.len() {
            check_brought(findings, index.method, &index.elements[element], def, brought);
            element += 1;
        }
        at += 1;
    }
    let mut at = 0;
    while at < def.exclusions.len() {
        let (exclusion, mut element) = (&def.exclusions[at], 0);
        check_method(findings, exclusion.method, brought);
        while element < exclusion.elements.len() {
            let (one, operator) = &exclusion.elements[element];
            // A method or an operator that cannot be is told where it stands.
            let told = match class_of(exclusion.method, one, of(one, def.columns)) {
                Some(class) => lacks_operator(exclusion.method, class, operator),
                None => has(WITHOUT_EXCLUSION, exclusion.method),
            };
            if !told {
                check_brought(findings, exclusion.method, one, def, brought);
            }
            element += 1;
        }
        at += 1;
    }
    if let Some(by) = &def.options.partition_by {
        let mut at = 0;
        while at < by.keys.len() {
            check_brought(findings, method_of(by.strategy), &by.keys[at], def, brought);
            at += 1;
        }
    }
}

const fn check_method(findings: &mut Findings, method: &str, brought: &Brought) {
    if of_method(method).is_none() && brought.knows_classes() && !brought.has(method) {
        findings.add(&[
            "PostgreSQL has no index method `",
            method,
            "`\nhelp: use one of its own, such as `btree`; one of an extension comes with `extensions: [\"…\"]` of `schema!`",
        ]);
    }
}

const fn check_brought(
    findings: &mut Findings,
    method: &str,
    element: &IndexElementDef,
    def: &TableDef,
    brought: &Brought,
) {
    let of = of(element, def.columns);
    let Some(class) = element.opclass else {
        if let (IndexKey::Column(name), Some(of)) = (element.key, of)
            && let Default::Is(_, Some(extension)) = default(method, &of)
            && !brought.has(extension)
        {
            tell_lacking(findings, method, name, of.name, extension);
        }
        return;
    };
    match named(method, bare(class), of) {
        Named::For(its, Some(extension)) if takes(its, of) && !brought.has(extension) => findings.add(&[
            "the operator class `",
            class,
            "` comes with the extension ",
            extension,
            "\nhelp: list it in `schema!`: `extensions: [\"",
            extension,
            "\"]`",
        ]),
        Named::Unknown if of_method(method).is_some() && brought.knows_classes() && !brought.has(class) => {
            let its = match of {
                Some(of) => match default(method, &of) {
                    Default::Is(class, _) => class,
                    Default::None | Default::Unknown => "",
                },
                None => "",
            };
            findings.add(&[
                "PostgreSQL has no operator class `",
                class,
                "`, which `",
                def.rust_name,
                "` names\nhelp: leave it out",
                if its.is_empty() { "" } else { ", which means `" },
                its,
                if its.is_empty() { "" } else { "`" },
                "; one of your own comes from a file in `sql: [\"…\"]` of `schema!`",
            ]);
        }
        Named::For(..) | Named::OfMethod(_) | Named::Unknown => {}
    }
}

/// A class without its schema.
const fn bare(class: &'static str) -> &'static str {
    let mut at = class.len();
    while at > 0 {
        if class.as_bytes()[at - 1] == b'.' {
            return class.split_at(at).1;
        }
        at -= 1;
    }
    class
}

/// Each plain column has an operator class, of PostgreSQL itself or of an extension.
pub(super) const fn check_defaults(
    findings: &mut Findings,
    method: &str,
    elements: &[IndexElementDef],
    columns: &[ColumnDef],
) {
    let mut at = 0;
    while at < elements.len() {
        check_default(findings, method, &elements[at], columns);
        at += 1;
    }
}

/// The same of one of them.
pub(super) const fn check_default(
    findings: &mut Findings,
    method: &str,
    element: &IndexElementDef,
    columns: &[ColumnDef],
) {
    if let (IndexKey::Column(name), None) = (element.key, element.opclass) {
        check_column(findings, columns, method, name);
    }
}

const fn check_key(findings: &mut Findings, def: &TableDef, columns: &[&str]) {
    let mut at = 0;
    while at < columns.len() {
        check_column(findings, def.columns, "btree", columns[at]);
        at += 1;
    }
}

const fn check_column(findings: &mut Findings, columns: &[ColumnDef], method: &str, name: &str) {
    if let Some(column) = column_named(columns, name)
        && let Some(of) = Of::column(column)
        && matches!(default(method, &of), Default::None)
    {
        tell_lacking(findings, method, name, of.name, "");
    }
}

const fn tell_lacking(findings: &mut Findings, method: &str, name: &str, of: &str, extension: &str) {
    let (before, after) = if extension.is_empty() {
        ("", "")
    } else {
        (", or list the extension that has one: `extensions: [\"", "\"]`")
    };
    findings.add(&[
        "the column `",
        name,
        "` is ",
        of,
        ", which has no operator class for the method `",
        method,
        "`\nhelp: use another method, or name a class: `",
        name,
        ".opclass(\"…\")`",
        before,
        extension,
        after,
    ]);
}

/// A class that is named is one of the method's, and takes the type.
pub(super) const fn check_class(findings: &mut Findings, method: &str, element: &IndexElementDef, of: Option<Of>) {
    let Some(class) = element.opclass else { return };
    if of_method(method).is_none() || contains(class, "\"") {
        return;
    }
    match (named(method, bare(class), of), element.key, of) {
        (Named::For(its, _), IndexKey::Column(name), Some(own)) if !takes(its, of) => findings.add(&[
            "the operator class `",
            class,
            "` is for ",
            said(its),
            ", and the column `",
            name,
            "` is ",
            own.name,
            "\nhelp: leave the operator class out, or use one of the column's type",
        ]),
        (Named::OfMethod(other), _, _) => findings.add(&[
            "the method `",
            method,
            "` has no operator class `",
            class,
            "`\nhelp: leave the operator class out, or use the method `",
            other,
            "`",
        ]),
        (Named::For(..) | Named::Unknown, _, _) => {}
    }
}

/// What stands for a kind of types, in words.
const fn said(of: &'static str) -> &'static str {
    match of.as_bytes() {
        b"anyarray" => "arrays",
        b"anyenum" => "enums",
        b"anyrange" => "ranges",
        b"anymultirange" => "multiranges",
        b"record" => "composite types",
        _ => of,
    }
}

/// The class that an element has, where it is known.
pub(super) const fn class_of(method: &str, element: &IndexElementDef, of: Option<Of>) -> Option<&'static str> {
    match (element.opclass, of) {
        (Some(class), _) => match named(method, bare(class), of) {
            Named::For(its, _) if takes(its, of) => Some(bare(class)),
            Named::For(..) | Named::OfMethod(_) | Named::Unknown => None,
        },
        (None, Some(of)) => match default(method, &of) {
            Default::Is(class, _) => Some(class),
            Default::None | Default::Unknown => None,
        },
        (None, None) => None,
    }
}
