//! What the onboarding shows, and how each organization wants it.
#![expect(missing_docs, reason = "what a column or a value is, its name says, unless a comment does")]

use crate::organizations::Organization;
use crate::users::User;
use chrono::NaiveDateTime;
use schema_core::{Json, SqlEnum, table};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// A piece of content that the onboarding shows.
#[table]
#[index(columns(content_type), name = "onboarding_content_content_type_idx")]
#[index(columns(title), name = "onboarding_content_title_idx")]
#[index(columns(is_active), name = "onboarding_content_is_active_idx")]
#[index(columns(organization_id), name = "onboarding_content_organization_id_idx")]
#[index(columns(created_by), name = "onboarding_content_created_by_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct OnboardingContent {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(length = 50)]
    pub content_type: ContentType,
    #[column(length = 255)]
    pub title: String,
    pub description: Option<String>,
    #[column(default = json!({}), json = object)]
    pub content_data: Value,
    #[column(default = json!([]), json = array)]
    pub media_urls: Json<Vec<String>>,
    #[column(default = json!({}), json = object)]
    pub interactive_config: Value,
    #[column(default = json!([]), json = array)]
    pub tags: Json<Vec<String>>,
    #[column(default = 1)]
    pub version: i32,
    #[column(default = true)]
    pub is_active: bool,
    /// The organization whose own content it is.
    #[column(references = Organization::id, on_delete = cascade)]
    pub organization_id: Option<Uuid>,
    #[column(references = User::id, relation = creator)]
    pub created_by: Option<Uuid>,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
    #[column(immutable, default = now())]
    pub updated_at: NaiveDateTime,
}

/// What content is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, SqlEnum, Serialize, Deserialize)]
#[sql_enum(text)]
#[serde(rename_all = "snake_case")]
pub enum ContentType {
    Text,
    Html,
    Markdown,
    Video,
    Image,
    Interactive,
    Template,
}

/// How an organization wants its onboarding to be; one for each organization.
#[table]
#[index(columns(organization_id), name = "org_onboarding_configs_organization_id_idx")]
#[index(columns(is_active), name = "org_onboarding_configs_is_active_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct OrganizationOnboardingConfig {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(unique, references = Organization::id, on_delete = cascade)]
    pub organization_id: Uuid,
    pub welcome_message: Option<String>,
    #[column(default = json!({}), json = object)]
    pub branding_assets: Value,
    #[column(default = json!({}), json = object)]
    pub custom_content: Value,
    #[column(default = json!({}), json = object)]
    pub role_configurations: Value,
    #[column(default = json!([]), json = array)]
    pub mandatory_modules: Json<Vec<Value>>,
    #[column(default = json!({}), json = object)]
    pub completion_requirements: Value,
    #[column(default = json!({}), json = object)]
    pub notification_settings: Value,
    #[column(default = json!({}), json = object)]
    pub integration_settings: Value,
    #[column(default = true)]
    pub is_active: bool,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
    #[column(immutable, default = now())]
    pub updated_at: NaiveDateTime,
}
