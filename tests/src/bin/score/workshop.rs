//! Crates made of pulled source: written, compiled and run as a user would.

use schema_core::codegen::File;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use tokio::process::Command;

/// Where crates are made.
#[derive(Clone, Debug)]
pub(crate) struct Workshop {
    /// The directory of all crates.
    place: PathBuf,
    /// The directory of this repository.
    repository: PathBuf,
}

/// A crate, not yet compiled.
#[derive(Debug)]
pub(crate) struct Crate {
    pub(crate) directory: PathBuf,
    name: String,
    target: PathBuf,
}

const MANIFEST: &str = r#"[package]
name = "NAME"
version = "0.0.0"
edition = "2024"
publish = false

[dependencies]
schema-core = { path = "REPOSITORY/schema-core", features = [
    "uuid", "chrono", "json", "rust_decimal", "ipnetwork", "mac_address", "bit-vec", "cli",
] }

[profile.dev]
debug = false

[workspace]
"#;

const MAIN: &str = "//! The tool, for a schema that was pulled.

mod schema;

fn main() -> std::process::ExitCode {
    schema_core::cli::main(&schema::app)
}
";

impl Workshop {
    /// A workshop beside this program, in the directory that cargo builds into.
    pub(crate) fn new() -> Result<Self, String> {
        let program = std::env::current_exe().map_err(text)?;
        let place = program.ancestors().nth(2).map(|target| target.join("score-real")).ok_or("no place to work")?;
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no repository")?.to_owned();
        Ok(Self { place, repository })
    }

    /// The directory of the crates.
    pub(crate) fn place(&self) -> &Path {
        &self.place
    }

    /// Writes a crate with this source.
    pub(crate) fn write(&self, name: &str, files: &[File]) -> Result<Crate, String> {
        let directory = self.place.join(name);
        for old in ["src", "migrations"] {
            // The first time there is none.
            let _ = fs::remove_dir_all(directory.join(old));
        }
        let repository = self.repository.display().to_string();
        let manifest = MANIFEST.replace("NAME", name).replace("REPOSITORY", &repository);
        let mut all = vec![(directory.join("Cargo.toml"), manifest), (directory.join("src/main.rs"), MAIN.to_owned())];
        all.extend(files.iter().map(|file| (directory.join("src/schema").join(&file.path), file.text.clone())));
        for (path, text) in all {
            let parent = path.parent().unwrap_or(&directory);
            fs::create_dir_all(parent)
                .and_then(|()| fs::write(&path, text))
                .map_err(|error| format!("{}: {error}", path.display()))?;
        }
        fs::copy(self.repository.join("Cargo.lock"), directory.join("Cargo.lock")).map_err(text)?;
        Ok(Crate { directory, name: name.to_owned(), target: self.place.join("target") })
    }
}

impl Crate {
    /// Compiles it; what the compiler has to say of it is an error, warnings too.
    pub(crate) async fn compile(&self) -> Result<(), String> {
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--quiet", "--message-format", "short", "--target-dir"]).arg(&self.target);
        let output = cargo.current_dir(&self.directory).output().await.map_err(text)?;
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        if output.status.success() && said.is_empty() { Ok(()) } else { Err(said) }
    }

    /// Whether `rustfmt` would leave the source as it is; what it would change is the error.
    pub(crate) async fn formatted(&self) -> Result<(), String> {
        let mut rustfmt = Command::new("rustfmt");
        let output = rustfmt.args(["--edition", "2024", "--check"]).arg(self.directory.join("src/main.rs"));
        let output = output.output().await.map_err(text)?;
        if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stdout).into_owned()) }
    }

    /// Runs its tool in its directory.
    pub(crate) async fn run(&self, arguments: &[&str]) -> Result<Output, String> {
        let mut program = Command::new(self.target.join("debug").join(&self.name));
        program.args(arguments).arg("--project").arg(&self.directory).current_dir(&self.directory);
        program.env_remove("DATABASE_URL").output().await.map_err(text)
    }
}

fn text(error: std::io::Error) -> String {
    error.to_string()
}
