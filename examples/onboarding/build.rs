//! `sqlx::migrate!` reads the migrations while compiling: a new one compiles the crate again.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
