//! The benchmarks: `cargo run --release -p schema-benches -- generate`, `introspect`, `migrate`, `online`, `proof`, `check`,
//! `layer` or `crates`.

mod check;
mod crates;
mod generate;
mod introspect;
mod layer;
mod measure;
mod migrate;
mod online;
mod peer;
#[cfg(feature = "proof")]
mod proof;
mod subject;

use std::process::ExitCode;

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["generate"] => generate::run(),
        ["check"] => check::run(),
        ["crates"] => crates::run(),
        ["layer"] => layer::run(),
        ["introspect"] => introspect::run(),
        ["migrate"] => migrate::run(),
        ["online"] => online::run(),
        ["migrate", url, project] => return migrate::subject(url, project),
        ["introspect", urls @ ..] => return introspect::subject_main(urls),
        #[cfg(feature = "proof")]
        ["proof"] => proof::run(),
        #[cfg(not(feature = "proof"))]
        ["proof"] => Err("the proof is measured with `--features proof`".into()),
        // What `generate` runs, in a process of its own.
        ["subject", tables, changed, rest @ ..] => return subject::main(tables, changed, rest),
        #[cfg(feature = "proof")]
        ["platform", rest @ ..] => return proof::platform(rest),
        _ => Err(
            "say which benchmark: `generate`, `introspect`, `migrate`, `online`, `proof`, `check`, `layer` or `crates`"
                .into(),
        ),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}
