//! Relations: those of foreign keys, and those declared on the struct.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Path, Token};

use super::key::{by, relation_words, unknown_of_relation};
use super::table::{snake, spelled};
use super::{ForeignKey, Kind, Relation, Table};
use crate::ctxt::Ctxt;
use crate::word::{Arg, Word, pieces};

/// `#[has_many(name: Other, by = column)]` and its kin.
pub(super) fn read(cx: &Ctxt, attribute: &Attribute, place: &str, list: TokenStream) -> Option<Relation> {
    let mut pieces = pieces(list);
    let example = format!("help: write `#[{place}(name: Other)]`");
    if pieces.is_empty() {
        cx.error_over(&attribute.meta, format!("`#[{place}]` names no relation\n{example}"));
        return None;
    }
    let (name, target) = cx.ok(named.parse2(pieces.remove(0)))?;
    let words = relation_words(cx, pieces);
    let mut relation = Relation { kind: Kind::HasMany, name, target, by: Vec::new() };
    let mut through = None;
    for word in &words {
        match word.text().as_str() {
            "by" => relation.by = by(cx, word),
            "through" if place == "many_to_many" => through = path(cx, word),
            _ => unknown_of_relation(cx, word, place),
        }
    }
    relation.kind = match (place, through) {
        ("has_one", _) => Kind::HasOne,
        ("many_to_many", Some(through)) => Kind::ManyToMany(through),
        ("many_to_many", None) => {
            cx.error_over(
                &attribute.meta,
                "a many-to-many relation goes through a table\nhelp: add `through = Between`",
            );
            return None;
        }
        _ => Kind::HasMany,
    };
    Some(relation)
}

/// `name: Other`.
fn named(input: ParseStream) -> syn::Result<(Ident, Path)> {
    let error = |input: ParseStream| input.error("a relation has a name and a table\nhelp: write `name: Other`");
    let name = input.call(Ident::parse_any).map_err(|_| error(input))?;
    input
        .parse::<Token![:]>()
        .map_err(|_| syn::Error::new(name.span(), "a relation has a name and a table\nhelp: write `name: Other`"))?;
    let target = input.parse()?;
    if input.is_empty() { Ok((name, target)) } else { Err(error(input)) }
}

fn path(cx: &Ctxt, word: &Word) -> Option<Path> {
    match &word.arg {
        Arg::Value(syn::Expr::Path(path)) => Some(path.path.clone()),
        _ => {
            cx.error(word.span(), "`through` names the struct of a table\nhelp: write `through = Between`");
            None
        }
    }
}

/// Each foreign key is also the relation to the row that it names.
pub(super) fn from_foreign_keys(table: &mut Table) {
    let relations: Vec<Relation> = table.foreign_keys.iter().map(belongs_to).collect();
    table.relations.splice(0..0, relations);
}

fn belongs_to(key: &ForeignKey) -> Relation {
    let name = key.relation.clone().unwrap_or_else(|| default_name(key));
    Relation { kind: Kind::BelongsTo, name, target: key.target.clone(), by: key.columns.clone() }
}

/// The column without its `_id`; of several columns, the table's name.
fn default_name(key: &ForeignKey) -> Ident {
    if let [column] = key.columns.as_slice() {
        let name = column.unraw().to_string();
        let stem = name.strip_suffix("_id").filter(|stem| !stem.is_empty()).unwrap_or(&name);
        return spelled(stem, column.span());
    }
    match key.target.segments.last() {
        Some(segment) => snake(&segment.ident),
        None => Ident::new("target", key.span),
    }
}
