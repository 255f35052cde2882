//! Plans, as PostgreSQL gives them.

use schema_core::query::value;
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::{Connection, PgConnection};

#[test]
fn a_plan_has_types() {
    on_tables(plans);
}

async fn plans(db: &mut PgConnection) -> Result<(), Error> {
    let orders = || Order::select().inner_join(Order::customer).filter(Customer::email.eq("ann@shop.test"));
    let plan = orders().explain(&mut *db).await?;
    let tables: Vec<_> = plan.plan.nodes().filter_map(|node| node.relation_name.as_deref()).collect();
    assert!(tables.contains(&"orders") && tables.contains(&"customers"), "{tables:?}");
    assert!(plan.plan.total_cost > 0.0 && plan.plan.join_type.as_deref() == Some("Inner"));
    assert_eq!((plan.execution_time, plan.plan.actual_rows), (None, None));
    let plan = orders().tag("route", "/orders").explain_analyze(&mut *db).await?;
    assert_eq!((plan.plan.actual_rows, plan.plan.actual_loops), (Some(2.0), Some(1.0)));
    assert!(plan.execution_time > Some(0.0) && plan.planning_time > Some(0.0));
    assert!(plan.plan.other.contains_key("Shared Hit Blocks"));
    let mut transaction = db.begin().await?;
    sqlx::query("SET LOCAL enable_seqscan = off").execute(&mut *transaction).await?;
    let plan = Customer::select().filter(Customer::id.eq(value(2_i64))).explain(&mut *transaction).await?;
    assert_eq!(plan.plan.index_name.as_deref(), Some("customers_pkey"));
    assert!(plan.plan.index_cond.is_some());
    Ok(())
}

#[test]
fn a_statement_that_writes_has_a_plan() {
    on_tables(async |db: &mut PgConnection| {
        let rename = || Customer::update_rows().set(Customer::name, "Anna").filter(Customer::id.eq(1));
        let plan = rename().tag("route", "/customers").explain(&mut *db).await?;
        assert_eq!(
            (plan.plan.node_type.as_str(), plan.plan.relation_name.as_deref()),
            ("ModifyTable", Some("customers"))
        );
        let name = async |db: &mut PgConnection| {
            Customer::select().filter(Customer::id.eq(1)).columns(Customer::name).one(db).await
        };
        let before = name(db).await?;
        let mut transaction = db.begin().await?;
        let plan = rename().explain_analyze(&mut *transaction).await?;
        assert!(plan.execution_time > Some(0.0));
        assert_ne!(name(&mut transaction).await?, before);
        transaction.rollback().await?;
        assert_eq!(name(db).await?, before);
        let none = std::iter::empty::<()>().map(|_| NewCustomer::new().email("z@shop.test"));
        let nothing = Customer::insert_many(none).explain(&mut *db).await;
        assert!(matches!(nothing, Err(Error::Encode(_))), "{nothing:?}");
        Ok::<_, Error>(())
    });
}
