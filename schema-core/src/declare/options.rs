//! What a table has besides columns, constraints and indexes: the words of `#[table(…)]` itself.

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

impl TableOptions {
    /// `unlogged`: not written ahead, and empty after a crash.
    #[must_use]
    pub const fn unlogged(mut self) -> Self {
        self.unlogged = true;
        self
    }

    /// `row_level_security`: rows are seen and changed as policies say.
    #[must_use]
    pub const fn row_level_security(mut self) -> Self {
        self.row_level_security = true;
        self
    }

    /// `force_row_level_security`: policies hold for the owner too.
    #[must_use]
    pub const fn force_row_level_security(mut self) -> Self {
        self.force_row_level_security = true;
        self
    }

    /// `replica_identity = full`, `nothing` or `index("…")`.
    #[must_use]
    pub const fn replica_identity(mut self, identity: ReplicaIdentity) -> Self {
        self.replica_identity = identity;
        self
    }

    /// `tablespace = "…"`.
    #[must_use]
    pub const fn tablespace(mut self, name: &'static str) -> Self {
        self.tablespace = Some(name);
        self
    }

    /// `owner = "…"`.
    #[must_use]
    pub const fn owner(mut self, role: &'static str) -> Self {
        self.owner = Some(role);
        self
    }

    /// The options, once all is said.
    #[must_use]
    pub const fn build(self) -> Self {
        self
    }
}
