use schema_core::view;

#[view(name = "totals")]
struct Total {
    n: i64,
}

fn main() {}
