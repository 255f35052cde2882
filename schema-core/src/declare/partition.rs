//! Partitions of a table: the words of `#[partition(…)]`.

use super::builder::builder;
use super::def::{DefaultDef, PartitionByDef};

/// A table that holds some of the rows of another.
#[derive(Clone, Copy, Debug)]
pub struct PartitionDef {
    /// The name.
    pub name: &'static str,
    /// The schema, where it is not that of the table.
    pub schema: Option<&'static str>,
    /// The partition that it is a part of, where it is not of the table itself.
    pub of: Option<&'static str>,
    /// Which rows.
    pub bound: BoundDef,
    /// How its rows are spread over partitions of its own.
    pub partition_by: Option<PartitionByDef>,
    /// The comment.
    pub comment: Option<&'static str>,
}

/// Which rows a partition holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BoundDef {
    /// Those whose key is in a range.
    Range {
        /// Where it begins.
        from: &'static [DefaultDef],
        /// Before which it ends.
        to: &'static [DefaultDef],
    },
    /// Those whose key is in a list.
    List(&'static [DefaultDef]),
    /// Those whose hash has a remainder.
    Hash {
        /// The divisor.
        modulus: u32,
        /// The remainder.
        remainder: u32,
    },
    /// Those that no other partition holds.
    Default,
}

/// `#[partition(name = "…", …)]`.
#[must_use]
pub const fn partition(name: &'static str, bound: BoundDef) -> PartitionDef {
    PartitionDef { name, schema: None, of: None, bound, partition_by: None, comment: None }
}

builder!(PartitionDef {
    /// `schema = "…"`.
    schema(name: &'static str) schema = Some(name);
    /// `of = "…"`.
    of(partition: &'static str) of = Some(partition);
    /// `comment = "…"`.
    comment(text: &'static str) comment = Some(text);
});
