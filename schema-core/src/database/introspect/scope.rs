//! What of a database is looked at.

/// What of a database is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The names of the schemas; `None` for all that are not PostgreSQL's own.
    pub schemas: Option<Vec<String>>,
    /// Owners, where it is neither the database's owner nor the role that asks.
    pub owners: bool,
    /// Privileges, where they are not those that an object has by itself.
    pub privileges: bool,
    /// A regular expression for the names, as `schema.table`, of partitions that are made at run time and are not ours.
    pub excluded_partitions: Option<String>,
}

impl Scope {
    /// These schemas, without owners and privileges.
    pub fn of<T: Into<String>>(schemas: impl IntoIterator<Item = T>) -> Self {
        Self { schemas: Some(schemas.into_iter().map(Into::into).collect()), ..Self::default() }
    }

    /// All of a database.
    pub fn whole() -> Self {
        Self { schemas: None, owners: true, privileges: true, excluded_partitions: None }
    }
}
