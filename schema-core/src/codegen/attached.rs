//! Policies and triggers.

use super::Context;
use super::attribute::{sql, string, text};
use super::element::columns;
use super::parts::Attached;
use super::said::Said;
use crate::expression::inside;
use crate::ident::{Ident, Member, Qualified};
use crate::kind::policy::{Command, Policy};
use crate::kind::trigger::{Event, Timing, Trigger};
use crate::kind::trigger_state::State;
use crate::kind::{Id, Payload};

type Attributes = Vec<(&'static str, Vec<String>)>;

/// The attributes of what is attached to a table or a view.
pub(super) fn attached(cx: &Context<'_>, to: &Qualified, attached: &Attached<'_>, said: &mut Said) -> Attributes {
    let mut attributes = Vec::new();
    for (name, policy) in &attached.policies {
        let id = Id::Policy((*name).clone());
        said.lower(id.clone(), Payload::Policy((*policy).clone()));
        attributes.push(("policy", commented(cx, id, policy_words(name, policy), said)));
    }
    // The language has no table that a constraint trigger names besides its own.
    for (name, trigger) in attached.triggers.iter().filter(|(_, trigger)| trigger.from.is_none()) {
        let id = Id::Trigger((*name).clone());
        said.lower(id.clone(), Payload::Trigger((*trigger).clone()));
        attributes.push(("trigger", commented(cx, id, trigger_words(cx, to, name, trigger), said)));
    }
    attributes
}

fn commented(cx: &Context<'_>, id: Id, mut words: Vec<String>, said: &mut Said) -> Vec<String> {
    words.extend(said.comment(cx.parts.schema, id).map(|comment| text("comment", comment)));
    words
}

fn policy_words(name: &Member, policy: &Policy) -> Vec<String> {
    let Policy { restrictive, command, to, using, with_check } = policy;
    let mut words = vec![text("name", name.name.as_str())];
    words.extend(match command {
        Command::All => None,
        Command::Select => Some("for = select".to_owned()),
        Command::Insert => Some("for = insert".to_owned()),
        Command::Update => Some("for = update".to_owned()),
        Command::Delete => Some("for = delete".to_owned()),
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
        Timing::Before => "before".to_owned(),
        Timing::After => "after".to_owned(),
        Timing::InsteadOf => "instead_of".to_owned(),
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
