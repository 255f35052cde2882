//! SQL of one's own within queries.

use expect_test::expect;
use schema_core::row::Error;
use schema_core::sql;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

use super::{customers, of_ann};

#[test]
fn raw() {
    on_tables(pieces);
}

async fn pieces(db: &mut PgConnection) -> Result<(), Error> {
    let injected = "'; DROP TABLE customers; --";
    assert_eq!(customers!(db, sql!(bool, "{} % {} = 0", Customer::id, 2_i64)), [2, 4]);
    assert_eq!(customers!(db, sql!(bool, "{} = {} OR false", Customer::name, injected).or(Customer::id.eq(1))), [1]);
    assert_eq!(customers!(db, Customer::id.gt(1).and(sql!(bool, "{} OR true", Customer::active))), [2, 3, 4]);
    let read: (i32, Option<i32>, Option<String>) = of_ann!(
        db,
        (
            sql!(i32, "bit_length({})", Customer::email),
            sql!(Option<i32>, "bit_length({})", Customer::name.lower()),
            sql!(Option<String>, "'{{' || {} || '}}{a}'", Customer::name),
        )
    );
    assert_eq!(read, (104, Some(24), Some("{Ann}{a}".to_owned())));
    let query = Customer::select()
        .order_by(sql!(i32, "length({})", Customer::email).desc())
        .columns(sql!(i64, "{} * 2", Customer::id.plus(1)).times(3));
    expect![[
        r#"SELECT (("customers"."id" + $1) * 2) * $2 FROM "customers" ORDER BY length("customers"."email") DESC"#
    ]]
    .assert_eq(&query.to_sql());
    assert_eq!(query.limit(1).all(&mut *db).await?.len(), 1);
    Ok(())
}
