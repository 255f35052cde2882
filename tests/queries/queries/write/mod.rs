//! Writing.

mod conflict;
mod cte;
mod delete;
mod insert;
mod transaction;
mod update;
mod validate;
mod violation;

use schema_core::SchemaDef;
use schema_core::diff::diff;
use schema_core::migration::render::script;
use schema_core::model::{Conventions, Hints, Schema, from_code};
use schema_core::plan::plan;
use sqlx::{AssertSqlSafe, Executor, PgConnection};

/// Makes the tables of a test of its own, beside the shop.
async fn make(db: &mut PgConnection, tables: &'static SchemaDef) -> Result<(), sqlx::Error> {
    let declared = from_code(tables, Conventions::default()).expect("a schema");
    let nothing = Schema::default();
    let ddl = script(&plan(&diff(&nothing, &declared.schema, &Hints::default())).expect("a plan"));
    db.execute(AssertSqlSafe(ddl)).await.map(|_| ())
}
