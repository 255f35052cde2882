//! What the language says in statements: types, views and what is attached to tables, and the rows that they give.

use schema_core::diff::diff;
use schema_core::migration::render::script;
use schema_core::model::{Conventions, Hints, Schema, from_code};
use schema_core::plan::plan;
use schema_core::row::Error;
use schema_core::{SqlComposite, SqlDomain, SqlEnum, SqlRange, schema, table, view};
use schema_tests::database::{empty, execute, query, with_database};
use sqlx::PgConnection;
use sqlx::postgres::types::PgRange;

/// How to reach someone.
#[derive(Clone, Debug, PartialEq, SqlDomain)]
#[sql_domain(name = "E-mail", length = 20, check = sql("VALUE ~ '@'"), check(sql("VALUE <> ''"), name = "there"))]
struct Email(String);

#[derive(Clone, Copy, Debug, PartialEq, SqlEnum)]
enum Kind {
    Home,
    Work,
}

/// Where someone lives.
#[derive(Clone, Debug, PartialEq, SqlComposite)]
#[sql_composite(schema = "app")]
struct Address {
    /// The street.
    #[column(name = "Street")]
    street: Option<String>,
    kind: Kind,
    email: Email,
}

#[derive(Clone, Debug, PartialEq, SqlRange)]
#[sql_range(subtype = "float8", subtype_diff = "float8mi")]
struct FloatRange(PgRange<f64>);

#[table(row_level_security, replica_identity = full)]
#[policy(name = "Own", for = update, to(public, current_user), using = sql("id > 0"), with_check = sql("id > 1"), restrictive, comment = "c")]
#[policy(name = "all", using = sql("true"))]
#[trigger(
    name = "same",
    before,
    on(update(id)),
    for_each = row,
    when = sql("old IS DISTINCT FROM new"),
    execute = sql("suppress_redundant_updates_trigger()"),
    enabled = always
)]
#[grant(select, update(email), to(public))]
#[derive(Debug, PartialEq)]
struct Person {
    #[column(primary_key, identity)]
    id: i64,
    email: Email,
    other: Option<Email>,
    emails: Vec<Email>,
    address: Address,
    addresses: Option<Vec<Address>>,
    sizes: FloatRange,
    ranges: Vec<FloatRange>,
}

/// How many there are.
#[view(schema = "app", query = "SELECT email, address, count(*) AS n FROM people GROUP BY 1, 2", materialized)]
#[index(columns(n.desc()), unique)]
#[derive(Debug, PartialEq)]
struct Count {
    email: Email,
    address: Address,
    #[column(statistics = 5)]
    n: i64,
}

#[view(name = "All", query = "SELECT id, emails AS \"E\" FROM people", with(security_barrier = true), check_option = local)]
#[grant(select, to(public))]
#[derive(Debug, PartialEq)]
struct All {
    id: i64,
    #[column(name = "E")]
    emails: Vec<Email>,
}

#[table(partition_by = range(day, sql("lower(region)").collate("C")), allow(no_primary_key = "nobody looks for a row"))]
#[partition(name = "visits_2024", from("2024-01-01", sql("MINVALUE")), to("2025-01-01", sql("MAXVALUE")), partition_by = list(region))]
#[partition(name = "visits_2024_no", of = "visits_2024", values("no", sql("NULL")), comment = "north")]
#[partition(name = "rest", schema = "app", default)]
#[expect(dead_code, reason = "only its table is looked at")]
struct Visit {
    day: chrono::NaiveDate,
    region: Option<String>,
}

#[table(inherits(Counter), unlogged, with(fillfactor = 70, toast.autovacuum_enabled = false), allow(no_primary_key = "nobody looks for a row"))]
#[expect(dead_code, reason = "only its table is looked at")]
struct Late {
    id: i64,
    #[column(storage = external, statistics = 10, options(n_distinct = -0.5))]
    late: String,
}

#[table]
#[check(sql("id <> 5"), not_valid, no_inherit, comment = "five")]
#[expect(dead_code, reason = "only its table is looked at")]
struct Counter {
    #[column(primary_key, identity)]
    id: i64,
}

schema! { everything: [Person, Count, All, Visit, Counter, Late] }

/// On a database that holds it all.
fn with_everything(work: impl AsyncFnOnce(&mut PgConnection) -> Result<(), Error>) {
    let worked = with_database(async |connection| {
        empty(connection).await?;
        let declared = from_code(&everything, Conventions::default())?;
        let create = plan(&diff(&Schema::default(), &declared.schema, &Hints::default()))?;
        execute(connection, &script(&create)).await?;
        let facts = query(connection, include_str!("own_types/facts.sql")).await?;
        expect_test::expect_file!["own_types/facts.txt"].assert_eq(&(facts.join("\n") + "\n"));
        Ok(work(connection).await)
    });
    worked.unwrap().unwrap();
}

#[test]
fn values_of_own_types_come_and_go() {
    with_everything(come_and_go);
}

async fn come_and_go(db: &mut PgConnection) -> Result<(), Error> {
    let email = |name: &str| Email(format!("{name}@b.c"));
    let address = Address { street: None, kind: Kind::Work, email: email("home") };
    let other = Address { street: Some("a, \"b\"".to_owned()), ..address.clone() };
    let sizes = FloatRange(PgRange::from(1.5..2.5));
    let new = NewPerson::new()
        .email(email("a"))
        .emails(vec![email("b"), email("c")])
        .address(address.clone())
        .addresses(vec![address.clone(), other.clone()])
        .sizes(sizes.clone())
        .ranges(vec![sizes.clone()]);
    let made = Person::insert(new).one(&mut *db).await?;
    assert_eq!((&made.email, &made.other, &made.emails), (&email("a"), &None, &vec![email("b"), email("c")]));
    assert_eq!((made.address, made.addresses), (address.clone(), Some(vec![address.clone(), other])));
    assert_eq!((&made.sizes, made.ranges), (&sizes, vec![sizes.clone()]));
    let changed = Person::update(1).set(PersonUpdate::new().other(email("d"))).one(&mut *db).await?;
    assert_eq!(changed.other, Some(email("d")));

    let all: Vec<All> = sqlx::query_as("SELECT * FROM \"All\"").fetch_all(&mut *db).await?;
    assert_eq!(all, [All { id: 1, emails: vec![email("b"), email("c")] }]);
    sqlx::query("REFRESH MATERIALIZED VIEW app.counts").execute(&mut *db).await?;
    let counts: Vec<Count> = sqlx::query_as("SELECT * FROM app.counts").fetch_all(&mut *db).await?;
    assert_eq!(counts, [Count { email: email("a"), address, n: 1 }]);
    Ok(())
}
