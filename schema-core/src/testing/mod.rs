//! A database for each test, with the tables in it.
//!
//! ```no_run
//! # use schema_core::{declare::{def::SchemaDef, schema::schema}, testing::TestDatabase};
//! # const SHOP: SchemaDef = schema("shop");
//! #[tokio::test]
//! async fn a_customer_is_found() -> Result<(), Box<dyn std::error::Error>> {
//!     let database = TestDatabase::new(&SHOP).await?;
//!     sqlx::query("INSERT INTO customers (email) VALUES ('ann@shop.test')").execute(database.pool()).await?;
//!     database.close().await?;
//!     Ok(())
//! }
//! ```
//!
//! The server is that of `DATABASE_URL`, whose user needs `CREATEDB`; without it, and with the feature `embedded`, each
//! database is a server in the process. On a server, the tables are made once for all tests with the same ones, in a
//! database `schema_template_…` that is copied for each test and goes when nobody used it for a week. A database goes when it is
//! closed or dropped; those of a test that was killed go when the next test on the server starts.
//!
//! The embedded server takes one connection, and so the pool has one: a test in which two connections wait for each other needs a
//! server.
//!
//! What stands in migrations, rather than in the code, is made by [`Template::migrations`]; rows that all tests want are given to
//! [`Template::sql`]. sqlx's own `#[sqlx::test(migrations = "migrations")]` works on the same directory, since it is in sqlx's format; it
//! takes `DATABASE_URL` alone, applies all migrations for each test, and gives the test a pool.

mod keeper;
mod template;

pub use template::Template;

use crate::database::connect::{Remote, connect};
use crate::database::embedded::Embedded;
use crate::declare::def::SchemaDef;
use crate::error::Result;
use crate::settings::DatabaseUrl;
use keeper::Keeper;
use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use std::time::Duration;
use template::Prepared;

/// How many connections a pool opens at most: tests run at once, and a server has about a hundred.
const CONNECTIONS: u32 = 5;

/// How long a test waits for a connection.
const PATIENCE: Duration = Duration::from_secs(20);

/// A database of one test, which goes with it.
#[derive(Debug)]
pub struct TestDatabase {
    pool: PgPool,
    options: PgConnectOptions,
    // Behind the pool: a server stops when its connection is closed.
    place: Place,
}

/// What goes when the test is done, unless it has gone.
#[derive(Debug)]
struct Place(Option<Kept>);

#[derive(Debug)]
enum Kept {
    /// A database on a server that is not ours.
    Server { keeper: Keeper, name: String },
    /// A server that has nothing else.
    Embedded(Box<Embedded>),
}

impl TestDatabase {
    /// A database with the tables that the code declares.
    ///
    /// # Errors
    /// The server cannot be reached, does not let the user create a database, or refuses what the code declares.
    pub async fn new(schema: &'static SchemaDef) -> Result<Self> {
        Template::of(schema).database().await
    }

    /// The connections to it.
    pub fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// How to connect to it.
    pub fn options(&self) -> &PgConnectOptions {
        &self.options
    }

    /// Closes the connections and takes the database away, as dropping it does; and says whether that worked.
    ///
    /// # Errors
    /// The server refuses to drop it.
    pub async fn close(self) -> Result<()> {
        let Self { pool, mut place, .. } = self;
        pool.close().await;
        blocking(move || place.remove()).await
    }

    async fn on_server(url: DatabaseUrl, prepared: Prepared) -> Result<Self> {
        let remote = Remote::at(&url)?;
        let options = remote.options.clone();
        let (keeper, name) = blocking(move || {
            let keeper = Keeper::of(&url, &remote)?;
            let name = keeper.create(prepared)?;
            Ok((keeper, name))
        })
        .await?;
        let options = options.database(&name);
        let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE);
        Ok(Self {
            pool: pool.connect_lazy_with(options.clone()),
            options,
            place: Place(Some(Kept::Server { keeper, name })),
        })
    }

    async fn embedded(prepared: Prepared) -> Result<Self> {
        let server = Embedded::temporary(prepared.extensions()).await?;
        let options = server.options();
        let mut connection = connect(options.clone(), "the embedded PostgreSQL").await?;
        server.settle(&mut connection).await?;
        prepared.make(&mut connection).await?;
        // There is one connection: it has to be free before the pool opens it.
        let _ = sqlx::Connection::close(connection).await;
        let pool = PgPoolOptions::new().max_connections(1).acquire_timeout(PATIENCE);
        Ok(Self {
            pool: pool.connect_lazy_with(options.clone()),
            options,
            place: Place(Some(Kept::Embedded(Box::new(server)))),
        })
    }
}

impl Place {
    fn remove(&mut self) -> Result<()> {
        match self.0.take() {
            Some(Kept::Server { keeper, name }) => keeper.remove(name),
            Some(Kept::Embedded(server)) => {
                drop(server);
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // Whoever wants to know what went wrong closes the database; the next run clears away what is left.
        if let Err(error) = self.remove() {
            tracing::warn!(%error, "a test's database could not be dropped");
        }
    }
}

/// Waits for another thread without holding up this one.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| crate::error::Error::internal("the thread of the test databases ended").caused_by(error))?
}
