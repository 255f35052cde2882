//! The words of `#[table(…)]` that are about the table itself and not about its name.

use proc_macro2::TokenStream;
use quote::ToTokens;
use schema_sql::{Owner, Place};
use syn::{Expr, Path};

use super::Element;
use super::element::{elements, parameter};
use super::table::forward;
use crate::ctxt::Ctxt;
use crate::word::{Arg, Call, Word, pieces, plain_ident};

/// The words that mean something here.
const MEANT: &[&str] = &[
    "name",
    "schema",
    "renamed_from",
    "append_only",
    "deserialize",
    "allow",
    "crate",
    "partition_by",
    "inherits",
    "with",
];

/// The words of the builder.
const FORWARDED: &[&str] =
    &["unlogged", "row_level_security", "force_row_level_security", "replica_identity", "tablespace", "owner"];

const STRATEGIES: &[&str] = &["range", "list", "hash"];

/// What a table has besides its name.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) partition_by: Option<PartitionBy>,
    pub(crate) inherits: Vec<Path>,
    pub(crate) parameters: Vec<(String, String)>,
    pub(crate) calls: Vec<Call>,
    /// The table says whether it has it.
    pub(crate) row_level_security: bool,
}

/// `range(created_at)`.
pub(crate) struct PartitionBy {
    pub(crate) strategy: String,
    pub(crate) elements: Vec<Element>,
}

impl Options {
    pub(super) fn read_word(&mut self, cx: &Ctxt, word: &Word) {
        match word.text().as_str() {
            "partition_by" => self.partition_by = partition_by(cx, word),
            "inherits" => {
                let list = word.list(cx, "Base").map(pieces).unwrap_or_default();
                self.inherits = list.into_iter().filter_map(|piece| cx.ok(syn::parse2(piece))).collect();
            }
            "with" => self.parameters = parameters(cx, word, Owner::Table),
            "row_level_security" => self.read_row_level_security(cx, word),
            _ => self.calls.extend(forward(cx, word, "table", MEANT, FORWARDED)),
        }
    }

    /// `row_level_security = false` is for policies that wait.
    fn read_row_level_security(&mut self, cx: &Ctxt, word: &Word) {
        self.row_level_security = true;
        match &word.arg {
            Arg::Value(value) if value.to_token_stream().to_string() == "false" => {}
            _ => {
                word.flag(cx);
                self.calls.push(word.call());
            }
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.partition_by.is_none() && self.inherits.is_empty() && self.parameters.is_empty() && self.calls.is_empty()
    }
}

/// `partition_by = range(created_at)`.
pub(super) fn partition_by(cx: &Ctxt, word: &Word) -> Option<PartitionBy> {
    let value = word.value(cx, "range(a_column)")?;
    let call = match value {
        Expr::Call(call) => plain_ident(&call.func).map(|name| (name.to_string(), &call.args)),
        _ => None,
    };
    let Some((strategy, keys)) = call.filter(|(name, keys)| STRATEGIES.contains(&name.as_str()) && !keys.is_empty())
    else {
        cx.error_over(
            value,
            "not a way to spread rows over partitions\nhelp: write `range(a_column)`, `list(a_column)` or `hash(a_column)`",
        );
        return None;
    };
    if strategy == "list" && keys.len() > 1 {
        cx.error_over(value, "a list has one column\nhelp: write `list(a_column)`, or spread by `range` or `hash`");
    }
    Some(PartitionBy { strategy, elements: elements(cx, Place::PartitionKey, keys.to_token_stream()) })
}

/// `with(fillfactor = 70)`.
pub(super) fn parameters(cx: &Ctxt, word: &Word, owner: Owner<'_>) -> Vec<(String, String)> {
    let list = word.list(cx, "name = value").map(pieces).unwrap_or_default();
    let assignments = list.into_iter().filter_map(|piece: TokenStream| {
        let shown = piece.to_string();
        let assign = syn::parse2::<syn::ExprAssign>(piece.clone());
        cx.ok(assign.map_err(|_| {
            syn::Error::new_spanned(piece, format!("not a parameter with its value\nhelp: write `{shown} = value`"))
        }))
    });
    let mut all: Vec<(String, String)> = Vec::new();
    for assign in assignments {
        let Some(pair) = parameter(cx, owner, &assign.left, &assign.right) else { continue };
        if all.iter().any(|(name, _)| *name == pair.0) {
            cx.error_over(&assign.left, format!("`{}` is written twice\nhelp: write it once", pair.0));
        }
        all.push(pair);
    }
    all
}
