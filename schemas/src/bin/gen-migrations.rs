//! Writes, proves and applies the migrations of the platform's schema; `--help` tells the rest.

fn main() -> std::process::ExitCode {
    schema_core::cli::main(&schemas::c9d)
}
