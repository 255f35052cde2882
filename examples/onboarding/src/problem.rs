//! What is answered where a request cannot be served: a status, and JSON that says what is wrong, by field where it can.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use schema_core::row::{ConstraintKind, ConstraintViolation, Error};
use serde::Serialize;
use std::collections::BTreeMap;

/// Why a request is not served.
#[derive(Debug)]
pub enum Problem {
    /// Nobody has said who asks.
    Unknown,
    /// Who asks may not.
    Forbidden,
    /// It is not there any more.
    Gone,
    /// The body is not the JSON that is asked for.
    Body(JsonRejection),
    /// A field of the request is wrong, as the application knows.
    Field(StatusCode, &'static str, Finding),
    /// The schema or the database said no.
    Database(Error),
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// For programs.
    pub code: &'static str,
    /// For people.
    pub message: String,
}

#[derive(Serialize)]
struct Answer {
    error: &'static str,
    message: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    fields: BTreeMap<String, Vec<Finding>>,
}

impl Problem {
    /// A field whose value cannot be.
    pub fn invalid(field: &'static str, code: &'static str, message: &str) -> Self {
        Self::Field(StatusCode::UNPROCESSABLE_ENTITY, field, Finding { code, message: message.to_owned() })
    }

    /// A field whose value another has.
    pub fn taken(field: &'static str, message: &str) -> Self {
        Self::Field(StatusCode::CONFLICT, field, Finding { code: "taken", message: message.to_owned() })
    }

    fn answer(self) -> (StatusCode, Answer) {
        let plain = |error, message: &str| Answer { error, message: message.to_owned(), fields: BTreeMap::new() };
        match self {
            Self::Unknown => (StatusCode::UNAUTHORIZED, plain("unknown", "say who you are")),
            Self::Forbidden => (StatusCode::FORBIDDEN, plain("forbidden", "your role does not allow this")),
            Self::Gone => (StatusCode::GONE, plain("gone", "this can no longer be used")),
            Self::Body(rejection) => (rejection.status(), plain("invalid", &rejection.body_text())),
            Self::Field(status, field, finding) => {
                let error = if status == StatusCode::CONFLICT { "conflict" } else { "invalid" };
                (status, of_fields(error, [(field.to_owned(), finding)]))
            }
            Self::Database(error) => database(error),
        }
    }
}

fn of_fields(error: &'static str, findings: impl IntoIterator<Item = (String, Finding)>) -> Answer {
    let mut fields = BTreeMap::<String, Vec<Finding>>::new();
    findings.into_iter().for_each(|(field, finding)| fields.entry(field).or_default().push(finding));
    let names = fields.keys().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    Answer { error, message: format!("look at {names}"), fields }
}

fn database(error: Error) -> (StatusCode, Answer) {
    let plain = |error, message: &str| Answer { error, message: message.to_owned(), fields: BTreeMap::new() };
    match error {
        Error::Violations(violations) => {
            let findings = violations.0.into_iter().map(|violation| {
                let code = violation.code.as_str();
                (violation.column.to_owned(), Finding { code, message: violation.message })
            });
            (StatusCode::UNPROCESSABLE_ENTITY, of_fields("invalid", findings))
        }
        Error::Constraint(violation) => constraint(&violation),
        Error::NotFound { .. } => (StatusCode::NOT_FOUND, plain("not_found", "there is no such thing")),
        error if error.is_transient() => {
            tracing::warn!(%error, "a transaction has to run again");
            (StatusCode::SERVICE_UNAVAILABLE, plain("busy", "try it again"))
        }
        error => {
            let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
            tracing::error!(%error, cause, "a request failed");
            (StatusCode::INTERNAL_SERVER_ERROR, plain("internal", "this is our fault"))
        }
    }
}

/// A constraint says which columns it is about, and so which fields.
fn constraint(violation: &ConstraintViolation) -> (StatusCode, Answer) {
    let (status, error, code, message) = match violation.kind {
        ConstraintKind::Unique => (StatusCode::CONFLICT, "conflict", "taken", "another has this"),
        ConstraintKind::ForeignKey => (StatusCode::CONFLICT, "conflict", "no_such", "it refers to nothing"),
        _ => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "not_allowed", "the database does not take this"),
    };
    tracing::debug!(constraint = violation.constraint, table = violation.table, "a constraint does not hold");
    let findings = violation.columns.iter().map(|column| {
        let finding = Finding { code, message: message.to_owned() };
        (column.clone(), finding)
    });
    (status, of_fields(error, findings))
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        Self::Database(error)
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error.into())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, answer) = self.answer();
        (status, Json(answer)).into_response()
    }
}
