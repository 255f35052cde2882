//! Numbers: arithmetic, its precedence, and rounding.

use expect_test::expect;
use rust_decimal::Decimal;
use schema_core::query::value;
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

use super::of_ann;

#[test]
fn numbers() {
    on_tables(async |db: &mut PgConnection| {
        arithmetic(db).await?;
        rounding(db).await?;
        decimals(db).await
    });
}

async fn arithmetic(db: &mut PgConnection) -> Result<(), Error> {
    let read: (Option<i32>, i64, Option<i32>, i64) = of_ann!(
        db,
        (
            Customer::age.plus(1).times(2),
            Customer::id.minus(3).abs(),
            Customer::age.divided_by(10).plus(Customer::age.modulo(10)),
            (-Customer::id).minus(Customer::id.minus(5)),
        )
    );
    assert_eq!(read, (Some(70), 2, Some(7), 3));
    let small: (i16, f32, f64) = OrderLine::select()
        .filter(OrderLine::number.eq(2).and(OrderLine::quantity.eq(2)))
        .columns((OrderLine::number.times(OrderLine::number), value(1.5_f32).times(2.0), value(7.0).divided_by(2.0)))
        .one(&mut *db)
        .await?;
    assert_eq!(small, (4, 3.0, 3.5));
    let age = Customer::age;
    let sql = |whole: &dyn std::fmt::Debug| format!("{whole:?}").replace("\"customers\".", "");
    expect![[r#"("age" + $1) * $2 - "age" / ("age" * $3)"#]]
        .assert_eq(&sql(&age.plus(1).times(2).minus(age.divided_by(age.times(3)))));
    expect![[r#""age" - ("age" - $1) - - ("age" + $2)"#]].assert_eq(&sql(&age.minus(age.minus(1)).minus(-age.plus(2))));
    Ok(())
}

async fn rounding(db: &mut PgConnection) -> Result<(), Error> {
    let read: (f64, f64, f64, f64) =
        of_ann!(db, (value(2.5_f32).round(), value(2.4).round(), value(2.4).ceil(), value(2.6).floor()));
    assert_eq!(read, (2.0, 2.0, 3.0, 2.0));
    Ok(())
}

async fn decimals(db: &mut PgConnection) -> Result<(), Error> {
    let read: (Decimal, Decimal, Decimal) = Product::select()
        .filter(Product::name.eq("saw"))
        .columns((
            Product::price.times(Decimal::new(3, 0)),
            Product::price.round(),
            Product::price.times(Decimal::new(15, 2)).round_to(1),
        ))
        .one(&mut *db)
        .await?;
    assert_eq!(read, (Decimal::new(5970, 2), Decimal::new(20, 0), Decimal::new(30, 1)));
    Ok(())
}
