//! Rows made up from a schema: the same for the same seed, all of them accepted, and as many as were asked for.

use chrono::NaiveDateTime;
use rust_decimal::Decimal;
use schema_core::seed::{Factory, Report, Seed, Spread};
use schema_core::testing::{Template, TestDatabase};
use schema_core::{SqlComposite, SqlDomain, SqlEnum, Table as _, table};
use schema_query_tests::tables::{self, *};
use sqlx::postgres::types::PgRange;
use sqlx::{AssertSqlSafe, PgPool};
use uuid::Uuid;

type Done = Result<(), Box<dyn std::error::Error>>;

async fn count(pool: &PgPool, rows: &str) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(AssertSqlSafe(format!("SELECT count(*) FROM {rows}"))).fetch_one(pool).await
}

async fn load(seed: &Seed, pool: &PgPool) -> Result<Report, Box<dyn std::error::Error>> {
    let report = seed.load(&mut *pool.acquire().await?).await?;
    assert!(report.is_complete(), "{report}");
    Ok(report)
}

#[tokio::test]
async fn the_shop_is_filled_whole() -> Done {
    let database = TestDatabase::new(&tables::shop).await?;
    let seed = Seed::new(&tables::shop, 42)?.rows(1000).table(Category::NAME, 20);
    let report = load(&seed, database.pool()).await?;
    let rows: Vec<_> = report.tables.iter().map(|table| (table.table.as_str(), table.rows)).collect();
    assert_eq!(rows.len(), 10);
    assert!(
        rows.iter().all(|(table, rows)| *rows == if *table == "public.categories" { 20 } else { 1000 }),
        "{report}"
    );
    for (rows, least) in [
        ("categories WHERE parent_id IS NULL", 1),
        ("categories WHERE parent_id IS NOT NULL", 10),
        ("products WHERE available IS NULL", 100),
        ("customers WHERE name IS NULL", 100),
        ("(SELECT FROM orders GROUP BY customer_id HAVING count(*) > 5) many", 5),
        ("(SELECT DISTINCT status FROM orders) each", 3),
    ] {
        let found = count(database.pool(), rows).await?;
        assert!(found >= least, "{rows}: {found}");
    }
    let customers: Vec<Customer> = Customer::select().all(database.pool()).await?;
    assert!(customers.iter().all(|customer| customer.email.contains('@')));
    let next = Customer::insert(NewCustomer::new().email("next@shop.test")).one(database.pool()).await?;
    assert_eq!(next.id, 1001, "the sequence goes on behind the rows");
    database.close().await?;
    Ok(())
}

#[test]
fn a_seed_gives_the_same_bytes() -> Done {
    let sql = |number| Seed::new(&tables::shop, number).and_then(|seed| seed.rows(50).to_sql());
    let text = sql(42)?;
    assert_eq!(text, sql(42)?);
    assert_ne!(text, sql(43)?);
    // On every machine, and with every version: this is what it was.
    let labels = text.lines().skip_while(|line| !line.contains("INTO public.labels")).nth(1).unwrap_or_default();
    expect_test::expect!["    ('Noble velvet'),"].assert_eq(labels);
    Ok(())
}

/// Each value has a stream of its own.
#[test]
fn more_rows_leave_the_first_as_they_are() -> Done {
    let labels = |rows| -> Result<Vec<String>, Box<dyn std::error::Error>> {
        let sql = Seed::new(&tables::shop, 42)?.rows(0).table("labels", rows).to_sql()?;
        Ok(sql
            .lines()
            .filter(|line| line.starts_with("    ("))
            .map(|line| line.trim_end_matches([',', ';']).to_owned())
            .collect())
    };
    assert_eq!(labels(3)?, labels(10)?[..3]);
    Ok(())
}

#[tokio::test]
async fn the_script_loads_what_load_loads() -> Done {
    let (loaded, scripted) = (TestDatabase::new(&tables::shop).await?, TestDatabase::new(&tables::shop).await?);
    let seed = Seed::new(&tables::shop, 7)?.rows(30);
    load(&seed, loaded.pool()).await?;
    sqlx::raw_sql(AssertSqlSafe(seed.to_sql()?)).execute(scripted.pool()).await?;
    for table in ["customers", "orders", "order_lines", "\"staff \"\"people\"\"\"", "products", "categories"] {
        let rows = format!("SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') FROM {table} t");
        let rows = async |pool| sqlx::query_scalar::<_, String>(AssertSqlSafe(rows.as_str())).fetch_one(pool).await;
        assert_eq!(rows(loaded.pool()).await?, rows(scripted.pool()).await?, "{table}");
    }
    Ok(())
}

