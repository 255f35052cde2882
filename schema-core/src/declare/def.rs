//! The constant description of a table: what the macros write and everything else reads.

mod constraint;

pub use super::grant::{GrantDef, PrivilegeDef, RoleDef};
pub use super::options::{PartitionByDef, ReplicaIdentity, Strategy, TableOptions};
pub use super::own_type::{RangeDef, TypeDef, TypeKind};
pub use super::partition::{BoundDef, PartitionDef};
pub use super::policy::{Command, PolicyDef};
pub use super::queries::QueryDef;
use super::sql_type::SqlType;
pub use super::trigger::{Enabled, ForEach, Timing, TriggerDef};
pub use super::view::{CheckOption, OutputDef, ViewDef};
pub use constraint::{
    Action, CheckDef, Deferrable, ExclusionDef, ForeignKeyDef, IndexDef, IndexElementDef, IndexKey, KeyDef,
};

/// A table's name with its schema, as declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TableName {
    /// The schema, `public` unless declared otherwise.
    pub schema: &'static str,
    /// The table's own name.
    pub name: &'static str,
}

/// One table or view, as its struct declares it.
#[derive(Clone, Copy, Debug)]
pub struct TableDef {
    /// Schema and name.
    pub name: TableName,
    /// The struct's name, for messages.
    pub rust_name: &'static str,
    /// The doc comment.
    pub comment: Option<&'static str>,
    /// The name the table had before: a former name in the same schema.
    pub renamed_from: Option<&'static str>,
    /// Rows are never updated.
    pub append_only: bool,
    /// The rules of `lint` that do not hold for it, each with the reason.
    pub allows: &'static [(&'static str, &'static str)],
    /// The compiler refuses some of what the struct says, and that is not here.
    pub incomplete: bool,
    /// Functions in its SQL that are none of PostgreSQL's, each with one of a similar name or with nothing.
    pub foreign_functions: &'static [(&'static str, &'static str)],
    /// What the queries in its SQL name.
    pub queries: &'static [QueryDef],
    /// The columns, in the struct's order.
    pub columns: &'static [ColumnDef],
    /// The primary key, from its columns or from the struct.
    pub primary_key: Option<KeyDef>,
    /// Unique constraints, from columns and from the struct.
    pub uniques: &'static [KeyDef],
    /// Check constraints, from columns and from the struct.
    pub checks: &'static [CheckDef],
    /// Foreign keys, from columns and from the struct.
    pub foreign_keys: &'static [ForeignKeyDef],
    /// Exclusion constraints.
    pub exclusions: &'static [ExclusionDef],
    /// Indexes besides those of constraints.
    pub indexes: &'static [IndexDef],
    /// What is said of the table itself.
    pub options: TableOptions,
    /// Its partitions.
    pub partitions: &'static [PartitionDef],
    /// Its policies.
    pub policies: &'static [PolicyDef],
    /// Its triggers.
    pub triggers: &'static [TriggerDef],
    /// Who may do what with it.
    pub grants: &'static [GrantDef],
    /// The query, where it is a view.
    pub view: Option<ViewDef>,
    /// Relations: those of the foreign keys and those declared on the struct.
    pub relations: &'static [RelationDef],
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub struct ColumnDef {
    /// The column's name in SQL.
    pub name: &'static str,
    /// The PostgreSQL type of the field's Rust type.
    pub sql_type: SqlType,
    /// A type written by the user in place of the Rust type's own: `sql_type = "…"`.
    pub sql_type_override: Option<&'static str>,
    /// `length = n` of varchar, char, bit and varbit.
    pub length: Option<u32>,
    /// `precision = p` of numeric, time, timestamp and interval.
    pub precision: Option<u32>,
    /// `scale = s` of numeric.
    pub scale: Option<i32>,
    /// The field is an `Option`.
    pub nullable: bool,
    /// The doc comment.
    pub comment: Option<&'static str>,
    /// The former name of the column.
    pub renamed_from: Option<&'static str>,
    /// How rows get over a change of type: an expression over the old column.
    pub using: Option<&'static str>,
    /// The collation, as written in SQL.
    pub collation: Option<&'static str>,
    /// The default's expression.
    pub default: Option<DefaultDef>,
    /// The expression of a generated column.
    pub generated: Option<GeneratedDef>,
    /// The sequence of an identity column.
    pub identity: Option<IdentityDef>,
    /// `serial`: an own sequence and a default that draws from it.
    pub serial: bool,
    /// The column may not change on update.
    pub immutable: bool,
    /// What the typed layer keeps in it.
    pub kept: Option<Kept>,
    /// The closed set of values, where the Rust type is an enum.
    pub values: Option<&'static EnumDef>,
    /// The domain, composite type or range that the Rust type is.
    pub own_type: Option<&'static TypeDef>,
    /// The shape of a JSON column.
    pub json_shape: Option<JsonShape>,
    /// Makes up JSON that the Rust type reads, for rows of tests.
    #[doc(hidden)]
    pub example: Option<Example>,
    /// `STORAGE`, where it is not the type's own.
    pub storage: Option<Storage>,
    /// `COMPRESSION`, where it is not the server's.
    pub compression: Option<&'static str>,
    /// `SET STATISTICS`.
    pub statistics: Option<i32>,
    /// `SET (…)`, names and values.
    pub options: &'static [(&'static str, &'static str)],
}

/// Makes up a value, as PostgreSQL reads it.
pub type Example = fn() -> Option<String>;

/// What a column is for, where updates know it. The database knows nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// `version`: how often the row was updated.
    Version,
    /// `updated_at`: when it was updated last.
    UpdatedAt,
    /// `soft_delete`: when it was deleted.
    SoftDelete,
}

