//! Transactions: all or nothing, again where PostgreSQL asks for it, and for whom.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use schema_core::query::{Isolation, Transaction, Transient, transaction};
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::{Connection, Executor, PgConnection};

fn label(name: &str) -> schema_core::query::Insert<Label> {
    Label::insert(NewLabel::new().name(name))
}

#[test]
fn it_is_all_or_nothing() {
    on_tables(all_or_nothing);
}

async fn all_or_nothing(db: &mut PgConnection) -> Result<(), Error> {
    let given = transaction(&mut *db, async |tx| label("a").one(&mut *tx).await).await?;
    assert_eq!(given.name, "a");
    let failed = transaction(&mut *db, async |tx| {
        label("b").execute(&mut *tx).await?;
        label("a").execute(&mut *tx).await
    });
    assert!(failed.await.is_err_and(|error| error.constraint().is_some_and(|found| found.is("labels_pkey"))));
    let inner = transaction(&mut *db, async |tx| {
        label("c").execute(&mut *tx).await?;
        let failed = transaction(&mut *tx, async |savepoint| {
            label("d").execute(&mut *savepoint).await?;
            label("c").execute(&mut *savepoint).await
        });
        assert!(failed.await.is_err());
        transaction(&mut *tx, async |savepoint| label("e").execute(&mut *savepoint).await).await
    });
    assert_eq!(inner.await?, 1);
    let names = Label::select().filter(Label::name.in_(["a", "b", "c", "d", "e"])).columns(Label::name);
    assert_eq!(names.order_by(Label::name).all(&mut *db).await?, ["a", "c", "e"]);
    Ok(())
}

#[test]
fn a_failure_that_was_passed_over_is_told() {
    on_tables(async |db: &mut PgConnection| {
        let passed_over = transaction(&mut *db, async |tx| {
            label("f").execute(&mut *tx).await?;
            assert!(label("f").execute(&mut *tx).await.is_err());
            Ok(())
        });
        assert!(matches!(passed_over.await, Err(Error::Database(_))), "nothing was committed");
        assert_eq!(Label::select().filter(Label::name.eq("f")).count(&mut *db).await?, 0);
        let inner = transaction(&mut *db, async |tx| {
            Transaction::new()
                .read_only()
                .run(&mut *tx, async |savepoint| label("f").execute(&mut *savepoint).await)
                .await
        });
        assert!(matches!(inner.await, Err(Error::Encode(_))), "a savepoint has no modes");
        Ok::<_, Error>(())
    });
}

/// An application's own error.
#[derive(Debug, PartialEq)]
enum Refusal {
    Forbidden,
    Database(String),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Refusal::Database(error.to_string())
    }
}

impl Transient for Refusal {
    fn is_transient(&self) -> bool {
        false
    }
}

#[test]
fn an_error_of_ones_own_rolls_back() {
    on_tables(own);
}

async fn own(db: &mut PgConnection) -> Result<(), Error> {
    let refused = Transaction::new().try_run(&mut *db, async |tx| {
        label("a").execute(&mut *tx).await?;
        Err::<(), _>(Refusal::Forbidden)
    });
    assert_eq!(refused.await, Err(Refusal::Forbidden));
    assert!(!Label::select().filter(Label::name.eq("a")).exists(&mut *db).await?);
    Ok(())
}

#[test]
fn what_was_serialized_runs_again() {
    on_tables(serialized);
}

