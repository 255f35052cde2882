//! What the attributes say: words given their meaning, the others kept as calls of builders.

mod column;
mod default;
mod element;
mod grant;
mod key;
mod limits;
mod options;
mod partition;
mod place;
mod policy;
mod relation;
mod rules;
mod table;
mod trigger;
mod value;
mod view;

use proc_macro2::{Ident, Span, TokenStream};
use schema_sql::QueryNames;
use syn::{LitStr, Path, Type};

use crate::fragment::Walk;
use crate::word::Call;

pub(crate) use column::columns_of_type;
pub(crate) use default::default_call;
pub(crate) use grant::{Grant, Role};
pub(crate) use key::named_check;
pub(crate) use options::{Options, PartitionBy};
pub(crate) use partition::{Bound, Partition};
pub(crate) use policy::Policy;
pub(crate) use table::{Head, forward, from_struct, unknown};
pub(crate) use trigger::Trigger;
pub(crate) use value::Value;
pub(crate) use view::View;

/// Everything that `#[table]` knows of a table, and `#[view]` of a view.
#[derive(Default)]
pub(crate) struct Table {
    pub(crate) head: Head,
    pub(crate) columns: Vec<Column>,
    pub(crate) primary_key: Option<Key>,
    pub(crate) uniques: Vec<Key>,
    pub(crate) checks: Vec<Check>,
    pub(crate) foreign_keys: Vec<ForeignKey>,
    pub(crate) exclusions: Vec<Exclusion>,
    pub(crate) indexes: Vec<Index>,
    pub(crate) relations: Vec<Relation>,
    pub(crate) partitions: Vec<Partition>,
    pub(crate) policies: Vec<Policy>,
    pub(crate) triggers: Vec<Trigger>,
    pub(crate) grants: Vec<Grant>,
    /// What pieces of SQL do with columns.
    pub(crate) walks: Vec<Walk>,
    /// Functions in SQL that are none of PostgreSQL's, each with one of a similar name.
    pub(crate) foreign: Vec<(String, &'static str)>,
    /// What its queries name.
    pub(crate) queries: Vec<QueryNames>,
}

/// A field as a column.
pub(crate) struct Column {
    pub(crate) ident: Ident,
    /// What the constant and the setters are called: the field, unless a function of ours is.
    pub(crate) handle: Ident,
    pub(crate) sql_name: String,
    pub(crate) ty: Type,
    pub(crate) doc: Option<String>,
    pub(crate) sql_type: Option<LitStr>,
    /// `citext` or `char`, which are equal by another measure than a text.
    pub(crate) own_equality: Option<String>,
    /// The words that are functions of the builder.
    pub(crate) calls: Vec<Call>,
    pub(crate) has_default: bool,
    pub(crate) generated: bool,
    /// Only the database gives it a value: generated, or an identity always.
    pub(crate) computed: bool,
    pub(crate) immutable: bool,
    /// Each update makes it one more.
    pub(crate) version: bool,
    /// When the row was deleted, which leaves it there.
    pub(crate) soft_delete: bool,
}

/// A primary key or a unique constraint.
pub(crate) struct Key {
    pub(crate) span: Span,
    pub(crate) columns: Vec<Ident>,
    pub(crate) include: Vec<Ident>,
    pub(crate) calls: Vec<Call>,
}

/// A check constraint.
pub(crate) struct Check {
    pub(crate) span: Span,
    pub(crate) column: Option<String>,
    pub(crate) expression: TokenStream,
    pub(crate) calls: Vec<Call>,
}

/// A foreign key.
pub(crate) struct ForeignKey {
    pub(crate) span: Span,
    pub(crate) columns: Vec<Ident>,
    pub(crate) target: Path,
    pub(crate) target_columns: Vec<Ident>,
    pub(crate) calls: Vec<Call>,
    /// The columns of `on_delete = set_null(a, b)`.
    pub(crate) on_delete_columns: Vec<Ident>,
    pub(crate) relation: Option<Ident>,
    /// A column of it has a type that the user wrote, so that Rust types say nothing.
    pub(crate) unchecked: bool,
}

/// One element of an index.
pub(crate) struct Element {
    pub(crate) span: Span,
    pub(crate) base: Base,
    pub(crate) calls: Vec<Call>,
    pub(crate) parameters: Option<Vec<(String, String)>>,
}

/// What an element is made of.
pub(crate) enum Base {
    Column(Ident),
    Expression(TokenStream),
}

/// An index.
pub(crate) struct Index {
    pub(crate) span: Span,
    pub(crate) unique: bool,
    /// Its words, besides `columns`.
    pub(crate) words: Vec<String>,
    pub(crate) elements: Vec<Element>,
    pub(crate) include: Vec<Ident>,
    pub(crate) parameters: Vec<(String, String)>,
    pub(crate) calls: Vec<Call>,
}

/// An exclusion constraint.
pub(crate) struct Exclusion {
    pub(crate) span: Span,
    pub(crate) elements: Vec<(Element, LitStr)>,
    pub(crate) include: Vec<Ident>,
    pub(crate) calls: Vec<Call>,
}

/// A relation: of a foreign key, or declared.
pub(crate) struct Relation {
    pub(crate) kind: Kind,
    pub(crate) name: Ident,
    pub(crate) target: Path,
    pub(crate) by: Vec<Ident>,
}

/// How a relation goes.
pub(crate) enum Kind {
    BelongsTo,
    HasOne,
    HasMany,
    ManyToMany(Path),
}
