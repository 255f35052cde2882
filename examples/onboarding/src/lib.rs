//! A server on the platform's schema, to start from: people sign up, make organizations, invite others and walk through
//! the onboarding.
//!
//! ```text
//! DATABASE_URL=postgres://localhost/onboarding cargo run -p onboarding
//!
//! curl localhost:3000/users -H 'content-type: application/json' -d '{"clerk_user_id": "ann", "email": "ann@c9d.test"}'
//! curl localhost:3000/me -H 'x-clerk-user-id: ann'
//! ```
//!
//! | request | what it does | what it shows |
//! | --- | --- | --- |
//! | `POST /users` | signs up | an insert, its findings by field, a key that is taken |
//! | `GET /me` | who I am, and where | a projection of three levels |
//! | `POST /organizations` | makes one, with its roles and an owner | several inserts in one transaction |
//! | `GET /organizations/{slug}/members` | who is in it, with roles | a projection with a filter and an order |
//! | `POST /organizations/{slug}/invitations` | invites | finders, `exists` |
//! | `POST /invitations/{token}/accept` | makes a member | a statement of plain sqlx in the same transaction |
//! | `GET /organizations/{slug}/audit-log` | what was done | pages by key, not by offset |
//! | `POST /me/onboarding` | starts a path | rows made of rows, in one statement |
//! | `GET /me/onboarding` | how far I am | a projection of four levels |
//! | `PUT /me/onboarding/{session}/steps/{step}` | takes a step | updates, counts |
//!
//! Who asks is in the header `x-clerk-user-id`: a stand-in for the token of an identity provider, in [`caller`] alone.
//! What the roles allow is asked there too.
//!
//! The environment sets all that can be set: see [`config`]. The migrations in `migrations/` are run at the start. When
//! the schema changes, `cargo run -- --project examples/onboarding` writes the next one.
//!
//! Its tests speak HTTP with it, each on a database of its own: `cargo test -p onboarding`.

pub mod audit;
pub mod caller;
pub mod config;
pub mod invitations;
pub mod organizations;
pub mod problem;
pub mod progress;
pub mod request;
pub mod users;

use axum::Router;
use axum::middleware::from_fn;
use axum::routing::{get, post, put};
use sqlx::PgPool;
use sqlx::migrate::MigrateError;

/// All that the server answers.
pub fn app(db: PgPool) -> Router {
    Router::new()
        .route("/users", post(users::sign_up))
        .route("/me", get(users::me))
        .route("/me/onboarding", get(progress::sessions).post(progress::start))
        .route("/me/onboarding/{session}/steps/{step}", put(progress::take_step))
        .route("/organizations", post(organizations::create))
        .route("/organizations/{slug}/members", get(organizations::members))
        .route("/organizations/{slug}/invitations", get(invitations::pending).post(invitations::invite))
        .route("/organizations/{slug}/audit-log", get(audit::page))
        .route("/invitations/{token}/accept", post(invitations::accept))
        .layer(from_fn(request::traced))
        .with_state(db)
}

/// Brings the database to the schema that the server was compiled with.
///
/// # Errors
/// A migration fails, or one that was applied has another text now.
pub async fn migrate(db: &PgPool) -> Result<(), MigrateError> {
    sqlx::migrate!().run(db).await
}
