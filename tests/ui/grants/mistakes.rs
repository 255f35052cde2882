use schema_core::table;

#[table]
#[grant(selekt, to("app"))]
#[grant(select(idd), to("app"))]
#[grant(select)]
#[grant(delete(id), to("app"))]
struct Post {
    #[column(primary_key)]
    id: i64,
}

fn main() {}
