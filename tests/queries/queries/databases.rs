//! Databases of tests: apart from each other, and gone afterwards.

use schema_core::testing::{Template, TestDatabase};
use schema_query_tests::database::on_pool;
use schema_query_tests::tables;
use sqlx::{Connection, PgConnection, PgPool};

type Done = Result<(), Box<dyn std::error::Error>>;

async fn count(pool: &PgPool) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT count(*) FROM labels").fetch_one(pool).await
}

#[tokio::test]
async fn each_test_has_its_own() -> Done {
    let (one, other) = (TestDatabase::new(&tables::shop).await?, TestDatabase::new(&tables::shop).await?);
    sqlx::query("INSERT INTO labels VALUES ('new')").execute(one.pool()).await?;
    assert_eq!((count(one.pool()).await?, count(other.pool()).await?), (1, 0));
    let options = one.options().clone();
    one.close().await?;
    assert!(PgConnection::connect_with(&options).await.is_err(), "it is gone");
    assert_eq!(count(other.pool()).await?, 0);
    Ok(())
}

#[tokio::test]
async fn a_database_goes_when_it_is_dropped() -> Done {
    let database = TestDatabase::new(&tables::shop).await?;
    let options = database.options().clone();
    let connection = database.pool().acquire().await?;
    drop(database);
    drop(connection);
    assert!(PgConnection::connect_with(&options).await.is_err(), "it is gone, though somebody was connected");
    Ok(())
}

#[tokio::test]
async fn a_script_that_fails_is_told() {
    let error = Template::of(&tables::shop).sql("SELECT nothing").database().await.map(drop);
    let error = error.expect_err("there is no such column");
    assert_eq!(error.to_string(), "a script for the tests' databases fails");
}

#[tokio::test]
async fn migrations_make_it_too() -> Done {
    let directory = std::env::temp_dir().join(format!("schema-query-tests-{}", std::process::id()));
    std::fs::create_dir_all(&directory)?;
    std::fs::write(directory.join("1_labels.sql"), "CREATE TABLE labels (name text)")?;
    std::fs::write(directory.join("2_colours.sql"), "ALTER TABLE labels ADD COLUMN colour text")?;
    let database = Template::migrations(&directory).sql("INSERT INTO labels VALUES ('new', 'red')").database().await?;
    std::fs::remove_dir_all(&directory)?;
    assert_eq!(count(database.pool()).await?, 1);
    database.close().await?;
    Ok(())
}

/// What a process leaves that is killed: a database with the number of nobody.
#[tokio::test]
async fn what_was_left_is_cleared_away() -> Done {
    let Ok(url) = std::env::var("DATABASE_URL") else {
        eprintln!("SKIPPED without a server, which alone keeps databases: what was left is cleared away");
        return Ok(());
    };
    // A process starts with clearing: ours may have.
    let mut server = PgConnection::connect(&url).await?;
    sqlx::raw_sql("CREATE DATABASE schema_test_00000000_1").execute(&mut server).await?;
    let child = std::process::Command::new(std::env::current_exe()?).arg("each_test_has_its_own").output()?;
    assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stdout));
    let left = sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_database WHERE datname = 'schema_test_00000000_1')");
    assert!(!left.fetch_one(&mut server).await?);
    Ok(())
}

#[test]
fn a_pool_has_several_connections() {
    on_pool(async |pool| {
        if std::env::var("DATABASE_URL").is_err() {
            eprintln!("SKIPPED on the embedded server, which takes one connection: a pool has several");
            return Ok(());
        }
        let (mut one, mut other) = (pool.acquire().await?, pool.acquire().await?);
        sqlx::query("BEGIN").execute(&mut *one).await?;
        sqlx::query("DELETE FROM product_labels").execute(&mut *one).await?;
        let seen: i64 = sqlx::query_scalar("SELECT count(*) FROM product_labels").fetch_one(&mut *other).await?;
        assert_eq!(seen, 4);
        Ok::<_, sqlx::Error>(())
    });
}
