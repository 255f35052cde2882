//! Reads a database's schema from PostgreSQL's catalogs: four statements in one snapshot, whatever the number of objects.

mod dependencies;
mod query;
mod scope;
mod shared;

pub use scope::Scope;

use crate::error::{Error, Result};
use crate::ident::Ident;
use crate::kind::grant::granted_before;
use crate::kind::{Id, KINDS, Payload, descent, partition_index};
use crate::model::Schema;
use dependencies::{Address, Dependencies};
use sqlx::postgres::PgRow;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row};
use std::collections::{BTreeMap, BTreeSet};

/// The schema that the database holds, in PostgreSQL's own spelling, with what each object needs.
///
/// # Errors
/// The database refuses.
pub async fn introspect(connection: &mut PgConnection, scope: &Scope) -> Result<Schema> {
    // A transaction that has begun has its snapshot.
    let mut transaction = match connection.is_in_transaction() {
        true => connection.begin().await,
        false => connection.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY").await,
    }
    .map_err(failed)?;
    let read = read(&mut transaction, scope).await;
    transaction.rollback().await.map_err(failed)?;
    read
}

/// What is set ends with the transaction, or the savepoint, around it.
async fn read(connection: &mut PgConnection, scope: &Scope) -> Result<Schema> {
    // Without a search path, PostgreSQL qualifies whatever is not its own. To plan the statement takes longer than to run it,
    // and no parameter changes the plan: a session that reads again plans once.
    let settings = "SELECT set_config('search_path', 'pg_catalog', true), set_config('jit', 'off', true), \
                    set_config('plan_cache_mode', 'force_generic_plan', true)";
    connection.fetch_one(settings).await.map_err(failed)?;
    let rows = sqlx::query(AssertSqlSafe(query::objects()))
        .bind(&scope.schemas)
        .bind(scope.owners)
        .bind(scope.privileges)
        .bind(&scope.excluded_partitions)
        .fetch_all(&mut *connection)
        .await
        .map_err(failed)?;
    let mut found = Found::default();
    for row in &rows {
        found.object(row).map_err(failed)??;
    }
    for row in connection.fetch_all(AssertSqlSafe(query::ALIASES)).await.map_err(failed)? {
        found.dependencies.alias(address(&row, 0).map_err(failed)?, address(&row, 3).map_err(failed)?);
    }
    for row in connection.fetch_all(AssertSqlSafe(query::INHERITED)).await.map_err(failed)? {
        found.dependencies.inherited(address(&row, 0).map_err(failed)?, address(&row, 3).map_err(failed)?);
    }
    for row in connection.fetch_all(AssertSqlSafe(query::DEPENDENCIES)).await.map_err(failed)? {
        found.dependencies.depends(address(&row, 0).map_err(failed)?, address(&row, 3).map_err(failed)?);
    }
    Ok(found.schema())
}

fn failed(error: sqlx::Error) -> Error {
    Error::database("the catalogs could not be read").caused_by(error)
}

/// What the rows tell.
#[derive(Default)]
struct Found {
    objects: Vec<(Id, Payload)>,
    attached: Vec<(Id, Address)>,
    unmodelled: BTreeSet<String>,
    dependencies: Dependencies,
}

impl Found {
    fn object(&mut self, row: &PgRow) -> Result<Result<()>, sqlx::Error> {
        let word: &str = row.try_get(0)?;
        let path: &str = row.try_get(4)?;
        if word == query::UNMODELLED {
            self.unmodelled.insert(path.to_owned());
            return Ok(Ok(()));
        }
        let body: &str = row.try_get(5)?;
        let (id, payload) = match object(word, path, body) {
            Ok(object) => object,
            Err(error) => return Ok(Err(error)),
        };
        if let Some(address) = optional_address(row, 1)? {
            let attached = KINDS.iter().any(|kind| kind.word == word && kind.attached);
            match attached {
                true => self.attached.push((id.clone(), address)),
                false => self.dependencies.object(address, id.clone()),
            }
        }
        self.objects.push((id, payload));
        Ok(Ok(()))
    }

    fn schema(self) -> Schema {
        let mut schema = Schema::unlinked(self.objects);
        schema.unmodelled = self.unmodelled;
        let edges = self.dependencies.edges(&self.attached);
        for (id, fact) in schema.iter_mut() {
            let mut needs = fact.payload.needs(id);
            needs.extend(edges.get(id).into_iter().flatten().cloned());
            needs.retain(|need| need != id);
            needs.sort();
            needs.dedup();
            fact.needs = needs;
        }
        let granted = granted_before(&schema).into_iter().collect::<BTreeMap<_, _>>();
        for (id, fact) in schema.iter_mut() {
            fact.needs.extend(granted.get(id).into_iter().flatten().cloned());
        }
        descent::link(&mut schema);
        partition_index::leave_out_plain(&mut schema);
        shared::promise_base_types(&mut schema);
        shared::divide_domains(&mut schema);
        keep_named_roles(&mut schema);
        schema
    }
}

/// Roles are the server's: those that nothing names are not the schema's.
fn keep_named_roles(schema: &mut Schema) {
    let role = |id: &Id| match id {
        Id::Role(name) => Some(name.clone()),
        _ => None,
    };
    let facts = schema.iter().filter(|(id, _)| role(id).is_none());
    let named: BTreeSet<Ident> = facts.flat_map(|(_, fact)| &fact.needs).filter_map(role).collect();
    schema.server_roles = Some(schema.iter().filter_map(|(id, _)| role(id)).collect());
    schema.retain(|id| role(id).is_none_or(|name| named.contains(&name)));
    for (id, fact) in schema.iter_mut() {
        if let Payload::Role(role) = &mut fact.payload {
            role.keep(&named);
            fact.needs = fact.payload.needs(id);
        }
    }
}

fn object(word: &str, path: &str, body: &str) -> Result<(Id, Payload)> {
    let unreadable =
        |reason: String| Error::internal(format!("the catalog's {word} {path} is not understood: {reason}"));
    let id = Id::from_path(word, path).map_err(|error| unreadable(error.to_string()))?;
    let mut deserializer = serde_json::Deserializer::from_str(body);
    let payload = id.deserialize(&mut deserializer).map_err(|error| unreadable(error.to_string()))?;
    Ok((id, payload))
}

fn address(row: &PgRow, first: usize) -> Result<Address, sqlx::Error> {
    optional_address(row, first)?.ok_or(sqlx::Error::ColumnNotFound(first.to_string()))
}

fn optional_address(row: &PgRow, first: usize) -> Result<Option<Address>, sqlx::Error> {
    let class: Option<i64> = row.try_get(first)?;
    let object: Option<i64> = row.try_get(first + 1)?;
    let part: i32 = row.try_get(first + 2)?;
    Ok(class.zip(object).map(|(class, object)| Address { class, object, part }))
}

/// Makes `declared` comparable with what a database holds: where both have a fact, its expressions take the
/// spelling that PostgreSQL gave them in `catalog`. What is not an expression is left as declared; what the catalogs
/// cannot tell is left out.
pub fn adopt_spelling(declared: &Schema, catalog: &Schema) -> Schema {
    let mut adopted = declared.clone();
    adopted.retain(|id| KINDS.iter().any(|kind| kind.word == id.word() && kind.catalog.is_some()));
    for (id, fact) in adopted.iter_mut() {
        if let Some(theirs) = catalog.payload(id) {
            fact.payload.adopt_spelling(theirs);
        }
    }
    adopted
}
