//! The kinds of object: all knowledge of one kind lives in its one file, and this registry names each once.

mod catalog;
pub mod check;
pub mod column;
pub mod comment;
pub mod composite;
pub mod conversion;
pub mod default;
pub mod default_privilege;
pub mod enumeration;
pub mod exclusion;
pub mod extension;
pub mod foreign_key;
pub mod function;
pub mod generated;
pub mod grant;
mod id;
pub mod identity;
pub mod index;
pub mod index_element;
pub mod key;
pub mod materialized_view;
pub mod name;
pub mod object;
pub mod owner;
pub mod parameter;
pub mod privilege;
pub mod role;
pub mod schema;
pub mod sequence;
pub mod sequence_owner;
pub mod server;
pub mod sql_object;
pub mod table;
pub mod view;

use crate::ident::{Ident, Member, ParseError, Qualified, Signature};
use crate::rename::Renames;
use crate::statement::Statement;
use name::Name;
use object::{Alteration, Cause, Context, Object, Place, Slot};
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! registry {
    ($($(#[$doc:meta])* $kind:ident($name:ty): $payload:path = $word:literal,)*) => {
        /// The typed identity of a fact: what PostgreSQL can address.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Id { $($(#[$doc])* $kind($name),)* }

        /// What a fact says of its object, besides its identity.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Payload { $($(#[$doc])* $kind($payload),)* }

        /// A kind of object: its word in files and messages, and its catalog query.
        #[derive(Clone, Copy, Debug)]
        pub struct Kind {
            /// The kind's word.
            pub word: &'static str,
            /// The query for all objects of the kind; `None` where the catalog cannot tell them.
            pub catalog: Option<&'static str>,
            /// The kind says something of objects of other kinds.
            pub attached: bool,
        }

        /// All kinds, in the order of files.
        pub const KINDS: &[Kind] = &[$(Kind {
            word: $word,
            catalog: <$payload as Object>::CATALOG,
            attached: <$payload as Object>::ATTACHED,
        },)*];

        impl Id {
            /// The word of the kind.
            pub fn word(&self) -> &'static str {
                match self { $(Self::$kind(_) => $word,)* }
            }

            /// The name without the kind's word.
            pub fn path(&self) -> String {
                self.display_path().to_string()
            }

            /// The name without the kind's word, to be written somewhere.
            pub(crate) fn display_path(&self) -> &dyn fmt::Display {
                match self { $(Self::$kind(name) => name,)* }
            }

            /// The identity of the kind `word` with the name `path`.
            ///
            /// # Errors
            /// No such kind, or no name of that kind.
            pub fn from_path(word: &str, path: &str) -> Result<Self, ParseError> {
                match word {
                    $($word => path.parse().map(Self::$kind),)*
                    _ => Err(ParseError(format!("`{word}` is no kind of object"))),
                }
            }

            /// Reads a payload of this identity's kind.
            ///
            /// # Errors
            /// What the deserializer says.
            pub fn deserialize<'de, D: serde::Deserializer<'de>>(&self, deserializer: D) -> Result<Payload, D::Error> {
                match self { $(Self::$kind(_) => <$payload>::deserialize(deserializer).map(Payload::$kind),)* }
            }

            /// The words that name the kind in statements.
            fn keyword(&self) -> &'static str {
                match self { $(Self::$kind(_) => <$payload as Object>::KEYWORD,)* }
            }

            fn name(&self) -> &dyn Name {
                match self { $(Self::$kind(name) => name,)* }
            }

            fn name_mut(&mut self) -> &mut dyn Name {
                match self { $(Self::$kind(name) => name,)* }
            }

            fn renamed_by(&self, renames: &Renames) -> Self {
                match self { $(Self::$kind(name) => Self::$kind(<$payload as Object>::renamed(name, self, renames)),)* }
            }

            /// Where the object stands in a script, as far as dependencies leave it open.
            pub(crate) fn place(&self) -> Place {
                match self { $(Self::$kind(_) => <$payload as Object>::PLACE,)* }
            }

            /// The statements that rename the object.
            pub fn rename(&self, to: &Self) -> Vec<Statement> {
                match (self, to) {
                    $((Self::$kind(from), Self::$kind(to)) => <$payload as Object>::rename(from, to),)*
                    _ => Vec::new(),
                }
            }
        }

        impl Serialize for Payload {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { $(Self::$kind(payload) => payload.serialize(serializer),)* }
            }
        }

        impl Payload {
            /// What has to exist for the object to exist.
            pub fn needs(&self, id: &Id) -> Vec<Id> {
                match (self, id) { $((Self::$kind(payload), Id::$kind(name)) => payload.needs(name),)* _ => Vec::new() }
            }

            /// The objects, where they are any, whose steps come before this one is created or altered, and after it is dropped.
            pub(crate) fn follows(&self, id: &Id) -> Vec<Id> {
                match (self, id) { $((Self::$kind(payload), Id::$kind(name)) => payload.follows(name),)* _ => Vec::new() }
            }

            /// Whether the object has to be dropped, and is put back, when what it needs changes.
            pub(crate) fn gives_way(&self, cause: Cause) -> bool {
                match self { $(Self::$kind(payload) => payload.gives_way(cause),)* }
            }

            /// The objects that take this one along when they are dropped.
            pub fn owners(&self, id: &Id) -> Vec<Id> {
                match (self, id) { $((Self::$kind(payload), Id::$kind(name)) => payload.owners(name),)* _ => Vec::new() }
            }

            /// The places that only one object may have at a time.
            pub fn slots(&self, id: &Id) -> Vec<Slot> {
                match (self, id) { $((Self::$kind(payload), Id::$kind(name)) => payload.slots(name),)* _ => Vec::new() }
            }

            /// The object as `COMMENT ON` and its like name it.
            pub fn sql_name(&self, id: &Id) -> String {
                match (self, id) {
                    $((Self::$kind(payload), Id::$kind(name)) => payload.sql_name(name),)*
                    _ => String::new(),
                }
            }

            /// The SQL expressions in the payload.
            pub fn expressions(&self) -> Vec<&str> {
                match self { $(Self::$kind(payload) => payload.expressions(),)* }
            }

            /// The statements that create the object, with the objects that `context` says are created with it.
            pub fn create(&self, id: &Id, context: &Context<'_>) -> Vec<Statement> {
                match (self, id) {
                    $((Self::$kind(payload), Id::$kind(name)) => payload.create(name, context),)*
                    _ => Vec::new(),
                }
            }

            /// The statements that drop the object.
            pub fn drop(&self, id: &Id, context: &Context<'_>) -> Vec<Statement> {
                match (self, id) {
                    $((Self::$kind(payload), Id::$kind(name)) => payload.drop(name, context),)*
                    _ => Vec::new(),
                }
            }

            /// How the object becomes `to`.
            pub fn alter(&self, to: &Self, id: &Id, context: &Context<'_>) -> Alteration {
                match (self, to, id) {
                    $((Self::$kind(from), Self::$kind(to), Id::$kind(name)) => from.alter(to, name, context),)*
                    _ => Alteration::Replace,
                }
            }

            /// Carries renames into the payload of the object that was called `id`.
            pub fn apply_renames(&mut self, id: &Id, renames: &Renames) {
                match (self, id) {
                    $((Self::$kind(payload), Id::$kind(name)) => payload.apply_renames(name, renames),)*
                    _ => {}
                }
            }

            /// Takes over PostgreSQL's spelling of what both say.
            pub fn adopt_spelling(&mut self, catalog: &Self) {
                match (self, catalog) {
                    $((Self::$kind(payload), Self::$kind(catalog)) => payload.adopt_spelling(catalog),)*
                    _ => {}
                }
            }
        }
    };
}

