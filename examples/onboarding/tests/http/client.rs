//! Who asks: requests without a socket.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request};
use onboarding::caller::HEADER;
use schema_core::testing::{Template, TestDatabase};
use serde_json::Value;
use sqlx::PgPool;
use tower::ServiceExt;

pub(crate) struct Client {
    app: Router,
    pub(crate) db: PgPool,
}

/// A status with what was answered.
pub(crate) type Answer = (u16, Value);

/// Runs on a server with a database of its own.
pub(crate) fn with_server(work: impl AsyncFnOnce(&Client)) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let migrations = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
        let database: TestDatabase = match Template::migrations(migrations).database().await {
            Ok(database) => database,
            Err(error) => panic!("{error:?}"),
        };
        let db = database.pool().clone();
        work(&Client { app: onboarding::app(db.clone()), db }).await;
        database.close().await.expect("the database goes");
    });
}

impl Client {
    pub(crate) async fn get(&self, who: &str, path: &str) -> Answer {
        self.ask(Method::GET, who, path, None).await
    }

    pub(crate) async fn post(&self, who: &str, path: &str, body: Value) -> Answer {
        self.ask(Method::POST, who, path, Some(body.to_string())).await
    }

    pub(crate) async fn put(&self, who: &str, path: &str, body: Value) -> Answer {
        self.ask(Method::PUT, who, path, Some(body.to_string())).await
    }

    pub(crate) async fn ask(&self, method: Method, who: &str, path: &str, body: Option<String>) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("content-type", "application/json");
        if !who.is_empty() {
            request = request.header(HEADER, who);
        }
        let request = request.body(body.map_or_else(Body::empty, Body::from)).expect("a request");
        let response = self.app.clone().oneshot(request).await.expect("an answer");
        let status = response.status().as_u16();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    /// Signs somebody up.
    pub(crate) async fn sign_up(&self, who: &str) {
        let body = serde_json::json!({ "clerk_user_id": who, "email": format!("{who}@c9d.test") });
        let (status, answer) = self.post("", "/users", body).await;
        assert_eq!(status, 201, "{answer}");
    }

    /// Makes an organization.
    pub(crate) async fn organization(&self, who: &str, slug: &str) {
        let body = serde_json::json!({ "name": slug.to_uppercase(), "slug": slug });
        let (status, answer) = self.post(who, "/organizations", body).await;
        assert_eq!(status, 201, "{answer}");
    }
}
