//! What PostgreSQL makes of a query: its plan, with types.

use std::collections::BTreeMap;

use serde::Deserialize;
use sqlx::postgres::Postgres;
use sqlx::types::Json;
use sqlx::{AssertSqlSafe, Executor, Row};

use super::grouping::OneGrain;
use super::modify::Modify;
use super::observe::Observed;
use super::scope::Closed;
use super::select::Select;
use super::statement::Query;
use crate::row::Error;
use crate::row::write::Statement;

/// The plan of a statement, and how long it took if it ran.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Explained {
    /// The first node of the plan.
    #[serde(rename = "Plan")]
    pub plan: PlanNode,
    /// In milliseconds, if it ran.
    #[serde(rename = "Planning Time")]
    pub planning_time: Option<f64>,
    /// In milliseconds, if it ran.
    #[serde(rename = "Execution Time")]
    pub execution_time: Option<f64>,
}

/// A node of a plan, by the names that PostgreSQL gives to its properties.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct PlanNode {
    /// `Seq Scan`, `Index Scan`, `Hash Join` …
    #[serde(rename = "Node Type")]
    pub node_type: String,
    /// The table that it reads.
    #[serde(rename = "Relation Name")]
    pub relation_name: Option<String>,
    /// By which name the query knows the table.
    #[serde(rename = "Alias")]
    pub alias: Option<String>,
    /// The index that it reads.
    #[serde(rename = "Index Name")]
    pub index_name: Option<String>,
    /// What it looks for in the index.
    #[serde(rename = "Index Cond")]
    pub index_cond: Option<String>,
    /// What it leaves out of the rows that it reads.
    #[serde(rename = "Filter")]
    pub filter: Option<String>,
    /// `Inner`, `Left` …
    #[serde(rename = "Join Type")]
    pub join_type: Option<String>,
    /// The cost of the first row, as PostgreSQL guesses it.
    #[serde(rename = "Startup Cost")]
    pub startup_cost: f64,
    /// The cost of all rows, as PostgreSQL guesses it.
    #[serde(rename = "Total Cost")]
    pub total_cost: f64,
    /// How many rows PostgreSQL expects.
    #[serde(rename = "Plan Rows")]
    pub plan_rows: f64,
    /// How many bytes it expects of each.
    #[serde(rename = "Plan Width")]
    pub plan_width: i64,
    /// When the first row came, in milliseconds, on average of its loops.
    #[serde(rename = "Actual Startup Time")]
    pub actual_startup_time: Option<f64>,
    /// When the last row came, in milliseconds, on average of its loops.
    #[serde(rename = "Actual Total Time")]
    pub actual_total_time: Option<f64>,
    /// How many rows came, on average of its loops.
    #[serde(rename = "Actual Rows")]
    pub actual_rows: Option<f64>,
    /// How often it ran.
    #[serde(rename = "Actual Loops")]
    pub actual_loops: Option<f64>,
    /// What its rows are made of.
    #[serde(rename = "Plans", default)]
    pub plans: Vec<PlanNode>,
    /// All else that PostgreSQL says of it.
    #[serde(flatten)]
    pub other: BTreeMap<String, serde_json::Value>,
}

impl PlanNode {
    /// It and all below it, each before those below it.
    pub fn nodes(&self) -> impl Iterator<Item = &Self> {
        let mut waiting = vec![self];
        core::iter::from_fn(move || {
            let node = waiting.pop()?;
            waiting.extend(node.plans.iter().rev());
            Some(node)
        })
    }
}

impl<Scope, S, G> Select<Scope, S, G> {
    /// The plan of the query, which does not run. Of one that loads relations, it is the plan of the first statement.
    ///
    /// # Errors
    /// If the database says no.
    pub async fn explain<'e, E: Executor<'e, Database = Postgres>>(self, on: E) -> Result<Explained, Error>
    where
        Scope: Closed,
        G: OneGrain,
    {
        self.query.explained(EXPLAIN, on).await
    }

    /// The plan of the query, which runs, with the time and the buffers that each node took.
    ///
    /// # Errors
    /// If the database says no.
    pub async fn explain_analyze<'e, E: Executor<'e, Database = Postgres>>(self, on: E) -> Result<Explained, Error>
    where
        Scope: Closed,
        G: OneGrain,
    {
        self.query.explained(EXPLAIN_ANALYZE, on).await
    }
}

pub(super) const EXPLAIN: &str = "EXPLAIN (FORMAT JSON) ";
pub(super) const EXPLAIN_ANALYZE: &str = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ";

impl Query {
    async fn explained<'e>(
        mut self,
        how: &str,
        on: impl Executor<'e, Database = Postgres>,
    ) -> Result<Explained, Error> {
        self.ask_for_keys();
        explained(self.statement(), self.table, how, on).await
    }
}

impl Modify {
    pub(super) async fn explained<'e>(
        mut self,
        how: &str,
        on: impl Executor<'e, Database = Postgres>,
    ) -> Result<Explained, Error> {
        self.refused()?;
        if self.is_nothing() {
            return Err(Error::Encode("a statement that writes nothing has no plan".into()));
        }
        explained(self.statement(), self.def.name.name, how, on).await
    }
}

async fn explained<'e>(
    statement: Statement,
    table: &'static str,
    how: &str,
    on: impl Executor<'e, Database = Postgres>,
) -> Result<Explained, Error> {
    let (sql, arguments) = statement.finish()?;
    let sql = format!("{how}{sql}");
    let mut observed = Observed::start("EXPLAIN", table, &sql);
    let row = sqlx::query_with(AssertSqlSafe(sql), arguments).fetch_one(on).await;
    let row = row.map_err(|error| observed.failed(error))?;
    observed.done(1);
    let plans: Json<[Explained; 1]> = row.try_get(0).map_err(|error| Error::decode(error, &row, 0))?;
    let Json([plan]) = plans;
    Ok(plan)
}
