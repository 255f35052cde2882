//! Entries of the audit log, events, measurements and errors are found.

use crate::found::{Found, finders};
use crate::{key, time};
use schema_core::row::Error;
use schemas::audit::known::{INVITATION_SENT, ORGANIZATION_CREATED, SESSION_STARTED};
use schemas::audit::*;

pub(crate) async fn find(found: &mut Found<'_>) -> Result<(), Error> {
    finders! { found:
        AuditLog {
            of_organization(key(11)) audit_logs_organization_id_idx [151, 152, 153];
            of_organization_with(key(11), INVITATION_SENT) audit_logs_org_action_idx [152];
            of_organization_between(key(11), time("01-01"), time("01-02")) audit_logs_time_range_idx [151];
            between(time("01-03"), time("01-05")) audit_logs_created_at_idx [155, 154];
            of_user(key(2)) audit_logs_user_id_idx [153, 154];
            of_user_with(key(2), ORGANIZATION_CREATED) audit_logs_user_action_idx [154];
            with_action(ORGANIZATION_CREATED) audit_logs_action_idx [151, 154];
            about_type("organization") audit_logs_resource_type_idx [151, 154];
            about("organization", key(11)) audit_logs_resource_idx [151];
            about_key(key(111)) audit_logs_resource_id_idx [152];
            with_severity(Severity::Warn) audit_logs_severity_idx [153];
        }
        OnboardingAnalytics {
            of_type(SESSION_STARTED) onboarding_analytics_event_type_idx [161, 163];
            of_organization(key(11)) onboarding_analytics_organization_id_idx [161, 162];
            of_organization_with(key(11), SESSION_STARTED) onboarding_analytics_org_event_idx [161];
            in_session(key(71)) onboarding_analytics_session_id_idx [161, 162];
            in_session_with(key(71), SESSION_STARTED) onboarding_analytics_session_event_idx [161];
            on_path(key(51)) onboarding_analytics_path_id_idx [161, 162];
            on_path_with(key(51), SESSION_STARTED) onboarding_analytics_path_event_idx [161];
            in_step(key(61)) onboarding_analytics_step_id_idx [162];
            of_user(key(1)) onboarding_analytics_user_id_idx [163];
            between(time("02-02"), time("02-04")) onboarding_analytics_timestamp_idx [163, 162];
            of_organization_between(key(11), time("02-02"), time("02-04")) onboarding_analytics_time_range_idx [162];
        }
        SystemMetric {
            of_type("latency") system_metrics_metric_type_idx [171, 172];
            of_type_named("latency", "p99") system_metrics_type_name_idx [172];
            of_type_between("latency", time("02-02"), time("02-04")) system_metrics_time_range_idx [172];
            by_name("seats") system_metrics_metric_name_idx [173];
            of_organization(key(11)) system_metrics_organization_id_idx [171, 173];
            of_organization_with(key(11), "latency") system_metrics_org_metric_idx [171];
            between(time("02-02"), time("02-04")) system_metrics_timestamp_idx [173, 172];
            over("hour") system_metrics_aggregation_period_idx [171, 172];
        }
        ErrorLog {
            since(time("02-02")) error_logs_created_at_idx [183, 182];
            unresolved() error_logs_resolved_idx [181, 183];
            unresolved_of_type("Timeout") error_logs_type_resolved_idx [181];
            unresolved_with(ErrorSeverity::Critical) error_logs_severity_resolved_idx [183];
            of_type("Timeout") error_logs_error_type_idx [181, 182];
            with_severity(ErrorSeverity::Critical) error_logs_severity_idx [182, 183];
            of_user(key(1)) error_logs_user_id_idx [181];
            of_organization(key(11)) error_logs_organization_id_idx [181, 183];
            at_endpoint("/roles") error_logs_endpoint_idx [182];
        }
    }
    Ok(())
}
