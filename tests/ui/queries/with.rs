use schema_core::table;

#[table]
#[has_many(posts: Post)]
struct User {
    #[column(primary_key)]
    id: i64,
}

#[table]
struct Post {
    #[column(primary_key)]
    id: i64,
    #[column(references = User::id)]
    user_id: Option<i64>,
}

fn main() {
    let _ = User::select().left_join(User::posts).with(User::posts);
    let _ = User::select().right_join(User::posts).with(User::posts);
    let ids = || User::select().columns(User::id);
    let _ = ids().union(ids()).with(User::posts);
    let _ = User::select().left_join(User::posts).with(Post::user);
    let _ = User::select().with(User::posts).columns(User::id);
}
