//! Which expressions give another value for each row.

use super::world::World;
use crate::ident::Ident;

/// PostgreSQL's own that people write in defaults, and those of its extensions.
const VOLATILE: [&str; 24] = [
    "clock_timestamp",
    "currval",
    "gen_random_bytes",
    "gen_random_uuid",
    "gen_salt",
    "lastval",
    "lo_create",
    "nanoid",
    "nextval",
    "pg_sleep",
    "random",
    "random_normal",
    "set_config",
    "setval",
    "timeofday",
    "txid_current",
    "ulid_generate",
    "uuid_generate_v1",
    "uuid_generate_v1mc",
    "uuid_generate_v4",
    "uuid_generate_v7",
    "uuidv4",
    "uuidv7",
    "xid_next",
];

/// Whether an expression has to be computed for each row: it calls a function that says so, or one of somebody's own of
/// which nothing is known.
pub(super) fn is_volatile(expression: &str, world: &World) -> bool {
    let Ok(tokens) = schema_sql::tokens(expression) else { return true };
    tokens.iter().enumerate().any(|(at, token)| {
        let calls = tokens.get(at + 1).is_some_and(|next| next.is_sign("("));
        let Some(name) = token.name().filter(|_| calls) else { return false };
        let schema = at.checked_sub(2).filter(|_| tokens[at - 1].is_sign(".")).and_then(|at| tokens[at].name());
        let own = Ident::new(name.as_str());
        match schema.as_deref() {
            Some("pg_catalog") | None if VOLATILE.contains(&name.as_str()) => true,
            Some("pg_catalog") => false,
            Some(_) if VOLATILE.contains(&name.as_str()) => true,
            Some(_) => world.volatile.contains(&own) || !world.steady.contains(&own),
            None => world.volatile.contains(&own),
        }
    })
}
