//! Triggers: the words of `#[trigger(…)]`.

use super::builder::builder;
use super::def::Deferrable;
use super::expression::{Expression, kinds::Anything};

/// What happens when rows of a table change.
#[derive(Clone, Copy, Debug)]
pub struct TriggerDef {
    /// The name.
    pub name: &'static str,
    /// Before, after or in place of the change.
    pub timing: Timing,
    /// `INSERT`.
    pub insert: bool,
    /// `UPDATE`, of all columns where the list is empty.
    pub update: Option<&'static [&'static str]>,
    /// `DELETE`.
    pub delete: bool,
    /// `TRUNCATE`.
    pub truncate: bool,
    /// Once for each row, or for each statement.
    pub for_each: ForEach,
    /// The condition.
    pub when: Option<&'static str>,
    /// The function with its arguments.
    pub execute: &'static str,
    /// The name of the transition table of rows before the change.
    pub old_table: Option<&'static str>,
    /// The name of the transition table of rows after the change.
    pub new_table: Option<&'static str>,
    /// A constraint trigger.
    pub constraint: bool,
    /// When a constraint trigger fires.
    pub deferrable: Deferrable,
    /// In which sessions it fires.
    pub enabled: Enabled,
    /// The comment.
    pub comment: Option<&'static str>,
}

/// When a trigger fires.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Timing {
    /// `BEFORE`.
    Before,
    /// `AFTER`.
    #[default]
    After,
    /// `INSTEAD OF`.
    InsteadOf,
}

/// How often a trigger fires.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ForEach {
    /// Once a row.
    Row,
    /// Once a statement.
    #[default]
    Statement,
}

/// In which sessions a trigger fires.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Enabled {
    /// In those that are no replica.
    #[default]
    Origin,
    /// In all.
    Always,
    /// In replicas.
    Replica,
    /// In none.
    Disabled,
}

/// `#[trigger(name = "…", execute = sql("…"))]`.
#[must_use]
pub const fn trigger(name: &'static str, execute: Expression<Anything>) -> TriggerDef {
    TriggerDef {
        name,
        timing: Timing::After,
        insert: false,
        update: None,
        delete: false,
        truncate: false,
        for_each: ForEach::Statement,
        when: None,
        execute: execute.text(),
        old_table: None,
        new_table: None,
        constraint: false,
        deferrable: Deferrable::No,
        enabled: Enabled::Origin,
        comment: None,
    }
}

builder!(TriggerDef {
    /// `before`.
    before() timing = Timing::Before;
    /// `after`.
    after() timing = Timing::After;
    /// `instead_of`.
    instead_of() timing = Timing::InsteadOf;
    /// `on(insert)`.
    on_insert() insert = true;
    /// `on(update)` and `on(update(a, b))`.
    on_update(columns: &'static [&'static str]) update = Some(columns);
    /// `on(delete)`.
    on_delete() delete = true;
    /// `on(truncate)`.
    on_truncate() truncate = true;
    /// `for_each = row` or `statement`.
    for_each(each: ForEach) for_each = each;
    /// `when = sql("…")`.
    when(condition: Expression<Anything>) when = Some(condition.text());
    /// `referencing(old_table = "…")`.
    old_table(name: &'static str) old_table = Some(name);
    /// `referencing(new_table = "…")`.
    new_table(name: &'static str) new_table = Some(name);
    /// `constraint`.
    constraint() constraint = true;
    /// `deferrable = deferred`.
    deferrable(deferrable: Deferrable) deferrable = deferrable;
    /// `enabled = always`, `replica` or `disabled`.
    enabled(enabled: Enabled) enabled = enabled;
    /// `comment = "…"`.
    comment(text: &'static str) comment = Some(text);
});
