//! What comes with each request: its body, and a span that says what became of it.

use crate::problem::Problem;
use axum::Json;
use axum::extract::{FromRequest, Request};
use axum::middleware::Next;
use axum::response::Response;
use serde::de::DeserializeOwned;
use tracing::Instrument;
use tracing::field::Empty;

/// A body of JSON; where it is not, the answer is one of ours.
#[derive(Clone, Debug)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let Json(body) = Json::from_request(request, state).await.map_err(Problem::Body)?;
        Ok(Self(body))
    }
}

/// A span for each request, in which the spans of its statements are; where it ends, it says how long it took.
pub async fn traced(request: Request, next: Next) -> Response {
    let span = tracing::info_span!("request", method = %request.method(), path = request.uri().path(), status = Empty);
    let response = next.run(request).instrument(span.clone()).await;
    span.record("status", response.status().as_u16());
    response
}
