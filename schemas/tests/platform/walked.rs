//! Paths, sessions, progress and content are found.

use crate::found::{Found, finders};
use crate::{key, time};
use schema_core::row::Error;
use schemas::content::*;

pub(crate) async fn find(found: &mut Found<'_>) -> Result<(), Error> {
    finders! { found:
        OnboardingPath {
            by_name("basics") onboarding_paths_name_idx [51];
            for_role("admin") onboarding_paths_target_role_idx [52];
            for_tier("pro") onboarding_paths_subscription_tier_idx [52];
            active() onboarding_paths_is_active_idx [51];
        }
        OnboardingStep {
            of_path(key(51)) onboarding_steps_path_id_idx [61, 62];
            of_path_from(key(51), 1) onboarding_steps_path_order_idx [62, 61];
            at(1) onboarding_steps_step_order_idx [62, 63];
            of_type(StepType::Setup) onboarding_steps_step_type_idx [63];
            required() onboarding_steps_is_required_idx [61, 63];
        }
        OnboardingSession {
            of_user(key(2)) onboarding_sessions_user_id_idx [71, 73];
            active_of_user(key(2)) onboarding_sessions_user_id_idx [73, 71];
            of_organization(key(11)) onboarding_sessions_organization_id_idx [71];
            on_path(key(52)) onboarding_sessions_path_id_idx [72];
            of_type(SessionType::Individual) onboarding_sessions_session_type_idx [72, 73];
            with_status(SessionStatus::Completed) onboarding_sessions_status_idx [72];
            idle_since(time("02-02")) onboarding_sessions_last_active_at_idx [72, 71];
        }
        UserProgress {
            in_session(key(71)) user_progress_session_id_idx [81, 82];
            in_session_with(key(71), key(62)) user_progress_session_step_idx [82];
            of_user(key(2)) user_progress_user_id_idx [81, 82];
            of_user_with(key(1), key(63)) user_progress_user_step_idx [83];
            with_step(key(61)) user_progress_step_id_idx [81];
            with_status(ProgressStatus::Completed) user_progress_status_idx [82, 83];
        }
        OnboardingContent {
            by_title("welcome") onboarding_content_title_idx [91];
            of_type(ContentType::Text) onboarding_content_content_type_idx [92];
            active() onboarding_content_is_active_idx [91];
            of_organization(key(11)) onboarding_content_organization_id_idx [91];
            created_by_user(key(1)) onboarding_content_created_by_idx [91];
        }
        OrganizationOnboardingConfig {
            of_organization(key(12)) org_onboarding_configs_organization_id_idx [102];
            active() org_onboarding_configs_is_active_idx [101];
        }
    }
    Ok(())
}
