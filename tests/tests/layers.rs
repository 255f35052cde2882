//! The layers of `schema-core`: each module names only modules to its left.

use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom to the top; the modules of one line may name each other.
const LAYERS: &[&[&str]] = &[
    &["error", "declare", "row", "types"],
    &["query", "__private"],
    &["ident", "statement", "naming", "expression", "sql"],
    // A kind knows what it needs of the schema around it, and a schema is made of kinds.
    &["kind", "model", "rename"],
    &["effect"],
    &["diff"],
    &["plan"],
    &["online"],
    &["snapshot", "codegen"],
    &["migration"],
    &["lint"],
    &["validate", "settings"],
    &["database"],
    &["seed", "testing"],
    &["cli"],
];

#[test]
fn each_layer_names_only_those_below_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema-core/src");
    let mut wrong = Vec::new();
    for file in rust_files(&source) {
        let module = module_of(&source, &file);
        let Some(own) = layer(&module).filter(|_| module != "lib") else {
            assert_eq!(module, "lib", "`{}` is in no layer", file.display());
            continue;
        };
        let text = fs::read_to_string(&file).unwrap();
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for named in named_modules(&code.join("\n")) {
            if layer(&named).is_some_and(|layer| layer > own) {
                wrong.push(format!("{} names `{named}`", file.strip_prefix(&source).unwrap().display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The pure layers have no clock, no chance and no environment. That no order of hashes reaches their output is a law: a
/// map has another order each time it is made.
#[test]
fn the_pure_layers_are_pure() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema-core/src");
    for file in rust_files(&source) {
        let module = module_of(&source, &file);
        // What runs queries measures how long they take.
        let pure = module != "query" && layer(&module).is_some_and(|at| at < layer("migration").unwrap());
        let text = fs::read_to_string(&file).unwrap();
        for word in ["SystemTime", "Instant", "std::env", "thread_rng"] {
            assert!(!pure || !text.contains(word), "`{}` says `{word}`", file.display());
        }
    }
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

fn module_of(source: &Path, file: &Path) -> String {
    let first = file.strip_prefix(source).unwrap().components().next().unwrap();
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// What follows `crate::`, in a path or in braces.
fn named_modules(code: &str) -> Vec<String> {
    let after = code.split("crate::").skip(1);
    after.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let inner = folders.iter().flat_map(|folder| rust_files(folder));
    inner.chain(files.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "rs"))).collect()
}
