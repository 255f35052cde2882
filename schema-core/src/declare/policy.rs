//! Policies: the words of `#[policy(…)]`.

use super::builder::builder;
use super::expression::{Expression, kinds::Anything};
use super::grant::RoleDef;

/// Which rows a role sees and writes.
#[derive(Clone, Copy, Debug)]
pub struct PolicyDef {
    /// The name.
    pub name: &'static str,
    /// The command that it is for.
    pub command: Command,
    /// It narrows what others allow.
    pub restrictive: bool,
    /// The roles; everyone, where empty.
    pub roles: &'static [RoleDef],
    /// Which rows are seen.
    pub using: Option<&'static str>,
    /// Which rows can be written.
    pub with_check: Option<&'static str>,
    /// The comment.
    pub comment: Option<&'static str>,
}

/// The command that a policy is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Command {
    /// All of them.
    #[default]
    All,
    /// `SELECT`.
    Select,
    /// `INSERT`.
    Insert,
    /// `UPDATE`.
    Update,
    /// `DELETE`.
    Delete,
}

/// `#[policy(name = "…")]`.
#[must_use]
pub const fn policy(name: &'static str, command: Command) -> PolicyDef {
    PolicyDef { name, command, restrictive: false, roles: &[], using: None, with_check: None, comment: None }
}

builder!(PolicyDef {
    /// `restrictive`.
    restrictive() restrictive = true;
    /// `using = sql("…")`.
    using(condition: Expression<Anything>) using = Some(condition.text());
    /// `with_check = sql("…")`.
    with_check(condition: Expression<Anything>) with_check = Some(condition.text());
    /// `comment = "…"`.
    comment(text: &'static str) comment = Some(text);
});
