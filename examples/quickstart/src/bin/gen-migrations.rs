//! Writes, proves and applies the blog's migrations.

fn main() -> std::process::ExitCode {
    schema_core::cli::main(&quickstart::blog)
}
