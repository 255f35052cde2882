//! What comes with each request: its body, and a span that says what became of it.

use crate::problem::Problem;
use axum::Json;
use axum::extract::{FromRequest, Request};
use axum::middleware::Next;
use axum::response::Response;
use serde::de::DeserializeOwned;
use std::time::Instant;
use tracing::Instrument;

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

/// A span for each request, in which the spans of its statements are.
pub async fn traced(request: Request, next: Next) -> Response {
    let span = tracing::info_span!("request", method = %request.method(), path = request.uri().path());
    async {
        let start = Instant::now();
        let response = next.run(request).await;
        tracing::info!(status = response.status().as_u16(), elapsed = ?start.elapsed(), "answered");
        response
    }
    .instrument(span)
    .await
}