#[tokio::test]
async fn columns_are_given_and_references_spread() -> Done {
    let database = TestDatabase::new(&tables::shop).await?;
    let seed = Seed::new(&tables::shop, 1)?
        .rows(200)
        .table("customers", 10)
        .column(Customer::email, |row| format!("customer{row}@shop.test"))
        .column("customers.name", |row| (row % 2 == 0).then(|| format!("Customer {row}")))
        .spread(Order::customer_id, Spread::Even);
    load(&seed, database.pool()).await?;
    let pool = database.pool();
    assert_eq!(count(pool, "customers WHERE email LIKE 'customer%@shop.test'").await?, 10);
    assert_eq!(count(pool, "customers WHERE name IS NULL").await?, 5);
    assert_eq!(
        count(pool, "(SELECT FROM orders GROUP BY customer_id HAVING count(*) BETWEEN 5 AND 40) even").await?,
        10
    );
    // One for each of those that there are.
    assert_eq!(count(pool, "addresses").await?, 10);
    Ok(())
}

#[tokio::test]
async fn rows_are_added_only_where_that_is_said() -> Done {
    let database = TestDatabase::new(&tables::shop).await?;
    let seed = Seed::new(&tables::shop, 5)?.rows(20);
    load(&seed, database.pool()).await?;
    let refused = seed.load(&mut *database.pool().acquire().await?).await.expect_err("there are rows");
    assert!(refused.to_string().contains("`public.customers`") && refused.is_invalid(), "{refused}");
    load(&seed.append(), database.pool()).await?;
    assert_eq!(count(database.pool(), "customers").await?, 40);
    assert_eq!(count(database.pool(), "addresses").await?, 40);
    Ok(())
}

#[test]
fn what_is_wrong_is_told_at_once() -> Done {
    let seed =
        Seed::new(&tables::shop, 5)?.table("nobody", 3).column("customers.nothing", |_| 1).spread("x.y", Spread::Even);
    let error = seed.to_sql().expect_err("none of these are there");
    let at: Vec<_> = error.list().iter().map(|finding| finding.at.as_str()).collect();
    assert_eq!(at, ["customers.nothing", "x.y", "nobody"]);
    Ok(())
}

#[derive(Clone, Debug, PartialEq, SqlDomain)]
#[sql_domain(check = sql("VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(VALUE) BETWEEN 5 AND 12"))]
pub struct Handle(pub String);

#[derive(Clone, Debug, PartialEq, SqlComposite)]
pub struct Spot {
    pub street: Option<String>,
    pub number: i32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, SqlEnum)]
#[sql_enum(text)]
pub enum Level {
    Low,
    High,
}

/// A column for each thing that rows have to heed.
#[table]
#[check(sql("starts_at < ends_at"), name = "in_order")]
#[check(sql("(kind = 'a') = (extra IS NOT NULL)"), name = "extra_of_a")]
#[unique(columns(level, kind))]
#[index(columns(sql("lower(code)")), unique)]
pub struct Strict {
    #[column(primary_key)]
    pub id: i32,
    pub level: Level,
    #[column(length = 3, check = sql("kind IN ('a', 'b', 'c', 'abc')"))]
    pub kind: String,
    pub extra: Option<String>,
    #[column(length = 4)]
    pub code: String,
    #[column(precision = 5, scale = 2, check = sql("price > 0 AND price < 10.5"))]
    pub price: Decimal,
    pub handle: Handle,
    pub spot: Option<Spot>,
    pub starts_at: NaiveDateTime,
    pub ends_at: NaiveDateTime,
    pub levels: Vec<Level>,
    #[column(check = sql("cardinality(tags) >= 2"))]
    pub tags: Vec<String>,
    pub between: PgRange<i32>,
    #[column(check = sql("later > now()"))]
    pub later: NaiveDateTime,
    #[column(references = Strict::id)]
    pub itself: i32,
    #[column(references = Round::id)]
    pub round: Option<Uuid>,
}

/// It and [`Strict`] refer to each other.
#[table]
pub struct Round {
    #[column(primary_key)]
    pub id: Uuid,
    #[column(references = Strict::id)]
    pub strict: i32,
}

/// What nobody understands without PostgreSQL.
#[table]
pub struct Odd {
    #[column(primary_key, identity(always))]
    pub id: i64,
    #[column(check = sql("sqrt(number)::integer % 2 = 0"), name = "number")]
    pub number: i32,
    #[column(check = sql("md5(never) = never"))]
    pub never: Option<String>,
}

schema_core::schema! { pub strict: [Strict, Round] }
schema_core::schema! { pub odd: [Odd] }

#[tokio::test]
async fn what_is_understood_is_heeded() -> Done {
    let database = TestDatabase::new(&strict).await?;
    let report = load(
        &Seed::new(&strict, 3)?.rows(50).column("stricts.kind", |row| ["a", "b"][row as usize % 2]),
        database.pool(),
    )
    .await;
    assert!(report.is_ok(), "{report:?}");
    let database = TestDatabase::new(&strict).await?;
    let report = load(&Seed::new(&strict, 3)?.rows(50), database.pool()).await?;
    // Two levels and four kinds.
    let stricts = report.tables.iter().find(|table| table.table == "public.stricts").ok_or("a table")?;
    assert_eq!((stricts.rows, stricts.full.as_deref()), (8, Some("stricts_level_kind_key")), "{report}");
    assert!(count(database.pool(), "stricts WHERE round IS NOT NULL").await? > 2, "the circle is closed");
    assert!(count(database.pool(), "stricts WHERE itself <> id").await? > 2);
    Ok(())
}

