//! Policies and triggers.

use super::Context;
use super::attribute::{sql, string, text};
use super::constant;
use super::element::columns;
use super::parts::Attached;
use super::said::Said;
use crate::declare::def::{Command, Deferrable, Enabled, ForEach, PolicyDef, RoleDef, TableDef, Timing, TriggerDef};
use crate::declare::policy::policy;
use crate::declare::trigger::trigger;
use crate::declare::words::sql as expression;
use crate::expression::inside;
use crate::ident::{Ident, Member, Qualified};
use crate::kind::Id;
use crate::kind::policy::{self, Policy};
use crate::kind::trigger::{self, Event, Trigger};
use crate::kind::{key, trigger_state::State};

type Attributes = Vec<(&'static str, Vec<String>)>;

/// The attributes of what is attached to a table or a view; `def` gets their descriptions.
pub(super) fn attached(
    cx: &Context<'_>,
    to: &Qualified,
    attached: &Attached<'_>,
    def: &mut TableDef,
    said: &mut Said,
) -> Attributes {
    let mut attributes = Vec::new();
    let (mut policies, mut triggers) = (Vec::new(), Vec::new());
    for (name, payload) in &attached.policies {
        let id = Id::Policy((*name).clone());
        let comment = said.lower(cx.parts.schema, id);
        policies.push(PolicyDef { comment: constant::optional(comment), ..policy_def(name, payload) });
        attributes.push(("policy", commented(policy_words(name, payload), comment)));
    }
    // The language has no table that a constraint trigger names besides its own.
    for (name, payload) in attached.triggers.iter().filter(|(_, trigger)| trigger.from.is_none()) {
        let id = Id::Trigger((*name).clone());
        let comment = said.lower(cx.parts.schema, id);
        triggers.push(TriggerDef { comment: constant::optional(comment), ..trigger_def(name, payload) });
        attributes.push(("trigger", commented(trigger_words(cx, to, name, payload), comment)));
    }
    def.policies = constant::list(policies);
    def.triggers = constant::list(triggers);
    attributes
}

fn commented(mut words: Vec<String>, comment: Option<&str>) -> Vec<String> {
    words.extend(comment.map(|comment| text("comment", comment)));
    words
}

fn policy_words(name: &Member, policy: &Policy) -> Vec<String> {
    let Policy { restrictive, command, to, using, with_check } = policy;
    let mut words = vec![text("name", name.name.as_str())];
    words.extend(match command {
        policy::Command::All => None,
        policy::Command::Select => Some("for = select".to_owned()),
        policy::Command::Insert => Some("for = insert".to_owned()),
        policy::Command::Update => Some("for = update".to_owned()),
        policy::Command::Delete => Some("for = delete".to_owned()),
    });
    if !to.is_empty() {
        let roles: Vec<_> = to.iter().map(|role| string(role.as_str())).collect();
        words.push(format!("to({})", roles.join(", ")));
    }
    words.extend(restrictive.then(|| "restrictive".to_owned()));
    words.extend(using.as_deref().map(|condition| sql("using", inside(condition))));
    words.extend(with_check.as_deref().map(|condition| sql("with_check", inside(condition))));
    words
}

fn policy_def(name: &Member, payload: &Policy) -> PolicyDef {
    let Policy { restrictive, command, to, using, with_check } = payload;
    let command = match command {
        policy::Command::All => Command::All,
        policy::Command::Select => Command::Select,
        policy::Command::Insert => Command::Insert,
        policy::Command::Update => Command::Update,
        policy::Command::Delete => Command::Delete,
    };
    PolicyDef {
        restrictive: *restrictive,
        roles: constant::list(to.iter().map(|role| RoleDef::Named(constant::text(role.as_str()))).collect()),
        using: constant::optional(using.as_deref().map(inside)),
        with_check: constant::optional(with_check.as_deref().map(inside)),
        ..policy(constant::text(name.name.as_str()), command)
    }
}

fn trigger_words(cx: &Context<'_>, to: &Qualified, name: &Member, trigger: &Trigger) -> Vec<String> {
    let Trigger {
        constraint,
        timing,
        events,
        columns: of,
        row,
        from: _,
        deferrable,
        old_table,
        new_table,
        when,
        execute,
        enabled,
    } = trigger;
    let mut words = vec![text("name", name.name.as_str())];
    words.push(match timing {
        trigger::Timing::Before => "before".to_owned(),
        trigger::Timing::After => "after".to_owned(),
        trigger::Timing::InsteadOf => "instead_of".to_owned(),
    });
    let event = |event: &Event| match event {
        Event::Insert => "insert".to_owned(),
        Event::Delete => "delete".to_owned(),
        Event::Update if of.is_empty() => "update".to_owned(),
        Event::Update => format!("update({})", columns(cx.fields(to), of)),
        Event::Truncate => "truncate".to_owned(),
    };
    words.push(format!("on({})", events.iter().map(event).collect::<Vec<_>>().join(", ")));
    words.extend(row.then(|| "for_each = row".to_owned()));
    words.extend(constraint.then(|| "constraint".to_owned()));
    words.extend(super::key::deferrable_word(*deferrable));
    let table = |word: &str, name: &Option<Ident>| name.as_ref().map(|name| text(word, name.as_str()));
    let tables: Vec<_> = [table("old_table", old_table), table("new_table", new_table)].into_iter().flatten().collect();
    if !tables.is_empty() {
        words.push(format!("referencing({})", tables.join(", ")));
    }
    words.extend(when.as_deref().map(|condition| sql("when", inside(condition))));
    words.push(sql("execute", execute));
    words.extend(match enabled {
        State::Origin => None,
        State::Replica => Some("enabled = replica".to_owned()),
        State::Always => Some("enabled = always".to_owned()),
        State::Disabled => Some("enabled = disabled".to_owned()),
    });
    words
}

fn trigger_def(name: &Member, payload: &Trigger) -> TriggerDef {
    let has = |event| payload.events.contains(&event);
    let own = |name: &Option<Ident>| constant::optional(name.as_ref().map(Ident::as_str));
    let execute = expression(constant::text(&payload.execute));
    TriggerDef {
        timing: match payload.timing {
            trigger::Timing::Before => Timing::Before,
            trigger::Timing::After => Timing::After,
            trigger::Timing::InsteadOf => Timing::InsteadOf,
        },
        insert: has(Event::Insert),
        update: has(Event::Update).then(|| constant::names(&payload.columns)),
        delete: has(Event::Delete),
        truncate: has(Event::Truncate),
        for_each: if payload.row { ForEach::Row } else { ForEach::Statement },
        when: constant::optional(payload.when.as_deref().map(inside)),
        old_table: own(&payload.old_table),
        new_table: own(&payload.new_table),
        constraint: payload.constraint,
        deferrable: match payload.deferrable {
            key::Deferrable::No => Deferrable::No,
            key::Deferrable::Immediate => Deferrable::Immediate,
            key::Deferrable::Deferred => Deferrable::Deferred,
        },
        enabled: match payload.enabled {
            State::Origin => Enabled::Origin,
            State::Replica => Enabled::Replica,
            State::Always => Enabled::Always,
            State::Disabled => Enabled::Disabled,
        },
        ..trigger(constant::text(name.name.as_str()), execute)
    }
}
