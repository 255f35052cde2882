//! Constraints that do not hold: which, of what table, and which columns.

use schema_core::row::{ConstraintKind, ConstraintViolation, Error};
use schema_core::{SqlDomain, SqlEnum, schema, sql, table};
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;
use sqlx::postgres::types::PgRange;

use super::make;

/// A constraint of each kind.
#[table]
#[check(sql("low < high"), name = "in_order")]
#[exclude(columns(during with "&&"), name = "one_at_a_time")]
#[index(columns(low, high), unique, name = "both")]
#[derive(Clone, Debug, PartialEq)]
struct Span {
    #[column(primary_key)]
    id: i32,
    #[column(check = sql("low > 0"))]
    low: i32,
    high: i32,
    #[column(references = Span::id)]
    within_id: Option<i32>,
    during: Option<PgRange<i32>>,
}

schema! { spans: [Span] }

/// An address.
#[derive(SqlDomain, Clone, Debug, PartialEq)]
#[sql_domain(length = 12, check(sql("VALUE LIKE '%@%'"), name = "has_at"))]
struct Email(String);

/// Where an account is.
#[derive(SqlEnum, Clone, Copy, Debug, PartialEq, Eq)]
#[sql_enum(text)]
enum Stage {
    Open,
    Closed,
}

/// What checks that nobody wrote stand on.
#[table]
#[derive(Clone, Debug)]
#[expect(dead_code, reason = "it is written")]
struct Account {
    #[column(primary_key)]
    id: i32,
    email: Email,
    stage: Stage,
    #[column(json = object)]
    prefs: serde_json::Value,
}

schema! { accounts: [Account] }

fn account(id: i32, email: &str) -> NewAccount {
    NewAccount::new().id(id).email(Email(email.into())).stage(Stage::Open).prefs(serde_json::json!({}))
}

#[test]
fn checks_that_nobody_wrote_know_their_columns() {
    on_tables(async |db: &mut PgConnection| {
        make(db, &accounts).await?;
        Account::insert(account(1, "a@b.c")).execute(&mut *db).await?;
        let update = || Account::update_rows().filter(Account::id.eq(1));
        for (result, name, column) in [
            (Account::insert(account(2, "abc")).execute(&mut *db).await, "has_at", "email"),
            (
                update().set(Account::stage, sql!(Stage, "'none'")).execute(&mut *db).await,
                "accounts_stage_check",
                "stage",
            ),
            (
                update().set(Account::prefs, sql!(serde_json::Value, "'[]'::jsonb")).execute(&mut *db).await,
                "accounts_prefs_check",
                "prefs",
            ),
        ] {
            let violation = violation(result);
            assert_eq!((violation.table.as_str(), violation.constraint.as_str()), ("accounts", name));
            assert_eq!(violation.columns, [column]);
        }
        let free = sqlx::query("SELECT 'abc'::email").execute(&mut *db).await;
        let free = violation(free.map_err(Error::from));
        assert_eq!(free.to_string(), "a value does not pass the check `has_at` of its domain");
        Ok::<(), Error>(())
    });
}

#[test]
fn a_domain_has_a_length_and_a_row_of_many_a_place() {
    let long = Account::insert_many([account(1, "a@b.c"), account(2, "long@long.long")]);
    on_tables(async |db: &mut PgConnection| {
        let Err(Error::Violations(found)) = long.execute(&mut *db).await else { panic!("it is too long") };
        assert_eq!(found.to_string(), "row 1: email: 14 characters are more than the 12 that fit");
        Ok::<(), Error>(())
    });
}

