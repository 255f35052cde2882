//! Arrays and ranges.

use std::ops::Bound;

use chrono::NaiveDate;
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;
use sqlx::postgres::types::PgRange;

#[test]
fn sets() {
    on_tables(async |db: &mut PgConnection| {
        arrays(db).await?;
        ranges(db).await
    });
}

macro_rules! products {
    ($db:expr, $condition:expr) => {
        Product::select().filter($condition).order_by(Product::id).columns(Product::name).all(&mut *$db).await?
    };
}

async fn arrays(db: &mut PgConnection) -> Result<(), Error> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    assert_eq!(products!(db, Product::keywords.contains(words(&["steel"]))), ["saw", "hammer"]);
    assert_eq!(products!(db, Product::keywords.contained_by(words(&["steel"]))), ["hammer", "gift"]);
    assert_eq!(products!(db, Product::keywords.overlaps(words(&["sharp", "soft"]))), ["saw", "bear"]);
    assert_eq!(products!(db, Product::keywords.any_eq("soft")), ["bear"]);
    assert_eq!(products!(db, Product::keywords.any_eq(Product::name)), [] as [&str; 0]);
    let read: (i32, Vec<String>, Vec<String>, Vec<String>) = Product::select()
        .filter(Product::name.eq("hammer"))
        .columns((
            Product::keywords.cardinality(),
            Product::keywords.array_append("new"),
            Product::keywords.concat(words(&["a", "b"])),
            Product::keywords.array_remove("steel"),
        ))
        .one(&mut *db)
        .await?;
    assert_eq!(read, (1, words(&["steel", "new"]), words(&["steel", "a", "b"]), words(&[])));
    let each: Vec<String> = Product::select()
        .columns(Product::keywords.unnest())
        .order_by(Product::keywords.unnest())
        .all(&mut *db)
        .await?;
    assert_eq!(each, ["brown", "sharp", "soft", "steel", "steel"]);
    Ok(())
}

async fn ranges(db: &mut PgConnection) -> Result<(), Error> {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).expect("a date");
    let range = |from, to| PgRange { start: Bound::Included(from), end: Bound::Excluded(to) };
    let none: [&str; 0] = [];
    assert_eq!(products!(db, Product::available.contains(day(1, 5))), ["saw"]);
    assert_eq!(products!(db, Product::available.contains(range(day(6, 5), day(6, 7)))), ["saw", "bear"]);
    assert_eq!(products!(db, Product::available.contained_by(range(day(1, 1), day(8, 1)))), ["saw"]);
    assert_eq!(products!(db, Product::available.overlaps(range(day(7, 1), day(8, 1)))), ["bear"]);
    assert_eq!(products!(db, Product::available.adjacent(range(day(7, 1), day(8, 1)))), ["saw"]);
    assert_eq!(products!(db, Product::available.strictly_left_of(range(day(7, 1), day(8, 1)))), ["saw"]);
    assert_eq!(products!(db, Product::available.strictly_right_of(range(day(1, 1), day(2, 1)))), ["bear"]);
    assert_eq!(products!(db, Product::available.is_empty()), none);
    let read: Vec<(Option<NaiveDate>, Option<NaiveDate>, Option<bool>)> = Product::select()
        .order_by(Product::id)
        .columns((Product::available.lower_bound(), Product::available.upper_bound(), Product::available.is_empty()))
        .all(&mut *db)
        .await?;
    assert_eq!(read[0], (Some(day(1, 1)), Some(day(7, 1)), Some(false)));
    assert_eq!(read[2], (Some(day(6, 1)), None, Some(false)));
    assert_eq!(read[3], (None, None, None));
    Ok(())
}
