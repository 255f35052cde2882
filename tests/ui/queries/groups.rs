use schema_core::query::{count, exists, row_of};
use schema_core::{cte, table};
use sqlx::PgPool;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    name: String,
    age: Option<i32>,
}

cte!(Named {
    name: String,
    users: i64
});

fn main() {
    async fn read(pool: &PgPool) {
        let _ = User::select().columns((User::name, count())).all(pool).await;
        let _ = User::select().columns((count(), User::age.max().minus(User::age))).one(pool).await;
        let _ = User::select().columns((row_of::<User>(), count())).all(pool).await;
        let _ = User::select().with(User::age.sum()).all(pool).await;
        let _ = User::select().having(count().gt(1)).all(pool).await;
        let _ = User::delete().all_rows().returning(count()).one(pool).await;
        let _ = User::select().columns((User::name, count())).page(User::id, None, 10);
    }
    let _ = Named::cte(User::select().columns((User::name, count())));
    let _ = exists(User::select().columns((User::id, User::age.avg())));
    let _ = User::select().group_by(count());
    let _ = User::select().group_by(User::name).columns((User::name, count())).for_update();
    let _ = User::select().columns(count()).for_share();
}
