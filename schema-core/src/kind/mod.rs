//! The kinds of object: all knowledge of one kind lives in its one file, and this registry names each once.

pub mod access_method;
pub mod aggregate;
pub mod aside;
pub mod attachment;
pub mod base_type;
pub mod bound;
pub mod cast;
mod catalog;
pub mod check;
pub mod cluster;
pub mod collation;
mod collision;
pub mod column;
pub(crate) mod column_setting;
pub mod comment;
pub mod composite;
mod composite_array;
mod constraint;
pub mod conversion;
pub mod default;
pub mod default_privilege;
pub(crate) mod descent;
pub mod domain;
pub mod domain_check;
pub mod domain_default;
mod domain_values;
pub mod encoding_conversion;
pub mod enumeration;
pub mod event_trigger;
pub mod exclusion;
pub mod extension;
pub(crate) mod failure;
pub mod foreign_data_wrapper;
pub mod foreign_key;
pub mod function;
pub mod generated;
pub mod grant;
mod id;
pub mod identity;
pub mod index;
pub mod index_element;
pub mod inherited_column;
pub mod key;
pub mod key_index;
pub mod language;
pub mod materialized_view;
pub(crate) mod misfit;
pub mod name;
pub mod object;
pub mod operator;
pub mod operator_class;
pub mod operator_family;
pub mod owner;
pub mod parameter;
pub mod partition_index;
mod partition_rows;
pub mod policy;
pub mod privilege;
pub mod publication;
pub mod published;
pub mod range;
pub mod replica_identity;
pub mod role;
pub mod rule;
pub mod schema;
pub mod sequence;
pub mod sequence_owner;
pub mod server;
pub mod shell_type;
pub mod sql_object;
pub mod statistics;
pub mod subscription;
pub mod table;
mod table_rows;
pub(crate) mod taken_over;
pub mod text_search;
pub mod text_search_configuration;
pub mod text_search_dictionary;
pub mod transform;
pub mod trigger;
pub mod trigger_state;
pub mod typed_table;
pub mod user_mapping;
pub mod view;

use crate::ident::{Ident, Member, ParseError, Phrase, Qualified, Signature};
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

            /// The attributes whose values are not to be shown.
            pub fn secrets(&self) -> &'static [&'static str] {
                match self { $(Self::$kind(_) => <$payload as Object>::SECRETS,)* }
            }

            /// The SQL expressions in the payload.
            pub fn expressions(&self) -> Vec<&str> {
                match self { $(Self::$kind(payload) => payload.expressions(),)* }
            }

            /// What PostgreSQL reads besides when the object is made.
            pub(crate) fn queries(&self) -> Vec<&str> {
                match self { $(Self::$kind(payload) => payload.queries(),)* }
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
    /// A collation.
    Collation(Qualified): collation::Collation = "collation",
    /// A type that is only promised.
    ShellType(Qualified): shell_type::ShellType = "shell_type",
    /// An enum.
    Enum(Qualified): enumeration::Enum = "enum",
    /// A domain.
    Domain(Qualified): domain::Domain = "domain",
    /// The default of a domain.
    DomainDefault(Qualified): domain_default::DomainDefault = "domain_default",
    /// A check of a domain.
    DomainCheck(Member): domain_check::DomainCheck = "domain_check",
    /// A range type.
    Range(Qualified): range::Range = "range",
    /// A composite type.
    Composite(Qualified): composite::Composite = "composite",
    /// A function.
    Function(Signature): function::Function = "function",
    /// A procedure.
    Procedure(Signature): function::Procedure = "procedure",
    /// A procedural language.
    Language(Ident): language::Language = "language",
    /// A base type.
    BaseType(Qualified): base_type::BaseType = "base_type",
    /// An aggregate.
    Aggregate(Signature): aggregate::Aggregate = "aggregate",
    /// A cast.
    Cast(Phrase): cast::Cast = "cast",
    /// A transform.
    Transform(Phrase): transform::Transform = "transform",
    /// An operator.
    Operator(Signature): operator::Operator = "operator",
    /// An access method.
    AccessMethod(Ident): access_method::AccessMethod = "access_method",
    /// An operator family.
    OperatorFamily(Signature): operator_family::OperatorFamily = "operator_family",
    /// An operator class.
    OperatorClass(Signature): operator_class::OperatorClass = "operator_class",
    /// A conversion between encodings.
    Conversion(Qualified): encoding_conversion::EncodingConversion = "conversion",
    /// A parser of text search.
    TextSearchParser(Qualified): text_search::TextSearchParser = "text_search_parser",
    /// A template of text search.
    TextSearchTemplate(Qualified): text_search::TextSearchTemplate = "text_search_template",
    /// A dictionary of text search.
    TextSearchDictionary(Qualified): text_search_dictionary::TextSearchDictionary = "text_search_dictionary",
    /// A configuration of text search.
    TextSearchConfiguration(Qualified): text_search_configuration::TextSearchConfiguration = "text_search_configuration",
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
    /// The composite type that a table is of.
    TypedTable(Qualified): typed_table::TypedTable = "typed_table",
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
    /// Extended statistics.
    Statistics(Qualified): statistics::Statistics = "statistics",
    /// A view.
    View(Qualified): view::View = "view",
    /// A materialized view.
    MaterializedView(Qualified): materialized_view::MaterializedView = "materialized_view",
    /// That a table comes from another one.
    Attachment(attachment::Descent): attachment::Attachment = "attachment",
    /// The index of a partition.
    PartitionIndex(Qualified): partition_index::PartitionIndex = "partition_index",
    /// What is special about a column that comes from another table.
    InheritedColumn(Member): inherited_column::InheritedColumn = "inherited_column",
    /// A replica identity.
    ReplicaIdentity(Qualified): replica_identity::ReplicaIdentity = "replica_identity",
    /// The index that a table is clustered by.
    Cluster(Qualified): cluster::Cluster = "cluster",
    /// A rule.
    Rule(Member): rule::Rule = "rule",
    /// A trigger.
    Trigger(Member): trigger::Trigger = "trigger",
    /// The state of a trigger that a partition has from its table.
    TriggerState(Member): trigger_state::TriggerState = "trigger_state",
    /// A policy.
    Policy(Member): policy::Policy = "policy",
    /// A foreign data wrapper.
    ForeignDataWrapper(Ident): foreign_data_wrapper::ForeignDataWrapper = "foreign_data_wrapper",
    /// A user mapping.
    UserMapping(grant::Grantee): user_mapping::UserMapping = "user_mapping",
    /// A publication.
    Publication(Ident): publication::Publication = "publication",
    /// What a publication publishes.
    Published(published::Membership): published::Published = "published",
    /// A subscription.
    Subscription(Ident): subscription::Subscription = "subscription",
    /// An event trigger.
    EventTrigger(Ident): event_trigger::EventTrigger = "event_trigger",
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