/// A value: a column's default, a bound of a partition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DefaultDef {
    /// An SQL expression, spelled by the user or by a known function.
    Sql(&'static str),
    /// A text that becomes an SQL literal: strings, enum variants and JSON.
    Text(&'static str),
    /// A whole number.
    Integer(i128),
    /// A number with a fraction, as it is spelled in the source.
    Number(&'static str),
    /// A boolean.
    Boolean(bool),
}

/// A generated column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GeneratedDef {
    /// The expression.
    pub expression: &'static str,
    /// `STORED`, or `VIRTUAL` (PostgreSQL 18).
    pub stored: bool,
}

/// An identity column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdentityDef {
    /// `ALWAYS`, or `BY DEFAULT`.
    pub always: bool,
    /// The name of its sequence, where it is not PostgreSQL's own.
    pub sequence: Option<&'static str>,
    /// The options of its sequence.
    pub options: SequenceOptions,
}

/// The options of a sequence; what is `None` is PostgreSQL's default for its type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SequenceOptions {
    /// `START WITH`.
    pub start: Option<i64>,
    /// `INCREMENT BY`.
    pub increment: Option<i64>,
    /// `MINVALUE`.
    pub min: Option<i64>,
    /// `MAXVALUE`.
    pub max: Option<i64>,
    /// `CACHE`.
    pub cache: Option<i64>,
    /// `CYCLE`.
    pub cycle: bool,
}

/// The shape that a JSON column's values have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonShape {
    /// Every value is an object.
    Object,
    /// Every value is an array.
    Array,
}

/// How long values of a column are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// `PLAIN`: in the row, as they are.
    Plain,
    /// `EXTERNAL`: out of the row, as they are.
    External,
    /// `EXTENDED`: out of the row, compressed.
    Extended,
    /// `MAIN`: in the row, compressed.
    Main,
}

/// How many rows a relation leads to, and by which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationKind {
    /// By a foreign key of this table.
    BelongsTo,
    /// By a foreign key of the other table, to at most one row.
    HasOne,
    /// By a foreign key of the other table.
    HasMany,
    /// By a table between the two.
    ManyToMany {
        /// The table between.
        through: TableName,
    },
}

/// A relation to another table.
#[derive(Clone, Copy, Debug)]
pub struct RelationDef {
    /// The relation's name.
    pub name: &'static str,
    /// Which way and how many.
    pub kind: RelationKind,
    /// The other table.
    pub target: TableName,
    /// `BelongsTo`: the columns of this table's foreign key. `HasOne` and `HasMany`: the columns of the other
    /// table's foreign key where `by` names them, else empty, and there is exactly one foreign key.
    pub by: &'static [&'static str],
}

/// An enum: a closed set of values.
#[derive(Clone, Copy, Debug)]
pub struct EnumDef {
    /// How the values are kept.
    pub storage: EnumStorage,
    /// The Rust enum's name, for messages.
    pub rust_name: &'static str,
    /// The values, in declaration order.
    pub values: &'static [EnumValueDef],
    /// The doc comment.
    pub comment: Option<&'static str>,
    /// The former name of a native enum.
    pub renamed_from: Option<&'static str>,
}

/// How an enum's values are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumStorage {
    /// As a PostgreSQL enum.
    Native(TableName),
    /// As text, with or without a check constraint on each column.
    Text {
        /// Each column gets a check constraint.
        check: bool,
    },
}

/// One value of an enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnumValueDef {
    /// The value in SQL.
    pub name: &'static str,
    /// The value's former name.
    pub renamed_from: Option<&'static str>,
}

/// An extension.
#[derive(Clone, Copy, Debug)]
pub struct ExtensionDef {
    /// The extension's name.
    pub name: &'static str,
    /// The schema its objects are put in.
    pub schema: Option<&'static str>,
    /// The version, where it is pinned.
    pub version: Option<&'static str>,
}

/// A file of SQL: what has no word in the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SqlFileDef {
    /// The path as the user wrote it, which is its name.
    pub path: &'static str,
    /// Its statements.
    pub text: &'static str,
}

/// A whole schema: what `schema!` collects.
#[derive(Clone, Copy, Debug)]
pub struct SchemaDef {
    /// The schema's Rust name.
    pub name: &'static str,
    /// The tables.
    pub tables: &'static [&'static TableDef],
    /// Native enums that no column has; those of columns come with them.
    pub enums: &'static [&'static EnumDef],
    /// Types that no column has; those of columns come with them.
    pub types: &'static [&'static TypeDef],
    /// Extensions.
    pub extensions: &'static [ExtensionDef],
    /// Files of SQL.
    pub sql: &'static [SqlFileDef],
}
