use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
}

#[table]
struct Post {
    #[column(primary_key)]
    id: i64,
    user_id: i64,
}

#[table]
struct Tag {
    #[column(primary_key)]
    post_id: i64,
}

fn main() {
    // A table that comes later.
    let _ = User::select()
        .inner_join(Post::select().on(Post::id.eq(Tag::post_id)))
        .inner_join(Tag::select().on(Tag::post_id.eq(Post::id)));
    let _ = User::select().left_join(Post::select());
    let _ = User::select().columns(User::id).right_join(Post::select().on(Post::user_id.eq(User::id)));
    let _ = User::select().left_join_lateral(Post::select().correlated_to::<Tag>());
}
