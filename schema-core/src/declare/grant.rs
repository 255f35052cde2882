//! Privileges on tables and views, and the roles that have them: `#[grant(…)]`.

/// What roles may do with a table.
#[derive(Clone, Copy, Debug)]
pub struct GrantDef {
    /// The privileges.
    pub privileges: &'static [PrivilegeDef],
    /// The roles that get them.
    pub roles: &'static [RoleDef],
    /// The roles may grant them on.
    pub grantable: bool,
}

/// A privilege on a table, or on some of its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrivilegeDef {
    /// The privilege, as SQL spells it.
    pub name: &'static str,
    /// The columns; the whole table, where empty.
    pub columns: &'static [&'static str],
}

/// A role, as an attribute names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleDef {
    /// By its name.
    Named(&'static str),
    /// By a key word: `PUBLIC`, `CURRENT_USER`.
    Word(&'static str),
}
