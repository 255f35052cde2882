//! What a table has besides columns, constraints and indexes: the words of `#[table(…)]` itself.

use super::builder::builder;
use super::def::{IndexElementDef, TableName};

/// The options of a table.
#[derive(Clone, Copy, Debug)]
pub struct TableOptions {
    /// `UNLOGGED`.
    pub unlogged: bool,
    /// `PARTITION BY`.
    pub partition_by: Option<PartitionByDef>,
    /// The tables whose columns it has too: `INHERITS (…)`.
    pub inherits: &'static [TableName],
    /// Storage parameters, names and values.
    pub parameters: &'static [(&'static str, &'static str)],
    /// `ENABLE ROW LEVEL SECURITY`.
    pub row_level_security: bool,
    /// `FORCE ROW LEVEL SECURITY`: for the owner too.
    pub force_row_level_security: bool,
    /// `REPLICA IDENTITY`.
    pub replica_identity: ReplicaIdentity,
    /// The tablespace.
    pub tablespace: Option<&'static str>,
    /// The role that owns the table.
    pub owner: Option<&'static str>,
}

/// How rows are spread over partitions.
#[derive(Clone, Copy, Debug)]
pub struct PartitionByDef {
    /// By what of the key.
    pub strategy: Strategy,
    /// The key: columns and expressions.
    pub keys: &'static [IndexElementDef],
}

/// What of its key chooses a row's partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strategy {
    /// The range that it is in.
    Range,
    /// The list that it is in.
    List,
    /// Its hash.
    Hash,
}

/// Which columns of an old row go to logical replication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReplicaIdentity {
    /// Those of the primary key.
    #[default]
    Default,
    /// All.
    Full,
    /// None.
    Nothing,
    /// Those of an index.
    Index(&'static str),
}

/// `#[table(…)]`.
#[must_use]
pub const fn table_options() -> TableOptions {
    TableOptions {
        unlogged: false,
        partition_by: None,
        inherits: &[],
        parameters: &[],
        row_level_security: false,
        force_row_level_security: false,
        replica_identity: ReplicaIdentity::Default,
        tablespace: None,
        owner: None,
    }
}

builder!(TableOptions {
    /// `unlogged`: not written ahead, and empty after a crash.
    unlogged() unlogged = true;
    /// `row_level_security`: rows are seen and changed as policies say.
    row_level_security() row_level_security = true;
    /// `force_row_level_security`: policies hold for the owner too.
    force_row_level_security() force_row_level_security = true;
    /// `replica_identity = full`, `nothing` or `index("…")`.
    replica_identity(identity: ReplicaIdentity) replica_identity = identity;
    /// `tablespace = "…"`.
    tablespace(name: &'static str) tablespace = Some(name);
    /// `owner = "…"`.
    owner(role: &'static str) owner = Some(role);
});