registry! {
    /// A role.
    Role(Ident): role::Role = "role",
    /// A schema.
    Schema(Ident): schema::Schema = "schema",
    /// An extension.
    Extension(Ident): extension::Extension = "extension",
    /// An enum.
    Enum(Qualified): enumeration::Enum = "enum",
    /// A composite type.
    Composite(Qualified): composite::Composite = "composite",
    /// A function.
    Function(Signature): function::Function = "function",
    /// A procedure.
    Procedure(Signature): function::Procedure = "procedure",
    /// A foreign server.
    Server(Ident): server::Server = "server",
    /// A sequence.
    Sequence(Qualified): sequence::Sequence = "sequence",
    /// A table.
    Table(Qualified): table::Table = "table",
    /// A column.
    Column(Member): column::Column = "column",
    /// The default of a column.
    Default(Member): default::Default = "default",
    /// The identity of a column.
    Identity(Member): identity::Identity = "identity",
    /// The expression of a generated column.
    Generated(Member): generated::Generated = "generated",
    /// The column that owns a sequence.
    SequenceOwner(Qualified): sequence_owner::SequenceOwner = "sequence_owner",
    /// A primary key.
    PrimaryKey(Member): key::PrimaryKey = "primary_key",
    /// A unique constraint.
    Unique(Member): key::Unique = "unique",
    /// A check constraint.
    Check(Member): check::Check = "check",
    /// A foreign key.
    ForeignKey(Member): foreign_key::ForeignKey = "foreign_key",
    /// An exclusion constraint.
    Exclusion(Member): exclusion::Exclusion = "exclusion",
    /// An index.
    Index(Qualified): index::Index = "index",
    /// A view.
    View(Qualified): view::View = "view",
    /// A materialized view.
    MaterializedView(Qualified): materialized_view::MaterializedView = "materialized_view",
    /// Statements that the code gives as they are.
    SqlObject(Ident): sql_object::SqlObject = "sql_object",
    /// A comment.
    Comment(Box<Id>): comment::Comment = "comment",
    /// The role that owns an object.
    Owner(Box<Id>): owner::Owner = "owner",
    /// What a role may do with an object.
    Grant(grant::Grantee): grant::Grant = "grant",
    /// What a role may do with objects that are made later.
    DefaultPrivilege(default_privilege::Default): default_privilege::DefaultPrivilege = "default_privilege",
}
