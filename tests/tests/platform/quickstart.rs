//! The quickstart's way, in the process: generate, migrate, change, generate.

use super::project::Project;
use quickstart::{Author, PostStatus};
use schema_core::{schema, table};
use uuid::Uuid;

/// The quickstart's `Post`, some weeks later.
#[table(name = "posts")]
#[expect(dead_code, reason = "only what it declares is used")]
struct Post {
    #[column(primary_key, default = gen_random_uuid())]
    id: Uuid,
    #[column(references = Author::id, on_delete = cascade)]
    author_id: Uuid,
    #[column(length = 200, renamed_from = "title")]
    headline: String,
    body: String,
    #[column(default = PostStatus::Draft)]
    status: PostStatus,
    subtitle: Option<String>,
    #[column(default = now())]
    created_at: chrono::NaiveDateTime,
}

schema! { changed: [Author, Post] }

#[test]
fn generate_migrate_change_generate() {
    let project = Project::new("[database]\nurl = \"embedded\"\n");
    let files = project.run(&quickstart::blog, &[], 0);
    assert_eq!(files.lines().count(), 3, "{files}");
    assert!(project.run(&quickstart::blog, &["migrate"], 0).starts_with("applied 20261123093000_init.up.sql"));
    assert_eq!(project.run(&quickstart::blog, &[], 1), "", "nothing has changed");
    project.run(&changed, &["--name", "headlines"], 2);
    let up = project.migration("_headlines.up.sql");
    assert!(up.contains("RENAME COLUMN title TO headline"), "{up}");
    assert!(up.contains("ADD COLUMN subtitle text"), "{up}");
    project.run(&changed, &["migrate"], 3);
    project.run(&changed, &["check"], 3);
    project.run(&changed, &["validate", "--database"], 3);
    project.run(&changed, &["rollback"], 4);
    project.run(&quickstart::blog, &["validate", "--database"], 4);
}
