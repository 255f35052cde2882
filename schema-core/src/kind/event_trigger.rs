//! Event triggers. They come last: what they do, they do at each statement that follows.

use super::Id;
use super::object::{Alteration, Context, Object, Place};
use super::trigger_state::{State, state};
use crate::ident::{Ident, literal};
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// An event trigger (manual, `CREATE EVENT TRIGGER`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventTrigger {
    /// The event, such as `ddl_command_end`.
    pub on: Ident,
    /// The commands that it is for; all where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The call of the function.
    pub execute: String,
    /// Whether it fires.
    #[serde(default, skip_serializing_if = "State::is_origin")]
    pub enabled: State,
}

impl Object for EventTrigger {
    type Name = Ident;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_event_trigger'::regclass, e.oid, 0, quote_ident(e.evtname), jsonb_strip_nulls(jsonb_build_object(
            'on', e.evtevent, 'tags', to_jsonb(e.evttags), 'execute', e.evtfoid::regproc || '()', 'enabled', ",
        state!("e.evtenabled"),
        ")) FROM pg_event_trigger e"
    ));

    const PLACE: Place = Place::Last;

    const KEYWORD: &'static str = "EVENT TRIGGER";

    fn sql_name(&self, name: &Ident) -> String {
        format!("{} {name}", Self::KEYWORD)
    }

    fn needs(&self, _name: &Ident) -> Vec<Id> {
        Vec::new()
    }

    fn create(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        let tags: Vec<_> = self.tags.iter().map(|tag| literal(tag)).collect();
        let when = if tags.is_empty() { String::new() } else { format!("\n    WHEN TAG IN ({})", tags.join(", ")) };
        let create = format!("CREATE EVENT TRIGGER {name} ON {}{when}\n    EXECUTE FUNCTION {}", self.on, self.execute);
        std::iter::once(Statement::new(create)).chain(self.set(State::Origin, name)).collect()
    }

    fn drop(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP EVENT TRIGGER {name}"))]
    }

    fn alter(&self, to: &Self, name: &Ident, _context: &Context<'_>) -> Alteration {
        if (Self { enabled: to.enabled, ..self.clone() }) != *to {
            return Alteration::Replace;
        }
        Alteration::statements(to.set(self.enabled, name).into_iter().collect())
    }

    fn rename(from: &Ident, to: &Ident) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER EVENT TRIGGER {from} RENAME TO {to}"))]
    }
}

impl EventTrigger {
    fn set(&self, from: State, name: &Ident) -> Option<Statement> {
        let set = || Statement::new(format!("ALTER EVENT TRIGGER {name} {}", self.enabled.verb()));
        (from != self.enabled).then(set)
    }
}
