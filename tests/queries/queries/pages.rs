//! Pages: every row once, in each order that there is.

use expect_test::expect;
use schema_core::query::{Keyset, Nulls, PageCursor, Rows};
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

#[test]
fn pages_have_every_row_once() {
    on_tables(pages);
}

/// Reads all customers, so many at a time, by cursors that go over as text.
async fn read<K: Keyset<Source: Nulls<Rows<Customer>, I>>, I>(
    db: &mut PgConnection,
    size: u32,
    order: impl Fn() -> K,
) -> Result<Vec<i64>, Error> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = Customer::select().columns(Customer::id).page(order(), after, size).fetch(&mut *db).await?;
        assert!(page.rows.len() <= size as usize);
        all.extend(page.rows);
        let Some(next) = page.next else { return Ok(all) };
        let text = serde_json::to_string(&next).expect("a text");
        after = Some(serde_json::from_str(&text).expect("a cursor"));
    }
}

async fn pages(db: &mut PgConnection) -> Result<(), Error> {
    for size in 1..=5 {
        assert_eq!(read(db, size, || Customer::id).await?, [1, 2, 3, 4]);
        assert_eq!(read(db, size, || (Customer::created_at.desc(), Customer::id.desc())).await?, [4, 3, 2, 1]);
        assert_eq!(read(db, size, || (Customer::active, Customer::id.desc())).await?, [3, 4, 2, 1]);
        // NULL is after all values, or before them.
        assert_eq!(read(db, size, || (Customer::age, Customer::id)).await?, [4, 1, 3, 2]);
        assert_eq!(read(db, size, || (Customer::age.desc(), Customer::id)).await?, [2, 3, 1, 4]);
        assert_eq!(read(db, size, || (Customer::age.asc().nulls_first(), Customer::id)).await?, [2, 4, 1, 3]);
        assert_eq!(read(db, size, || (Customer::age.desc().nulls_last(), Customer::id)).await?, [3, 1, 4, 2]);
        assert_eq!(read(db, size, || (Customer::name.is_null(), Customer::age, Customer::id)).await?, [4, 1, 2, 3]);
    }
    Ok(())
}

#[test]
fn a_page_begins_where_the_index_does() {
    let cursor: PageCursor = "0000000000000000.00".parse().expect("a cursor");
    let of_another = Customer::select().page(Customer::id, Some(cursor), 2);
    let first = Customer::select().columns(Customer::email).filter(Customer::active.eq(true)).order_by(Customer::email);
    let first = first.page((Customer::created_at.desc(), Customer::id), None, 2).with_total();
    expect![[r#"SELECT "customers"."email", "customers"."created_at", "customers"."id", (SELECT count(*) FROM "customers" WHERE "customers"."active" = $1) FROM "customers" WHERE "customers"."active" = $2 ORDER BY "customers"."created_at" DESC, "customers"."id" LIMIT $3"#]]
        .assert_eq(&first.to_sql());
    on_tables(async |db| {
        let error = of_another.fetch(&mut *db).await.expect_err("the cursor is of another order");
        assert!(matches!(error, Error::Cursor), "{error:?}");
        assert_eq!(error.to_string(), "the cursor of the page belongs to another order");
        let page = first.fetch(&mut *db).await?;
        assert_eq!((page.rows.len(), page.total), (2, Some(3)));
        let second = Customer::select().page((Customer::created_at.desc(), Customer::id), page.next, 2);
        expect![[r#"WHERE "customers"."created_at" <= $1 AND ("customers"."created_at" < $2 OR "customers"."created_at" = $3 AND "customers"."id" > $4) ORDER"#]]
            .assert_eq(where_of(&second.to_sql()));
        assert_eq!(second.fetch(&mut *db).await?.rows.len(), 1);
        let by_age = Customer::select().page((Customer::age, Customer::id), None, 1).fetch(&mut *db).await?;
        let next = Customer::select().page((Customer::age, Customer::id), by_age.next, 9);
        expect![[r#"WHERE "customers"."age" > $1 OR "customers"."age" IS NULL OR "customers"."age" = $2 AND "customers"."id" > $3 ORDER"#]]
            .assert_eq(where_of(&next.to_sql()));
        let by_id = Customer::select().page((Customer::email, Customer::id), None, 1).fetch(&mut *db).await?;
        let next = Customer::select().page((Customer::email, Customer::id), by_id.next, 9);
        expect![[r#"WHERE ("customers"."email", "customers"."id") > ($1, $2) ORDER"#]]
            .assert_eq(where_of(&next.to_sql()));
        // What comes with the rows comes with each page.
        let with = Customer::select().with(Customer::orders).page(Customer::id, None, 3).with_total();
        let with = with.fetch(&mut *db).await?;
        assert_eq!(with.rows.iter().map(|(_, orders)| orders.len()).collect::<Vec<_>>(), [2, 1, 1]);
        assert_eq!((with.total, with.next.is_some()), (Some(4), true));
        let joined = Customer::select().left_join(Customer::address).page((Address::city, Customer::id), None, 3);
        assert_eq!(joined.fetch(&mut *db).await?.rows.iter().map(|row| row.0.id).collect::<Vec<_>>(), [1, 3, 2]);
        Ok::<(), Error>(())
    });
}

fn where_of(sql: &str) -> &str {
    let (from, to) = (sql.find("WHERE").unwrap_or(0), sql.find(" BY").unwrap_or(sql.len()));
    &sql[from..to]
}
