//! The crate that the modules are compiled in, beside this build so that its dependencies are compiled once.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::module::{Module, Source};

/// A crate with what it needs, and the modules that it has at the moment.
pub(super) struct Project {
    directory: PathBuf,
}

/// An error of the compiler: the line that it is at, and all that it says.
#[derive(Debug)]
pub(super) struct Complaint {
    pub(super) line: usize,
    pub(super) message: String,
}

/// Writes the DDL of each module, or why there is none.
const MAIN: &str = "\
fn tell(name: &str, schema: &SchemaDef) {
    let made = from_code(schema, Conventions::default()).and_then(|declared| {
        let nothing = Schema::default();
        let changes = diff(&nothing, &declared.schema, &Hints::default());
        Ok(script(&plan(&changes)?))
    });
    match made {
        Ok(sql) => println!(\"\\u{1}{name}\\u{2}{sql}\"),
        Err(error) => println!(\"\\u{1}{name}\\u{2}\\u{3}{error}: {:?}\", error.list()),
    }
}";

const HEAD: &str = "\
#![allow(dead_code, deprecated, unused)]
#![recursion_limit = \"512\"]
use schema_core::declare::def::SchemaDef;
use schema_core::diff::diff;
use schema_core::migration::render::script;
use schema_core::model::{Conventions, Hints, Schema, from_code};
use schema_core::plan::plan;
use schema_core::{schema, table};";

impl Project {
    pub(super) fn new() -> Self {
        let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("compiled");
        fs::create_dir_all(directory.join("src")).unwrap();
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
        let manifest = format!(
            "[package]\nname = \"compiled\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n\
             schema-core = {{ path = \"{root}/schema-core\", features = [\"engine\", \"rust_decimal\"] }}\n\
             chrono = {{ version = \"0.4\", default-features = false }}\nrust_decimal = {{ version = \"1\", default-features = false }}\n\
             serde_json = \"1\"\nuuid = \"1\"\n[profile.dev]\ndebug = false\nincremental = false\n"
        );
        fs::write(directory.join("Cargo.toml"), manifest).unwrap();
        fs::copy(format!("{root}/Cargo.lock"), directory.join("Cargo.lock")).unwrap();
        Self { directory }
    }

    pub(super) fn write(&self, modules: &[Module]) -> Source {
        let mut source = Source::default();
        source.line(None, HEAD);
        for (number, module) in modules.iter().enumerate() {
            module.write(number, &mut source);
        }
        source.line(None, &format!("{MAIN}\nfn main() {{"));
        for Module { name, .. } in modules {
            source.line(None, &format!("tell(\"{name}\", &{name}::all);"));
        }
        source.line(None, "}");
        fs::write(self.directory.join("src/main.rs"), &source.text).unwrap();
        source
    }

    fn cargo(&self, arguments: &[&str]) -> (bool, String) {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(arguments).current_dir(&self.directory).stderr(Stdio::inherit());
        command.env("CARGO_TARGET_DIR", self.directory.join("target"));
        let output = command.output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    }

    /// What the compiler complains of.
    pub(super) fn check(&self) -> Vec<Complaint> {
        let (succeeded, output) = self.cargo(&["check", "--quiet", "--message-format=json"]);
        let complaints: Vec<_> = output.lines().filter_map(complaint).collect();
        assert!(succeeded || !complaints.is_empty(), "cargo fails, and the compiler has no error");
        complaints
    }

    /// The DDL of each module by its name, or what the model says against it.
    pub(super) fn run(&self) -> Vec<(String, Result<String, String>)> {
        let (succeeded, output) = self.cargo(&["run", "--quiet"]);
        assert!(succeeded, "the modules compile and do not run");
        let told = output.split('\u{1}').skip(1).map(|part| part.split_once('\u{2}').unwrap());
        told.map(|(name, told)| match told.strip_prefix('\u{3}') {
            None => (name.to_owned(), Ok(told.to_owned())),
            Some(error) => (name.to_owned(), Err(error.to_owned())),
        })
        .collect()
    }
}

/// One line of what cargo says. `rustc` counts its errors in one of its own, which is at no line.
fn complaint(line: &str) -> Option<Complaint> {
    let told: Value = serde_json::from_str(line).ok()?;
    let message = &told["message"];
    if message["level"] != "error" {
        return None;
    }
    let spans = message["spans"].as_array()?;
    let primary = spans.iter().find(|span| span["is_primary"] == true)?;
    let place = outermost(primary);
    let line = usize::try_from(place["line_start"].as_u64()?).ok()?;
    Some(Complaint { line, message: message["rendered"].as_str().unwrap_or_default().to_owned() })
}

/// A place in a macro of another crate is told by where that is called.
fn outermost(span: &Value) -> &Value {
    match span.get("expansion") {
        Some(expansion) if span["file_name"] != "src/main.rs" && !expansion.is_null() => outermost(&expansion["span"]),
        _ => span,
    }
}