#[tokio::test]
async fn what_is_refused_is_made_anew_or_told() -> Done {
    let database = TestDatabase::new(&odd).await?;
    let seed = Seed::new(&odd, 3)?.rows(40).column("odds.never", |row| (row == 7).then_some("x"));
    let report = seed.load(&mut *database.pool().acquire().await?).await?;
    assert!(!report.is_complete());
    let [table] = &report.tables[..] else { return Err("one table".into()) };
    let refused: Vec<_> = table.refused.iter().map(|refusal| (refusal.constraint.as_deref(), refusal.rows)).collect();
    assert_eq!(refused, [(Some("odds_never_check"), 1)], "{report}");
    assert_eq!((table.rows, count(database.pool(), "odds").await?), (39, 39));
    Ok(())
}

#[tokio::test]
async fn a_script_of_rows_is_a_template() -> Done {
    let rows = Seed::new(&tables::shop, 9)?.rows(5).to_sql()?;
    let database = Template::of(&tables::shop).sql(rows).database().await?;
    assert_eq!(count(database.pool(), "orders").await?, 5);
    Ok(())
}

#[tokio::test]
async fn a_factory_makes_what_a_row_needs() -> Done {
    let database = TestDatabase::new(&tables::shop).await?;
    let mut db = database.pool().acquire().await?;
    let mut factory = Factory::new(&tables::shop, 42)?;
    let line: OrderLine = factory.row().insert(&mut db).await?;
    assert_eq!(count_on(&mut db, "orders o JOIN customers c ON c.id = o.customer_id").await?, 1);
    let other = factory.row::<OrderLine>().set(OrderLine::order_id, line.order_id).set(OrderLine::quantity, 3);
    let other = other.insert(&mut db).await?;
    assert_eq!((other.order_id, other.quantity), (line.order_id, 3));
    assert_eq!(count_on(&mut db, "orders").await?, 1, "it was given");
    let ann = factory.row::<Customer>().set(Customer::email, "ann@shop.test").set(Customer::name, schema_core::Null);
    let ann = ann.set(Customer::active, schema_core::Default).insert(&mut db).await?;
    assert_eq!((ann.email.as_str(), ann.name, ann.active), ("ann@shop.test", None, true));
    let twice = factory.row::<Customer>().set(Customer::email, "ann@shop.test").insert(&mut db).await;
    assert!(twice.is_err_and(|error| error.constraint().is_some_and(|broken| broken.is("customers_email_key"))));
    Ok(())
}

async fn count_on(db: &mut sqlx::PgConnection, rows: &str) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(AssertSqlSafe(format!("SELECT count(*) FROM {rows}"))).fetch_one(db).await
}

#[tokio::test]
async fn the_platform_is_filled_whole() -> Done {
    let database = TestDatabase::new(&schemas::c9d).await?;
    let report = load(&Seed::new(&schemas::c9d, 42)?.rows(200), database.pool()).await?;
    assert_eq!((report.tables.len(), report.rows()), (19, 19 * 200), "{report}");
    let pool = database.pool();
    assert_eq!(count(pool, "users WHERE updated_at < created_at OR email NOT LIKE '%@%'").await?, 0);
    assert_eq!(count(pool, "organizations WHERE avatar_url IS NOT NULL AND avatar_url NOT LIKE 'https://%'").await?, 0);
    Ok(())
}

/// What a column is read as.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Theme {
    name: String,
    size: i32,
    since: chrono::NaiveDate,
}

/// Kept as JSON, and counted.
#[table]
#[derive(Clone, Debug)]
struct Screen {
    #[column(primary_key, identity)]
    id: i64,
    theme: schema_core::Json<Theme>,
    #[column(version, default = 1)]
    version: i32,
}

schema_core::schema! { screens: [Screen] }

#[tokio::test]
async fn json_is_what_its_type_reads_and_versions_begin_anew() -> Done {
    let database = TestDatabase::new(&screens).await?;
    load(&Seed::new(&screens, 42)?.rows(20), database.pool()).await?;
    let mut db = database.pool().acquire().await?;
    let screen: Screen = Factory::new(&screens, 42)?.row().insert(&mut db).await?;
    assert_eq!((screen.theme.size, screen.version), (1, 1));
    let all: Vec<Screen> = Screen::select().all(&mut *db).await?;
    assert_eq!(all.len(), 21);
    assert!(all.iter().all(|screen| screen.version == 1));
    drop(db);
    database.close().await?;
    Ok(())
}