async fn serialized(db: &mut PgConnection) -> Result<(), Error> {
    let Ok(url) = std::env::var("DATABASE_URL") else {
        println!("skipped: the embedded server has one connection, and a conflict takes two");
        return Ok(());
    };
    let name: String = sqlx::query_scalar("SELECT current_database()").fetch_one(&mut *db).await?;
    let mut other =
        PgConnection::connect_with(&url.parse::<sqlx::postgres::PgConnectOptions>()?.database(&name)).await?;
    let runs = AtomicU32::new(0);
    let serializable = Transaction::new().isolation(Isolation::Serializable).backoff(Duration::from_millis(1));
    let age = Customer::select().filter(Customer::id.eq(1)).columns(Customer::age);
    let total = serializable
        .clone()
        .run(&mut *db, async |tx| {
            let read = age.clone().one(&mut *tx).await?.unwrap_or_default();
            // Another changes what was read, in the first run only.
            if runs.fetch_add(1, Ordering::Relaxed) == 0 {
                Customer::update(1).set(CustomerUpdate::new().age(100)).one(&mut other).await?;
            }
            Customer::update(1).set(CustomerUpdate::new().age(read + 1)).one(&mut *tx).await
        })
        .await?;
    assert_eq!((total.age, runs.into_inner()), (Some(101), 2));
    let once = serializable.attempts(1).run(&mut *db, async |tx| {
        age.clone().one(&mut *tx).await?;
        Customer::update(1).set(CustomerUpdate::new().age(5)).one(&mut other).await?;
        Customer::update(1).set(CustomerUpdate::new().age(6)).one(&mut *tx).await
    });
    assert!(once.await.is_err_and(|error| error.is_transient()));
    Ok(())
}

#[test]
fn one_can_be_begun_and_ended_by_hand() {
    on_tables(by_hand);
}

async fn by_hand(db: &mut PgConnection) -> Result<(), Error> {
    let mut tx = Transaction::new().read_only().setting("my.tenant", "7").begin(&mut *db).await?;
    let tenant: String = sqlx::query_scalar("SELECT current_setting('my.tenant')").fetch_one(&mut *tx).await?;
    assert_eq!(tenant, "7");
    assert!(label("a").execute(&mut *tx).await.is_err());
    tx.rollback().await?;
    Ok(())
}

#[test]
fn modes_role_and_settings_are_those_of_the_transaction() {
    on_tables(modes);
}

async fn modes(db: &mut PgConnection) -> Result<(), Error> {
    let read = |what: &'static str| sqlx::query_scalar::<_, String>(what);
    let reading = Transaction::new().isolation(Isolation::RepeatableRead).read_only().deferrable();
    let (level, written) = reading
        .run(&mut *db, async |tx| {
            let level = read("SHOW transaction_isolation").fetch_one(&mut *tx).await?;
            let written = transaction(&mut *tx, async |savepoint| label("a").execute(&mut *savepoint).await).await;
            Ok((level, written.is_err()))
        })
        .await?;
    assert_eq!((level.as_str(), written), ("repeatable read", true));
    let role = format!("app \"{}\"", std::process::id());
    let quoted = role.replace('"', "\"\"");
    db.execute(sqlx::AssertSqlSafe(format!("CREATE ROLE \"{quoted}\"; GRANT SELECT ON labels TO \"{quoted}\"")))
        .await?;
    let claims = r#"{"sub": "o'hara"}"#;
    let seen = Transaction::new().role(role.clone()).setting("request.jwt.claims", claims).run(&mut *db, async |tx| {
        let settings = "SELECT current_user || ' ' || current_setting('request.jwt.claims')";
        let seen = read(settings).fetch_one(&mut *tx).await?;
        let refused = transaction(&mut *tx, async |tx| label("a").execute(&mut *tx).await).await.is_err();
        Ok((seen, Label::select().count(&mut *tx).await?, refused))
    });
    assert_eq!(seen.await?, (format!("{role} {claims}"), 3, true));
    assert_ne!(read("SELECT current_user::text").fetch_one(&mut *db).await?, role);
    db.execute(sqlx::AssertSqlSafe(format!("DROP OWNED BY \"{quoted}\"; DROP ROLE \"{quoted}\""))).await?;
    Ok(())
}

/// A transaction can be spawned: nothing in it is bound to a thread.
#[test]
fn it_can_be_sent() {
    fn sent<T: Send>(work: T) -> T {
        work
    }
    async fn work(db: &mut PgConnection) -> Result<(), Error> {
        let name = String::from("a");
        sent(transaction(&mut *db, async move |tx| label(&name).execute(&mut *tx).await)).await?;
        let copied = sent(Label::copy_in([NewLabel::new().name("b")]).execute(db)).await?;
        assert_eq!(copied, 1);
        Ok(())
    }
    on_tables(work);
}
