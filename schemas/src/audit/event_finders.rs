//! How events of the onboarding and measurements are found.

use super::{OnboardingAnalytics, SystemMetric};
use chrono::NaiveDateTime;
use schema_core::query::SelectFrom;
use uuid::Uuid;

impl OnboardingAnalytics {
    /// Where this happened.
    pub fn of_type(event_type: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::event_type.eq(event_type))
    }

    /// What happened in an organization.
    pub fn of_organization(organization: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::organization_id.eq(organization))
    }

    /// Where in an organization this happened.
    pub fn of_organization_with(organization: Uuid, event_type: &str) -> SelectFrom<Self> {
        Self::of_organization(organization).filter(Self::event_type.eq(event_type))
    }

    /// What happened in a session.
    pub fn in_session(session: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::session_id.eq(session))
    }

    /// Where in a session this happened.
    pub fn in_session_with(session: Uuid, event_type: &str) -> SelectFrom<Self> {
        Self::in_session(session).filter(Self::event_type.eq(event_type))
    }

    /// What happened along a path.
    pub fn on_path(path: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::path_id.eq(path))
    }

    /// Where along a path this happened.
    pub fn on_path_with(path: Uuid, event_type: &str) -> SelectFrom<Self> {
        Self::on_path(path).filter(Self::event_type.eq(event_type))
    }

    /// What happened in a step.
    pub fn in_step(step: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::step_id.eq(step))
    }

    /// What a user did.
    pub fn of_user(user: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::user_id.eq(user))
    }

    /// What happened between two times, the first of which is included, the latest first.
    pub fn between(from: NaiveDateTime, to: NaiveDateTime) -> SelectFrom<Self> {
        let between = Self::timestamp.ge(from).and(Self::timestamp.lt(to));
        Self::select().filter(between).order_by(Self::timestamp.desc())
    }

    /// What happened in an organization between two times, the latest first.
    pub fn of_organization_between(organization: Uuid, from: NaiveDateTime, to: NaiveDateTime) -> SelectFrom<Self> {
        Self::between(from, to).filter(Self::organization_id.eq(organization))
    }
}

impl SystemMetric {
    /// Measurements of a type.
    pub fn of_type(metric_type: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::metric_type.eq(metric_type))
    }

    /// Measurements of a type with this name.
    pub fn of_type_named(metric_type: &str, name: &str) -> SelectFrom<Self> {
        Self::of_type(metric_type).filter(Self::metric_name.eq(name))
    }

    /// Measurements of a type between two times, the latest first.
    pub fn of_type_between(metric_type: &str, from: NaiveDateTime, to: NaiveDateTime) -> SelectFrom<Self> {
        Self::between(from, to).filter(Self::metric_type.eq(metric_type))
    }

    /// Measurements with this name.
    pub fn by_name(name: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::metric_name.eq(name))
    }

    /// Measurements in an organization.
    pub fn of_organization(organization: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::organization_id.eq(organization))
    }

    /// Measurements of a type in an organization.
    pub fn of_organization_with(organization: Uuid, metric_type: &str) -> SelectFrom<Self> {
        Self::of_organization(organization).filter(Self::metric_type.eq(metric_type))
    }

    /// Measurements between two times, the first of which is included, the latest first.
    pub fn between(from: NaiveDateTime, to: NaiveDateTime) -> SelectFrom<Self> {
        let between = Self::timestamp.ge(from).and(Self::timestamp.lt(to));
        Self::select().filter(between).order_by(Self::timestamp.desc())
    }

    /// Measurements that are sums over such a time: `hour`, `day`.
    pub fn over(aggregation_period: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::aggregation_period.eq(aggregation_period))
    }
}
