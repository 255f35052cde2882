use schema_core::query::{rank, row_number};
use schema_core::{Projection, SqlDomain, table};

#[derive(SqlDomain, Clone, Copy)]
struct UserId(i64);

#[table]
#[has_many(posts: Post)]
struct User {
    #[column(primary_key)]
    id: UserId,
    age: Option<i32>,
}

#[table]
struct Post {
    #[column(primary_key, references = User::id)]
    author_id: UserId,
}

struct Plain;

#[derive(Projection)]
#[projection(of = User)]
struct Card {
    posts: Vec<Plain>,
    #[projection(from = User::posts.count())]
    count: i32,
}

#[derive(Projection)]
#[projection(of = Post)]
struct PostCard {
    author_id: UserId,
}

fn main() {
    let _ = User::select().project::<PostCard>();
    let _ = User::select().project::<Plain>();
    let _ = User::select().columns((User::id, row_number()));
    let _ = User::select().columns(rank());
    let _ = User::select().group_by("age");
    let _ = User::select().filter(User::id.in_([1]));
    let _ = User::select().filter(User::age.is_distinct_from("a"));
}