#[test]
fn a_domain_over_a_text_is_one() {
    let found = Account::select()
        .filter(Account::email.contains("b.").and(Account::email.concat("x").ne("y")))
        .columns(Account::email.max());
    expect_test::expect![[r#"SELECT max("accounts"."email") FROM "accounts" WHERE "accounts"."email" LIKE $1 AND "accounts"."email" || $2 <> $3"#]].assert_eq(&found.to_sql());
}

fn span(id: i32, low: i32, high: i32) -> NewSpan {
    NewSpan::new().id(id).low(low).high(high)
}

#[test]
fn each_kind_is_told() {
    on_tables(told);
}

async fn told(db: &mut PgConnection) -> Result<(), Error> {
    make(db, &spans).await?;
    Span::insert(span(1, 1, 2).during(PgRange::from(1..5))).execute(&mut *db).await?;
    let mut cases = vec![
        (span(1, 3, 4), ConstraintKind::Unique, "spans_pkey", &["id"][..]),
        (span(2, 1, 2), ConstraintKind::Unique, "both", &["low", "high"]),
        (span(2, 0, 2), ConstraintKind::Check, "spans_low_check", &["low"]),
        (span(2, 5, 5), ConstraintKind::Check, "in_order", &["low", "high"]),
        (span(2, 5, 6).within_id(99), ConstraintKind::ForeignKey, "spans_within_id_fkey", &["within_id"]),
        (span(2, 5, 6).during(PgRange::from(4..9)), ConstraintKind::Exclusion, "one_at_a_time", &["during"]),
    ];
    let mut told = String::new();
    for (new, kind, name, columns) in cases.drain(..) {
        let violation = violation(Span::insert(new).execute(&mut *db).await);
        assert_eq!((violation.kind, violation.table.as_str(), violation.constraint.as_str()), (kind, "spans", name));
        assert_eq!(violation.columns, columns, "{name}");
        told += &format!("{violation}\n");
    }
    let null = sqlx::query("INSERT INTO spans (id, low) VALUES (2, 1)").execute(&mut *db).await;
    let null = violation(null.map_err(Error::from));
    assert_eq!((null.kind, null.columns.as_slice()), (ConstraintKind::NotNull, &["high".to_owned()][..]));
    told += &format!("{null}\n");
    let referred = violation(Product::delete_by(1).execute(&mut *db).await);
    assert_eq!((referred.kind, referred.table.as_str()), (ConstraintKind::ForeignKey, "order_lines"));
    assert_eq!(
        (referred.referenced.as_deref(), referred.columns.as_slice()),
        (Some("products"), &["id".to_owned()][..])
    );
    told += &format!("{referred}\n");
    expect_test::expect![[r#"
        a row of `spans` with the same `id` is there (`spans_pkey`)
        a row of `spans` with the same `low`, `high` is there (`both`)
        the values of a row of `spans` do not pass the check `spans_low_check`
        the values of a row of `spans` do not pass the check `in_order`
        `within_id` of `spans` has no row to refer to, or rows refer to it (`spans_within_id_fkey`)
        a row of `spans` that excludes this one is there (`one_at_a_time`)
        `high` of `spans` cannot be NULL
        rows of `order_lines` refer to `id` of the row of `products` (`order_lines_product_id_fkey`)
    "#]]
    .assert_eq(&told);
    Ok(())
}

fn violation<T: std::fmt::Debug>(result: Result<T, Error>) -> ConstraintViolation {
    match result {
        Err(Error::Constraint(violation)) => *violation,
        other => panic!("no violation: {other:?}"),
    }
}

#[test]
fn what_was_not_found_is_told() {
    on_tables(found);
}

async fn found(db: &mut PgConnection) -> Result<(), Error> {
    let none = Customer::select().filter(Customer::id.eq(99)).one(&mut *db).await;
    assert_eq!(none.unwrap_err().to_string(), "no row of `customers` was found");
    let many = Customer::select().one(&mut *db).await;
    assert_eq!(many.unwrap_err().to_string(), "more than one row of `customers` was found");
    sqlx::query("ALTER TABLE labels RENAME TO taken").execute(&mut *db).await?;
    sqlx::query("CREATE TABLE labels (name bytea)").execute(&mut *db).await?;
    sqlx::query("INSERT INTO labels VALUES ('\\x00')").execute(&mut *db).await?;
    let wrong = Label::delete().all_rows().all(&mut *db).await.unwrap_err();
    assert!(matches!(&wrong, Error::Decode { column, .. } if column == "name"), "{wrong:?}");
    Ok(())
}
